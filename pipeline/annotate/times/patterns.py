"""The pieces that patterns of time expressions are written with: `{MONTH}`, `{YEAR}`, `{NUMBER}` and so on.

Pieces in lower case are small words, by the names that the vocabulary gives them: `{every}` is "each" or "every". A
blank in a pattern stands for any white space. Names (months, weekdays, holidays) are matched with a capital or in
capitals; all other words in any case.
"""

import re
from collections.abc import Iterable

from pipeline import lexicon

Groups = dict[str, str]
"""What a pattern's named groups hold: lower case, plain blanks and apostrophes, no full stop at the end."""

VOCABULARY = lexicon.table("times")
WORDS: dict[str, list[str]] = VOCABULARY["words"]


def either(words: Iterable[str]) -> str:
    """An alternation of the words, the longest first, with any apostrophe and any white space in them."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ").replace("'", "['’]?") for word in ordered)


def _named(table: str) -> str:
    """The names of a table, as they start with a capital and as they stand in capitals."""
    return either({form for name in VOCABULARY[table] for form in (_capitals(name), name.upper())})


def _capitals(name: str) -> str:
    """The name with capitals on its words, small words apart: "fourth of july" becomes "Fourth of July"."""
    small = WORDS["small"]
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in name.split(" "))


def _word(table: str) -> str:
    return f"(?i:{either(VOCABULARY[table])})"


_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_TENS = either(word for word, value in VOCABULARY["numbers"].items() if value.isdigit() and 20 <= int(value) < 100)
_ONES = either(word for word, value in VOCABULARY["numbers"].items() if value.isdigit() and 0 < int(value) < 10)
_NUMBER = rf"(?:{_DIGITS}|(?i:(?:{_TENS})-(?:{_ONES})|{either(VOCABULARY['numbers'])}))"
_ZONE = rf"(?:{either(WORDS['zones'])})\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = either(VOCABULARY["ordinal_endings"])
_DAY_END = rf"(?:{_NTH})?\b(?![.:,]\d|%)"

# No expression begins behind a hyphen, save "mid-March", "Nov. 28-Dec. 2" and "2012-2018".
_AFTER_HYPHEN = r"(?:(?<!-)|(?<=\b[Mm]id-)|(?<=\d-)(?=[A-Z])|(?<=[\s(][12]\d\d\d-)(?=\d{4}\b))"

PIECES = {
    "MONTH": rf"(?P<month>(?:{_named('months')})\b|(?:{_named('month_abbreviations')})\b\.?)",
    "MONTH2": rf"(?P<month2>(?:{_named('months')})\b|(?:{_named('month_abbreviations')})\b\.?)",
    "MONTHNAME": rf"(?P<month>{_named('months')})\b",
    "WEEKDAY": rf"(?P<weekday>(?:{_named('weekdays')})\b|(?:{_named('weekday_abbreviations')})\b\.?)",
    "WEEKDAYNAME": rf"(?P<weekday>{_named('weekdays')})\b",
    "WEEKDAYS": rf"(?P<weekday>{_named('weekdays')})s\b",
    "DAY": rf"(?P<day>{_DAY}){_DAY_END}",
    "DAY2": rf"(?P<day2>{_DAY}){_DAY_END}",
    "YEAR": r"(?P<year>1[5-9]\d\d|20\d\d)\b",
    "NUMBER": rf"(?P<number>{_NUMBER})",
    "RANGE": rf"{_NUMBER}(?: ?[-–] ?| {{or}} )(?P<number>{_NUMBER})",
    "UNIT": rf"(?P<unit>{_word('units')})",
    "ORDINAL": rf"(?P<ordinal>{_word('ordinals')})",
    "SEASON": rf"(?P<season>{_word('seasons')})",
    "PART": rf"(?P<part>{_word('dayparts')})",
    "HOLIDAY": rf"(?P<holiday>{_named('holidays')})",
    "KNOWN": rf"(?P<known>{_named('days')})",
    "DEICTIC": rf"(?P<deictic>{_word('deictic')})",
    "STEP": rf"(?P<step>{_word('deictic_steps')})",
    "ANAPHOR": rf"(?P<anaphor>{_word('anaphoric_steps')})",
    "BESIDE": rf"(?P<beside>{_word('beside')})",
    "OFFSET": rf"(?P<offset>{_word('offsets')})",
    "DISTANCE": rf"(?P<distance>{_word('distances')})",
    "REFERENCE": rf"(?P<reference>{_word('references')})",
    "SET": rf"(?P<set>{_word('sets')})",
    "DECADEWORD": rf"(?P<decade>{_word('decades')})",
    "CLOCK": r"(?P<clock>(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?i:[ap]\.? ?m\b\.?)"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d\b(?![:.]\d)|(?:[01]\d|2[0-3])[0-5]\d(?= (?:{universal}|{clock_units})\b)"
    rf"|\d\d? {{oclock}}\b|{{noon}}\b)(?: (?P<zone>{_ZONE}))?",
    "NTH": rf"(?:{_NTH})",
}
_WORD_PIECES = {name: f"(?i:{either(words)})" for name, words in WORDS.items()}


def expression(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, words bounded at both ends."""
    return re.compile(rf"(?<![\w$€£#@/.]){_AFTER_HYPHEN}{filled(pattern)}(?!\w)")


def filled(pattern: str) -> str:
    """The pattern with pieces filled in, blanks widened, digits those of ASCII."""
    for name, piece in (*PIECES.items(), *_WORD_PIECES.items()):
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+").replace(r"\d", "[0-9]")


def groups(match: re.Match[str]) -> Groups:
    """The named groups of a match that took part in it, normalised."""
    return {name: _normalised(text) for name, text in match.groupdict().items() if text is not None}


def _normalised(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).rstrip(".")
