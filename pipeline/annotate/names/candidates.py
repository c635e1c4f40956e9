"""Occurrences of names: runs of capitalized words, cut into names and the titles before them, with their evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_pronoun
from pipeline.annotate.names.cuts import Piece, cut
from pipeline.annotate.names.evidence import votes_for
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.places import INSIDE
from pipeline.annotate.names.runs import runs
from pipeline.annotate.names.things import is_product
from pipeline.annotate.names.words import Word
from pipeline.lexicon import words as entries
from pipeline.naming import country, full_institution
from pipeline.rules import Example, Rule, decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An occurrence of a name.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        text: the name.
        votes: how strongly its words and its place in the sentence speak for each type.
        title: span of the title before it.
        shouted: whether capitals tell nothing where it stands.
        located: whether a preposition of place stands before it.
        inside: whether "in" stands before it.
        rule: code of the rule that found it.
    """

    start: int
    end: int
    text: str
    votes: dict[str, float] = field(default_factory=dict)
    title: tuple[int, int] | None = None
    shouted: bool = False
    located: bool = False
    inside: bool = False
    rule: str


# Marks that stick to a token but belong to no name, behind it and before it.
_TAIL = "-–—/'’\"”,:;"
HEAD = '-–—"“‘[('

# A letter alone, a Roman numeral, digits, the name of an account, a plural of an abbreviation ("NGOs").
_NO_NAME = re.compile(r"(?:\W*\w?\W*|[IVX]+|[\W\d]+|@.*|[A-Z]{2,}s)$")

# Marks that end a name, though no space tells: "Ana Ruiz—35", "Forum @anaruiz", a possessive with the wrong mark.
_BREAK = re.compile(r"[:;—]|\s@|‘s$|(?<=\w)[\"“”](?=\w)")


def find_candidates(lines: list[list[Word]], syntax: Clauses) -> list[Name]:
    """All occurrences of what may be names, in the order of the text, not overlapping."""
    return [name for line in lines for name in _of_sentence(line, syntax)]


def _of_sentence(line: list[Word], syntax: Clauses) -> Iterator[Name]:
    for first, last in runs(line, syntax):
        for piece in cut(line, first, last):
            if is_product(line, piece.first, piece.last) or _is_pronoun(line, piece, syntax):
                continue
            decision = decide(RULES, line, piece, syntax)
            if decision is not None:
                yield replace(decision.found, rule=decision.rule)


def _ends_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop behind the name makes it that of a state, or ends a suffix ("Burlington, Vt.", "Sr.")."""
    if text[end : end + 1] != ".":
        return False
    last = text[start:end].rpartition(" ")[2]
    suffix = last != text[start:end] and last.lower() in entries("name_suffixes") and not last.isupper()
    return suffix or place_weight(text[start:end]) == 0 < place_weight(text[start : end + 1])


def _is_pronoun(line: list[Word], piece: Piece, syntax: Clauses) -> bool:
    """Whether the name is a pronoun alone, which headlines capitalize ("Mayor Says He Will Not Run")."""
    return piece.last - piece.first == 1 and is_pronoun(syntax.tokens[line[piece.first].token])


def _is_common(text: str) -> bool:
    """Whether the word alone is no name, though capitalized: "Eastern", "Jr.", an emphatic "NOT"."""
    word = text.lower().rstrip(".")
    if word in entries("partial_words") or word in entries("name_suffixes"):
        return True
    return text.isupper() and word in entries("function_words") and not country(text) and full_institution(text) == text


def _by_capitals(line: list[Word], piece: Piece, syntax: Clauses) -> Name | None:
    """The piece without the marks that stick to it; nothing where what is left is no name."""
    start, end = line[piece.first].start, line[piece.last - 1].end
    start = end - len(syntax.text[start:end].lstrip(HEAD))
    end = start + len(_BREAK.split(syntax.text[start:end], maxsplit=1)[0].rstrip(_TAIL))
    if _ends_abbreviation(syntax.text, start, end):
        end += 1
    text = syntax.text[start:end]
    if _NO_NAME.match(text) or _is_common(text):
        return None
    title = (line[piece.title].start, line[piece.first - 1].end) if piece.title is not None else None
    return Name(
        start=start,
        end=end,
        text=text,
        votes=votes_for(line, piece, syntax),
        title=title,
        shouted=line[piece.first].shouted,
        located=piece.first > 0 and line[piece.first - 1].text.lower() in entries("locatives"),
        inside=piece.first > 0 and line[piece.first - 1].text in INSIDE,
        rule="",
    )


RULES: tuple[Rule[[list[Word], Piece, Clauses], Name], ...] = (
    Rule(
        step="name",
        name="capitals",
        meaning="capitalized words are a name, cut off from titles and from other names",
        find=_by_capitals,
        examples=(Example(text="They thanked Foreign Minister Ada Lund of Peru.", words="Ada Lund", gives="person"),),
    ),
)
