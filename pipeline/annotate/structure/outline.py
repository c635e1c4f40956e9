"""The text as a row of parts, each with its function."""

from dataclasses import dataclass

from pipeline.annotate.structure.credits import credited
from pipeline.annotate.structure.head import head_kinds
from pipeline.annotate.structure.people import opened_byline
from pipeline.annotate.structure.pieces import Piece, cut
from pipeline.annotate.structure.tags import Tag, tag
from pipeline.annotate.structure.tail import tail_kinds
from pipeline.annotate.structure.turns import reporters
from pipeline.records import Region, RegionKind


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text, what it looks like, what it is for; `head` is true before the article's first words."""

    piece: Piece
    tag: Tag
    kind: RegionKind
    head: bool


def outline(text: str, captions: tuple[tuple[int, int], ...] = ()) -> tuple[Part, ...]:
    """The parts of the text, in order; together they hold all that is not white space.

    Args:
        text: of the article.
        captions: where the source itself marks captions: lines that begin there are captions.
    """
    pieces = cut(text, captions)
    tags = [tag(piece) for piece in pieces]
    kinds = head_kinds(pieces, tags)
    start = len(kinds)
    kinds += tail_kinds(pieces, tags, start, _authors(pieces, tags))
    rows = zip(pieces, tags, kinds, strict=True)
    return tuple(Part(*row, head=index < start) for index, row in enumerate(rows))


def _authors(pieces: list[Piece], tags: list[Tag]) -> tuple[str, ...]:
    """Names in bylines and credits, wherever they stand."""
    names = list(reporters(pieces))
    for piece, name in zip(pieces, tags, strict=True):
        if name == "byline" and (byline := opened_byline(piece.text)):
            names.extend(byline.names)
        if name == "credit" and (credit := credited(piece.text)):
            names.extend(credit.names)
    return tuple(names)


def regions(parts: tuple[Part, ...]) -> tuple[Region, ...]:
    """The regions that the parts make up; neighbours of one kind are one region, but each caption is its own."""
    found: list[Region] = []
    for part in parts:
        piece = part.piece
        if found and found[-1].kind == part.kind and part.kind != "caption":
            found[-1] = Region(start=found[-1].start, end=piece.end, kind=part.kind)
        else:
            found.append(Region(start=piece.start, end=piece.end, kind=part.kind))
    return tuple(found)
