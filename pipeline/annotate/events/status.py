"""Status: whether a trigger tells of something that happened, is planned, is alleged, or is denied."""

from collections.abc import Iterator

from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.events.triggers import Trigger
from pipeline.lexicon import table, words
from pipeline.records import Status

_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "without"})

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
    dep = grammar.tokens[node].dep
    if dep in _CLAUSAL:
        return True
    if dep in _OBJECTS:
        return not grammar.is_verb(node) and grammar.lemma(head) in words("support_verbs") | _judging_verbs()
    return dep == "pobj" and grammar.lemma(head) in {"of", "for", "to"}


def _judging_verbs() -> frozenset[str]:
    """Verbs whose object noun is planned or denied through them: "planned an attack", "averted a strike"."""
    lexicon = table("event_status")
    return frozenset(lexicon["denied"]["objects"]) | frozenset(lexicon["planned"]["objects"])


def _own_status(node: int, below: int | None, grammar: Grammar) -> Status | None:
    """The status that one word and its auxiliaries, adverbs and modifiers give; None where they give none."""
    lexicon = table("event_status")
    near = {grammar.tokens[i].text.lower() for i in grammar.syntax.children(node, *_NEAR)}
    lemma = grammar.lemma(node)
    link = grammar.tokens[below].dep if below is not None else ""
    governs = link in _CLAUSAL | _OBJECTS and link != "conj"
    # What is said with "not" or "will" is not thereby denied or planned.
    judges = link != "ccomp"
    if near & set(lexicon["alleged"]["words"]) or (
        governs and link != "dobj" and lemma in lexicon["alleged"]["governors"]
    ):
        return "alleged"
    if link == "ccomp" and lemma in lexicon["reporting"]["verbs"] and _is_told_by_a_party(node, grammar):
        return "alleged"
    if judges and near & _NEGATIONS and "would" in near and _is_past_modal(node, grammar):
        return None  # "would not have charged her without evidence": so they did
    if (judges and near & _NEGATIONS) or (governs and lemma in lexicon["denied"]["governors"]):
        return "denied"
    if governs and lemma == "have" and "yet" in near:
        return "denied"  # "has yet to be charged"
    modal = judges and near & set(lexicon["planned"]["modals"])
    if modal and _is_past_modal(node, grammar) and near & set(lexicon["alleged"]["modals"]):
        return "alleged"
    about = lexicon["planned"]["ideas" if link == "prep" else "governors"]
    governor = governs and lemma in about
    if modal or governor or (below is None and _is_conditional(node, grammar)):
        return "planned"
    return None


def _is_bare(verb: int, grammar: Grammar) -> bool:
    """Whether the verb is a wish ("demands that he resign") or an infinitive that nothing says to have come true."""
    token, head = grammar.tokens[verb], grammar.parent(verb)
    if token.tag != "VB" or head is None or token.dep in {"ROOT", "conj"}:
        return False
    auxiliaries = grammar.syntax.children(verb, "aux")
    if not auxiliaries:
        return token.dep == "ccomp" and bool(grammar.syntax.children(verb, "nsubj", "nsubjpass"))
    if any(grammar.tokens[i].tag != "TO" for i in auxiliaries):
        return False
    return grammar.lemma(head) not in table("event_status")["actual"]["governors"]


def _is_told_by_a_party(verb: int, grammar: Grammar) -> bool:
    """Whether those who say so stand on one side of a case: prosecutors, a lawsuit, critics."""
    return any(grammar.lemma(i) in table("event_status")["alleged"]["sources"] for i in grammar.surface_subjects(verb))


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
