"""Transcripts: lines that open with the speaker's name in capitals."""

import re
from collections.abc import Iterable

from pipeline.annotate.structure.pieces import Piece

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_LABEL = re.compile(
    rf"(?P<name>{_UPPER}(?:{_UPPER}|[ .'’-])*{_UPPER}\.?)(?P<role>, (?:{_UPPER}|[ .'’-])+)?(?: \([^()]*\))?:\s"
)
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
    return _LABEL.match(piece.text) is not None


def is_transcript(pieces: Iterable[Piece]) -> bool:
    """True if turns with their speakers' labels make up the text."""
    return sum(map(is_turn, pieces)) >= _FEWEST_TURNS


def reporters(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Names in the spelling of the labels that call the speaker the report's author: "JANE DOE, BYLINE:"."""
    matches = (_LABEL.match(piece.text) for piece in pieces)
    return tuple(dict.fromkeys(m["name"] for m in matches if m and m["role"] and m["role"].strip(", ") == "BYLINE"))


def sign_off(text: str, names: tuple[str, ...]) -> tuple[str, str] | None:
    """Outlet and place of the words a reporter ends with ("Jane Doe, Example News, Paris."), or None."""
    sentences = re.split(r"(?<=[.!?\"”])\s+", _LABEL.sub("", text)[-_LONGEST_SIGN_OFF:])
    for first in range(max(0, len(sentences) - 3), len(sentences)):
        for pattern in _SIGN_OFFS:
            match = pattern.match(" ".join(sentences[first:]))
            if match and match["name"].casefold() in {name.casefold() for name in names}:
                return match["outlet"], match["place"]
    return None
