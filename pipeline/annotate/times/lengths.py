"""Values of lengths of time, and of what returns in time."""

import re

from pipeline.annotate.times.dates import month_of, weekday_of
from pipeline.annotate.times.moment import Moment
from pipeline.annotate.times.patterns import VOCABULARY, Groups

CLOCK_UNITS = frozenset({"TS", "TM", "TH"})


def number_of(text: str) -> str:
    """The number as TIMEX3 writes it: digits, a decimal fraction, or X for an unknown one."""
    numbers = VOCABULARY["numbers"]
    if text in numbers:
        return str(numbers[text])
    if "-" in text:
        tens, _, ones = text.partition("-")
        return str(int(numbers[tens]) + int(numbers[ones]))
    return text.replace(",", "")


def unit_of(text: str) -> tuple[int, str]:
    """How many of which TIMEX3 unit a word stands for: "fortnight" is two weeks."""
    match = re.fullmatch(r"(\d*)(\w+)", VOCABULARY["units"][text])
    if match is None:
        raise ValueError(f"lexicon/en/times.toml: units.{text} is no TIMEX3 unit")
    return int(match[1] or 1), match[2]


def length(number: str, unit: str) -> str:
    """The duration of a number of units: PT3H, P6Y, PXM."""
    factor, code = unit_of(unit)
    if factor > 1 and number.isdigit():
        number = str(int(number) * factor)
    return f"PT{number}{code[1:]}" if code in CLOCK_UNITS else f"P{number}{code}"


def duration(groups: Groups, _: Moment) -> str:
    """A number of units; of unknown number where none is given."""
    number = number_of(groups["number"]) if "number" in groups else "X"
    if "half" in groups and number.isdigit():
        number += ".5"
    return length(number, groups["unit"])


def unknown_number(groups: Groups, _: Moment) -> str:
    """Units of a number that is given as two ("two or three years"): TIMEX3 has X for it."""
    return length("X", groups["unit"])


def single(groups: Groups, _: Moment) -> str:
    """One unit: "the past year", "over the next decade"."""
    return length("1", groups["unit"])


def half(groups: Groups, _: Moment) -> str | None:
    """Half a unit: "half an hour"."""
    value = VOCABULARY["halves"].get(groups["unit"])
    return str(value) if value else None


def returning(groups: Groups, _: Moment) -> str:
    """A set: "daily", "every Tuesday", "every two weeks", "twice a year"."""
    if "set" in groups:
        return str(VOCABULARY["sets"][groups["set"]])
    if "weekday" in groups:
        part = f"T{VOCABULARY['dayparts'][groups['part']]}" if "part" in groups else ""
        return f"XXXX-WXX-{weekday_of(groups['weekday'])}{part}"
    if "month" in groups:
        return f"XXXX-{month_of(groups['month']):02}"
    if "season" in groups:
        return f"XXXX-{VOCABULARY['seasons'][groups['season']]}"
    if "part" in groups:
        return f"XXXX-XX-XXT{VOCABULARY['dayparts'][groups['part']]}"
    number = {"other": "2"}.get(groups["number"]) or number_of(groups["number"]) if "number" in groups else "1"
    return length(number, groups["unit"])
