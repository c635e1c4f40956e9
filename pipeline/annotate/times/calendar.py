"""Arithmetic on TIMEX3 values: the days that a value holds, its finest calendar form, and steps along the calendar."""

import re
from datetime import date, timedelta

# The first month of each season's three.
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|\d)(?:T.*)?)?")
_PART = re.compile(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")
_UNKNOWN_YEAR = re.compile(r"(XXXX-\d\d(?:-\d\d)?)(?:T.*)?")
_DURATION = re.compile(r"P(\d+)(D|W|M|Q|Y|DE|CE)")


def months_from(year: int, month: int, count: int = 1) -> tuple[date, date]:
    """First and last day of `count` months from `month` on; months beyond 12 fall into the following years."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    after = month + count
    last = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(1)
    return first, last


def interval(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value ("2020-W47", "2020-11-18TMO", "199", "2012/2018"); None if it has none."""
    if "/" in value:
        start, _, end = value.partition("/")
        first, last = interval(start), interval(end)
        return (first[0], last[1]) if first and last else None
    try:
        return _days(value)
    except ValueError:
        return None


def _days(value: str) -> tuple[date, date] | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last = {None: (0, 6), "WE": (5, 6)}.get(match[3]) or (int(match[3]) - 1, int(match[3]) - 1)
        return monday + timedelta(first), monday + timedelta(last)
    if match := _PART.fullmatch(value):
        return _part_of_year(int(match[1]), match[2])
    if _YEARS.fullmatch(value):
        span = 10 ** (4 - len(value))
        return date(int(value) * span, 1, 1), date(int(value) * span + span - 1, 12, 31)
    return None


def _part_of_year(year: int, part: str) -> tuple[date, date]:
    """First and last day of a month ("11"), quarter ("Q3"), half ("H2") or season ("SU")."""
    if part in _SEASON_MONTHS:
        return months_from(year, _SEASON_MONTHS[part], 3)
    if part[0] in "QH":
        size = _MONTHS_IN[part[0]]
        return months_from(year, size * (int(part[1]) - 1) + 1, size)
    return months_from(year, date(year, int(part), 1).month)


def finest(value: str) -> tuple[str | None, str | None]:
    """The finest day, month or year that holds a TIMEX3 value, and the same for the end of a period.

    "2020-W47" of one month gives ("2020-11", None), "2020-11-18TMO" ("2020-11-18", None), "2012/2018"
    ("2012", "2018"). A date without a year keeps its form. What no single year holds, and what is no stretch of
    the calendar (references, durations, sets), gives (None, None).
    """
    if "/" in value:
        start, _, end = value.partition("/")
        first, last = finest(start)[0], finest(end)[0]
        return (first, last if last != first else None) if first and last else (None, None)
    if match := _UNKNOWN_YEAR.fullmatch(value):
        return match[1], None
    days = interval(value)
    if days is None:
        return None, None
    first_day, last_day = (day.isoformat() for day in days)
    if first_day == last_day:
        return first_day, None
    for length in (len("2020-11"), len("2020")):
        if first_day[:length] == last_day[:length]:
            return first_day[:length], None
    return None, None


def holding(day: date, unit: str) -> str:
    """The value of the unit (D, W, WE, M, Q, H, Y, DE, CE) that holds the day: W of 2020-11-20 is "2020-W47"."""
    year, week, _ = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }[unit]


def step(day: date, count: int, unit: str) -> date | None:
    """The day `count` units (D, W, WE, M, Q, H, Y, DE, CE) after `day`, or before it where `count` is negative.

    The last day of the month where the month is too short; None beyond the years of the calendar.
    """
    try:
        if unit in ("D", "W", "WE"):
            return day + timedelta(count * (1 if unit == "D" else 7))
        months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
        first, last = months_from(months // 12, months % 12 + 1)
        return first.replace(day=min(day.day, last.day))
    except (ValueError, OverflowError):
        return None


def moved(value: str, duration: str, sign: int = 1) -> str | None:
    """The date that lies a duration after a day (sign 1) or before it (-1), in the duration's unit.

    For expressions that lean on an event: "two days after the arrest" of 2020-10-15 is
    `moved("2020-10-15", "P2D")` = "2020-10-17". None where either has no fixed length or day.
    """
    days, match = interval(value), _DURATION.fullmatch(duration)
    if days is None or days[0] != days[1] or match is None:
        return None
    day = step(days[0], sign * int(match[1]), match[2])
    return holding(day, match[2]) if day else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (1 to 5; -1 is the last) ISO weekday of a month; None if the month has no such day."""
    first, last = months_from(year, month)
    if nth < 0:
        return last - timedelta((last.isoweekday() - weekday) % 7)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else None


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    century, rest = divmod(year, 100)
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
