"""The words above a trigger whose negation, modality or meaning reaches it."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.annotate.events.grammar import Grammar
from pipeline.lexicon import table, words

_CLAUSAL = frozenset({"xcomp", "pcomp", "prep", "conj", "ccomp", "acl"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})
_NEAR = ("neg", "det", "advmod", "aux", "amod", "preconj")


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
        link: how the word below hangs on it; empty for the trigger itself.
        grammar: of the document.
    """

    trigger: int
    node: int
    below: int | None
    is_last: bool
    lemma: str
    near: frozenset[str]
    link: str
    grammar: Grammar

    @property
    def is_trigger(self) -> bool:
        """Whether it is the trigger itself."""
        return self.below is None

    @property
    def governs(self) -> bool:
        """Whether what the word says of its complement holds of the trigger."""
        return self.link in _CLAUSAL | _OBJECTS and self.link != "conj"

    @property
    def judges(self) -> bool:
        """Whether its modals and negations reach the trigger: what is said with "not" is not thereby denied."""
        return self.link != "ccomp"


def governors(trigger: int, grammar: Grammar) -> Iterator[Governor]:
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
            link="" if below is None else grammar.tokens[below].dep,
            grammar=grammar,
        )
        node, below = above, node


def _above(node: int, grammar: Grammar) -> int | None:
    """The next word above that judges the node too."""
    head = grammar.parent(node)
    if head is None or not _reaches(node, head, grammar):
        return None
    apart = grammar.tokens[node].dep == "conj" and grammar.syntax.children(
        node, "aux", "auxpass", "nsubj", "nsubjpass", "neg"
    )
    return None if apart else head


def _reaches(node: int, head: int, grammar: Grammar) -> bool:
    """Whether what stands at the head also holds of the node below it."""
    dep, lemma = grammar.tokens[node].dep, grammar.lemma(head)
    if dep in _CLAUSAL:
        return dep != "pcomp" or lemma not in status_words("reach", "aside")
    if dep in _OBJECTS:
        return not grammar.is_verb(node) and lemma in words("support_verbs") | _judging_verbs()
    if dep == "pobj" and lemma == table("event_status")["reach"]["ahead"]:
        above = grammar.parent(head)
        return above is not None and grammar.lemma(above) in status_words("planned", "governors")
    return dep == "pobj" and lemma in status_words("reach", "through")


@functools.cache
def _judging_verbs() -> frozenset[str]:
    """Verbs whose object noun is planned or denied through them: "planned an attack", "averted a strike"."""
    return status_words("denied", "objects") | status_words("planned", "objects")


def _near(node: int, grammar: Grammar) -> Iterator[str]:
    """The auxiliaries, adverbs and modifiers of a word, in lower case, without the "not" of "not only"."""
    for index in grammar.syntax.children(node, *_NEAR):
        text = grammar.tokens[index].text.lower()
        following = grammar.tokens[index + 1].text.lower() if index + 1 < len(grammar.tokens) else ""
        if text not in status_words("denied", "negations") or following not in status_words("denied", "also"):
            yield text
