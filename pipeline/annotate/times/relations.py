"""Values of expressions that lean on the day of writing or on the date last spoken of."""

import re
from datetime import date

from pipeline.annotate.times.calendar import holding, interval, step
from pipeline.annotate.times.dates import month_of, month_value, weekday_of
from pipeline.annotate.times.lengths import duration, length, number_of, unit_of
from pipeline.annotate.times.moment import Moment
from pipeline.annotate.times.patterns import VOCABULARY, WORDS, Groups

_STEPPED = frozenset({"D", "W", "WE", "M", "Q", "Y", "DE", "CE"})
# The longest stretch, in days, that a unit can be counted on from: months after a day or a month, not after a year.
_BASE_LENGTH = {"D": 1, "W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653, "CE": 36525}
_VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_ONE_DAY = re.compile(r"....-(?:..-..|W..-\d)")


def deictic(groups: Groups, at: Moment) -> str | None:
    """Today, yesterday, tomorrow; tonight is the night of today."""
    offset = int(VOCABULARY["deictic"][groups["deictic"]])
    if at.written is None:
        return _VAGUE[(offset > 0) - (offset < 0)]
    day = step(at.written, offset, "D")
    night = "TNI" if groups["deictic"] == "tonight" and "clock" not in groups else ""
    return f"{day.isoformat()}{night}" if day else None


def weekday_of_week(groups: Groups, at: Moment) -> str | None:
    """A weekday of last, this or next week: "Wednesday last week"."""
    shift, number = int(VOCABULARY["deictic_steps"][groups["step"]]), weekday_of(groups["weekday"])
    if at.written is None:
        return f"XXXX-WXX-{number}"
    return holding_after(at.written, 7 * shift + number - at.written.isoweekday(), "D")


def relative(groups: Groups, at: Moment) -> str | None:
    """A unit, weekday, month, season or part of the day with last, this or next, counted from the day of writing."""
    shift = int(VOCABULARY["deictic_steps"][groups["step"]])
    if at.written is None:
        return _VAGUE[shift]
    if "weekday" in groups:
        return _relative_weekday(weekday_of(groups["weekday"]), shift, at, at.written)
    if "month" in groups:
        month = month_of(groups["month"])
        turned = (month >= at.written.month) if shift < 0 else (month <= at.written.month)
        return month_value(at.written.year + (shift if turned else 0), month)
    if "season" in groups:
        return _relative_season(VOCABULARY["seasons"][groups["season"]], shift, at.written)
    if "part" in groups:
        return holding_after(at.written, shift, "D")
    unit = unit_of(groups["unit"])[1]
    counted = unit in _STEPPED and unit != "D" and not groups["unit"].endswith("s")
    return holding_after(at.written, shift, unit) if counted else None


def holding_after(day: date, count: int, unit: str) -> str | None:
    """The value of the unit that lies `count` units from the one that holds the day."""
    there = step(day, count, unit)
    return holding(there, unit) if there else None


def _relative_weekday(number: int, shift: int, at: Moment, written: date) -> str | None:
    """Last Tuesday lies before the day of writing, next Tuesday behind it; this Tuesday in the clause's direction."""
    away = (number - written.isoweekday()) % 7
    if shift < 0 or (not shift and at.direction < 0 and away):
        away -= 7
    elif shift > 0:
        away = away or 7
    return holding_after(written, away, "D")


def _relative_season(code: str, shift: int, written: date) -> str:
    """Last summer is the last one that is over, next summer the next to begin, this summer that of the year."""
    days = interval(f"{written.year}-{code}")
    turned = days is not None and (days[1] >= written if shift < 0 else days[0] <= written)
    return f"{written.year + (shift if turned else 0)}-{code}"


def distance(groups: Groups, at: Moment) -> str | None:
    """Units before or after the day of writing ("ago", "from now") or the date last spoken of ("earlier", "later").

    Without a date to count from: PAST_REF or FUTURE_REF for the former, a duration for the latter.
    """
    rule = VOCABULARY["distances"][groups["distance"]]
    number, (factor, unit) = number_of(groups["number"]), unit_of(groups["unit"])
    if unit == "TH" and number.isdigit() and int(number) % 24 == 0:
        number, unit = str(int(number) // 24), "D"
    if rule["base"] == "written":
        base, vague = at.written, str(_VAGUE[rule["sign"]])
    else:
        base, vague = at.spoken_within(_BASE_LENGTH.get(unit, 1)), duration(groups, at)
    if base is None or not number.isdigit() or unit not in _STEPPED or "half" in groups:
        return vague
    return holding_after(base, rule["sign"] * factor * int(number), unit)


def vague_distance(groups: Groups, _: Moment) -> str:
    """Units of an unknown number before or after another date: "weeks ago", "two or three days later"."""
    rule = VOCABULARY["distances"][groups["distance"]]
    return _VAGUE[rule["sign"]] if rule["base"] == "written" else length("X", groups["unit"])


def anaphoric(groups: Groups, at: Moment) -> str | None:
    """A unit beside the one last spoken of: "that day", "the following year", "the previous month", "that night".

    For units longer than a day, what lies in the week of writing is passed over: it dates the report ("said Tuesday"),
    not the story. "The next year" is such a unit in a clause that tells the past alone.
    """
    shift = int(VOCABULARY["anaphoric_steps"][groups["anaphor"]])
    if "part" in groups:
        return holding_after(at.day, shift, "D") if at.day else None
    unit = unit_of(groups["unit"])[1]
    if unit == "D":
        return holding_after(at.day, shift, "D") if at.day else None
    if unit not in _STEPPED or (groups["anaphor"] == "the next" and at.direction >= 0):
        return None
    base = next((day for day in map(_first_day, at.spoken) if day and not _just_now(day, at.written)), at.written)
    return holding_after(base, shift, unit) if base else None


def anaphoric_weekday(groups: Groups, at: Moment) -> str | None:
    """The following or previous weekday, seen from the day last spoken of: "the following Tuesday".

    In a clause of the past it lies in the past, so that a day of which it does not was not meant.
    """
    shift = int(VOCABULARY["anaphoric_steps"][groups["anaphor"]])
    if not shift or (groups["anaphor"] == "the next" and at.direction >= 0):
        return None
    value = _weekday_beside(weekday_of(groups["weekday"]), shift, at)
    return None if groups["anaphor"] == "the next" and "X" in value else value


def weekday_beside(groups: Groups, at: Moment) -> str:
    """The weekday after or before the day last spoken of: "the Friday after that"."""
    return _weekday_beside(weekday_of(groups["weekday"]), int(VOCABULARY["beside"][groups["beside"]]), at)


def _weekday_beside(number: int, shift: int, at: Moment) -> str:
    """The first such weekday after a day that was spoken of, or before it; of an unknown week where none fits."""
    for value in at.spoken:
        days = interval(value)
        if days is None or days[0] != days[1]:
            continue
        away = shift * ((shift * (number - days[0].isoweekday()) - 1) % 7 + 1)
        day = step(days[0], away, "D")
        if day and not (at.direction < 0 and at.written and day > at.written):
            return day.isoformat()
    return f"XXXX-WXX-{number}"


def last_but_one(groups: Groups, at: Moment) -> str | None:
    """The weekday or unit before the last one, or after the next one: "the Tuesday before last"."""
    shift, side = int(VOCABULARY["deictic_steps"][groups["step"]]), int(VOCABULARY["beside"][groups["beside"]])
    if shift != side or at.written is None:
        return None
    if "weekday" in groups:
        near = _relative_weekday(weekday_of(groups["weekday"]), shift, at, at.written)
        days = interval(near) if near else None
        return holding_after(days[0], 7 * shift, "D") if days else None
    unit = unit_of(groups["unit"])[1]
    return holding_after(at.written, 2 * shift, unit) if unit in _STEPPED else None


def offset(groups: Groups, at: Moment) -> str | None:
    """What lies so many units before or after today, a weekday or this month: "two weeks ago Monday".

    Months and years before a weekday tell no day: the anniversary may lie ahead or be over.
    """
    sign, number = int(VOCABULARY["offsets"][groups["offset"]]), number_of(groups["number"])
    factor, unit = unit_of(groups["unit"])
    if at.written is None or not number.isdigit() or unit not in _STEPPED:
        return _VAGUE[sign]
    count, away = sign * factor * int(number), int(VOCABULARY["deictic"].get(groups.get("deictic", ""), 0))
    if "weekday" in groups:
        away = (weekday_of(groups["weekday"]) - at.written.isoweekday()) % 7
        away -= 7 if sign < 0 and away else 0
    if "within" in groups:
        return holding_after(at.written, count * (12 if unit == "Y" else 1), "M") if unit in {"Y", "M"} else None
    base = step(at.written, away, "D")
    day = step(base, count, unit) if base else None
    exact = unit in {"D", "W"} or "weekday" not in groups
    return (day.isoformat() if exact else holding(day, unit)) if day else None


def _first_day(value: str) -> date | None:
    days = interval(value)
    return days[0] if days else None


def _just_now(day: date, written: date | None) -> bool:
    return written is not None and abs((written - day).days) <= 7


def day_beside(groups: Groups, at: Moment) -> str | None:
    """The day (week, month, year) before or after the one last spoken of: "the day before", "the year previous"."""
    unit = unit_of(groups["unit"])[1]
    base = None if groups["unit"].endswith("s") else at.spoken_within(_BASE_LENGTH.get(unit, 1))
    return holding_after(base, int(VOCABULARY["beside"][groups["beside"]]), unit) if base else None


def unit_of_writing(groups: Groups, at: Moment) -> str | None:
    """The unit that holds the day of writing, or for a day the one last spoken of: "the end of the year"."""
    unit = unit_of(groups["unit"])[1]
    base = at.day if unit == "D" else at.written
    return holding(base, unit) if base and unit in _STEPPED else None


def weekend(_: Groups, at: Moment) -> str | None:
    """The weekend: the last one that has begun, or the next one where the clause looks ahead."""
    if at.written is None:
        return None
    ahead = at.direction > 0 or at.written.isoweekday() > 5
    return holding_after(at.written, 0 if ahead else -1, "WE")


def clock_day(_: Groups, at: Moment) -> str | None:
    """A clock time alone: on the day last spoken of, else on the day of writing."""
    base = at.day or at.written
    return base.isoformat() if base else "XXXX-XX-XX"


def reference(groups: Groups, _: Moment) -> str:
    """Now, recently, the future."""
    return str(VOCABULARY["references"][groups["reference"]])


def timed(value: str, groups: Groups) -> str:
    """The value with the clock time or part of the day that the groups give, where it is a day."""
    if _ONE_DAY.fullmatch(value) is None:
        return value
    if "clock" in groups:
        zone = "Z" if groups.get("zone") in WORDS["universal"] else ""
        return f"{value}T{_clock(groups['clock'])}{zone}"
    if "part" in groups:
        return f"{value}T{VOCABULARY['dayparts'][groups['part']]}"
    return value


def _clock(text: str) -> str:
    """Hours and minutes of a clock time: "6:40 p.m" is 18:40."""
    match = re.match(r"(\d\d?)[:.]?(\d\d)?(?: ?([ap]))?", text)
    if match is None:
        return "24:00" if text == "midnight" else "12:00"
    hour = int(match[1])
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return f"{hour:02}:{match[2] or '00'}"
