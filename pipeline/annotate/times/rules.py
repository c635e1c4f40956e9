"""The table of rules: what a time expression looks like, and the function that gives its value.

Patterns are written with the pieces of `patterns`. Of the expressions that begin at one place the longest wins; of
rules that find the same span, the first. A group named `span` marks the expression where the pattern sees more than it;
what a pattern looks ahead to is no part of the span either.
"""

import re
from dataclasses import dataclass

from pipeline.annotate.times import dates, lengths, relations
from pipeline.annotate.times.literals import required
from pipeline.annotate.times.moment import Moment, Value
from pipeline.annotate.times.patterns import Groups, expression
from pipeline.records import TimexType
from pipeline.rules import Example, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule(Rule[[Groups, Moment], str]):
    """One form of time expression; it finds the value, from the parts of the expression and its moment.

    Attributes:
        pattern: what the expression looks like.
        literals: what every match of the pattern holds (see `literals`).
        timex_type: None where it follows from the value.
    """

    pattern: re.Pattern[str]
    literals: frozenset[str]
    timex_type: TimexType | None

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """The span of the expression in a match of the rule."""
        return match.span("span") if "span" in self.pattern.groupindex else match.span()


def _rule(
    name: str, meaning: str, pattern: str, value: Value, example: Example, timex_type: TimexType | None = None
) -> TimeRule:
    return TimeRule(
        step="time",
        name=name,
        meaning=meaning,
        find=value,
        examples=(example,),
        pattern=expression(pattern),
        literals=required(pattern),
        timex_type=timex_type,
    )


def _example(text: str, words: str, value: str) -> Example:
    """An article of 18 March 2021, a Thursday."""
    return Example(text=text, words=words, gives=value, published="2021-03-18")


# A clock time or part of the day in front of a day, and behind it.
_AT = r"(?:{CLOCK}(?: \([^()]{1,24}\))?,?(?: on)? |(?i:the )?{PART} of )?"
_PART = r"(?:(?:,? at|,)? {CLOCK}| {PART})"
_THE = r"(?:(?i:the) )?"
_DASH = r" ?[-–—] ?"
_TO = rf"(?:{_DASH}| (?:to|through|until) )"
# "before" and "after" count from what they govern, which may be no date; alone, from the date last spoken of.
_NO_OBJECT = r"(?:(?<!before)(?<!after)|(?=\s*(?:[.,;:!)”\"]|$)))"
_RELATIVE_YEAR = r"(?P<step>(?i:last|this|next)) (?i:year)"

RULES: tuple[TimeRule, ...] = (
    # Days with a date.
    _rule(
        "attacks of 2001",
        "September 11 before a word for the attacks is the day in 2001",
        r"(?P<span>(?:Sept\.?|September) (?P<day>11)(?:th)?) (?i:(?:terror(?:ist)? )?(?:attacks?|hijack))",
        dates.attacks_of_2001,
        _example("He lost a brother in the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
    ),
    _rule(
        "month day year",
        "a month, a day and a year, perhaps after a time and a weekday",
        rf"{_AT}(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}},? {{YEAR}}",
        dates.calendar_date,
        _example("The trial ran from June 3 to July 9, 2015.", "July 9, 2015", "2015-07-09"),
    ),
    _rule(
        "month day year part",
        "a month, a day and a year before a time or a part of the day",
        rf"(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}},? {{YEAR}},?{_PART}",
        dates.calendar_date,
        _example("The bridge fell on March 2, 2019, at 6 p.m. sharp.", "March 2, 2019, at 6 p.m.", "2019-03-02T18:00"),
    ),
    _rule(
        "day month year",
        "a day, a month and a year, perhaps after a time and a weekday",
        rf"{_AT}(?:{{WEEKDAY}},? )?{_THE}{{DAY}}(?: of)? {{MONTH}},? {{YEAR}}",
        dates.calendar_date,
        _example("The notice was posted on 18 NOV 2020 there.", "18 NOV 2020", "2020-11-18"),
    ),
    _rule(
        "month day to month day year",
        "a month and a day whose year stands after the day that the period ends",
        rf"{{MONTH}} {{DAY}}(?=(?:{_TO}| and ){{MONTH2}} {{DAY2}},? {{YEAR}})",
        dates.calendar_date,
        _example("The trial ran from June 3 to July 9, 2015.", "June 3", "2015-06-03"),
    ),
    _rule(
        "month day",
        "a month and a day, in the year that the text and the tense tell",
        rf"{_AT}(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}}",
        dates.calendar_date,
        _example("The mayor of Norwick resigned on Feb. 15.", "Feb. 15", "2021-02-15"),
    ),
    _rule(
        "month day part",
        "a month and a day before a time or a part of the day",
        rf"(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}}{_PART}",
        dates.calendar_date,
        _example("The bridge fell on March 2 evening.", "March 2 evening", "2021-03-02TEV"),
    ),
    _rule(
        "day month",
        "a day and a month, in the year that the text and the tense tell",
        rf"{_AT}(?:{{WEEKDAY}},? )?{_THE}{{DAY}}(?: of)? {{MONTH}}",
        dates.calendar_date,
        _example("Lena Harding was arrested on 15 February in Leeds.", "15 February", "2021-02-15"),
    ),
    _rule(
        "day month part",
        "a day and a month before a time or a part of the day",
        rf"(?:{{WEEKDAY}},? )?{{DAY}} {{MONTH}}{_PART}",
        dates.calendar_date,
        _example("The bridge fell on 2 March evening.", "2 March evening", "2021-03-02TEV"),
    ),
    _rule(
        "month day of last year",
        "a month and a day of the last, this or next year",
        rf"{{MONTH}} {{DAY}},?(?: of)? {_RELATIVE_YEAR}",
        dates.month_of_relative_year,
        _example("The bridge fell on March 2 last year.", "March 2 last year", "2020-03-02"),
    ),
    _rule(
        "days",
        "two days after the name of their month",
        rf"{{MONTH}} {{DAY}}(?:{_TO}| and ){{DAY2}}(?:,? {{YEAR}})?",
        dates.day_range,
        _example("The fair ran Feb. 3-5 in Norwick.", "Feb. 3-5", "2021-02-03/2021-02-05"),
    ),
    _rule(
        "days of month",
        "two days before the name of their month",
        rf"{{DAY}}(?:{_TO}| and ){{DAY2}}(?: of)? {{MONTH}}(?:,? {{YEAR}})?",
        dates.day_range,
        _example("The fair ran from 3 to 5 February in Norwick.", "3 to 5 February", "2021-02-03/2021-02-05"),
    ),
    _rule(
        "iso date",
        "a date in digits that begins with the year, as in ISO 8601",
        r"(?P<year>[12]\d{3})[-/](?P<m>\d\d)[-/](?P<day>\d\d)(?:T(?:\d|:)+Z?)?(?![-/])",
        dates.numeric_date,
        _example("The log was last changed on 2020-11-19.", "2020-11-19", "2020-11-19"),
    ),
    _rule(
        "slash date",
        "a date in digits with slashes, the month first unless it cannot be",
        r"(?P<m>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)(?!/)",
        dates.numeric_date,
        _example("The form was dated 7/8/07.", "7/8/07", "2007-07-08"),
    ),
    _rule(
        "hyphen date",
        "a date in digits with hyphens or dots, the month first unless it cannot be",
        r"(?P<m>\d{1,2})([-.])(?P<day>\d{1,2})\2(?P<year>\d{4})(?![-.]\d)",
        dates.numeric_date,
        _example("The form was dated 10-15-2020.", "10-15-2020", "2020-10-15"),
    ),
    _rule(
        "known day",
        "a name by which everybody knows a day",
        r"{KNOWN}",
        dates.known_day,
        _example("Security was changed after 9/11.", "9/11", "2001-09-11"),
    ),
    _rule(
        "holiday",
        "a holiday, of the year beside it or the one that the tense tells",
        r"{HOLIDAY}(?:,? {YEAR})?",
        dates.holiday,
        _example("They met on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
    ),
    _rule(
        "day of month",
        "“on the” and an ordinal, a day of the month last spoken of",
        r"(?i:on) (?P<span>(?i:the) (?P<day>3[01]|[12]?\d)(?:st|nd|rd|th))(?=[.,;]|$)",
        dates.day_of_month,
        _example("The fair opened on Feb. 3 and closed on the 5th.", "the 5th", "2021-02-05"),
    ),
    # Days seen from the day of writing.
    _rule(
        "weekday",
        "a weekday, the nearest before or after the day of writing, as the tense tells",
        rf"{_AT}{{WEEKDAYNAME}}",
        dates.weekday,
        _example("The court met on Thursday.", "Thursday", "2021-03-18"),
    ),
    _rule(
        "weekday part",
        "a weekday before a time or a part of the day",
        rf"{{WEEKDAYNAME}}{_PART}",
        dates.weekday,
        _example("Polls closed on Tuesday at noon.", "Tuesday at noon", "2021-03-16T12:00"),
    ),
    _rule(
        "today",
        "a word for a day as seen from the day of writing",
        rf"{_AT}{{DEICTIC}}",
        relations.deictic,
        _example("The minister resigned today.", "today", "2021-03-18"),
    ),
    _rule(
        "today part",
        "a word for a day as seen from the day of writing, before a time or a part of the day",
        rf"{{DEICTIC}}{_PART}",
        relations.deictic,
        _example("The minister resigned yesterday morning.", "yesterday morning", "2021-03-17TMO"),
    ),
    _rule(
        "this morning",
        "a part of the day of writing or of the day before it",
        r"(?P<step>(?i:last|this)) {PART}",
        relations.relative,
        _example("The minister spoke last night.", "last night", "2021-03-17TNI"),
    ),
    _rule(
        "last Tuesday",
        "the last, this or next weekday as seen from the day of writing",
        r"{STEP} {WEEKDAYNAME}(?:,? {PART})?",
        relations.relative,
        _example("They will meet this Saturday in Geneva.", "this Saturday", "2021-03-20"),
    ),
    _rule(
        "Tuesday last week",
        "a weekday of the last, this or next week",
        r"{WEEKDAYNAME}(?: {PART})?,?(?: of)? (?P<step>(?i:last|this|next)) (?i:week)",
        relations.weekday_of_week,
        _example("They met on Tuesday last week in Geneva.", "Tuesday last week", "2021-03-09"),
    ),
    _rule(
        "weekend",
        "the weekend, before or after the day of writing, as the tense tells",
        r"(?i:the|over) (?P<span>(?i:the )?weekend)",
        relations.weekend,
        _example("Fires raged over the weekend.", "the weekend", "2021-W10-WE"),
    ),
    # Months, quarters, seasons, years and more.
    _rule(
        "month to month year",
        "a month whose year stands after the month that the period ends",
        rf"{{MONTHNAME}}(?=(?:{_TO}| and ){{MONTH2}},? {{YEAR}})",
        dates.calendar_date,
        _example("The trial ran from December to March 2014.", "December", "2013-12"),
    ),
    _rule(
        "month year",
        "a month and a year",
        r"{MONTH},?(?: of)? {YEAR}",
        dates.calendar_date,
        _example("She took office in August, 2019.", "August, 2019", "2019-08"),
    ),
    _rule(
        "month of last year",
        "a month of the last, this or next year",
        rf"{{MONTHNAME}}(?: of)? {_RELATIVE_YEAR}",
        dates.month_of_relative_year,
        _example("It was bought in April of last year.", "April of last year", "2020-04"),
    ),
    _rule(
        "month",
        "a month alone, in the year that the text and the tense tell",
        r"{MONTHNAME}",
        dates.calendar_date,
        _example("She was arrested in October.", "October", "2020-10"),
    ),
    _rule(
        "the last decade",
        "the decade or century up to the day of writing",
        r"(?i:the last) (?P<unit>(?i:decade|century))",
        lengths.single,
        _example("Profits rose over the last decade.", "the last decade", "P1DE"),
        "DURATION",
    ),
    _rule(
        "last month",
        "the last, this or next week, month, year or other unit",
        r"{STEP} {UNIT}",
        relations.relative,
        _example("The gift arrived last week.", "last week", "2021-W10"),
    ),
    _rule(
        "the last month",
        "the last or current unit with the article",
        r"(?i:the )(?P<step>(?i:last|current)) {UNIT}(?! of)",
        relations.relative,
        _example("Prices rose in the current month.", "the current month", "2021-03"),
    ),
    _rule(
        "last March",
        "the last, this or next month or season of that name",
        r"{STEP} (?:{MONTHNAME}|{SEASON})",
        relations.relative,
        _example("She was arrested last summer.", "last summer", "2020-SU"),
    ),
    _rule(
        "nth week of month",
        "the week or weekday of a month that an ordinal counts",
        rf"{_THE}{{ORDINAL}} (?:{{UNIT}}|{{WEEKDAYNAME}}) (?:of|in) {{MONTHNAME}}(?:,? {{YEAR}})?",
        dates.nth_part,
        _example("The mill burned down in the last week of October.", "the last week of October", "2020-W43"),
    ),
    _rule(
        "quarter of year",
        "a quarter or half of a year that is named beside it",
        rf"{_THE}{{ORDINAL}}[ -](?P<size>quarter|half)(?: of| in|,)? (?:{{YEAR}}|{_RELATIVE_YEAR}|the year)",
        dates.quarter,
        _example("Sales rose in the first half of 2015.", "the first half of 2015", "2015-H1"),
    ),
    _rule(
        "quarter",
        "a quarter alone, the nearest one, as the tense tells",
        rf"{_THE}{{ORDINAL}}[ -](?P<size>quarter)",
        dates.quarter,
        _example("Sales fell in the fourth quarter.", "the fourth quarter", "2020-Q4"),
    ),
    _rule(
        "Q3",
        "a quarter by its letter and number",
        r"Q(?P<q>[1-4])(?:(?: of)? {YEAR})?",
        dates.quarter,
        _example("Sales fell in Q3 2019.", "Q3 2019", "2019-Q3"),
    ),
    _rule(
        "season of year",
        "a season and a year",
        rf"{_THE}{{SEASON}}(?: of)? {{YEAR}}",
        dates.season,
        _example("The mill burned down in the summer of 2012.", "the summer of 2012", "2012-SU"),
    ),
    _rule(
        "season",
        "a season after a preposition, the nearest one, as the tense tells",
        r"(?i:in|into|over|during|by|until|since|through|throughout|before|after) (?P<span>(?:the )?{SEASON})(?! of)",
        dates.season,
        _example("The mill burned down in the fall.", "the fall", "2020-FA"),
    ),
    _rule(
        "year",
        "a year that stands alone",
        r"(?:(?i:the year) )?{YEAR}",
        dates.year,
        _example("The company was founded in 1992.", "1992", "1992"),
    ),
    _rule(
        "short year",
        "a year as an apostrophe and two digits",
        r"(?i:in|since|of|from|by|until|and|to) (?P<span>['’](?P<digits>\d\d))",
        dates.short_year,
        _example("The party won in ’08 and ’12.", "’12", "2012"),
    ),
    _rule(
        "year to year",
        "two years, the second of them in two digits",
        r"{YEAR}[-–](?P<year2>\d\d)",
        dates.year_range,
        _example("The 2012-18 term was quiet.", "2012-18", "2012/2018"),
    ),
    _rule(
        "decade",
        "a decade in digits",
        rf"{_THE}['’]?(?P<digits>(?:1[5-9]|20)?\d0)['’]?s",
        dates.decade,
        _example("The harbour was rebuilt in the '80s.", "the '80s", "198"),
    ),
    _rule(
        "decade word",
        "a decade in words",
        r"(?i:the) {DECADEWORD}",
        dates.decade,
        _example("The harbour was rebuilt in the nineties.", "the nineties", "199"),
    ),
    _rule(
        "century",
        "a century by its ordinal",
        rf"{_THE}(?:(?P<nth>\d\d)(?:st|nd|rd|th)|{{ORDINAL}})[ -](?i:century)",
        dates.century,
        _example("The church dates from the 19th century.", "the 19th century", "18"),
    ),
    # What leans on the date last spoken of, or on the day of writing.
    _rule(
        "ago",
        "a length of time before or after the day of writing or the day last spoken of",
        rf"{{NUMBER}}(?P<half> and a half)? {{UNIT}} {{DISTANCE}}{_NO_OBJECT}",
        relations.distance,
        _example("She was arrested 10 days ago.", "10 days ago", "2021-03-08"),
    ),
    _rule(
        "two or three years ago",
        "a length of time that is not exact, before or after a day",
        rf"{{RANGE}} {{UNIT}} {{DISTANCE}}{_NO_OBJECT}",
        relations.vague_distance,
        _example("He came two or three years ago.", "two or three years ago", "PAST_REF"),
    ),
    _rule(
        "vague ago",
        "a plural of a unit and “ago”, at no day that is told",
        r"(?i:just )?{UNIT}(?<=s) (?P<distance>(?i:ago|from now))",
        relations.vague_distance,
        _example("She was arrested just weeks ago in Norwick.", "just weeks ago", "PAST_REF"),
    ),
    _rule(
        "that day",
        "“that” or “the same” and a unit, the one last spoken of",
        r"{ANAPHOR} (?:{PART}|{UNIT})",
        relations.anaphoric,
        _example("He was fined on Feb. 15. He left that day.", "that day", "2021-02-15"),
    ),
    _rule(
        "the day before",
        "the unit before or after the one last spoken of",
        rf"(?i:the) {{UNIT}} (?P<beside>(?i:before|after|earlier|prior|previous)){_NO_OBJECT}",
        relations.day_beside,
        _example("He was fined on Feb. 15. He had come the day before.", "the day before", "2021-02-14"),
    ),
    _rule(
        "end of the year",
        "a part of the unit that holds the day of writing",
        r"(?i:(?:the )?(?:beginning|start|middle|end|rest|remainder|close) of|(?:earl(?:y|ier)|later?) in) the {UNIT}",
        relations.unit_of_writing,
        _example("The plant will close by the end of the year.", "the end of the year", "2021"),
    ),
    _rule(
        "clock",
        "a time of day alone, on the day last spoken of or the day of writing",
        r"{CLOCK}",
        relations.clock_day,
        _example("The alarm rang at 1800 GMT in Norwick.", "1800 GMT", "2021-03-18T18:00Z"),
    ),
    _rule(
        "reference",
        "a word for the past, the present or the future",
        r"{REFERENCE}(?!-)",
        relations.reference,
        _example("The charges are now closed.", "now", "PRESENT_REF"),
    ),
    # Sets.
    _rule(
        "every",
        "“every” and a unit, weekday, month or season",
        r"(?P<every>(?i:every|each)) (?:{NUMBER} )?(?:{UNIT}|{WEEKDAYNAME}(?: {PART})?|{MONTHNAME}|{SEASON})",
        lengths.returning,
        _example("The fair returns every July.", "every July", "XXXX-07"),
        "SET",
    ),
    _rule(
        "every other",
        "“every other” and a unit or weekday",
        r"(?i:every) (?P<number>(?i:other)) (?:{UNIT}|{WEEKDAYNAME})",
        lengths.returning,
        _example("The fair returns every other week.", "every other week", "P2W"),
        "SET",
    ),
    _rule(
        "every morning",
        "“every” and a part of the day",
        r"(?i:every|each) {PART}",
        lengths.returning,
        _example("The market opens every morning.", "every morning", "XXXX-XX-XXTMO"),
        "SET",
    ),
    _rule(
        "twice a week",
        "how often in a unit",
        r"(?i:once|twice|[\w-]+ times) (?i:an?|per|each|every) {UNIT}",
        lengths.returning,
        _example("The council meets twice a week.", "twice a week", "P1W"),
        "SET",
    ),
    _rule(
        "Sundays",
        "a weekday in the plural",
        r"{WEEKDAYS}(?: {PART}s)?",
        lengths.returning,
        _example("The market opens on Tuesdays.", "Tuesdays", "XXXX-WXX-2"),
        "SET",
    ),
    _rule(
        "Sunday mornings",
        "a weekday and a part of the day in the plural",
        r"{WEEKDAYNAME} {PART}s",
        lengths.returning,
        _example("The market opens on Tuesday mornings.", "Tuesday mornings", "XXXX-WXX-2TMO"),
        "SET",
    ),
    _rule(
        "daily",
        "an adjective or adverb for what returns",
        r"{SET}",
        lengths.returning,
        _example("The annual fair returns.", "annual", "P1Y"),
        "SET",
    ),
    # Lengths.
    _rule(
        "duration",
        "a number and a unit",
        r"{NUMBER}(?P<half> and a half)?[ -]{UNIT}",
        lengths.duration,
        _example("It ended his 31-year career.", "31-year", "P31Y"),
        "DURATION",
    ),
    _rule(
        "duration and a half",
        "a number, a unit and “and a half”",
        r"{NUMBER} {UNIT}(?P<half> and a half)",
        lengths.duration,
        _example("The work took a year and a half.", "a year and a half", "P1.5Y"),
        "DURATION",
    ),
    _rule(
        "two or three years",
        "two numbers and a unit",
        r"{RANGE}[ -]{UNIT}",
        lengths.unknown_number,
        _example("The work takes two or three weeks.", "two or three weeks", "PXW"),
        "DURATION",
    ),
    _rule(
        "half an hour",
        "half of a unit",
        r"(?i:half)(?i:-| an? ){UNIT}",
        lengths.half,
        _example("The talk took half an hour.", "half an hour", "PT30M"),
        "DURATION",
    ),
    _rule(
        "the past years",
        "past or coming units, with or without their number",
        r"(?i:the |these )?(?i:past|last|next|coming|first|previous|final|recent) (?:{NUMBER} )?{UNIT}(?<=s)",
        lengths.duration,
        _example("Prices rose in recent years.", "recent years", "PXY"),
        "DURATION",
    ),
    _rule(
        "the past year",
        "the unit before or after the day of writing, as a length of time",
        r"(?i:the (?:past|next|coming)) {UNIT}",
        lengths.single,
        _example("Trust grew over the past year.", "the past year", "P1Y"),
        "DURATION",
    ),
    _rule(
        "years",
        "a unit in the plural without a number",
        r"{UNIT}(?<=s)",
        lengths.duration,
        _example("The work took years.", "years", "PXY"),
        "DURATION",
    ),
)
