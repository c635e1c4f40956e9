"""Full dates as pages state them; a date without its year, or one that can be read in two ways, is none."""

import functools
import re
from dataclasses import dataclass
from datetime import date

from pipeline.lexicon import listed, table

_DIGIT = re.compile(r"\d")
_AROUND = " \t|·•–—-/,:(*_#)\ufeff"
# What stands between a date and the words before it that do not belong to it.
_SEPARATED = re.compile(r"[|·•/]\s*$|\s[–—-]\s*$")
# A word in front of a date that is its label or the line's subject is short.
_LONGEST_PREFIX = 6


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that states a date.

    Attributes:
        value: the date; None where it can be read in two ways, or only a time is left of it.
        label: "published", "updated", or None where the date stands for itself.
        prefix: what else stands before the date.
        weekday: True if the weekday is given.
    """

    value: date | None
    label: str | None
    prefix: str
    weekday: bool


@functools.cache
def _months() -> dict[str, int]:
    times = table("times")
    return {**times["months"], **times["month_abbreviations"]}


@functools.cache
def _date() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    days = "|".join(table("times")["weekday_abbreviations"])
    weekday = rf"(?:(?P<weekday>{days})[a-z]*\.?,?\s+)?"
    endings = "|".join(table("times")["ordinal_endings"])
    forms = (
        rf"(?P<m1>{month})\.?\s+(?P<d1>\d\d?)(?:{endings})?,?\s+(?P<y1>\d{{4}})",
        rf"(?P<d2>\d\d?)(?:{endings})?\.?\s+(?P<m2>{month})\.?,?\s+(?P<y2>\d{{4}})",
        r"(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)",
        r"(?P<y4>\d{4})/(?P<m4>\d\d)/(?P<d4>\d\d)",
        r"(?P<d5>\d\d?)\.(?P<m5>\d\d?)\.(?P<y5>\d{4})",
        r"(?P<a6>\d\d?)\s?/\s?(?P<b6>\d\d?)\s?/\s?(?P<y6>\d{4}|\d\d)",
    )
    return re.compile(rf"{weekday}(?:{'|'.join(forms)})(?!\d)", re.IGNORECASE)


_HOURS = "|".join(sorted(listed("times", "words", "clock_units")))
# A time of day with its zone, in the forms that pages give it.
_TIME = re.compile(
    r"(?:[\s,|@·•–—-]|at\b|T)*"
    r"(?:\d{1,2}\s?[:.]\s?\d\d(?:\s?[:.]\s?\d\d(?:\.\d+)?)?|\d{3,4}|\d{1,2}(?=\s?[ap]\.?m))?"
    rf"\s*(?:[ap]\.?\s?m\.?)?\s*(?:h|{_HOURS}|Uhr)?\.?\s*"
    r"(?:Z|[A-Z]{2,4})?(?:\s?[+-]\s?\d{1,2}\s?:?\s?\d{0,2})?\s*(?:\([\w: ]+\))?\s*\.?",
    re.IGNORECASE,
)


def _value(match: re.Match[str]) -> date | None:
    parts = {key[0]: value for key, value in match.groupdict().items() if value and key != "weekday"}
    if "a" in parts:  # 2/13/2009 or 13/2/2009; 2/3/2009 means either
        first, second = int(parts["a"]), int(parts["b"])
        if len(parts["y"]) == 2 or (first <= 12 and second <= 12 and first != second):
            return None
        parts["m"], parts["d"] = (parts["a"], parts["b"]) if first <= 12 else (parts["b"], parts["a"])
    month = _months().get(parts["m"].lower()) or int(parts["m"])
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def find_date_line(text: str) -> DateLine | None:
    """What a line says that holds a date, with a time at most behind it and little before it; None for any other."""
    if not _DIGIT.search(text):
        return None
    match = _date().search(text)
    if match is None:
        return _undated(text)
    if not _only_time(text[match.end() :]):
        return None
    before = text[: match.start()]
    prefix = before.strip(_AROUND)
    label = _label(prefix)
    if prefix and not label and (not _SEPARATED.search(before) or len(prefix.split()) > _LONGEST_PREFIX):
        return None
    return DateLine(_value(match), label, "" if label else prefix, bool(match["weekday"]))


def _undated(text: str) -> DateLine | None:
    """A label with a time alone: "Updated 9:06 AM"."""
    words = text.strip(_AROUND).split()
    for length in (3, 2, 1):
        label, rest = _label(" ".join(words[:length])), " ".join(words[length:])
        if label and rest[:1].isdigit() and _TIME.fullmatch(rest):
            return DateLine(None, label, "", False)
    return None


def _only_time(text: str) -> bool:
    """True for what may follow a date: nothing, a time, or when the page was updated."""
    rest = text.strip(_AROUND)
    if not rest or _TIME.fullmatch(rest):
        return True
    updated = table("structure")["dates"]["updated"]
    label = re.search(rf"(?:^|\W)(?:{'|'.join(updated)})\b", rest, re.IGNORECASE)
    if not label or not (label.start() == 0 or _TIME.fullmatch(rest[: label.start()].strip(_AROUND))):
        return False
    second = _date().sub("", rest[label.end() :]).strip(_AROUND)
    return not second or _TIME.fullmatch(second) is not None


def _label(prefix: str) -> str | None:
    words = prefix.lower().strip(" :.")
    return next((kind for kind, labels in table("structure")["dates"].items() if words in labels), None)


@functools.cache
def _stamp() -> re.Pattern[str]:
    labels = sorted(table("structure")["dates"]["published"], key=lambda label: (-len(label), label))
    return re.compile(rf"(?:{'|'.join(map(re.escape, labels))})(?::\s*|\s+(?=\d{{4}}-))", re.IGNORECASE)


def stamp_end(text: str) -> int:
    """Where a stamp such as "date 2020-11-19" ends that other words follow on the line; 0 if there is none."""
    label = _stamp().match(text)
    match = _date().match(text, label.end()) if label else None
    return match.end() if match and re.match(r"\s+[^\W_a-z]", text[match.end() :]) and not find_date_line(text) else 0


def stamp_date(text: str) -> date | None:
    """The date of a stamp."""
    match = _date().search(text)
    return _value(match) if match else None
