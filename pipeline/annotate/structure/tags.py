"""What a piece of the text looks like when it is read alone."""

from typing import Literal

from pipeline.annotate.structure.captions import is_caption
from pipeline.annotate.structure.credits import credited
from pipeline.annotate.structure.dates import find_date_line
from pipeline.annotate.structure.people import opened_byline
from pipeline.annotate.structure.phrases import genre_label, is_address, is_box, is_end, is_frame, is_link, is_path
from pipeline.annotate.structure.pieces import LONGEST_LINE, Piece
from pipeline.records import RegionKind

Tag = Literal[
    "matter",  # of the front matter
    "stamp",  # a date with its label, run into what follows
    "dateline",
    "caption",
    "ornament",  # no letters, no digits
    "address",
    "end",  # stands only below an article
    "box",  # heads links to other texts
    "link",
    "frame",  # navigation, player, appeal
    "credit",
    "byline",
    "date",
    "path",  # where in the site the page is
    "label",  # names the kind of text
    "text",  # runs like a sentence
    "short",  # anything else
]


def tag(piece: Piece) -> Tag:
    """The first of the tags, in their order, that fits the piece."""
    text = piece.text
    if piece.part:
        return piece.part
    if not any(char.isalnum() for char in text):
        return "ornament"
    if len(text) > LONGEST_LINE:
        return "text"
    tests: tuple[tuple[Tag, bool], ...] = (
        ("address", is_address(text) and not text.startswith("#")),  # a heading may be a link
        ("end", is_end(text)),
        ("box", is_box(text)),
        ("link", is_link(text)),
        ("frame", is_frame(text)),
        ("credit", credited(text) is not None),
        ("caption", is_caption(text)),
        ("byline", opened_byline(text) is not None),
        ("date", find_date_line(text) is not None),
        ("path", is_path(text)),
        ("label", genre_label(piece.plain) is not None),
        ("text", piece.runs),
    )
    return next((name for name, fits in tests if fits), "short")


# What the tags stand for; a piece with any other tag is of the article where it stands inside it.
KINDS: dict[Tag, RegionKind] = {
    "matter": "furniture",
    "stamp": "furniture",
    "dateline": "dateline",
    "caption": "caption",
    "ornament": "furniture",
    "end": "furniture",
    "box": "furniture",
    "link": "furniture",
    "frame": "furniture",
    "credit": "furniture",
    "byline": "byline",
}
