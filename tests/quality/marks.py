"""Stretches in quotation marks, found the same way in answers and in rows.

Double marks alone count: single ones are nested quotes, headlines and apostrophes. Straight marks alternate, helped by
the blanks around them; curly marks used the wrong way round are taken as they are meant; a second opening mark in a
paragraph ends the stretch before it; what is not closed ends with its paragraph and runs on into the next one only
if that holds a closing mark before any opening one.
"""

import re
from typing import NamedTuple

from quality.matching import Span

OPEN, CLOSE, STRAIGHT = "“„‟«", "”»", '"＂'
MARK = re.compile(f"``|''|‘‘|’’|[{OPEN}{CLOSE}{STRAIGHT}]")


class Quoted(NamedTuple):
    """A stretch inside marks, and where its opening mark is; None where it continues that of the paragraph before."""

    start: int
    end: int
    mark: int | None


def quoted(text: str) -> list[Quoted]:
    """All stretches in marks, in order."""
    found: list[Quoted] = []
    carried, start = False, 0
    for paragraph in text.split("\n"):
        span = Span(start, start + len(paragraph))
        start = span.end + 1
        if paragraph.strip():
            inside, carried = _in_paragraph(text, span, carried=carried)
            found += inside
    return found


def _in_paragraph(text: str, span: Span, *, carried: bool) -> tuple[list[Quoted], bool]:
    """The stretches of a paragraph, and whether the last one is not closed."""
    found: list[Quoted] = []
    opened: Span | None = None  # the opening mark
    for number, match in enumerate(MARK.finditer(text, *span)):
        continued = carried and number == 0
        if _opens(text, span, match, opened=opened is not None, continued=continued):
            if opened:
                found.append(Quoted(opened.end, match.start(), opened.start))
            opened = Span(*match.span())
        elif opened:
            found.append(Quoted(opened.end, match.start(), opened.start))
            opened = None
        elif continued:
            found.append(Quoted(span.start, match.start(), None))
    if opened:
        found.append(Quoted(opened.end, span.end, opened.start))
    return found, opened is not None


def _opens(text: str, span: Span, match: re.Match[str], *, opened: bool, continued: bool) -> bool:
    """Whether a mark opens, by its form and by what is around it."""
    before = text[match.start() - 1] if match.start() > span.start else " "
    after = text[match.end()] if match.end() < span.end else " "
    like_opening = (before.isspace() or before in "([{-–—/‘'") and not after.isspace()
    like_closing = not before.isspace() and (after.isspace() or after in ".,;:!?)]}-–—/’'")
    if match[0] in (*OPEN, "``", "‘‘"):
        return not (opened and like_closing and not like_opening)
    if match[0] in (*CLOSE, "’’"):
        return not opened and like_opening and not like_closing and not continued
    return like_opening and not like_closing if opened else not (like_closing and not like_opening)
