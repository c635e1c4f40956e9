"""Values of expressions with a place in the calendar of their own: days, months, quarters, years, holidays."""

from datetime import date

from pipeline.annotate.times.calendar import easter, holding, interval, nth_weekday, step
from pipeline.annotate.times.moment import Moment
from pipeline.annotate.times.patterns import VOCABULARY, Groups

# How many months ahead a month named without a year may lie: for what is farther off, writers say "next".
_MONTHS_AHEAD = 10
# How many months off it may lie where the clause's direction need not be its own, before a noun.
_MONTHS_BEFORE_NOUN = 8
# Days that a holiday may lie off in the clause's direction; else the nearest is meant.
_HOLIDAY_REACH = 270
# Days that a quarter may lie ahead where the clause does not say so.
_HALF_A_YEAR = 183
# Of years in two digits, those below it are of this century.
_PIVOT = 70


def month_of(name: str) -> int:
    """The number of a month from its name or abbreviation."""
    return int(VOCABULARY["months"].get(name) or VOCABULARY["month_abbreviations"][name])


def weekday_of(name: str) -> int:
    """The ISO number of a weekday from its name or abbreviation."""
    return int(VOCABULARY["weekdays"].get(name) or VOCABULARY["weekday_abbreviations"][name])


def calendar_date(groups: Groups, at: Moment) -> str | None:
    """A month, with a day or a year or both; without a year the nearest one that fits the direction."""
    month, day = month_of(groups["month"]), int(groups["day"]) if "day" in groups else None
    if "year" not in groups:
        year = year_of_weekday(groups, month, day, at) or year_near(month, day, at)
        return month_value(year, month, day)
    starts_before = "month2" in groups and month_of(groups["month2"]) < month
    return month_value(int(groups["year"]) - starts_before, month, day)


def month_value(year: int | None, month: int, day: int | None = None) -> str | None:
    """The value of a month or a day in it; None if there is no such day."""
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return None
    start = f"{year:04}" if year else "XXXX"
    return f"{start}-{month:02}" + (f"-{day:02}" if day else "")


def year_near(month: int, day: int | None, at: Moment) -> int | None:
    """The year of a month (and day) given without one.

    A past clause takes the last such month up to the day of writing, a clause that looks ahead the next one within
    `_MONTHS_AHEAD`, any other the nearest one. Before a noun the clause decides within
    `_MONTHS_BEFORE_NOUN` either way. A day of the coming weeks is never that of last year, whatever the tense.
    Without a date of writing: the year that the text itself gives, else unknown.
    """
    if at.written is None:
        return at.year
    written = at.written
    ahead = month - written.month + ((day - written.day) / 31 if day else 0)
    forward, back = ahead % 12, -ahead % 12
    reach = _MONTHS_BEFORE_NOUN if at.modifier else _MONTHS_AHEAD
    if at.direction > 0 and forward <= reach:
        return written.year + (ahead < 0)
    if at.direction < 0 and (back <= reach or not at.modifier):
        return written.year - (ahead > (1 if day else 0))
    return written.year + (ahead < -6) - (ahead > 6)


def year_of_weekday(groups: Groups, month: int, day: int | None, at: Moment) -> int | None:
    """The one year around that of writing in which the day falls on the weekday that stands with it."""
    if "weekday" not in groups or at.written is None or day is None:
        return None
    years = (at.written.year + shift for shift in (0, -1, 1))
    days = (interval(month_value(year, month, day) or "") for year in years)
    fitting = [found[0].year for found in days if found and found[0].isoweekday() == weekday_of(groups["weekday"])]
    return fitting[0] if fitting else None


def day_range(groups: Groups, at: Moment) -> str | None:
    """Two days of one month: "Nov. 3-5"."""
    start, end = calendar_date(groups, at), calendar_date({**groups, "day": groups["day2"]}, at)
    return f"{start}/{end}" if start and end and start < end else None


def year_range(groups: Groups, _: Moment) -> str | None:
    """Two years, the second short: "2012-18"."""
    start = groups["year"]
    end = start[:2] + groups["year2"]
    return f"{start}/{end}" if start < end else None


def full_year(digits: str) -> int:
    """The year that four digits or the last two of them name."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _PIVOT else 1900)


def hyphen_date(groups: Groups, _: Moment) -> str | None:
    """A day, the name of the month and a year, in any order: "19-Nov-12"."""
    return month_value(full_year(groups["year"]), month_of(groups["month"]), int(groups["day"]))


def day_of_month(groups: Groups, at: Moment) -> str | None:
    """A day without its month: in the month last spoken of, else in that of writing."""
    base = at.spoken_within(31) or at.written
    return month_value(base.year, base.month, int(groups["day"])) if base else None


def attacks_of_2001(_: Groups, __: Moment) -> str:
    """September 11 where the attacks of that day are meant."""
    return "2001-09-11"


def weekday(groups: Groups, at: Moment) -> str | None:
    """A weekday: the nearest one in the clause's direction, past where that is unknown; or the day of writing."""
    number = weekday_of(groups["weekday"])
    if at.written is None:
        return f"XXXX-WXX-{number}"
    away = (number - at.written.isoweekday()) % 7
    day = step(at.written, away if at.direction > 0 or not away else away - 7, "D")
    return day.isoformat() if day else None


def indefinite_weekday(groups: Groups, at: Moment) -> str | None:
    """A weekday with "a", which is that of the day last spoken of, or of no day that is told; before a noun, as any."""
    if at.modifier:
        return None
    number = weekday_of(groups["weekday"])
    return at.day.isoformat() if at.day and at.day.isoweekday() == number else some_weekday(groups, at)


def some_weekday(groups: Groups, _: Moment) -> str:
    """A weekday of a week that is not told."""
    return f"XXXX-WXX-{weekday_of(groups['weekday'])}"


def year(groups: Groups, _: Moment) -> str:
    """A year in four digits."""
    return groups["year"]


def short_year(groups: Groups, at: Moment) -> str:
    """A year in two digits behind an apostrophe: "’08" is the nearest such year that does not lie far ahead."""
    last = at.written.year + 5 if at.written else 2029
    century_of = last // 100 - (int(groups["digits"]) > last % 100)
    return f"{century_of:02}{groups['digits']}"


def month_of_relative_year(groups: Groups, at: Moment) -> str | None:
    """A month or day of last, this or next year: "April of last year"."""
    shift = int(VOCABULARY["deictic_steps"][groups["step"]])
    day = int(groups["day"]) if "day" in groups else None
    return month_value(at.written.year + shift if at.written else None, month_of(groups["month"]), day)


def decade(groups: Groups, _: Moment) -> str:
    """A decade: its first three digits; two digits or a word mean the last century."""
    if "decade" in groups:
        return f"19{VOCABULARY['decades'][groups['decade']]}"
    digits = groups["digits"]
    return digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def century(groups: Groups, _: Moment) -> str | None:
    """A century: its first two digits."""
    number = int(groups["nth"]) if "nth" in groups else int(VOCABULARY["ordinals"][groups["ordinal"]])
    return f"{number - 1:02}" if 10 <= number <= 21 else None


def season(groups: Groups, at: Moment) -> str | None:
    """A season of a given year, or the nearest one in the clause's direction."""
    code = VOCABULARY["seasons"][groups["season"]]
    if "year" in groups:
        return f"{groups['year']}-{code}"
    if at.written is None:
        return f"XXXX-{code}"
    days = interval(f"{at.written.year}-{code}")
    shift = 0
    if days and at.direction < 0:
        shift = -(days[0] > at.written)
    elif days and at.direction > 0:
        shift = int(days[1] < at.written)
    return f"{at.written.year + shift}-{code}"


def quarter(groups: Groups, at: Moment) -> str | None:
    """A quarter or half of a year: given, of last or this year, or the nearest one in the clause's direction."""
    letter, count = ("H", 2) if groups.get("size") == "half" or "h" in groups else ("Q", 4)
    number = (
        int(groups.get("q") or groups["h"])
        if {"q", "h"} & set(groups)
        else int(VOCABULARY["ordinals"][groups["ordinal"]])
    )
    number = count if number < 0 else number
    if number > count:
        return None
    if "year" in groups:
        return f"{groups['year']}-{letter}{number}"
    if at.written is None:
        return f"XXXX-{letter}{number}"
    if "step" in groups:
        return f"{at.written.year + int(VOCABULARY['deictic_steps'][groups['step']])}-{letter}{number}"
    begins = interval(f"{at.written.year}-{letter}{number}")
    ahead = (begins[0] - at.written).days if begins else 0
    last_year = ahead > 0 and (at.direction < 0 or (not at.direction and ahead > _HALF_A_YEAR))
    return f"{at.written.year - last_year}-{letter}{number}"


def nth_part(groups: Groups, at: Moment) -> str | None:
    """The nth week, weekend, day or weekday of a month: "the last week of March", "the first Monday in October".

    A week counts for the month that its Sunday lies in.
    """
    month, nth = month_of(groups["month"]), int(VOCABULARY["ordinals"][groups["ordinal"]])
    year_of = int(groups["year"]) if "year" in groups else year_near(month, None, at)
    if year_of is None:
        return f"XXXX-{month:02}"
    if "weekday" in groups:
        day = nth_weekday(year_of, month, weekday_of(groups["weekday"]), nth)
        return day.isoformat() if day else None
    unit = VOCABULARY["units"][groups["unit"]]
    if unit == "D":
        days = interval(f"{year_of:04}-{month:02}")
        return days[1].isoformat() if days and nth < 0 else month_value(year_of, month, nth)
    sunday = nth_weekday(year_of, month, 7, nth)
    return holding(sunday, unit) if sunday and unit in ("W", "WE") else None


def holiday(groups: Groups, at: Moment) -> str | None:
    """A holiday of a given year, or the nearest one in the clause's direction."""
    rule = VOCABULARY["holidays"][groups["holiday"]]
    if "year" in groups:
        day = _holiday_in(int(groups["year"]), rule)
        return day.isoformat() if day else None
    if at.written is None:
        return month_value(None, rule["month"], rule["day"]) if "day" in rule else "XXXX-XX-XX"
    written = at.written
    days = [day for day in (_holiday_in(written.year + shift, rule) for shift in (-1, 0, 1)) if day]
    fitting = [day for day in days if 0 <= (day - written).days * at.direction <= _HOLIDAY_REACH] or days
    return min(fitting, key=lambda day: abs((day - written).days)).isoformat() if fitting else None


def _holiday_in(year_of: int, rule: dict[str, int]) -> date | None:
    if "easter" in rule:
        return step(easter(year_of), rule["easter"], "D")
    if "day" in rule:
        return date(year_of, rule["month"], rule["day"])
    day = nth_weekday(year_of, rule["month"], rule["weekday"], rule["nth"])
    return step(day, rule.get("plus", 0), "D") if day else None


def known_day(groups: Groups, _: Moment) -> str:
    """The name of a day in one known year."""
    return str(VOCABULARY["days"][groups["known"]])
