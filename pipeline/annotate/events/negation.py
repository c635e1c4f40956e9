"""What is told as not done: "did not", "nobody was", "without", "refused to", "rather than"."""

import itertools
from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import (
    is_adverbial_clause,
    is_after_connective,
    is_clause_under_preposition,
    is_content_clause,
    is_noun_clause,
    is_object,
    is_object_predicate,
)
from pipeline.annotate.events.governors import Governor, status_words
from pipeline.lexicon import table
from pipeline.records import Status

# How many words of a phrase, and behind its head, tell whether it stands for nobody.
_EDGE = 3


def would_not_have(word: Governor) -> Status | None:
    """She would not have charged him without evidence: so she did."""
    unreal = _is_negated(word) and table("event_status")["planned"]["unreal"] in word.near
    under = {word.grammar.lemma(i) for i in word.grammar.prepositions_below(word.node)}
    holds = under & status_words("denied", "prepositions")
    return "actual" if unreal and holds and word.is_past_modal else None


def negated(word: Governor) -> Status | None:
    """He did not flee; no arrest was made."""
    return "denied" if _is_negated(word) else None


def _is_negated(word: Governor) -> bool:
    return word.judges and bool(word.near & status_words("denied", "negations"))


def by_or_to_nobody(word: Governor) -> Status | None:
    """Nobody was arrested; they arrested none of the men."""
    return "denied" if word.judges and any(is_nobody(i, word.grammar) for i in _concerned(word)) else None


def _concerned(word: Governor) -> Iterator[int]:
    """Whoever acts or is acted on, and the occasion ("at no point")."""
    grammar, node = word.grammar, word.node
    token, head = grammar.tokens[node], grammar.parent(node)
    if not (is_noun_clause(token) or is_clause_under_preposition(token)):
        yield from grammar.surface_subjects(node) if grammar.is_verb(node) else grammar.subjects(node)
    if word.is_trigger:
        yield from grammar.objects(node)
        result = is_object_predicate(token) or is_adverbial_clause(token)
        if head is not None and result and not grammar.subjects(node) and not grammar.conjunctions(node):
            yield from grammar.objects(head)  # "left nobody dead"
    for _, _, noun in grammar.prepositions(node):
        if grammar.lemma(noun) in status_words("denied", "occasions"):
            yield noun


def is_nobody(noun: int, grammar: Clauses) -> bool:
    """Whether the phrase stands for nobody and nothing: "none of the men", "not a single man", "neither man"."""
    start, end = grammar.phrase(noun)
    inside = grammar.within(start, end)
    first = min(inside[0], *(i for i in grammar.qualifiers(noun)), noun)
    around = {grammar.tokens[i].text.lower() for i in range(first, min(noun + _EDGE, len(grammar.tokens)))}
    opened = grammar.tokens[first].text.lower() in status_words("denied", "nobody")
    return opened and not around & status_words("denied", "exceptions")


def without(word: Governor) -> Status | None:
    """They fled without shooting anybody."""
    return "denied" if word.lemma in status_words("denied", "prepositions") else None


def untrue(word: Governor) -> Status | None:
    """It is not true that he fled."""
    grammar = word.grammar
    above = grammar.parent(word.node)
    if word.is_trigger or not (word.holds(is_content_clause) or word.holds(is_noun_clause)):
        return None
    verbs = [word.node] if above is None else [word.node, above]
    said = {grammar.lemma(i) for verb in verbs for i in grammar.predicate_adjectives(verb)} | {word.lemma}
    texts = {grammar.tokens[i].text.lower() for verb in verbs for i in grammar.negations(verb)}
    if texts & status_words("denied", "negations"):
        return "denied" if said & status_words("denied", "true") else None
    return "denied" if said & status_words("denied", "untrue") else None


def short_of(word: Governor) -> Status | None:
    """He almost resigned."""
    return "denied" if word.judges and word.near & status_words("denied", "short_of") else None


def yet(word: Governor) -> Status | None:
    """He has yet to be charged."""
    return "denied" if word.governs and word.lemma == "have" and "yet" in word.near else None


def refused(word: Governor) -> Status | None:
    """He refused to resign; the guards averted an attack."""
    return "denied" if word.governs and word.is_one_of(status_words("denied", "governors")) else None


def rejected_report(word: Governor) -> Status | None:
    """She rejected reports that she had resigned."""
    about_report = word.holds(is_object) and word.below != word.trigger
    return "denied" if about_report and word.is_one_of(status_words("denied", "rejecters")) else None


def passed_over(word: Governor) -> Status | None:
    """They fined him rather than arresting him."""
    tokens, node = word.grammar.tokens, word.node
    if not word.is_trigger or not is_after_connective(tokens[node]):
        return None
    before = [tokens[i].text.lower() for i in range(max(0, node - 3), node)]
    pairs = {f"{one} {other}" for one, other in itertools.pairwise(before)}
    return "denied" if pairs & status_words("denied", "passed_over") else None
