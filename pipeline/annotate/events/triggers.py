"""Triggers: the words that name an event, judged by the company they keep."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_adverbial_noun, is_modifier, is_predicative
from pipeline.annotate.clauses.words import is_adjective, is_full_verb, is_noun, is_proper_noun
from pipeline.annotate.events.classes import THINGS, Classes
from pipeline.annotate.events.expressions import times_of
from pipeline.annotate.events.fitting import Fitter
from pipeline.annotate.events.headlines import Headlines, headline_patterns, needs_no_grammar
from pipeline.annotate.events.patterns import Fit, Pattern, TriggerRule, patterns
from pipeline.annotate.syntax import Syntax
from pipeline.event_types import WordClass
from pipeline.records import Annotations
from pipeline.rules import Decision, decide

_HYPHEN = "-"
# "gutte", where the lemmatizer knows no better.
_DOUBLED = re.compile(r"([^aeiou])\1e$")


def spellings(lemma: str, word_class: WordClass) -> list[str]:
    """The lemma, and of what it may have been made where the lemmatizer took a letter too many or too few.

    "fined" is no "fin", "installed" no "instal", "gutted" no "gutte".
    """
    found = [lemma, f"{lemma}e"]
    if word_class == "verbs":
        found.append(f"{lemma}{lemma[-1:]}")
        found += [lemma[:-1]] if lemma.endswith("e") else []
        found += [lemma[:-2]] if _DOUBLED.search(lemma) else []
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names an event.

    Attributes:
        index: its token.
        tokens: all tokens of the trigger.
        type: event type.
        rule: code of the rule that made it a trigger.
        undergoes: whether it happens to the subject of the active verb, or to the possessor of the noun.
        acts: whether the possessor of the noun acts, though such events mostly happen to somebody.
        uses: things that the trigger acts on, so that they name no event of their own here ("dropped the **charges**").
        inherits: whether the type is that of the trigger in its content.
        stands_alone: whether it names an event of its own type where its content holds no trigger.
    """

    index: int
    tokens: tuple[int, ...]
    type: str
    rule: str
    undergoes: bool
    acts: bool
    uses: frozenset[int]
    inherits: bool
    stands_alone: bool

    def span(self, syntax: Syntax) -> tuple[int, int]:
        """Offsets of the trigger."""
        return syntax.span(list(self.tokens))


class TriggerFinder:
    """Looks for the triggers of one document."""

    def __init__(self, syntax: Clauses, annotations: Annotations) -> None:
        self.syntax = syntax
        self.tokens = syntax.tokens
        self.grammar = syntax
        self.times = times_of(self.grammar, annotations.dates)
        self.classes = Classes(self.grammar, annotations)
        self.fitter = Fitter(self.grammar, self.classes, annotations, self.times)
        self._headlines = Headlines(syntax)
        skipped = [(r.start, r.end) for r in annotations.regions if r.kind == "dateline"]
        skipped += [(d.start, d.end) for d in annotations.dates]
        self._skipped = {i for start, end in skipped for i in syntax.within(start, end)}

    def candidates(self) -> Iterator[Trigger]:
        """Every token with a pattern that fits, in text order; `find_triggers` judges them against one another."""
        taken: set[int] = set()
        for index in range(len(self.tokens)):
            word_class = self._word_class(index)
            if word_class is None or index in taken:
                continue
            decision = decide(self._rules(index, word_class), self._fit, index)
            if decision is not None:
                taken.update(decision.found.tokens)
                self.fitter.told.add(decision.found.pattern.type)
                yield self._trigger(decision, index)

    def _word_class(self, index: int) -> WordClass | None:
        """Which patterns may name an event by this token; None for parts of names and dates and for modifiers."""
        token = self.tokens[index]
        if self.classes.in_name(index) or index in self._skipped:
            return None
        if is_proper_noun(token) and self._headlines.is_one(token.sentence):
            return "nouns"
        if is_modifier(token):
            return None
        if is_adjective(token):
            return "adjectives" if is_predicative(token) else None
        if is_noun(token) or (is_proper_noun(token) and token.text.isupper()):
            return None if is_adverbial_noun(token) else "nouns"
        return "verbs" if is_full_verb(token) else None

    def _rules(self, index: int, word_class: WordClass) -> tuple[TriggerRule, ...]:
        """The rules for the token's lemma; in a headline in capitals, for what its form may be an inflection of."""
        token, table = self.tokens[index], patterns()
        if is_proper_noun(token):
            form = token.text.lower()
            in_headline = self._headlines.is_one(token.sentence)
            return headline_patterns(form) if in_headline else table.get(("nouns", form), ())
        forms = spellings(self.grammar.lemma(index), word_class)
        before = "".join(self.tokens[i].text.lower() for i in self._joined(index)[:-1])
        if before:
            forms = [f"{before}{form}" for form in forms] + forms
        forms = [
            written for form in forms for written in (form, form.replace(_HYPHEN, ""))
        ]  # "cease-fire", "ceasefire"
        return next((table[word_class, form] for form in forms if (word_class, form) in table), ())

    def _joined(self, index: int) -> list[int]:
        """The token with those before it that hyphens join to it: "cease-fire"."""
        first = index
        while first > 1 and self._is_hyphen(first - 1) and self.tokens[first - 2].end == self.tokens[first - 1].start:
            first -= 2
        return list(range(first, index + 1))

    def _is_hyphen(self, index: int) -> bool:
        return self.tokens[index].text == _HYPHEN and self.tokens[index].end == self.tokens[index + 1].start

    def _fit(self, pattern: Pattern, index: int) -> tuple[int, ...] | None:
        if is_proper_noun(self.tokens[index]) and needs_no_grammar(pattern):
            return (index,)
        return self.fitter.fit(pattern, index)

    def _trigger(self, decision: Decision[Fit], index: int) -> Trigger:
        pattern, tokens = decision.found
        if pattern.head not in spellings(self.grammar.lemma(index), pattern.word_class):
            tokens = tuple(sorted({*self._joined(index), *tokens}))
        wanted = {name for c in pattern.conditions if not c.negative for name in c.wanted & THINGS}
        near = [*self.grammar.patients(index), *(i for _, _, i in self.grammar.prepositions(index))]
        return Trigger(
            index=index,
            tokens=tokens,
            type=pattern.type,
            rule=decision.rule,
            undergoes="undergoes" in pattern.flags,
            acts="acts" in pattern.flags,
            uses=frozenset(i for i in near if any(self.classes.is_a(i, name) for name in wanted)),
            inherits="content" in pattern.flags,
            stands_alone=bool(pattern.conditions),
        )
