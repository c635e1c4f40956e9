"""What returns, and how long something takes."""

from pipeline.annotate.times import lengths
from pipeline.annotate.times.time_rule import TimeRule, example, time_rule

# Sets.
SETS: tuple[TimeRule, ...] = (
    time_rule(
        "every",
        "“every” and a unit, weekday, month or season",
        r"(?P<every>{every}) (?:{NUMBER} )?(?:{UNIT}|{WEEKDAYNAME}(?: {PART})?|{MONTHNAME}|{SEASON})",
        lengths.returning,
        example("The fair returns every July.", "every July", "XXXX-07"),
        "SET",
    ),
    time_rule(
        "every other",
        "“every other” and a unit or weekday",
        r"{every} (?P<number>{other}) (?:{UNIT}|{WEEKDAYNAME})",
        lengths.returning,
        example("The fair returns every other week.", "every other week", "P2W"),
        "SET",
    ),
    time_rule(
        "every morning",
        "“every” and a part of the day",
        r"{every} {PART}",
        lengths.returning,
        example("The market opens every morning.", "every morning", "XXXX-XX-XXTMO"),
        "SET",
    ),
    time_rule(
        "twice a week",
        "how often in a unit",
        r"(?:{twice}|[\w-]+ {times}) {per} {UNIT}",
        lengths.returning,
        example("The council meets twice a week.", "twice a week", "P1W"),
        "SET",
    ),
    time_rule(
        "Sundays",
        "a weekday in the plural",
        r"{WEEKDAYS}(?: {PART}s)?",
        lengths.returning,
        example("The market opens on Tuesdays.", "Tuesdays", "XXXX-WXX-2"),
        "SET",
    ),
    time_rule(
        "Sunday mornings",
        "a weekday and a part of the day in the plural",
        r"{WEEKDAYNAME} {PART}s",
        lengths.returning,
        example("The market opens on Tuesday mornings.", "Tuesday mornings", "XXXX-WXX-2TMO"),
        "SET",
    ),
    time_rule(
        "daily",
        "an adjective or adverb for what returns",
        r"{SET}",
        lengths.returning,
        example("The annual fair returns.", "annual", "P1Y"),
        "SET",
    ),
)

# Lengths.
LENGTHS: tuple[TimeRule, ...] = (
    time_rule(
        "duration",
        "a number and a unit",
        r"{NUMBER}(?P<half> {and_a_half})?[ -]{UNIT}",
        lengths.duration,
        example("It ended his 31-year career.", "31-year", "P31Y"),
        "DURATION",
    ),
    time_rule(
        "duration and a half",
        "a number, a unit and “and a half”",
        r"{NUMBER} {UNIT}(?P<half> {and_a_half})",
        lengths.duration,
        example("The work took a year and a half.", "a year and a half", "P1.5Y"),
        "DURATION",
    ),
    time_rule(
        "two or three years",
        "two numbers and a unit",
        r"{RANGE}[ -]{UNIT}",
        lengths.unknown_number,
        example("The work takes two or three weeks.", "two or three weeks", "PXW"),
        "DURATION",
    ),
    time_rule(
        "half an hour",
        "half of a unit",
        r"{half}(?:-| {one} ){UNIT}",
        lengths.half,
        example("The talk took half an hour.", "half an hour", "PT30M"),
        "DURATION",
    ),
    time_rule(
        "the past years",
        "past or coming units, with or without their number",
        r"(?:{these} )?{near} (?:{NUMBER} )?{UNIT}(?<=s)",
        lengths.duration,
        example("Prices rose in recent years.", "recent years", "PXY"),
        "DURATION",
    ),
    time_rule(
        "the past year",
        "the unit before or after the day of writing, as a length of time",
        r"{the} {past_next} {UNIT}",
        lengths.single,
        example("Trust grew over the past year.", "the past year", "P1Y"),
        "DURATION",
    ),
    time_rule(
        "years",
        "a unit in the plural without a number",
        r"{UNIT}(?<=s)",
        lengths.duration,
        example("The work took years.", "years", "PXY"),
        "DURATION",
    ),
)
