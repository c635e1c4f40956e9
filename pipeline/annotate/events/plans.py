"""What is told as ahead ("will", "plans to", "when he returns"), and what came true though in an infinitive."""

from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import (
    is_complement,
    is_content_clause,
    is_core,
    is_joined,
    is_object_predicate,
    is_prepositional,
    is_under_preposition,
)
from pipeline.annotate.clauses.words import is_ing_form, is_plain_form, is_present
from pipeline.annotate.events.governors import Governor, status_words
from pipeline.records import Status


def modal(word: Governor) -> Status | None:
    """He will resign."""
    return "planned" if word.judges and word.near & status_words("planned", "modals") else None


def intended(word: Governor) -> Status | None:
    """He plans to resign; they agreed on a truce."""
    if not word.governs or word.holds(is_prepositional) or not word.is_one_of(status_words("planned", "governors")):
        return None
    gone = word.is_one_of(status_words("planned", "going")) and not is_ing_form(word.grammar.tokens[word.node])
    return None if gone or _is_told(word) else "planned"


def _is_told(word: Governor) -> bool:
    """Whether the word tells of something past: "announced that he has signed", "announced the signing"."""
    if word.below is None or word.holds(is_content_clause):
        return word.below is not None and word.grammar.is_over(word.below)
    if not word.holds(is_complement) or word.grammar.is_verb(word.below):
        return False
    judged = any(is_object_predicate(word.grammar.tokens[i]) for i in word.grammar.said_of_object(word.node))
    return judged or not word.is_one_of(status_words("planned", "objects"))  # "called the deal a ruin"


def idea(word: Governor) -> Status | None:
    """Talk of a strike."""
    return "planned" if word.holds(is_prepositional) and word.is_one_of(status_words("planned", "ideas")) else None


def took_place(word: Governor) -> Status | None:
    """The planned strike began."""
    grammar, head = word.grammar, word.grammar.parent(word.node)
    if head is None or not word.is_trigger or not is_core(grammar.tokens[word.node]) or not grammar.is_over(head):
        return None
    return "actual" if grammar.lemma(head) in status_words("actual", "took_place") else None


def attended(word: Governor) -> Status | None:
    """They will watch the ruling."""
    grammar, head = word.grammar, word.grammar.parent(word.node)
    if head is None or not word.is_trigger or not is_complement(grammar.tokens[word.node]):
        return None
    near = {grammar.lemma(i) for i in grammar.auxiliaries(head)}
    ahead = near & status_words("planned", "modals") or grammar.is_plain_infinitive(head)
    return "planned" if ahead and grammar.lemma(head) in status_words("planned", "attended") else None


def ahead(word: Governor) -> Status | None:
    """The planned strike."""
    noun = word.is_trigger and not word.grammar.is_verb(word.node)
    return "planned" if noun and word.near & status_words("planned", "words") else None


def before_it_comes(word: Governor) -> Status | None:
    """When he resigns, a deputy will take over."""
    grammar, node = word.grammar, word.node
    present = is_present(grammar.tokens[node]) and not grammar.auxiliaries(node)
    marked = word.is_trigger and present and word.marks & status_words("planned", "present_conjunctions")
    return "planned" if marked else None


def came_about(word: Governor) -> Status | None:
    """They saw him die."""
    verb = infinitive(word)
    return "actual" if verb is not None and _tells_what_came_about(verb, word.grammar) else None


def headline(word: Governor) -> Status | None:
    """Council to vote on the budget."""
    verb = infinitive(word)
    root = verb is not None and word.grammar.parent(verb) is None
    return "planned" if verb is not None and root and word.grammar.is_infinitive(verb) else None


def set_out(word: Governor) -> Status | None:
    """The council met to vote on the budget."""
    verb, grammar = infinitive(word), word.grammar
    head = None if verb is None else grammar.parent(verb)
    if verb is None or head is None or not grammar.is_plain_infinitive(verb):
        return None
    return "planned" if grammar.lemma(head) in status_words("planned", "setting_out") else None


def infinitive(word: Governor) -> int | None:
    """The infinitive that the trigger is, or comes true with; None where nothing above says that it comes true.

    Judged when all words above have been asked.
    """
    return _bare(word.trigger, word.grammar) if word.is_last else None


def _bare(verb: int, grammar: Clauses) -> int | None:
    token, head = grammar.tokens[verb], grammar.parent(verb)
    if not is_plain_form(token) and not grammar.is_passive_infinitive(verb):
        return None
    if is_joined(token) and head is not None:
        return None if grammar.active_auxiliaries(verb) else _bare(head, grammar)
    if head is not None and grammar.is_verb(head) and _tells_what_came_about(verb, grammar):
        above = _bare(head, grammar)  # "hopes to help him leave"
        return verb if above is None else above
    return verb


def _tells_what_came_about(infinitive: int, grammar: Clauses) -> bool:
    """Whether the word above an infinitive, or what describes it, says that it came true: "saw", "the first"."""
    head = grammar.parent(infinitive)
    if head is None:
        return False
    return any(grammar.lemma(i) in status_words("actual", "governors") for i in _described(head, grammar))


def _described(head: int, grammar: Clauses) -> Iterator[int]:
    """The word above an infinitive with what describes it: "was the **first** member of the board to endorse him"."""
    yield head
    yield from grammar.adjectives(head)
    above = grammar.parent(head)
    if above is not None and is_under_preposition(grammar.tokens[head]) and grammar.lemma(above) == "of":
        yield from grammar.adjectives(grammar.tokens[above].head)
