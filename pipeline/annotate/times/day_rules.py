"""Days: with a date, and as seen from the day of writing."""

from pipeline.annotate.times import dates, relations
from pipeline.annotate.times.time_rule import AT, PART, RELATIVE_YEAR, THE, TO, TimeRule, example, time_rule

# Days with a date.
DATED: tuple[TimeRule, ...] = (
    time_rule(
        "attacks of 2001",
        "September 11 before a word for the attacks is the day in 2001",
        r"(?P<span>(?:Sept\.?|September) (?P<day>11)(?:th)?) (?i:(?:terror(?:ist)? )?(?:attacks?|hijack))",
        dates.attacks_of_2001,
        example("He lost a brother in the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
    ),
    time_rule(
        "month day year",
        "a month, a day and a year, perhaps after a time and a weekday",
        rf"{AT}(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}},? {{YEAR}}",
        dates.calendar_date,
        example("The trial ran from June 3 to July 9, 2015.", "July 9, 2015", "2015-07-09"),
    ),
    time_rule(
        "month day year part",
        "a month, a day and a year before a time or a part of the day",
        rf"(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}},? {{YEAR}},?{PART}",
        dates.calendar_date,
        example("The bridge fell on March 2, 2019, at 6 p.m. sharp.", "March 2, 2019, at 6 p.m.", "2019-03-02T18:00"),
    ),
    time_rule(
        "day month year",
        "a day, a month and a year, perhaps after a time and a weekday",
        rf"{AT}(?:{{WEEKDAY}},? )?{THE}{{DAY}}(?: of)? {{MONTH}},? {{YEAR}}",
        dates.calendar_date,
        example("The notice was posted on 18 NOV 2020 there.", "18 NOV 2020", "2020-11-18"),
    ),
    time_rule(
        "month day to month day year",
        "a month and a day whose year stands after the day that the period ends",
        rf"{{MONTH}} {{DAY}}(?=(?:{TO}| and ){{MONTH2}} {{DAY2}},? {{YEAR}})",
        dates.calendar_date,
        example("The trial ran from June 3 to July 9, 2015.", "June 3", "2015-06-03"),
    ),
    time_rule(
        "month day",
        "a month and a day, in the year that the text and the tense tell",
        rf"{AT}(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}}",
        dates.calendar_date,
        example("The mayor of Norwick resigned on Feb. 15.", "Feb. 15", "2021-02-15"),
    ),
    time_rule(
        "month day part",
        "a month and a day before a time or a part of the day",
        rf"(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}}{PART}",
        dates.calendar_date,
        example("The bridge fell on March 2 evening.", "March 2 evening", "2021-03-02TEV"),
    ),
    time_rule(
        "day month",
        "a day and a month, in the year that the text and the tense tell",
        rf"{AT}(?:{{WEEKDAY}},? )?{THE}{{DAY}}(?: of)? {{MONTH}}",
        dates.calendar_date,
        example("Lena Harding was arrested on 15 February in Leeds.", "15 February", "2021-02-15"),
    ),
    time_rule(
        "day month part",
        "a day and a month before a time or a part of the day",
        rf"(?:{{WEEKDAY}},? )?{{DAY}} {{MONTH}}{PART}",
        dates.calendar_date,
        example("The bridge fell on 2 March evening.", "2 March evening", "2021-03-02TEV"),
    ),
    time_rule(
        "month day of last year",
        "a month and a day of the last, this or next year",
        rf"{{MONTH}} {{DAY}},?(?: of)? {RELATIVE_YEAR}",
        dates.month_of_relative_year,
        example("The bridge fell on March 2 last year.", "March 2 last year", "2020-03-02"),
    ),
    time_rule(
        "days",
        "two days after the name of their month",
        rf"{{MONTH}} {{DAY}}(?:{TO}| and ){{DAY2}}(?:,? {{YEAR}})?",
        dates.day_range,
        example("The fair ran Feb. 3-5 in Norwick.", "Feb. 3-5", "2021-02-03/2021-02-05"),
    ),
    time_rule(
        "days of month",
        "two days before the name of their month",
        rf"{{DAY}}(?:{TO}| and ){{DAY2}}(?: of)? {{MONTH}}(?:,? {{YEAR}})?",
        dates.day_range,
        example("The fair ran from 3 to 5 February in Norwick.", "3 to 5 February", "2021-02-03/2021-02-05"),
    ),
    time_rule(
        "iso date",
        "a date in digits that begins with the year, as in ISO 8601",
        r"(?P<year>[12]\d{3})[-/](?P<m>\d\d)[-/](?P<day>\d\d)(?:T(?:\d|:)+Z?)?(?![-/])",
        dates.numeric_date,
        example("The log was last changed on 2020-11-19.", "2020-11-19", "2020-11-19"),
    ),
    time_rule(
        "slash date",
        "a date in digits with slashes, the month first unless it cannot be",
        r"(?P<m>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)(?!/)",
        dates.numeric_date,
        example("The form was dated 7/8/07.", "7/8/07", "2007-07-08"),
    ),
    time_rule(
        "hyphen date",
        "a date in digits with hyphens or dots, the month first unless it cannot be",
        r"(?P<m>\d{1,2})([-.])(?P<day>\d{1,2})\2(?P<year>\d{4})(?![-.]\d)",
        dates.numeric_date,
        example("The form was dated 10-15-2020.", "10-15-2020", "2020-10-15"),
    ),
    time_rule(
        "known day",
        "a name by which everybody knows a day",
        r"{KNOWN}",
        dates.known_day,
        example("Security was changed after 9/11.", "9/11", "2001-09-11"),
    ),
    time_rule(
        "holiday",
        "a holiday, of the year beside it or the one that the tense tells",
        r"{HOLIDAY}(?:,? {YEAR})?",
        dates.holiday,
        example("They met on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
    ),
    time_rule(
        "day of month",
        "“on the” and an ordinal, a day of the month last spoken of",
        r"(?i:on) (?P<span>(?i:the) (?P<day>3[01]|[12]?\d)(?:st|nd|rd|th))(?=[.,;]|$)",
        dates.day_of_month,
        example("The fair opened on Feb. 3 and closed on the 5th.", "the 5th", "2021-02-05"),
    ),
)

# Days seen from the day of writing.
SEEN: tuple[TimeRule, ...] = (
    time_rule(
        "weekday",
        "a weekday, the nearest before or after the day of writing, as the tense tells",
        rf"{AT}{{WEEKDAYNAME}}",
        dates.weekday,
        example("The court met on Thursday.", "Thursday", "2021-03-18"),
    ),
    time_rule(
        "weekday part",
        "a weekday before a time or a part of the day",
        rf"{{WEEKDAYNAME}}{PART}",
        dates.weekday,
        example("Polls closed on Tuesday at noon.", "Tuesday at noon", "2021-03-16T12:00"),
    ),
    time_rule(
        "today",
        "a word for a day as seen from the day of writing",
        rf"{AT}{{DEICTIC}}",
        relations.deictic,
        example("The minister resigned today.", "today", "2021-03-18"),
    ),
    time_rule(
        "today part",
        "a word for a day as seen from the day of writing, before a time or a part of the day",
        rf"{{DEICTIC}}{PART}",
        relations.deictic,
        example("The minister resigned yesterday morning.", "yesterday morning", "2021-03-17TMO"),
    ),
    time_rule(
        "this morning",
        "a part of the day of writing or of the day before it",
        r"(?P<step>(?i:last|this)) {PART}",
        relations.relative,
        example("The minister spoke last night.", "last night", "2021-03-17TNI"),
    ),
    time_rule(
        "last Tuesday",
        "the last, this or next weekday as seen from the day of writing",
        r"{STEP} {WEEKDAYNAME}(?:,? {PART})?",
        relations.relative,
        example("They will meet this Saturday in Geneva.", "this Saturday", "2021-03-20"),
    ),
    time_rule(
        "Tuesday last week",
        "a weekday of the last, this or next week",
        r"{WEEKDAYNAME}(?: {PART})?,?(?: of)? (?P<step>(?i:last|this|next)) (?i:week)",
        relations.weekday_of_week,
        example("They met on Tuesday last week in Geneva.", "Tuesday last week", "2021-03-09"),
    ),
    time_rule(
        "weekend",
        "the weekend, before or after the day of writing, as the tense tells",
        r"(?i:the|over) (?P<span>(?i:the )?weekend)",
        relations.weekend,
        example("Fires raged over the weekend.", "the weekend", "2021-W10-WE"),
    ),
)
