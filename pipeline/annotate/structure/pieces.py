"""The text cut into lines, and lines that run several things together cut further."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.annotate.structure.captions import caption_end
from pipeline.annotate.structure.datelines import match_dateline
from pipeline.annotate.structure.dates import find_date_line, stamp_end
from pipeline.annotate.structure.frontmatter import matter_end
from pipeline.annotate.structure.phrases import is_notice, plain_blanks

# A byte order mark at the start is a piece of its own.
_LINE = re.compile(r"\A\ufeff|[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]*_]*$")
# A line that ends like a sentence and has this many words, or any line with so many, is running text.
_SENTENCE_WORDS, _LONG_WORDS = 8, 25
# A line longer than this, in characters, is a paragraph; what a page adds to one stands near its ends.
LONGEST_LINE = 1000
# A dateline opens the article: further down a place before a dash is something else.
_DATELINE_PARAGRAPHS = 3
_CLOSING = re.compile(r"(?<=[.!?)\]\"”’])[ \t]+(?=[A-Z©])")


Part = Literal["matter", "stamp", "caption", "dateline"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a part of one.

    Attributes:
        start: of the first character that is no white space.
        end: behind the last one.
        text: what stands between, with plain blanks in place of hard and typographic ones.
        gap: line breaks before it.
        part: what it was cut out as; None for a line or what is left of one.
    """

    start: int
    end: int
    text: str
    gap: int
    part: Part | None = None

    @property
    def plain(self) -> str:
        """The text without marks of headings and emphasis around it."""
        return self.text.strip(" \t#*_\ufeff")

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())

    @property
    def runs(self) -> bool:
        """True for running text: a sentence, or a line too long to be anything else."""
        return self.words >= _LONG_WORDS or (self.words >= _SENTENCE_WORDS and bool(_SENTENCE_END.search(self.text)))


def cut(text: str, captions: tuple[tuple[int, int], ...] = ()) -> list[Piece]:
    """The pieces of the text, in order; together they hold all that is not white space.

    Args:
        text: of the article.
        captions: where lines begin and end that the source itself marks as captions.
    """
    pieces: list[Piece] = []
    marked = {start for start, _ in captions}
    paragraphs = 0
    matter = matter_end(text)
    for line in _lines(text):
        if line.start < matter:
            pieces.append(replace(line, part="matter"))
            continue
        if line.start in marked:
            pieces.append(replace(line, part="caption"))
            continue
        pieces.extend(
            _parts(line, opening=paragraphs < _DATELINE_PARAGRAPHS, first=not pieces or pieces[-1].part == "matter")
        )
        paragraphs += line.runs
    return pieces


def _lines(text: str) -> Iterator[Piece]:
    position = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            gap = text.count("\n", position, start)
            yield Piece(start, start + len(stripped), plain_blanks(stripped), gap)
            position = start + len(stripped)


def _parts(line: Piece, *, opening: bool, first: bool) -> Iterator[Piece]:
    """The line's parts: a date stamp, a caption, a dateline, the rest, the page's own words at its end."""
    text = line.text
    stamp = _skip(text, stamp_end(text))
    caption = _skip(text, stamp + caption_end(text[stamp : stamp + LONGEST_LINE]))
    dateline = match_dateline(text[caption : caption + LONGEST_LINE]) if opening else None
    body = caption + (dateline.end if dateline else 0)
    end = _closing(text) or (_date_at_end(text) if first and len(text) <= LONGEST_LINE else 0)
    cuts: list[tuple[int, Part | None]] = [(0, "stamp"), (stamp, "caption"), (caption, "dateline"), (body, None)]
    yield from _slices(line, [*cuts, (max(end, body), None)])


def _skip(text: str, offset: int) -> int:
    """The first offset from here on that holds no white space."""
    return len(text) - len(text[offset:].lstrip())


def _closing(text: str) -> int:
    """Where the page's own words begin behind the last sentence of a line; 0 if they do not."""
    starts = (match.end() for match in _CLOSING.finditer(text, max(0, len(text) - LONGEST_LINE)))
    return next((start for start in starts if is_notice(text[start:])), 0)


def _date_at_end(text: str) -> int:
    """Where a full date with its weekday begins behind a title; 0 if there is none."""
    for match in re.finditer(r"(?<=\S) (?=[A-Z])", text):
        found = find_date_line(text[match.end() :])
        if found and found.weekday and not found.prefix:
            return match.end()
    return 0


def _slices(line: Piece, cuts: list[tuple[int, Part | None]]) -> Iterator[Piece]:
    """The pieces that begin at the cuts; where two cuts meet, the first has nothing in it."""
    gap = line.gap
    ends = [offset for offset, _ in cuts[1:]] + [len(line.text)]
    for (start, part), end in zip(cuts, ends, strict=True):
        stripped = line.text[start:end].strip()
        if stripped:
            begin = line.start + _skip(line.text, start)
            yield Piece(begin, begin + len(stripped), stripped, gap, part)
            gap = 0
