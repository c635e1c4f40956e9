"""The trigger patterns of `lexicon/event_types/`: reading them.

The notation is described in `lexicon/event_types.toml`.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import lexicon
from pipeline.errors import LexiconError
from pipeline.event_types import WORD_CLASSES, WordClass, event_types

FLAGS = frozenset({"arg", "attr", "content", "period", "told", "undergoes"})


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
    """One way to name an event: the type, the companions of the trigger word, conditions and flags."""

    type: str
    companions: tuple[str, ...]
    conditions: tuple[Condition, ...]
    flags: frozenset[str]
    rank: int

    @property
    def strength(self) -> tuple[int, int]:
        """Sort key: patterns that ask for more come first, then the order of the lexicon."""
        return -len(self.companions) - len(self.conditions) - len(self.flags - {"undergoes"}), self.rank


@functools.cache
def noun_class(name: str) -> frozenset[str]:
    """Lemmas of a class of `lexicon/event_nouns.toml`."""
    try:
        return frozenset(lexicon.table("event_nouns")["nouns"][name])
    except KeyError:
        raise LexiconError(f"lexicon/event_types.toml: {name} is no class of lexicon/event_nouns.toml") from None


@functools.cache
def classes_of_name(referent_type: str) -> frozenset[str]:
    """Classes that a name of a person, organization or place belongs to."""
    table = lexicon.table("event_nouns")["names"]
    return frozenset(name for name, types in table.items() if referent_type in types)


@functools.cache
def patterns() -> dict[tuple[WordClass, str], tuple[Pattern, ...]]:
    """The patterns of each word class and lemma, those that ask for most first."""
    found: dict[tuple[WordClass, str], list[Pattern]] = defaultdict(list)
    rank = 0
    for code, event_type in event_types().items():
        for word_class in WORD_CLASSES:
            for line in event_type.patterns(word_class):
                rank += 1
                head, *rest = line.split(" ")
                pattern = _parse(code, line, rest, rank)
                for lemma in sorted(noun_class(head)) if head.isupper() else [head]:
                    found[word_class, lemma].append(pattern)
    return {key: tuple(sorted(group, key=lambda p: p.strength)) for key, group in found.items()}


def _parse(code: str, line: str, rest: Iterable[str], rank: int) -> Pattern:
    companions: list[str] = []
    conditions: list[Condition] = []
    flags: set[str] = set()
    for item in rest:
        keys, colon, values = item.partition(":")
        if item.startswith("+"):
            companions.append(item[1:])
        elif colon:
            wanted = frozenset(values.removeprefix("!").split("|"))
            for name in wanted:
                if name.isupper():
                    noun_class(name)
            conditions.append(Condition(keys=tuple(keys.split("/")), wanted=wanted, negative=values.startswith("!")))
        elif item in FLAGS:
            flags.add(item)
        else:
            raise LexiconError(f"lexicon/event_types.toml: {code}: {line!r}: cannot read {item!r}")
    return Pattern(
        type=code, companions=tuple(companions), conditions=tuple(conditions), flags=frozenset(flags), rank=rank
    )
