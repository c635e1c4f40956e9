"""Captions: told by how they start, or by the credit they end with."""

import functools
import re

from pipeline.annotate.structure.phrases import phrases, starts_with
from pipeline.lexicon import table

# A caption is a sentence or three; a credit further on belongs to something else.
_LONGEST = 130


@functools.cache
def _bracketed() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(phrases("caption", "credits"))))
    agencies = "|".join(map(re.escape, sorted(table("structure")["agencies"])))
    inside = rf"(?i:\b(?:{words})s?\b)|\bvia\s+[A-Z]|(?i:\b(?:{agencies})\s?/)|/\s?(?i:(?:{agencies})\b)"
    return re.compile(rf"[(\[](?=[^()\[\]]*[A-Z])[^()\[\]]*(?:{inside})[^()\[\]]*[)\]]")


@functools.cache
def _credit_line() -> re.Pattern[str]:
    labels = sorted(phrases("caption", "labels"))
    forms = "|".join(form for label in labels for form in (label, label.capitalize(), label.upper()))
    return re.compile(rf"(?:^|\s)(?:{forms})(?: by| [Cc]redit)?s?: ?[A-Z][^.!?:]{{1,50}}\.?$")


def caption_end(text: str) -> int:
    """Where a caption at the start of a line ends, if other words follow it; else 0."""
    credit = _bracketed().search(text)
    if credit is None or not starts_with(text[: credit.end()], "caption"):
        return 0
    return credit.end() if text[credit.end() :].strip(" .") and len(text[: credit.end()].split()) <= _LONGEST else 0


def is_caption(text: str) -> bool:
    """True for a line that describes a picture."""
    if len(text.split()) > _LONGEST:
        return False
    if starts_with(text, "caption") or _credit_line().search(text):
        return True
    return any(not text[credit.end() :].strip(" .") for credit in _bracketed().finditer(text))
