"""Status: whether a trigger tells of something that happened, is planned, is alleged, or is denied."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.events.triggers import Trigger
from pipeline.lexicon import table, words
from pipeline.records import Status

_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "without"})
_SHORT_OF = frozenset({"almost", "nearly"})
# What stands under these is told aside: "declined to run after voting for it".
_ASIDE = frozenset({"after", "before", "by", "despite", "since", "while"})
# "not only did they refuse": they did.
_ALSO = frozenset({"just", "merely", "only", "simply"})

_CLAUSAL = frozenset({"xcomp", "pcomp", "prep", "conj", "ccomp", "acl"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})
_NEAR = ("neg", "det", "advmod", "aux", "amod", "preconj")


def status_of(trigger: Trigger, grammar: Grammar) -> Status:
    """The status that negation, modality and the words above the trigger give it."""
    for node, below in _governors(trigger.index, grammar):
        found = _own_status(node, below, grammar)
        if found is not None:
            return found
    return "planned" if _is_bare(trigger.index, grammar) else "actual"


def _governors(index: int, grammar: Grammar) -> Iterator[tuple[int, int | None]]:
    """The trigger and the words above it whose negation or modality reaches it, each with the one below it."""
    node, below = index, None
    while True:
        yield node, below
        token = grammar.tokens[node]
        head = grammar.parent(node)
        if head is None or not _reaches(node, head, grammar):
            return
        if token.dep == "conj" and (grammar.syntax.children(node, "aux", "auxpass", "nsubj", "nsubjpass", "neg")):
            return
        node, below = head, node


def _reaches(node: int, head: int, grammar: Grammar) -> bool:
    """Whether what stands at the head also holds of the node below it."""
    dep, lemma = grammar.tokens[node].dep, grammar.lemma(head)
    if dep in _CLAUSAL:
        return dep != "pcomp" or lemma not in _ASIDE
    if dep in _OBJECTS:
        return not grammar.is_verb(node) and lemma in words("support_verbs") | _judging_verbs()
    if dep == "pobj" and lemma == "to":  # "agreed to a truce", but "did not respond to the request"
        above = grammar.parent(head)
        return above is not None and grammar.lemma(above) in table("event_status")["planned"]["governors"]
    return dep == "pobj" and lemma in {"of", "for"}


def _judging_verbs() -> frozenset[str]:
    """Verbs whose object noun is planned or denied through them: "planned an attack", "averted a strike"."""
    lexicon = table("event_status")
    return frozenset(lexicon["denied"]["objects"]) | frozenset(lexicon["planned"]["objects"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word that may judge the trigger, with what stands near it and how the word below hangs on it."""

    node: int
    lemma: str
    near: frozenset[str]
    link: str

    @property
    def governs(self) -> bool:
        """Whether what the word says of its complement holds of the trigger."""
        return self.link in _CLAUSAL | _OBJECTS and self.link != "conj"

    @property
    def judges(self) -> bool:
        """Whether its modals and negations reach the trigger: what is said with "not" is not thereby denied."""
        return self.link != "ccomp"


def _own_status(node: int, below: int | None, grammar: Grammar) -> Status | None:
    """The status that one word and its auxiliaries, adverbs and modifiers give; None where they give none."""
    word = _Word(
        node=node,
        lemma=grammar.lemma(node),
        near=frozenset(_near(node, grammar)),
        link=grammar.tokens[below].dep if below is not None else "",
    )
    if _is_alleged(word, grammar):
        return "alleged"
    if word.judges and word.near & _NEGATIONS and "would" in word.near and _is_past_modal(node, grammar):
        return None  # "would not have charged her without evidence": so they did
    if _is_denied(word) or (below is None and _is_passed_over(node, grammar)):
        return "denied"
    lexicon = table("event_status")["planned"]
    modal = word.judges and word.near & set(lexicon["modals"])
    told = word.link == "ccomp" and below is not None and _is_past(below, grammar)  # "announced that he had signed"
    governor = word.governs and not told and word.lemma in lexicon["ideas" if word.link == "prep" else "governors"]
    ahead = below is None and not grammar.is_verb(node) and word.near & set(lexicon["words"])
    if modal or governor or ahead or (below is None and _is_conditional(node, grammar)):
        return "planned"
    return None


def _near(node: int, grammar: Grammar) -> Iterator[str]:
    """The auxiliaries, adverbs and modifiers of a word, in lower case, without the "not" of "not only"."""
    for index in grammar.syntax.children(node, *_NEAR):
        text = grammar.tokens[index].text.lower()
        following = grammar.tokens[index + 1].text.lower() if index + 1 < len(grammar.tokens) else ""
        if text not in _NEGATIONS or following not in _ALSO:
            yield text


def _is_alleged(word: _Word, grammar: Grammar) -> bool:
    """Whether it is called alleged, accused, possible, or told by one side of a case."""
    lexicon = table("event_status")["alleged"]
    if word.near & set(lexicon["words"]):
        return True
    if word.governs and word.link != "dobj" and word.lemma in lexicon["governors"]:
        return True
    if word.link == "ccomp" and word.lemma in table("event_status")["reporting"]["verbs"]:
        return any(grammar.lemma(i) in lexicon["sources"] for i in grammar.surface_subjects(word.node))
    return word.judges and bool(word.near & set(lexicon["modals"])) and _is_past_modal(word.node, grammar)


def _is_denied(word: _Word) -> bool:
    """Whether it is negated, refused, prevented, or yet to come about."""
    if word.judges and word.near & (_NEGATIONS | _SHORT_OF):
        return True
    yet = word.lemma == "have" and "yet" in word.near  # "has yet to be charged"
    return word.governs and (yet or word.lemma in table("event_status")["denied"]["governors"])


def _is_bare(verb: int, grammar: Grammar) -> bool:
    """Whether the verb is a wish ("demands that he resign") or an infinitive that nothing says to have come true."""
    token, head = grammar.tokens[verb], grammar.parent(verb)
    auxiliaries = grammar.syntax.children(verb, "aux")
    if token.tag != "VB":
        return False
    if head is None:  # a headline: "Council to vote on budget"
        return any(grammar.tokens[i].tag == "TO" for i in auxiliaries)
    if token.dep == "conj":
        return not auxiliaries and _is_bare(head, grammar)
    if any(grammar.lemma(i) in table("event_status")["actual"]["governors"] for i in _described(head, grammar)):
        return grammar.is_verb(head) and _is_bare(head, grammar)  # "saw him die", but "hopes to help him leave"
    if not auxiliaries:
        return token.dep == "ccomp" and bool(grammar.syntax.children(verb, "nsubj", "nsubjpass"))
    return all(grammar.tokens[i].tag == "TO" for i in auxiliaries)


def _described(head: int, grammar: Grammar) -> Iterator[int]:
    """The word above an infinitive with what describes it: "was the **first** member of the board to endorse him"."""
    yield head
    yield from grammar.syntax.children(head, "amod")
    above = grammar.parent(head)
    if above is not None and grammar.tokens[head].dep == "pobj" and grammar.lemma(above) == "of":
        yield from grammar.syntax.children(grammar.tokens[above].head, "amod")


def _is_past(verb: int, grammar: Grammar) -> bool:
    """Whether the verb stands in the past: "signed", "had signed"."""
    tags = {grammar.tokens[i].tag for i in (verb, *grammar.syntax.children(verb, "aux", "auxpass"))}
    return "VBD" in tags and not tags & {"MD", "TO"}


def _is_passed_over(node: int, grammar: Grammar) -> bool:
    """Whether something else is done instead: "rather than arresting them", "instead of an attack"."""
    if grammar.tokens[node].dep not in {"pcomp", "pobj", "conj", "advcl", "xcomp"}:
        return False
    before = [grammar.tokens[i].text.lower() for i in range(max(0, node - 3), node)]
    return any(pair in {("rather", "than"), ("instead", "of")} for pair in itertools.pairwise(before))


def _is_past_modal(node: int, grammar: Grammar) -> bool:
    """Whether a modal tells of the past: "might have prosecuted"."""
    return any(grammar.lemma(i) == "have" for i in grammar.syntax.children(node, "aux"))


def _is_conditional(node: int, grammar: Grammar) -> bool:
    """Whether the word's clause stands under "if", "unless" …, or in the present under "before", "when" …."""
    lexicon = table("event_status")["planned"]
    marks = {grammar.tokens[i].text.lower() for i in grammar.syntax.children(node, "mark", "advmod")}
    present = grammar.tokens[node].tag in {"VBP", "VBZ"} and not grammar.syntax.children(node, "aux", "auxpass")
    conjunctions = set(lexicon["conjunctions"]) | (set(lexicon["present_conjunctions"]) if present else set())
    return grammar.tokens[node].dep == "advcl" and bool(marks & conjunctions)
