"""Where a sentence looks, seen from its writer: back, ahead, or neither."""

from typing import Literal

from pipeline import lexicon
from pipeline.annotate.syntax import Syntax

Direction = Literal[-1, 0, 1]

_CLAUSE_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


def outlook(syntax: Syntax, span: tuple[int, int], *, headline: bool, weekday: bool) -> tuple[Direction, bool]:
    """Where the clause of an expression looks, and whether the expression stands before a noun and belongs to it."""
    first, head = syntax.at(span[0]), syntax.head_of(*span)
    head = first if head is None else head
    if first is None or head is None:
        return 0, False
    modifier = syntax.tokens[head].dep in ("compound", "nmod", "amod", "poss", "nummod")
    told = _told_beside(syntax, first, weekday=weekday)
    present: Direction = -1 if headline else 0 if modifier else 1
    return direction(syntax, head, present=present) if told is None else told, modifier


def direction(syntax: Syntax, index: int, *, present: Direction) -> Direction:
    """The direction of the clause that the token stands in: -1 past, 1 future, 0 unknown.

    It is read from the tags of the nearest verb above the token and of its auxiliaries. `present` is what the present
    tense says here: in a headline it tells of what has happened, elsewhere of what is planned.
    """
    verb = _governor(syntax, index)
    if verb is None:
        return 0
    helpers = [syntax.tokens[child] for child in syntax.children(verb, "aux", "auxpass")]
    modal = next((token.lemma for token in (syntax.tokens[verb], *helpers) if token.tag == "MD"), None)
    if modal is not None:
        perfect = any(helper.lemma == "have" for helper in helpers)
        return -1 if perfect and modal not in ("will", "shall") else 1
    if any(helper.tag == "TO" for helper in helpers):
        return _of_infinitive(syntax, verb, present=present)
    return _of_finite(syntax, verb, {helper.tag for helper in helpers}, present=present)


def _told_beside(syntax: Syntax, index: int, *, weekday: bool) -> Direction | None:
    """What the words in front of an expression say of its direction, whatever the tree: None if they say nothing.

    A verb in the past right before it governs it ("said Monday he would go"). What lasts "until Monday" ends ahead,
    what lasts "until March" may have ended.
    """
    before = index - 1
    while before >= 0 and syntax.tokens[before].text.lower() in ("on", "late", "early", "earlier", "later"):
        before -= 1
    if before < 0 or syntax.tokens[before].sentence != syntax.tokens[index].sentence:
        return None
    token = syntax.tokens[before]
    if token.text.lower() in ("until", "till"):
        return 1 if weekday else 0
    return -1 if token.tag == "VBD" and token.pos == "VERB" else None


def _governor(syntax: Syntax, index: int) -> int | None:
    """Index of the nearest verb at or above the token."""
    for node in (index, *syntax.ancestors(index)):
        token = syntax.tokens[node]
        if token.tag in _CLAUSE_TAGS and token.pos in ("VERB", "AUX"):
            return node
    return None


def _of_infinitive(syntax: Syntax, verb: int, *, present: Direction) -> Direction:
    """An infinitive looks ahead ("expects to meet", "Court to rule"), but not surely below a verb in the past.

    Below a participle without auxiliary it has the direction of the participle ("detained trying to enter").
    """
    head = syntax.tokens[verb].head
    tag = syntax.tokens[head].tag
    helpers = {syntax.tokens[child].tag for child in syntax.children(head, "aux", "auxpass")}
    if head == verb or _looks_ahead(syntax, head):
        return 1
    if tag == "VBG" and not helpers:
        return direction(syntax, head, present=present)
    return 0 if tag == "VBD" or "VBD" in helpers else 1


def _looks_ahead(syntax: Syntax, verb: int) -> bool:
    """Whether a verb or what it ascribes looks ahead from now: "is scheduled", "plans", "is due"."""
    words = lexicon.words("times_ahead")
    token = syntax.tokens[verb]
    ascribed = (syntax.tokens[child] for child in syntax.children(verb, "acomp"))
    return (token.lemma in words and token.tag != "VBD") or any(other.lemma in words for other in ascribed)


def _of_finite(syntax: Syntax, verb: int, helpers: set[str], *, present: Direction) -> Direction:
    """The direction of a clause without modal or infinitive; a participle alone has that of the clause above it."""
    token = syntax.tokens[verb]
    if _looks_ahead(syntax, verb):
        return 1
    if "VBD" in helpers or token.tag in ("VBD", "VBN"):
        return -1
    if token.tag in ("VBZ", "VBP"):
        return present
    if helpers:
        return 1
    return 0 if token.head == verb else direction(syntax, token.head, present=present)
