"""The titles that a document gives to people: before the name, in apposition to it, or by "is" and "was"."""

from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_apposition, is_before_name, is_subject
from pipeline.annotate.clauses.words import is_noun_or_adjective
from pipeline.annotate.names.words import is_demonym, is_role_text
from pipeline.lexicon import listed, words
from pipeline.records import Mention, Title, Token

# Longest title in tokens ("head of international operations at the Harbour Patrol Agency").
LONGEST = 12
_SKIPPED = listed("name_words", "determiners") | listed("name_words", "genitives") | {",", "-", "–", "—"}
_LINKS = _SKIPPED | listed("name_words", "title_links")
_FIELDS = listed("name_words", "title_fields")
_NAMES = listed("name_words", "title_names")


def titles_of(mentions: list[Mention], syntax: Clauses) -> list[Title]:
    """Titles of the people that the mentions name, in the order of the text."""
    found: dict[tuple[int, int], int] = {}
    for mention in mentions:
        for first, last in _spans(mention, syntax):
            found.setdefault((syntax.tokens[first].start, syntax.tokens[last - 1].end), mention.referent)
    return [Title(start=start, end=end, referent=key) for (start, end), key in sorted(found.items())]


def _spans(mention: Mention, syntax: Clauses) -> Iterator[tuple[int, int]]:
    inside = syntax.within(mention.start, mention.end)
    head = syntax.head_of(mention.start, mention.end)
    if head is None or not inside:
        return
    if (first := before(inside[0], syntax)) < inside[0]:
        yield first, inside[0]
    for role in _apposed(head, syntax):
        if role not in inside and syntax.tokens[role].lemma.lower() not in words("relations"):
            span = _phrase(role, syntax)
            if span[1] <= inside[0] or span[0] > inside[-1]:
                yield span


def before(name: int, syntax: Clauses) -> int:
    """Index where the title before the name's first token begins; `name` if there is none.

    A title is an unbroken stretch of roles and words that modify them, ending in a role.
    """
    tokens = syntax.tokens
    sentence = tokens[name].sentence
    first = name
    if name == 0 or not is_role_text(tokens[name - 1].text):
        return name
    while first > 0 and tokens[first - 1].sentence == sentence and _modifies(tokens[first - 1], tokens[first]):
        first -= 1
    return _without_links(first, name, syntax)


def _without_links(first: int, last: int, syntax: Clauses) -> int:
    """`first`, or the first token behind it that a title can begin with."""
    while first < last and syntax.tokens[first].text.lower() in _LINKS:
        first += 1
    return first


def _modifies(token: Token, following: Token) -> bool:
    text = token.text.lower()
    if text in _SKIPPED and text != "-":
        return False
    if text in _NAMES:
        return following.text[:1].isupper()
    return (
        is_role_text(token.text)
        or text in words("title_modifiers")
        or is_demonym(token.text)
        or (text == "-" and following.start == token.end)
        or (is_noun_or_adjective(token) and is_before_name(token))
    )


def _apposed(head: int, syntax: Clauses) -> Iterator[int]:
    """Roles in apposition to the name, that the name is in apposition to, or that a form of "be" gives it."""
    tokens = syntax.tokens
    for child in syntax.appositions(head):
        if is_role_text(tokens[child].text):
            yield child
    token = tokens[head]
    if is_apposition(token) and is_role_text(tokens[token.head].text):
        yield token.head
    if is_subject(token) and tokens[token.head].lemma == "be":
        yield from (child for child in syntax.predicate_nouns(token.head) if is_role_text(tokens[child].text))


def _phrase(role: int, syntax: Clauses) -> tuple[int, int]:
    """The role with what modifies it, from the first modifier that is no article or possessor to its "of" phrase."""
    tokens = syntax.tokens
    first = role
    while (
        first > 0
        and tokens[first - 1].sentence == tokens[role].sentence
        and _modifies(tokens[first - 1], tokens[first])
    ):
        first -= 1
    first = _without_links(first, role, syntax)
    last = role + 1
    for child in syntax.prepositions_below(role):
        if child == last and tokens[child].text in _FIELDS:
            end = max(syntax.unbroken(child)) + 1
            last = end if end - first <= LONGEST else last
    return first, last
