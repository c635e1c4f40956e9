"""Tests a trigger pattern against the words around a token."""

from collections.abc import Callable
from typing import NamedTuple

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_complement, is_joined, is_predicate_noun, is_under_preposition
from pipeline.annotate.events.classes import Classes
from pipeline.annotate.events.expressions import Time
from pipeline.annotate.events.patterns import Condition, Pattern, patterns
from pipeline.event_types import WordClass
from pipeline.lexicon import listed, words
from pipeline.records import Annotations

# Longer stretches are cut down to the trigger word itself.
MAX_WORDS = 4

_DEFINITE = listed("event_words", "definite")


class Related(NamedTuple):
    """A word that stands in some relation to the trigger, and the preposition that links it."""

    token: int
    link: int | None = None


class Fitter:
    """Tests patterns in one document; remembers which types of event it has told of."""

    def __init__(self, grammar: Clauses, classes: Classes, annotations: Annotations, times: list[Time]) -> None:
        self.grammar = grammar
        self.syntax = grammar
        self.tokens = grammar.tokens
        self.classes = classes
        self.told: set[str] = set()
        durations = [self.syntax.head_of(d.start, d.end) for d in annotations.dates if d.timex_type == "DURATION"]
        self._periods = [t.head for t in times if t.end_date] + [i for i in durations if i is not None]
        self._in_time = {i for d in annotations.dates for i in self.syntax.within(d.start, d.end)}
        self._relations: dict[str, Callable[[int], list[int]]] = {
            "obj": grammar.patients,
            "subj": grammar.agents,
            "mod": grammar.modifiers_with_numbers,
            "poss": grammar.possessors,
            "verb": lambda i: [self.tokens[i].head] if is_complement(self.tokens[i]) else [],
            "joined": self._joined,
            "under": self._governing_preposition,
            "clause": grammar.clauses_with_subject,
            "infinitive": grammar.infinitives,
        }
        self._flags: dict[str, Callable[[int, str], bool]] = {
            "acts": lambda *_: True,
            "arg": lambda i, code: self.has_argument(i) or self.refers_back(i, code),
            "attr": lambda i, _: is_predicate_noun(self.tokens[i]),
            "content": lambda i, _: any(self._may_be_trigger(c) for c in self.content(i)),
            "period": lambda i, _: self._has_period(i),
            "told": self.refers_back,
            "undergoes": lambda *_: True,
        }

    def fit(self, pattern: Pattern, index: int) -> tuple[int, ...] | None:
        """The tokens of the trigger where the pattern fits; None where it does not."""
        found = {index}
        for companion in pattern.companions:
            beside = next((c for c in self.grammar.companions(index) if self._is_word(c, companion)), None)
            if beside is None:
                return None
            found.add(beside)
        for condition in pattern.conditions:
            joined = self._holds(condition, pattern.word_class, index)
            if joined is None:
                return None
            found.update(joined)
        if not all(self._flags[flag](index, pattern.type) for flag in sorted(pattern.flags)):
            return None
        first, last = min(found), max(found)
        return tuple(range(first, last + 1)) if last - first < MAX_WORDS else (index,)

    def _is_word(self, index: int, wanted: str) -> bool:
        return self.classes.is_a(index, wanted) or self.tokens[index].text.lower() == wanted

    def _holds(self, condition: Condition, word_class: WordClass, index: int) -> list[int] | None:
        """Tokens that the condition adds to the trigger (often none); None where it does not hold."""
        related = [item for key in condition.keys for item in self._related(key, word_class, index)]
        if condition.wanted == {"*"}:
            return [] if bool(related) != condition.negative else None
        if "-" in condition.wanted and not related:
            return []
        fitting = [r for r in related if any(self.classes.is_a(r.token, name) for name in condition.wanted - {"-"})]
        if bool(fitting) == condition.negative:
            return None
        for head, link in fitting:
            if link is not None and word_class == "verbs" and self.grammar.lemma(head) in condition.wanted:
                return [link, head]
        return []

    def _related(self, key: str, word_class: WordClass, index: int) -> list[Related]:
        """What stands in the relation; a key that names no relation is a preposition. Times do not count."""
        if key in self._relations:
            return [Related(i) for i in self._relations[key](index)]
        found = [Related(i, link) for word, link, i in self.grammar.prepositions(index) if word == key]
        if not found and word_class == "verbs":
            # The parser often hangs a verb's preposition on its object.
            for thing in self.grammar.objects(index):
                found += [Related(i, link) for word, link, i in self.grammar.prepositions(thing) if word == key]
        return [related for related in found if related.token not in self._in_time]

    def _joined(self, index: int) -> list[int]:
        above = [self.tokens[index].head] if is_joined(self.tokens[index]) else []
        return above + self.grammar.joined(index)

    def _governing_preposition(self, index: int) -> list[int]:
        head = self.grammar.parent(index)
        return [head] if head is not None and is_under_preposition(self.tokens[index]) else []

    def content(self, index: int) -> list[int]:
        """What a decision, or the granting of a request, is about: its infinitive or object, and that of the object."""
        direct = self.grammar.contents(index)
        if self.grammar.is_passive(index):
            direct += self.grammar.patients(index)
        return direct + [i for d in direct for i in self.grammar.contents(d)]

    def _may_be_trigger(self, index: int) -> bool:
        word_class: WordClass = "verbs" if self.grammar.is_verb(index) else "nouns"
        return (word_class, self.grammar.lemma(index)) in patterns()

    def has_argument(self, noun: int) -> bool:
        """Whether a noun has a participant beside it, so that it tells of one event and not of a kind."""
        if self.grammar.possessors(noun) or self.grammar.support_verb(noun) is not None:
            return True
        if any(self.classes.is_mentioned(i) for i in self.grammar.modifiers_with_numbers(noun)):
            return True
        return any(word in words("event_prepositions") for word, _, _ in self.grammar.prepositions(noun))

    def refers_back(self, noun: int, code: str) -> bool:
        """Whether a definite noun ("the threats") takes up an event of its type told before."""
        return self.is_definite(noun) and code in self.told

    def is_definite(self, noun: int) -> bool:
        """Whether the noun stands with "the", "this" or "that"."""
        return any(self.grammar.lemma(i) in _DEFINITE for i in self.grammar.determiners(noun))

    def _has_period(self, index: int) -> bool:
        """Whether the token's clause holds a stretch of time ("from 2012 to 2018", "for six years")."""
        clause = self.grammar.clause(index)
        return any(self.grammar.clause(head) == clause for head in self._periods)
