"""What a piece of the text looks like when it is read alone."""

from collections.abc import Callable
from typing import Literal

from pipeline.annotate.structure.captions import is_caption
from pipeline.annotate.structure.credits import credited
from pipeline.annotate.structure.dates import find_date_line
from pipeline.annotate.structure.people import opened_byline
from pipeline.annotate.structure.phrases import genre_label, is_address, is_box, is_end, is_frame, is_link, is_path
from pipeline.annotate.structure.pieces import LONGEST_LINE, Piece
from pipeline.annotate.transcripts import is_cue_line
from pipeline.records import RegionKind
from pipeline.rules import Example, Rule, decide

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
    "direction",  # what is seen or heard in a recording
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
    decision = decide(RULES, piece)
    return "short" if decision is None else decision.found


# The body of the articles in which lines are shown.
_FIRST = "The council voted on Tuesday to repair the old harbor bridge, which floods had damaged in spring."
_SECOND = "Work is expected to start soon and to take eight months, said Mira Okonedo, who directs the office of works."


def _above(lines: str) -> str:
    return f"{lines}\n\n{_FIRST}\n\n{_SECOND}"


def _inside(lines: str) -> str:
    return f"{_FIRST}\n\n{lines}\n\n{_SECOND}"


def _below(lines: str) -> str:
    return f"{_FIRST}\n\n{_SECOND}\n\n{lines}"


def _rule(found: Tag, meaning: str, fits: Callable[[Piece], bool], *examples: Example) -> Rule[[Piece], Tag]:
    return Rule(
        step="line",
        name=found,
        meaning=meaning,
        find=lambda piece: found if fits(piece) else None,
        examples=examples,
    )


def _is_address(piece: Piece) -> bool:
    return is_address(piece.text) and not piece.text.startswith("#")  # a heading may be a link


RULES: tuple[Rule[[Piece], Tag], ...] = (
    _rule(
        "address",
        "the line is an address of the web or of mail",
        _is_address,
        Example(
            text=_below("https://herald.example.org/more"), words="https://herald.example.org/more", gives="furniture"
        ),
    ),
    _rule(
        "end",
        "the line is one that pages put below an article",
        lambda piece: is_end(piece.text),
        Example(text=_below("Copyright 2021 The Herald"), words="Copyright 2021 The Herald", gives="furniture"),
    ),
    _rule(
        "box",
        "the line heads a box of links to other texts",
        lambda piece: is_box(piece.text),
        Example(
            text=_inside("Related Articles\n\nThe floods in pictures"), words="Related Articles", gives="furniture"
        ),
    ),
    _rule(
        "link",
        "the line labels a link to another text",
        lambda piece: is_link(piece.text),
        Example(
            text=_inside("SEE ALSO: What the floods cost"), words="SEE ALSO: What the floods cost", gives="furniture"
        ),
    ),
    _rule(
        "frame",
        "the line is navigation, a player or an appeal",
        lambda piece: is_frame(piece.text),
        Example(
            text=_inside("Sign up for our weekly newsletter"),
            words="Sign up for our weekly newsletter",
            gives="furniture",
        ),
    ),
    _rule(
        "direction",
        "the line says what is seen or heard in a recording",
        lambda piece: is_cue_line(piece.text),
        Example(text=_inside("(BEGIN VIDEO CLIP)"), words="(BEGIN VIDEO CLIP)", gives="furniture"),
    ),
    _rule(
        "credit",
        "the line says who contributed or edited",
        lambda piece: credited(piece.text) is not None,
        Example(
            text=_below("(Reporting by Ada Quill; Editing by Bo Marsh)"),
            words="(Reporting by Ada Quill; Editing by Bo Marsh)",
            gives="furniture",
        ),
    ),
    _rule(
        "caption",
        "the line describes a picture",
        lambda piece: is_caption(piece.text),
        Example(
            text=_inside("The bridge at dawn. Image: Ada Quill."),
            words="The bridge at dawn. Image: Ada Quill.",
            gives="caption",
        ),
    ),
    _rule(
        "byline",
        "the line says by whom the article is",
        lambda piece: opened_byline(piece.text) is not None,
        Example(text=_above("Northbrook votes to repair bridge\n\nBy Ada Quill"), words="By Ada Quill", gives="byline"),
    ),
    _rule(
        "date",
        "the line is the date of publication",
        lambda piece: find_date_line(piece.text) is not None,
        Example(text=_above("Northbrook votes to repair bridge\nMay 3, 2021"), words="May 3, 2021", gives="dateline"),
    ),
    _rule(
        "path",
        "the line says where in the site the page is",
        lambda piece: is_path(piece.text),
        Example(
            text=_above(
                "Home > News > Northbrook\n\nNorthbrook votes to repair bridge\nPublished: May 3, 2021 10:15 AM EDT"
            ),
            words="Home > News > Northbrook",
            gives="furniture",
        ),
    ),
    _rule(
        "label",
        "the line names the kind of text",
        lambda piece: genre_label(piece.plain) is not None,
        Example(text=_above("Northbrook votes to repair bridge\n\nAnalysis"), words="Analysis", gives="furniture"),
    ),
    _rule(
        "text",
        "the line runs like a sentence",
        lambda piece: piece.runs,
        Example(text=f"Northbrook votes to repair bridge\n{_FIRST}\n{_SECOND}", words=_FIRST, gives="body"),
    ),
)


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
    "direction": "furniture",
    "credit": "furniture",
    "byline": "byline",
}
