"""What no match of a pattern can do without; most stretches of text lack it, and the pattern need not be tried."""

import re
from collections.abc import Iterable

from pipeline.annotate.times.patterns import VOCABULARY, WORDS

# The tables that a piece takes its words from.
_TABLES = {
    "MONTH": ("months", "month_abbreviations"),
    "MONTHNAME": ("months",),
    "WEEKDAY": ("weekdays", "weekday_abbreviations"),
    "WEEKDAYNAME": ("weekdays",),
    "WEEKDAYS": ("weekdays",),
    "UNIT": ("units",),
    "ORDINAL": ("ordinals",),
    "SEASON": ("seasons",),
    "PART": ("dayparts",),
    "HOLIDAY": ("holidays",),
    "KNOWN": ("days",),
    "DEICTIC": ("deictic",),
    "STEP": ("deictic_steps",),
    "ANAPHOR": ("anaphoric_steps",),
    "BESIDE": ("beside",),
    "OFFSET": ("offsets",),
    "DISTANCE": ("distances",),
    "REFERENCE": ("references",),
    "SET": ("sets",),
    "DECADEWORD": ("decades",),
}

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")

# Of a pattern: a count; a digit; some other character; a group; what may be missing, or be a part of a longer word; a
# piece or a word that stands for itself.
_COUNT = re.compile(r"\{\d[\d,]*\}")
_DIGITS = re.compile(r"(?:\\d|\[[\d-]+\]|(?<![\w{])\d+(?!\w))(?![?*])|\{(?:DAY2?|YEAR)\}")
_OPAQUE = re.compile(r"\\.|\[[^\]]*\]")
_GROUP = re.compile(r"\((?:\?(?P<look><?[=!])|\?P<\w+>|\?i?:)?(?P<inside>[^()]*)\)(?P<optional>[?*]?)")
_UNSURE = re.compile(r"(?:\{\w+\}|\w+)[?*]|\w+~|~\w+")
_PIECE_OR_WORD = re.compile(r"\{\w+\}|\b[a-z]{3,}\b")


def _words(tables: Iterable[str]) -> frozenset[str]:
    """Words one of which stands in every name of the tables: the longest of each, and its plural."""
    words = [max(_WORD.findall(name), key=len) for table in tables for name in VOCABULARY[table]]
    return frozenset(words) | {f"{word}s" for word in words}


def _longest(names: Iterable[str]) -> frozenset[str]:
    """The longest word of each name."""
    return frozenset(max(_WORD.findall(name.lower()), key=len) for name in names)


_WORDS = {f"{{{piece}}}": _words(tables) for piece, tables in _TABLES.items()}
_WORDS |= {f"{{{piece}}}": _longest(names) for piece, names in WORDS.items()}


def required(pattern: str) -> frozenset[str]:
    """What stands in every match of a pattern that is written with pieces.

    Words, pieces and "{DIGIT}": what may be missing is left out, and of alternatives it is what all of them hold.
    """
    pattern = _OPAQUE.sub("~", _DIGITS.sub("{DIGIT}", _COUNT.sub("?", pattern)))
    while group := _GROUP.search(pattern):
        sure = set() if group["look"] or group["optional"] else _common(group["inside"])
        pattern = f"{pattern[: group.start()]}~ {' '.join(sorted(sure))} ~{pattern[group.end() :]}"
    return frozenset(need for need in _common(pattern) if need[0] != "{" or need in (*_WORDS, "{DIGIT}"))


def _common(alternatives: str) -> set[str]:
    """Pieces and words that stand in all of the alternatives."""
    return set.intersection(*(set(_PIECE_OR_WORD.findall(_UNSURE.sub("~", one))) for one in alternatives.split("|")))


def present(text: str) -> frozenset[str]:
    """What stands in a text, of all that a pattern may require."""
    words = set(_WORD.findall(text.lower()))
    pieces = {piece for piece, names in _WORDS.items() if not names.isdisjoint(words)}
    return frozenset(words | pieces | ({"{DIGIT}"} if _DIGIT.search(text) else set()))
