"""The table of rules: what a time expression looks like, and the function that gives its value.

Patterns are written with the pieces of `patterns`. Of the expressions that begin at one place the longest wins; of
rules that find the same span, the first. A group named `span` marks the expression where the pattern sees more than it;
what a pattern looks ahead to is no part of the span either.
"""

import re
from dataclasses import dataclass

from pipeline.annotate.times import dates, lengths, relations
from pipeline.annotate.times.moment import Value
from pipeline.annotate.times.needs import needed
from pipeline.annotate.times.patterns import expression
from pipeline.records import TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One form of time expression.

    Attributes:
        name: of the rule.
        pattern: what the expression looks like.
        needs: what every match of the pattern holds (see `needs`).
        value: gives the value.
        timex_type: None where it follows from the value.
    """

    name: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    value: Value
    timex_type: TimexType | None

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """The span of the expression in a match of the rule."""
        return match.span("span") if "span" in self.pattern.groupindex else match.span()


def _rule(name: str, pattern: str, value: Value, timex_type: TimexType | None = None) -> Rule:
    return Rule(name=name, pattern=expression(pattern), needs=needed(pattern), value=value, timex_type=timex_type)


# A clock time or part of the day in front of a day, and behind it.
_AT = r"(?:{CLOCK}(?: \([^()]{1,24}\))?,?(?: on)? |(?i:the )?{PART} of )?"
_PART = r"(?:(?:,? at|,)? {CLOCK}| {PART})"
_THE = r"(?:(?i:the) )?"
_DASH = r" ?[-–—] ?"
_TO = rf"(?:{_DASH}| (?:to|through|until) )"
# "before" and "after" count from what they govern, which may be no date; alone, from the date last spoken of.
_NO_OBJECT = r"(?:(?<!before)(?<!after)|(?=\s*(?:[.,;:!)”\"]|$)))"
_RELATIVE_YEAR = r"(?P<step>(?i:last|this|next)) (?i:year)"

RULES = (
    # Days with a date.
    _rule(
        "attacks of 2001",
        r"(?P<span>(?:Sept\.?|September) (?P<day>11)(?:th)?) (?i:(?:terror(?:ist)? )?(?:attacks?|hijack))",
        dates.attacks_of_2001,
    ),
    _rule("month day year", rf"{_AT}(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}},? {{YEAR}}", dates.calendar_date),
    _rule("month day year part", rf"(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}},? {{YEAR}},?{_PART}", dates.calendar_date),
    _rule(
        "day month year", rf"{_AT}(?:{{WEEKDAY}},? )?{_THE}{{DAY}}(?: of)? {{MONTH}},? {{YEAR}}", dates.calendar_date
    ),
    _rule(
        "month day to month day year",
        rf"{{MONTH}} {{DAY}}(?=(?:{_TO}| and ){{MONTH2}} {{DAY2}},? {{YEAR}})",
        dates.calendar_date,
    ),
    _rule("month day", rf"{_AT}(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}}", dates.calendar_date),
    _rule("month day part", rf"(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}}{_PART}", dates.calendar_date),
    _rule("day month", rf"{_AT}(?:{{WEEKDAY}},? )?{_THE}{{DAY}}(?: of)? {{MONTH}}", dates.calendar_date),
    _rule("day month part", rf"(?:{{WEEKDAY}},? )?{{DAY}} {{MONTH}}{_PART}", dates.calendar_date),
    _rule("month day of last year", rf"{{MONTH}} {{DAY}},?(?: of)? {_RELATIVE_YEAR}", dates.month_of_relative_year),
    _rule("days", rf"{{MONTH}} {{DAY}}(?:{_TO}| and ){{DAY2}}(?:,? {{YEAR}})?", dates.day_range),
    _rule("days of month", rf"{{DAY}}(?:{_TO}| and ){{DAY2}}(?: of)? {{MONTH}}(?:,? {{YEAR}})?", dates.day_range),
    _rule(
        "iso date", r"(?P<year>[12]\d{3})[-/](?P<m>\d\d)[-/](?P<day>\d\d)(?:T(?:\d|:)+Z?)?(?![-/])", dates.numeric_date
    ),
    _rule("slash date", r"(?P<m>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)(?!/)", dates.numeric_date),
    _rule("hyphen date", r"(?P<m>\d{1,2})([-.])(?P<day>\d{1,2})\2(?P<year>\d{4})(?![-.]\d)", dates.numeric_date),
    _rule("known day", r"{KNOWN}", dates.known_day),
    _rule("holiday", r"{HOLIDAY}(?:,? {YEAR})?", dates.holiday),
    _rule(
        "day of month",
        r"(?i:on) (?P<span>(?i:the) (?P<day>3[01]|[12]?\d)(?:st|nd|rd|th))(?=[.,;]|$)",
        dates.day_of_month,
    ),
    # Days seen from the day of writing.
    _rule("weekday", rf"{_AT}{{WEEKDAYNAME}}", dates.weekday),
    _rule("weekday part", rf"{{WEEKDAYNAME}}{_PART}", dates.weekday),
    _rule("today", rf"{_AT}{{DEICTIC}}", relations.deictic),
    _rule("today part", rf"{{DEICTIC}}{_PART}", relations.deictic),
    _rule("this morning", r"(?P<step>(?i:last|this)) {PART}", relations.relative),
    _rule("last Tuesday", r"{STEP} {WEEKDAYNAME}(?:,? {PART})?", relations.relative),
    _rule(
        "Tuesday last week",
        r"{WEEKDAYNAME}(?: {PART})?,?(?: of)? (?P<step>(?i:last|this|next)) (?i:week)",
        relations.weekday_of_week,
    ),
    _rule("weekend", r"(?i:the|over) (?P<span>(?i:the )?weekend)", relations.weekend),
    # Months, quarters, seasons, years and more.
    _rule("month to month year", rf"{{MONTHNAME}}(?=(?:{_TO}| and ){{MONTH2}},? {{YEAR}})", dates.calendar_date),
    _rule("month year", r"{MONTH},?(?: of)? {YEAR}", dates.calendar_date),
    _rule("month of last year", rf"{{MONTHNAME}}(?: of)? {_RELATIVE_YEAR}", dates.month_of_relative_year),
    _rule("month", r"{MONTHNAME}", dates.calendar_date),
    _rule("the last decade", r"(?i:the last) (?P<unit>(?i:decade|century))", lengths.single, "DURATION"),
    _rule("last month", r"{STEP} {UNIT}", relations.relative),
    _rule("the last month", r"(?i:the )(?P<step>(?i:last|current)) {UNIT}(?! of)", relations.relative),
    _rule("last March", r"{STEP} (?:{MONTHNAME}|{SEASON})", relations.relative),
    _rule(
        "nth week of month",
        rf"{_THE}{{ORDINAL}} (?:{{UNIT}}|{{WEEKDAYNAME}}) (?:of|in) {{MONTHNAME}}(?:,? {{YEAR}})?",
        dates.nth_part,
    ),
    _rule(
        "quarter of year",
        rf"{_THE}{{ORDINAL}}[ -](?P<size>quarter|half)(?: of| in|,)? (?:{{YEAR}}|{_RELATIVE_YEAR}|the year)",
        dates.quarter,
    ),
    _rule("quarter", rf"{_THE}{{ORDINAL}}[ -](?P<size>quarter)", dates.quarter),
    _rule("Q3", r"Q(?P<q>[1-4])(?:(?: of)? {YEAR})?", dates.quarter),
    _rule("season of year", rf"{_THE}{{SEASON}}(?: of)? {{YEAR}}", dates.season),
    _rule(
        "season",
        r"(?i:in|into|over|during|by|until|since|through|throughout|before|after) (?P<span>(?:the )?{SEASON})(?! of)",
        dates.season,
    ),
    _rule("year", r"(?:(?i:the year) )?{YEAR}", dates.year),
    _rule("short year", r"(?i:in|since|of|from|by|until|and|to) (?P<span>['’](?P<digits>\d\d))", dates.short_year),
    _rule("year to year", r"{YEAR}[-–](?P<year2>\d\d)", dates.year_range),
    _rule("decade", rf"{_THE}['’]?(?P<digits>(?:1[5-9]|20)?\d0)['’]?s", dates.decade),
    _rule("decade word", r"(?i:the) {DECADEWORD}", dates.decade),
    _rule("century", rf"{_THE}(?:(?P<nth>\d\d)(?:st|nd|rd|th)|{{ORDINAL}})[ -](?i:century)", dates.century),
    # What leans on the date last spoken of, or on the day of writing.
    _rule("ago", rf"{{NUMBER}}(?P<half> and a half)? {{UNIT}} {{DISTANCE}}{_NO_OBJECT}", relations.distance),
    _rule("two or three years ago", rf"{{RANGE}} {{UNIT}} {{DISTANCE}}{_NO_OBJECT}", relations.vague_distance),
    _rule("vague ago", r"(?i:just )?{UNIT}(?<=s) (?P<distance>(?i:ago|from now))", relations.vague_distance),
    _rule("that day", r"{ANAPHOR} (?:{PART}|{UNIT})", relations.anaphoric),
    _rule(
        "the day before",
        rf"(?i:the) {{UNIT}} (?P<beside>(?i:before|after|earlier|prior|previous)){_NO_OBJECT}",
        relations.day_beside,
    ),
    _rule(
        "end of the year",
        r"(?i:(?:the )?(?:beginning|start|middle|end|rest|remainder|close) of|(?:earl(?:y|ier)|later?) in) the {UNIT}",
        relations.unit_of_writing,
    ),
    _rule("clock", r"{CLOCK}", relations.clock_day),
    _rule("reference", r"{REFERENCE}(?!-)", relations.reference),
    # Sets.
    _rule(
        "every",
        r"(?P<every>(?i:every|each)) (?:{NUMBER} )?(?:{UNIT}|{WEEKDAYNAME}(?: {PART})?|{MONTHNAME}|{SEASON})",
        lengths.returning,
        "SET",
    ),
    _rule("every other", r"(?i:every) (?P<number>(?i:other)) (?:{UNIT}|{WEEKDAYNAME})", lengths.returning, "SET"),
    _rule("every morning", r"(?i:every|each) {PART}", lengths.returning, "SET"),
    _rule("twice a week", r"(?i:once|twice|[\w-]+ times) (?i:an?|per|each|every) {UNIT}", lengths.returning, "SET"),
    _rule("Sundays", r"{WEEKDAYS}(?: {PART}s)?", lengths.returning, "SET"),
    _rule("Sunday mornings", r"{WEEKDAYNAME} {PART}s", lengths.returning, "SET"),
    _rule("daily", r"{SET}", lengths.returning, "SET"),
    # Lengths.
    _rule("duration", r"{NUMBER}(?P<half> and a half)?[ -]{UNIT}", lengths.duration, "DURATION"),
    _rule("duration and a half", r"{NUMBER} {UNIT}(?P<half> and a half)", lengths.duration, "DURATION"),
    _rule("two or three years", r"{RANGE}[ -]{UNIT}", lengths.unknown_number, "DURATION"),
    _rule("half an hour", r"(?i:half)(?i:-| an? ){UNIT}", lengths.half, "DURATION"),
    _rule(
        "the past years",
        r"(?i:the |these )?(?i:past|last|next|coming|first|previous|final|recent) (?:{NUMBER} )?{UNIT}(?<=s)",
        lengths.duration,
        "DURATION",
    ),
    _rule("the past year", r"(?i:the (?:past|next|coming)) {UNIT}", lengths.single, "DURATION"),
    _rule("years", r"{UNIT}(?<=s)", lengths.duration, "DURATION"),
)
