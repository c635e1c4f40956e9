"""Where a sentence looks, seen from its writer: back, ahead, or neither."""

from typing import Literal

from pipeline import lexicon
from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_before_noun, is_joined, is_subject
from pipeline.annotate.clauses.words import (
    has_tense,
    is_full_verb,
    is_ing_form,
    is_modal,
    is_participle,
    is_past,
    is_present,
    is_to,
    is_verb,
    is_verb_form,
)
from pipeline.annotate.times.patterns import WORDS
from pipeline.records import Token

Direction = Literal[-1, 0, 1]


def outlook(syntax: Clauses, span: tuple[int, int], *, headline: bool, weekday: bool) -> tuple[Direction, bool]:
    """Where the clause of an expression looks, and whether the expression stands before a noun and belongs to it."""
    first, head = syntax.at(span[0]), syntax.head_of(*span)
    head = first if head is None else head
    if first is None or head is None:
        return 0, False
    modifier = is_before_noun(syntax.tokens[head])
    told = _told_beside(syntax, first, weekday=weekday)
    present: Direction = -1 if headline else 0 if modifier else 1
    return direction(syntax, head, present=present) if told is None else told, modifier


def direction(syntax: Clauses, index: int, *, present: Direction) -> Direction:
    """The direction of the clause that the token stands in: -1 past, 1 future, 0 unknown.

    It is read from the tags of the nearest verb above the token and of its auxiliaries. `present` is what the present
    tense says here: in a headline it tells of what has happened, elsewhere of what is planned.
    """
    verb = _governor(syntax, index)
    if verb is None or (present > 0 and _is_told(syntax, index, verb)):
        return 0
    helpers = [syntax.tokens[child] for child in _helpers(syntax, verb)]
    modal = next((token.lemma for token in (syntax.tokens[verb], *helpers) if is_modal(token)), None)
    if modal is not None:
        perfect = any(helper.lemma == "have" for helper in helpers)
        return -1 if perfect and modal not in WORDS["will"] else 1
    if any(is_to(helper) for helper in helpers):
        return _of_infinitive(syntax, verb, present=present)
    return _of_finite(syntax, verb, helpers, present=present)


def _helpers(syntax: Clauses, verb: int) -> list[int]:
    """Its auxiliaries; where it has no tense, those of the verb before it, too: "could last and not be **heard**"."""
    own, head = syntax.auxiliaries(verb), syntax.tokens[verb].head
    shared = is_joined(syntax.tokens[verb]) and not syntax.subjects(verb)
    finite = any(has_tense(syntax.tokens[i]) or is_modal(syntax.tokens[i]) for i in (verb, *own))
    return [*own, *syntax.auxiliaries(head)] if shared and not finite else own


def _told_beside(syntax: Clauses, index: int, *, weekday: bool) -> Direction | None:
    """What the words in front of an expression say of its direction, whatever the tree: None if they say nothing.

    A verb in the past right before it governs it ("said Monday he would go"). What lasts "until Monday" ends ahead,
    what lasts "until March" may have ended.
    """
    before = index - 1
    while before >= 0 and syntax.tokens[before].text.lower() in WORDS["before_day"]:
        before -= 1
    if before < 0 or syntax.tokens[before].sentence != syntax.tokens[index].sentence:
        return None
    token = syntax.tokens[before]
    if token.text.lower() in WORDS["until"]:
        return 1 if weekday else 0
    return -1 if is_past(token) and is_full_verb(token) else None


def _governor(syntax: Clauses, index: int) -> int | None:
    """Index of the nearest verb at or above the token."""
    for node in (index, *syntax.ancestors(index)):
        token = syntax.tokens[node]
        if is_verb(token) and (is_verb_form(token) or is_modal(token)):
            return node
    return None


def _is_told(syntax: Clauses, index: int, verb: int) -> bool:
    """Whether the subject, with the expression in it, does something now: "the raid Tuesday **shows**"."""
    token = syntax.tokens[verb]
    plain = is_present(token) and token.lemma != "be" and not _looks_ahead(syntax, verb)
    path = [index, *syntax.ancestors(index)]
    return plain and any(is_subject(syntax.tokens[i]) for i in path[1 : path.index(verb)] if verb in path)


def _of_infinitive(syntax: Clauses, verb: int, *, present: Direction) -> Direction:
    """An infinitive looks ahead ("expects to meet", "Court to rule"), but not surely below a verb in the past.

    Below a participle without auxiliary it has the direction of the participle ("detained trying to enter").
    """
    head = syntax.tokens[verb].head
    helpers = [syntax.tokens[child] for child in syntax.auxiliaries(head)]
    if head == verb or _looks_ahead(syntax, head):
        return 1
    if is_ing_form(syntax.tokens[head]) and not helpers:
        return direction(syntax, head, present=present)
    done = is_participle(syntax.tokens[head]) and bool(helpers)
    return 0 if done or any(map(is_past, (syntax.tokens[head], *helpers))) else 1


def _looks_ahead(syntax: Clauses, verb: int) -> bool:
    """Whether a verb or what it ascribes looks ahead from now: "is scheduled", "plans", "is due"."""
    words = lexicon.words("times_ahead")
    token = syntax.tokens[verb]
    ascribed = (syntax.tokens[child] for child in syntax.predicate_adjectives(verb))
    return (token.lemma in words and not is_past(token)) or any(other.lemma in words for other in ascribed)


def _of_finite(syntax: Clauses, verb: int, helpers: list[Token], *, present: Direction) -> Direction:
    """The direction of a clause without modal or infinitive; a participle alone has that of the clause above it.

    What was likely at a day before a noun ("at Tuesday's vote") may be over.
    """
    token = syntax.tokens[verb]
    if _looks_ahead(syntax, verb):
        return 1 if present or not is_past(token) else 0
    if any(map(is_past, helpers)) or is_past(token) or is_participle(token):
        return -1
    if is_present(token):
        return present
    if helpers:
        return 1
    return 0 if token.head == verb else direction(syntax, token.head, present=present)
