"""Status: whether a trigger tells of something that happened, is planned, is alleged, or is denied."""

from collections.abc import Iterator

from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.events.triggers import Trigger
from pipeline.lexicon import table, words
from pipeline.records import Status

_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "without"})


def status_of(trigger: Trigger, grammar: Grammar) -> Status:
    """The status that negation, modality and the words above the trigger give it."""
    for node, below in _governors(trigger.index, grammar):
        found = _own_status(node, below, grammar)
        if found is not None:
            return found
    return "actual"


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
    dep = grammar.tokens[node].dep
    if dep in {"xcomp", "pcomp", "prep", "conj", "ccomp", "acl"}:
        return True
    if dep == "dobj" or dep == "nsubjpass" or dep == "attr":
        return not grammar.is_verb(node) and grammar.lemma(head) in words("support_verbs") | _content_verbs()
    return dep == "pobj" and grammar.lemma(head) in {"of", "for", "to"}


def _content_verbs() -> frozenset[str]:
    return frozenset(table("event_status")["denied"]["objects"] + table("event_status")["planned"]["objects"])


def _own_status(node: int, below: int | None, grammar: Grammar) -> Status | None:
    """The status that one word and its auxiliaries, adverbs and modifiers give; None where they give none."""
    lexicon = table("event_status")
    children = grammar.syntax.children(node)
    near = {
        grammar.tokens[i].text.lower()
        for i in children
        if grammar.tokens[i].dep in {"neg", "det", "advmod", "aux", "amod", "preconj"}
    }
    lemma = grammar.lemma(node)
    dep_below = grammar.tokens[below].dep if below is not None else ""
    governs = below is not None and dep_below in {"xcomp", "pcomp", "prep", "acl", "ccomp", "dobj", "nsubjpass"}
    if near & set(lexicon["alleged"]["words"]) or (
        governs and dep_below != "dobj" and lemma in lexicon["alleged"]["governors"]
    ):
        return "alleged"
    if near & _NEGATIONS and not (governs and dep_below == "ccomp"):
        return "denied"
    if governs and dep_below != "conj" and lemma in lexicon["denied"]["governors"]:
        return "denied"
    modal = near & set(lexicon["planned"]["modals"])
    if modal and not _is_past_modal(node, grammar) and not (governs and dep_below == "ccomp"):
        return "planned"
    if governs and lemma in lexicon["planned"]["governors"] and dep_below != "prep":
        return "planned"
    if below is None and grammar.tokens[node].dep == "advcl" and _is_conditional(node, grammar):
        return "planned"
    return None


def _is_past_modal(node: int, grammar: Grammar) -> bool:
    """ "would have prosecuted": told of the past."""
    return any(grammar.lemma(i) == "have" for i in grammar.syntax.children(node, "aux"))


def _is_conditional(node: int, grammar: Grammar) -> bool:
    marks = {grammar.tokens[i].text.lower() for i in grammar.syntax.children(node, "mark")}
    return bool(marks & set(table("event_status")["planned"]["conjunctions"]))
