"""The words above a trigger whose negation, modality or meaning reaches it."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import (
    is_adverbial_clause,
    is_clause_under_preposition,
    is_complement,
    is_content_clause,
    is_governed,
    is_joined,
    is_under_preposition,
    shares_judgement,
)
from pipeline.lexicon import table, words
from pipeline.records import Token


@functools.cache
def status_words(part: str, key: str) -> frozenset[str]:
    """A word list of `lexicon/en/event_status.toml`."""
    entries: dict[str, Any] = table("event_status")[part]
    return frozenset(entries[key])


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """A trigger, or a word above it that may judge it, with what stands near.

    Attributes:
        trigger: the token of the trigger.
        node: the token of the word.
        below: the token below it on the way down to the trigger; None for the trigger itself.
        is_last: whether no word above it reaches the trigger.
        lemma: its lemma.
        near: its auxiliaries, adverbs and modifiers, in lower case.
        grammar: of the document.
    """

    trigger: int
    node: int
    below: int | None
    is_last: bool
    lemma: str
    near: frozenset[str]
    grammar: Clauses

    @property
    def is_trigger(self) -> bool:
        """Whether it is the trigger itself."""
        return self.below is None

    @property
    def governs(self) -> bool:
        """Whether what the word says of its complement holds of the trigger."""
        return self.holds(is_governed)

    @property
    def judges(self) -> bool:
        """Whether its modals and negations reach the trigger: what is said with "not" is not thereby denied."""
        inverted = self.lemma == "be" and not self.grammar.has_subject(self.node)  # "at no point was he arrested"
        return inverted or not self.holds(is_content_clause)

    @property
    def is_past_modal(self) -> bool:
        """Whether a modal tells of the past: "might have prosecuted"."""
        return any(self.grammar.lemma(i) == "have" for i in self.grammar.active_auxiliaries(self.node))

    @property
    def marks(self) -> frozenset[str]:
        """The conjunctions that open its clause, where it is an adverbial one."""
        if not is_adverbial_clause(self.grammar.tokens[self.node]):
            return frozenset()
        return frozenset(self.grammar.tokens[i].text.lower() for i in self.grammar.openers(self.node))

    def is_one_of(self, lemmas: frozenset[str]) -> bool:
        """Whether it is one of the words; the lemmatizer sometimes takes one letter too many: "hoped" is no "hop"."""
        return self.lemma in lemmas or f"{self.lemma}e" in lemmas

    def holds(self, part: Callable[[Token], bool]) -> bool:
        """Whether the word below it is such a part of it: its object, its content clause; no part is the trigger."""
        return self.below is not None and part(self.grammar.tokens[self.below])


def governors(trigger: int, grammar: Clauses) -> Iterator[Governor]:
    """The trigger and the words above it whose negation or modality reaches it, nearest first."""
    node: int | None = trigger
    below: int | None = None
    while node is not None:
        above = _above(node, grammar)
        yield Governor(
            trigger=trigger,
            node=node,
            below=below,
            is_last=above is None,
            lemma=grammar.lemma(node),
            near=frozenset(_near(node, grammar)),
            grammar=grammar,
        )
        node, below = above, node


def _above(node: int, grammar: Clauses) -> int | None:
    """The next word above that judges the node too."""
    head = grammar.parent(node)
    if head is None or not _reaches(node, head, grammar):
        return None
    apart = is_joined(grammar.tokens[node]) and grammar.has_own_clause(node)
    return None if apart else head


def _reaches(node: int, head: int, grammar: Clauses) -> bool:
    """Whether what stands at the head also holds of the node below it."""
    token, lemma = grammar.tokens[node], grammar.lemma(head)
    if shares_judgement(token):
        return not is_clause_under_preposition(token) or lemma not in status_words("reach", "aside")
    if is_complement(token) and not grammar.is_verb(node):
        if lemma in status_words("reach", "existing"):
            return False
        equal = lemma in status_words("reach", "equal")  # "it was not an attack"
        return equal or lemma in words("support_verbs") | _judging_verbs()
    if not is_under_preposition(token):
        return False
    return lemma in status_words("reach", "through") or _points(head, grammar)


def _points(preposition: int, grammar: Clauses) -> bool:
    """Whether the preposition belongs to a word that looks ahead or denies: "agreed **to**", "refrained **from**"."""
    above, reach = grammar.parent(preposition), table("event_status")["reach"]
    if above is None:
        return False
    if grammar.lemma(preposition) == reach["ahead"]:
        return grammar.lemma(above) in status_words("planned", "governors") - status_words("reach", "causes")
    return grammar.lemma(preposition) == reach["back"] and grammar.lemma(above) in status_words("denied", "governors")


@functools.cache
def _judging_verbs() -> frozenset[str]:
    """Verbs whose object noun is planned or denied through them: "planned an attack", "averted a strike"."""
    lists = (("denied", "objects"), ("denied", "rejecters"), ("planned", "objects"), ("unreal", "objects"))
    return frozenset[str]().union(*(status_words(*names) for names in lists))


def _near(node: int, grammar: Clauses) -> Iterator[str]:
    """The auxiliaries, adverbs and modifiers of a word, in lower case, without the "not" of "not only"."""
    for index in grammar.qualifiers(node):
        text = grammar.tokens[index].text.lower()
        following = grammar.tokens[index + 1].text.lower() if index + 1 < len(grammar.tokens) else ""
        if text not in status_words("denied", "negations") or following not in status_words("denied", "also"):
            yield text
