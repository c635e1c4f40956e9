"""The trigger patterns of `lexicon/en/event_types/`, each a rule: reading them, and finding those of a word.

The notation is described in `lexicon/en/event_types.toml`.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline import lexicon
from pipeline.annotate.events.meanings import meaning
from pipeline.event_types import WORD_CLASSES, EventType, WordClass, event_types
from pipeline.rules import Example, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must (or, if negative, must not) stand in one relation to the trigger.

    Attributes:
        keys: the relation ("obj", "subj", "mod", "clause", "infinitive"), or one or more prepositions.
        wanted: lemmas, classes in upper case, or "*" for anything and "-" for nothing.
        negative: whether the condition excludes.
    """

    keys: tuple[str, ...]
    wanted: frozenset[str]
    negative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way to name an event: the type, the trigger word, its companions, conditions and flags."""

    type: str
    word_class: WordClass
    head: str
    companions: tuple[str, ...]
    conditions: tuple[Condition, ...]
    flags: frozenset[str]

    @property
    def strength(self) -> int:
        """How much the pattern asks for."""
        return len(self.companions) + len(self.conditions) + len(self.flags - {"acts", "undergoes"})


class Fit(NamedTuple):
    """A pattern that fits a word, and the tokens of the trigger."""

    pattern: Pattern
    tokens: tuple[int, ...]


Test = Callable[[Pattern, int], tuple[int, ...] | None]
"""Gives the tokens of the trigger where a pattern fits a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerRule(Rule[[Test, int], Fit]):
    """The rule that a pattern is."""

    pattern: Pattern


@functools.cache
def noun_class(name: str) -> frozenset[str]:
    """Lemmas of a class of `lexicon/en/event_nouns.toml`."""
    return frozenset(lexicon.table("event_nouns")["nouns"][name])


@functools.cache
def classes_of_name(referent_type: str) -> frozenset[str]:
    """Classes that a name of a person, organization or place belongs to."""
    table = lexicon.table("event_nouns")["names"]
    return frozenset(name for name, types in table.items() if referent_type in types)


@functools.cache
def patterns() -> dict[tuple[WordClass, str], tuple[TriggerRule, ...]]:
    """The rules of each word class and lemma, those that ask for most first, then in the order of the lexicon."""
    found: dict[tuple[WordClass, str], list[TriggerRule]] = defaultdict(list)
    for rule in RULES:
        head = rule.pattern.head
        for lemma in sorted(noun_class(head)) if head.isupper() else [head]:
            found[rule.pattern.word_class, lemma].append(rule)
    return {key: tuple(sorted(rules, key=lambda rule: -rule.pattern.strength)) for key, rules in found.items()}


def _rules(types: Iterable[EventType]) -> Iterator[TriggerRule]:
    """The patterns of the types in the order of the lexicon."""
    for one in types:
        for word_class in WORD_CLASSES:
            for line, example in one.patterns(word_class).items():
                yield _rule(one, word_class, line, example)


def _rule(event_type: EventType, word_class: WordClass, line: str, example: str) -> TriggerRule:
    """The rule of one line of the lexicon."""
    head, *rest = line.split(" ")
    companions: list[str] = []
    conditions: list[Condition] = []
    flags: set[str] = set()
    for item in rest:
        if item.startswith("+"):
            companions.append(item[1:])
        elif ":" in item:
            conditions.append(_condition(item))
        else:
            flags.add(item)
    pattern = Pattern(
        type=event_type.code,
        word_class=word_class,
        head=head,
        companions=tuple(companions),
        conditions=tuple(conditions),
        flags=frozenset(flags),
    )
    return TriggerRule(
        step="event",
        name=f"{event_type.code}/{word_class.removesuffix('s')} {line}",
        meaning=meaning(word_class, line, event_type.summary.noun),
        find=functools.partial(_find, pattern),
        examples=(_example(example, gives="" if "content" in flags else event_type.code),),
        pattern=pattern,
    )


def _condition(item: str) -> Condition:
    keys, _, values = item.partition(":")
    wanted = frozenset(values.removeprefix("!").split("|"))
    return Condition(keys=tuple(keys.split("/")), wanted=wanted, negative=values.startswith("!"))


def _example(example: str, gives: str) -> Example:
    """The example of a line, in which the trigger stands between stars, and the type that it tells of."""
    before, words, after = example.split("*")
    return Example(text=before + words + after, words=words, gives=gives)


def _find(pattern: Pattern, fit: Test, index: int) -> Fit | None:
    tokens = fit(pattern, index)
    return None if tokens is None else Fit(pattern, tokens)


RULES: tuple[TriggerRule, ...] = tuple(_rules(event_types().values()))
