"""Where the article is over, and what of the page stands inside and below it."""

from pipeline.annotate.structure.dates import find_date_line
from pipeline.annotate.structure.phrases import in_title_case
from pipeline.annotate.structure.pieces import Piece
from pipeline.annotate.structure.tags import KINDS, Tag
from pipeline.records import RegionKind

# Where the article is over, more of it stands before than behind: at most this share of its words.
_REST_SHARE = 0.6
# A paragraph as long as this below a box of links shows that the article goes on.
_PARAGRAPH_WORDS = 12


def tail_kinds(pieces: list[Piece], tags: list[Tag], start: int, authors: tuple[str, ...]) -> list[RegionKind]:
    """Kinds of the pieces from the article's first words on.

    Args:
        pieces: all pieces.
        tags: of the pieces.
        start: index of the first piece of the article.
        authors: names, for the notes about them at the end.
    """
    end = next((index for index in range(start + 1, len(pieces)) if _is_over(pieces, tags, start, index)), len(pieces))
    kinds = [_inside(pieces, tags, index) for index in range(start, end)]
    _mark_links(pieces[start:end], tags[start:end], kinds)
    _mark_notes(pieces[start:end], tags[start:end], kinds, authors)
    return kinds + ["furniture"] * (len(pieces) - end)


def _is_over(pieces: list[Piece], tags: list[Tag], start: int, index: int) -> bool:
    """True at a line behind which only the page goes on."""
    if tags[index] not in {"end", "box"}:
        return False
    behind = range(index + 1, len(pieces))
    words = sum(pieces[i].words for i in behind)
    if words > _REST_SHARE * sum(piece.words for piece in pieces[start:index]):
        return False
    paragraphs = [i for i in behind if tags[i] == "text" and _is_paragraph(pieces[i])]
    page = any(tags[i] in {"end", "box", "frame", "date"} for i in behind)
    return tags[index] == "end" or page or not paragraphs


def _is_paragraph(piece: Piece) -> bool:
    """True for a whole sentence; a teaser breaks off, and a link has capitals throughout."""
    cut_off = piece.text.endswith(("…", "..."))
    return piece.words >= _PARAGRAPH_WORDS and not cut_off and not in_title_case(piece.plain)


def _inside(pieces: list[Piece], tags: list[Tag], index: int) -> RegionKind:
    """Kind of a piece of the article; what runs on from the line above is text, whatever words it starts with."""
    piece, tag = pieces[index], tags[index]
    if tag == "date":
        found = find_date_line(piece.text)
        return "furniture" if found and found.label else "body"
    goes_on = piece.gap == 1 and piece.text[0].islower()
    if goes_on or (tag == "end" and piece.runs):
        return "body"
    return KINDS.get(tag, "body")


def _mark_links(pieces: list[Piece], tags: list[Tag], kinds: list[RegionKind]) -> None:
    """The titles below a link's label or a box's heading are furniture, too."""
    for index, tag in enumerate(tags):
        opens = tag == "box" or (tag == "link" and pieces[index].text.rstrip("*_ ").endswith(":"))
        below = index + 1
        while (
            opens
            and below < len(pieces)
            and tags[below] in {"short", "address"}
            and (tag == "box" or below == index + 1)
        ):
            kinds[below] = "furniture"
            below += 1


def _mark_notes(pieces: list[Piece], tags: list[Tag], kinds: list[RegionKind], authors: tuple[str, ...]) -> None:
    """Addresses and notes about the authors at the very end are furniture."""
    for index in range(len(pieces) - 1, 0, -1):
        if kinds[index] != "body":
            continue
        announces = pieces[index].text.endswith(":") and tags[index + 1 : index + 2] == ["address"]
        if tags[index] != "address" and not announces and not _is_biography(pieces[index], authors):
            return
        kinds[index] = "furniture"


def _is_biography(piece: Piece, authors: tuple[str, ...]) -> bool:
    text = piece.plain.casefold()
    return any(text.startswith(f"{name.casefold()} ") and " is " in text[: len(name) + 5] for name in authors)
