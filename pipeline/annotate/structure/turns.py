"""Transcripts: lines that open with the speaker's name in capitals."""

import re
from collections.abc import Iterable

from pipeline.annotate.structure.pieces import Piece
from pipeline.annotate.transcripts import Label, label_at

# Fewer labels may be something else: a warning, a label of a list.
_FEWEST_TURNS = 3
_WORDS = r"[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,4}"
# In characters; a reporter ends with a sentence or two.
_LONGEST_SIGN_OFF = 300
_SIGN_OFFS = (
    re.compile(rf"(?P<name>[^,.]+), (?P<outlet>{_WORDS}), (?P<place>{_WORDS})\.$"),
    re.compile(rf"For (?P<outlet>{_WORDS}), (?:I'm|I’m|this is) (?P<name>[^,.]+?),? in (?P<place>{_WORDS})\.$"),
)


def is_turn(piece: Piece) -> bool:
    """True if the piece opens with a speaker's label."""
    return _label(piece.text) is not None


def is_transcript(pieces: Iterable[Piece]) -> bool:
    """True if turns with their speakers' labels make up the text."""
    return sum(map(is_turn, pieces)) >= _FEWEST_TURNS


def reporters(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Names in the spelling of the labels that call the speaker the report's author: "JANE DOE, BYLINE:"."""
    labels = (_label(piece.text) for piece in pieces)
    return tuple(dict.fromkeys(label.name for label in labels if label and label.role == "BYLINE"))


def _label(text: str) -> Label | None:
    label = label_at(text, 0, len(text))
    return label if label is not None and label.is_capital else None


def sign_off(text: str, names: tuple[str, ...]) -> tuple[str, str] | None:
    """Outlet and place of the words a reporter ends with ("Jane Doe, Example News, Paris."), or None."""
    label = _label(text)
    text = text if label is None else text[label.end :].lstrip()
    sentences = re.split(r"(?<=[.!?\"”])\s+", text[-_LONGEST_SIGN_OFF:])
    for first in range(max(0, len(sentences) - 3), len(sentences)):
        for pattern in _SIGN_OFFS:
            match = pattern.match(" ".join(sentences[first:]))
            if match and match["name"].casefold() in {name.casefold() for name in names}:
                return match["outlet"], match["place"]
    return None
