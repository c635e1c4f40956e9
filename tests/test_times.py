"""The times step: a table of expressions in news sentences, values of the calendar, and the laws of the step.

Sentences are written with their expected mentions marked: `[words=value]`. The article is dated Thursday, 18 March
2021, unless a case says otherwise. All names are invented.
"""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.annotate.language import analyse
from pipeline.annotate.times import annotate_times
from pipeline.annotate.times.calendar import easter, finest, holding, interval, moved, nth_weekday, step
from pipeline.annotate.times.dates import calendar_date, holiday, season, short_year, weekday
from pipeline.annotate.times.lengths import number_of
from pipeline.annotate.times.literals import present, required
from pipeline.annotate.times.moment import Moment
from pipeline.annotate.times.numeric import day_first
from pipeline.annotate.times.patterns import VOCABULARY, groups
from pipeline.annotate.times.rules import RULES
from pipeline.annotate.times.tense import Direction
from pipeline.records import Annotations, DateMention, Document, Facts, Region, RegionKind

WRITTEN = date(2021, 3, 18)
MARK = re.compile(r"\[([^=\]]+)=([^\]]+)\]")

# What TIMEX3 and this project's documentation allow as a value.
YEAR = r"(?:\d{4}|XXXX)"
CLOCK = r"T(?:MO|AF|EV|NI|\d\d:\d\d)Z?"
CALENDAR = (
    rf"(?:{YEAR}(?:-\d\d(?:-\d\d(?:{CLOCK})?)?)?|{YEAR}-W(?:\d\d|XX)(?:-(?:WE|[1-7](?:{CLOCK})?))?"
    rf"|{YEAR}-(?:Q[1-4]|H[12]|SP|SU|FA|WI)|XXXX-XX-XX(?:{CLOCK})?|\d\d\d?)"
)
GRAMMAR = re.compile(
    rf"{CALENDAR}(?:/{CALENDAR})?|(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:X|\d+(?:\.\d+)?)(?:D|W|WE|M|Q|Y|DE|CE|ML)|PT(?:X|\d+(?:\.\d+)?)[HMS]"
)


def read(text: str, written: date | None = WRITTEN, kind: RegionKind = "body") -> tuple[DateMention, ...]:
    """The time expressions of a text that is one region."""
    document = Document(article_id="a", path="a.txt", text=text, sha256="0" * 64)
    regions = (Region(start=0, end=len(text), kind=kind),)
    annotations = Annotations(facts=Facts(language="en", published=written), regions=regions)
    return annotate_times(document, analyse([(document, annotations)])[0]).dates


def marked(text: str, dates: tuple[DateMention, ...]) -> str:
    """The text with its mentions marked, from the last to the first."""
    for mention in reversed(dates):
        words = f"[{text[mention.start : mention.end]}={mention.value}]"
        text = text[: mention.start] + words + text[mention.end :]
    return text


def plain(sentence: str) -> str:
    return MARK.sub(r"\1", sentence)


ABSOLUTE = [
    # The day with abbreviated month, in the year of writing
    "The mayor of Norwick resigned on [Feb. 15=2021-02-15].",
    # Month, day, year in full
    "The treaty was signed on [October 15, 2020=2020-10-15], in Geneva.",
    # The European order
    "The treaty was signed on [15 October 2020=2020-10-15] in Geneva.",
    # European order without a year
    "Lena Harding was arrested on [15 February=2021-02-15] in Leeds.",
    # An ordinal day
    "Lena Harding was arrested on [February 15th=2021-02-15].",
    # "the 15th of February" holds its article
    "Lena Harding was arrested on [the 15th of February=2021-02-15].",
    # The day before the noun that it belongs to
    "He missed a [November 18=2020-11-18] hearing in Norwick.",
    # ISO 8601
    "The log was last changed on [2020-11-19=2020-11-19].",
    # Slashes, month first
    "The form was dated [10/15/2020=2020-10-15].",
    # Slashes, where only the day fits the first place
    "The form was dated [15/10/2020=2020-10-15].",
    # Slashes with a short year
    "The form of [7/8/07=2007-07-08] was stamped on [7/15/07=2007-07-15].",
    # Where another date of the text has the day first
    "The form of [7/8/2007=2007-08-07] was stamped on [15/7/2007=2007-07-15].",
    # Where dates in words show the order
    "The form of [7/8/2007=2007-08-07] was stamped on [15 July 2007=2007-07-15].",
    "The form of [7/8/2007=2007-07-08] was stamped on [July 15, 2007=2007-07-15].",
    # Where nothing shows it, there is none
    "The form was dated 7/8/2007.",
    # A reading that lies ahead of a form that was signed is none
    "The form was signed on [2/4/2021=2021-02-04] in Leeds.",
    # Dots: the day first
    "The bond of [7.8.2018=2018-08-07] was repaid.",
    # Years first
    "The log was changed on [2020.11.19=2020-11-19].",
    # Hyphens around a month's name
    "The receipt of [19-Nov-12=2012-11-19] is lost.",
    "The log of [2019-Feb-21=2019-02-21] is lost.",
    # Half a year by its letter
    "Sales fell in [H2 2019=2019-H2].",
    # A title in quotation marks
    "The novel “1984” sold well.",
    # A count with what it is about
    "She sold roughly 2000 Norwick shops.",
    "Some 2000 angry fans left.",
    # A coin
    "Rand 2021 was paid.",
    # A weekday that says of what kind a thing is
    "The Sunday trade ban hurt the shops.",
    # A day of the coming weeks, whatever the tense
    "The party lost in the elections on [March 28=2021-03-28].",
    # A weekday in front of the date belongs to it
    "Harding spoke on [Tuesday, Nov. 17, 2020=2020-11-17], in Norwick.",
    # A weekday in front of a date without a year
    "Harding spoke on [Tuesday, Feb. 16=2021-02-16], in Norwick.",
    # The clock in front of the date
    "The bridge closed at [6:30 a.m. on March 2, 2002=2002-03-02T06:30].",
    # The clock behind the date
    "Polls opened on [March 2 at 7 a.m.=2021-03-02T07:00] across the county.",
    # The part of the day in front of the date
    "The bridge fell on [the night of March 2=2021-03-02TNI].",
    # The part of the day behind the date
    "The bridge fell on [March 2 evening=2021-03-02TEV].",
    # Month and year
    "The indictment of [August 2019=2019-08] was sealed.",
    # Month, comma, year
    "She took office in [August, 2019=2019-08].",
    # A year alone
    "The company was founded in [1992=1992].",
    # A year in front of a noun
    "The ministers signed a [1992=1992] information-sharing agreement.",
    # A year behind a holiday
    "They met on [Christmas Eve 2019=2019-12-24].",
    # The modifier "mid-" belongs to the expression, whose value is the month
    "The strike began in [mid-October=2020-10].",
    # "early" and "late" belong to it too
    "The strike began in [early October=2020-10] and ended in [late 2020=2020].",
    # The end of a year
    "The plant closed at [the end of 2019=2019].",
    # A decade
    "The harbour was rebuilt in [the 1990s=199].",
    # A decade with an edge
    "The harbour was rebuilt in [the early 1990s=199].",
    # A decade in two digits
    "The harbour was rebuilt in [the '80s=198].",
    # A decade in words
    "The harbour was rebuilt in [the nineties=199].",
    # A century
    "The church dates from [the 19th century=18].",
    # A century in words
    "The church dates from [the twelfth century=11].",
    # A range of years is two mentions
    "He was secretary from [2012=2012] to [2018=2018].",
    # The same with a hyphen
    "His term, [2012=2012]-[2018=2018], was quiet.",
    # A short second year makes one interval
    "The [2012-18=2012/2018] term was quiet.",
    # "between" and "and"
    "He was paid between [2015=2015] and [2017=2017].",
    # Days of one month are one interval
    "The fair ran [Feb. 3-5=2021-02-03/2021-02-05] in Norwick.",
    # The same in European order
    "The fair ran from [3 to 5 February=2021-02-03/2021-02-05] in Norwick.",
    # The year behind the second day is that of the first, too
    "The trial ran from [June 3=2015-06-03] to [July 9, 2015=2015-07-09].",
    # The year behind the second month, over the turn of the year
    "The trial ran from [December=2013-12] to [March 2014=2014-03].",
    # A quarter of a year
    "Sales fell in [the third quarter of 2009=2009-Q3].",
    # A quarter of last year
    "Sales fell in [the first quarter of last year=2020-Q1].",
    # A quarter alone is the last that has begun
    "Sales fell in [the fourth quarter=2020-Q4].",
    # Quarters as analysts write them
    "Sales fell in [Q3 2019=2019-Q3].",
    # Half a year
    "Sales rose in [the first half of 2015=2015-H1].",
    # A season with its year
    "The mill burned down in [the summer of 2012=2012-SU].",
    # A season without one
    "The mill burned down in [the fall=2020-FA].",
    # The last week of a month
    "The mill burned down in [the last week of October=2020-W43].",
    # The nth weekday of a month
    "The vote was held on [the first Monday in November=2020-11-02].",
    # A year in two digits
    "The party won in [’08=2008] and [’12=2012].",
    # A modifier that is one word with its year
    "The plant closed in [mid-2015=2015].",
    # "the year" belongs to the year
    "The bug of [the year 2000=2000] cost billions.",
    # A day far ahead in the present tense
    "The law takes effect [Jan. 1=2022-01-01] across the county.",
    # A month of another year
    "It was bought in [April of last year=2020-04].",
    # A known day by its name
    "Security was changed after [9/11=2001-09-11].",
    # The attacks, named by their day alone
    "He lost a brother in the [Sept. 11=2001-09-11] attacks.",
    # White space inside an expression
    "The mayor resigned on [Feb.\n15=2021-02-15] in Norwick.",
    # The day before the month, with its part
    "The bridge fell on [2 March evening=2021-03-02TEV].",
    # A day of last year
    "The bridge fell on [March 2 last year=2020-03-02].",
    # Hyphens between the digits
    "The form was dated [10-15-2020=2020-10-15].",
    # A date with the part of the day behind its year
    "The bridge fell on [March 2, 2019, at 6 p.m.=2019-03-02T18:00].",
    # The day of a month that was named before
    "The fair opened on [Feb. 3=2021-02-03] and closed on [the 5th=2021-02-05].",
    # Months in capitals
    "The notice was posted on [18 NOV 2020=2020-11-18] there.",
]

RELATIVE = [
    # The weekday after the day last spoken of
    "He was fined on [Feb. 15=2021-02-15]. [The following Friday=2021-02-19] he left.",
    # The same, counted past the day of the report
    "He was fined on [Feb. 15=2021-02-15], police said [Wednesday=2021-03-17]. [The next Friday=2021-02-19] he left.",
    # The weekday before it
    "He was fined on [Feb. 15=2021-02-15]. He had come [the previous Friday=2021-02-12].",
    # No day to count from
    "She left [the previous Tuesday=XXXX-WXX-2].",
    # "after that"
    "He was fined on [Feb. 15=2021-02-15]. He left [the Friday after that=2021-02-19].",
    # A weekday after something else
    "He left [the Friday=XXXX-WXX-5] after the vote.",
    # The weekday and the week before the last one
    "He left [the Tuesday before last=2021-03-09].",
    "He left [the week before last=2021-W09].",
    # The month of another year
    "It happened [ten years ago this month=2011-03].",
    # "said that Tuesday" says nothing of another week
    "She said that [Tuesday=2021-03-16] was quiet.",
    # The weekday of a date beside it
    "The mayor resigned on [Feb. 15=2021-02-15], a [Monday=2021-02-15].",
    # Any weekday
    "She came on a [Sunday=XXXX-WXX-7].",
    # A weekday before a noun
    "A [Tuesday=2021-03-16] rally drew crowds.",
    # Weeks before a weekday, from today, years before today
    "She left [two weeks ago Monday=2021-03-01].",
    "The pumps will arrive [a week from Monday=2021-03-29].",
    "[A year ago today=2020-03-18] she was a minister.",
    # Years before a weekday: no day is told
    "[Two years ago Sunday=2019] the mill burned down.",
    # The subject of what shows now
    "The raid [Tuesday=2021-03-16] in Lima shows that he was known.",
    # What was likely, at a day before a noun
    "She said a verdict was likely at [Tuesday=2021-03-16]'s hearing.",
    # A weekday in the past tense
    "Harding said [Tuesday=2021-03-16] that she would leave.",
    # A weekday in the past tense, later in the week: that of last week
    "The court met on [Friday=2021-03-12] in Norwick.",
    # A weekday with "will"
    "The court will meet [Friday=2021-03-19] in Norwick.",
    # The day of writing by its name
    "The court met on [Thursday=2021-03-18].",
    # "to" and an infinitive
    "The court is expected to rule on [Monday=2021-03-22].",
    # "scheduled" looks ahead
    "The hearing is scheduled for [Wednesday=2021-03-24].",
    # The present tense of a plan
    "The ministers meet [Sunday=2021-03-21] in Geneva.",
    # The progressive
    "Harding is leaving the city [Saturday=2021-03-20].",
    # "would" looks ahead from the past
    "Harding said she would resign on [Monday=2021-03-22].",
    # "would have" does not
    "The law would have failed on [Monday=2021-03-15].",
    # A possessive weekday
    "[Wednesday=2021-03-17]'s storm damaged the harbour.",
    # An infinitive below a participle of the past
    "She was detained trying to enter Leeds on [Monday=2021-03-15].",
    # The nearer of two verbs tells
    "She was arrested on [Monday=2021-03-15] and asked to pay.",
    # A weekday before a noun in a clause of the present
    "After [Sunday=2021-03-14]'s storm, the harbour is closed.",
    # The perfect
    "Since [Monday=2021-03-15], three ships have sunk.",
    # The part of the day behind a weekday
    "Harding spoke on [Wednesday morning=2021-03-17TMO].",
    # The clock behind a weekday
    "Harding spoke [Wednesday at 10 a.m.=2021-03-17T10:00] in Norwick.",
    # The clock before a weekday
    "Harding spoke at [10 a.m. Wednesday=2021-03-17T10:00].",
    # The verb right before the day, not the one that the model hangs it on
    "A spokesman said [late on Monday=2021-03-15] he would leave.",
    # Until a day ahead
    "The hearing was adjourned until [Monday=2021-03-22].",
    # Until a date that is near
    "The hearing was adjourned until [March 30=2021-03-30].",
    # A weekday tells the year of its date
    "The accident on [Tuesday, April 14=2020-04-14] killed two.",
    # A holiday near at hand, in a clause of the past
    "Harding resigned [a week=P1W] before the [Easter=2021-04-04] fair.",
    # The clock by a second zone in brackets
    "The blast came at [3:30 a.m. local time (0230 GMT) on Saturday=2021-03-13T03:30].",
    # The clock in words
    "The court was closed at [10 o'clock on Wednesday=2021-03-17T10:00] in Leeds.",
    # The clock with its zone
    "The rocket rose at [18:00 UTC Wednesday=2021-03-17T18:00Z].",
    # "late" before a weekday
    "The roof fell in [late Tuesday=2021-03-16].",
    # "early" and the part of the day
    "The roof fell in [early Tuesday morning=2021-03-16TMO].",
    # A clock time alone: on the day last spoken of
    "The roof fell in on [Tuesday=2021-03-16]. The alarm rang at [5:15 p.m.=2021-03-16T17:15] in Norwick.",
    # Noon
    "Polls closed on [Tuesday at noon=2021-03-16T12:00].",
    # The clock as the military writes it
    "The alarm rang at [1800 GMT=2021-03-18T18:00Z] in Norwick.",
    # A weekday of another week
    "They met on [Tuesday last week=2021-03-09] in Geneva.",
    # Days on both sides of a hyphen
    "The fair ran [Feb. 26=2021-02-26]-[March 2=2021-03-02] in Norwick.",
    # Last, this and next weekday
    "They met [last Tuesday=2021-03-16] and will meet [next Tuesday=2021-03-23].",
    # "this" and a weekday in a plan
    "They will meet [this Saturday=2021-03-20] in Geneva.",
    # Today
    "The minister resigned [today=2021-03-18].",
    # Yesterday with the part of the day
    "The minister resigned [yesterday morning=2021-03-17TMO].",
    # Tomorrow
    "The minister will resign [tomorrow=2021-03-19].",
    # Tonight
    "The minister will speak [tonight=2021-03-18TNI].",
    # Last night is the night of yesterday
    "The minister spoke [last night=2021-03-17TNI].",
    # This morning
    "The minister spoke [this morning=2021-03-18TMO].",
    # Before yesterday
    "The minister spoke [the day before yesterday=2021-03-16].",
    # This week
    "The gift arrived [this week=2021-W11].",
    # Last week
    "The gift arrived [last week=2021-W10].",
    # The weekend to come
    "The play opens [this weekend=2021-W11-WE].",
    # The weekend that is over
    "Fires raged over [the weekend=2021-W10-WE].",
    # Last month
    "She was arrested [last month=2021-02].",
    # Next month
    "She will be tried [next month=2021-04].",
    # Last year
    "She was arrested [last year=2020].",
    # Next year
    "She will be tried [next year=2022].",
    # "earlier" belongs to the expression
    "She was arrested [earlier this month=2021-03].",
    # "later"
    "She will be tried [later this year=2021].",
    # Last summer
    "She was arrested [last summer=2020-SU].",
    # This spring
    "She will be tried [this spring=2021-SP].",
    # Last and next with a month
    "She was arrested [last December=2020-12] and will be tried [next April=2021-04].",
    # The end of the year of writing
    "The plant will close by [the end of the year=2021].",
    # Weeks ago have the precision of the unit
    "She was arrested [two weeks ago=2021-W09].",
    # Days ago
    "She was arrested [10 days ago=2021-03-08].",
    # Years ago
    "She was arrested [three years ago=2018].",
    # A month ago
    "She was arrested [a month ago=2021-02].",
    # Twenty-four hours are a day
    "She was arrested [24 hours ago=2021-03-17].",
    # Some hours ago cannot be placed
    "She was arrested [three hours ago=PAST_REF].",
    # Nor can weeks without a number
    "She was arrested [just weeks ago=PAST_REF] in Norwick.",
    # Decades ago
    "The mill burned down [two decades ago=200].",
    # From now
    "The law ends [a year from now=2022].",
    # Earlier: counted from the day last spoken of
    "He was fined on [Feb. 15=2021-02-15]. He had left [three days earlier=2021-02-12].",
    # Later, in years
    "He was fined in [1998=1998]. [Three years later=2001] he died.",
    # Later, without a day to count from
    "He died [three days later=P3D].",
    # The month now under way
    "Prices rose in [the current month=2021-03].",
    # The clock alone, on the day of writing
    "The alarm rang at [5:15 p.m.=2021-03-18T17:15] in Norwick.",
    # Tomorrow with its part
    "The minister will speak [tomorrow evening=2021-03-19TEV].",
    # The morning after
    "He was fined on [Feb. 15=2021-02-15]. He left [the next morning=2021-02-16TMO].",
    # The next day
    "He was fined on [Feb. 15=2021-02-15]. He left [the next day=2021-02-16].",
    # That day
    "He was fined on [Feb. 15=2021-02-15]. He left [that day=2021-02-15].",
    # That night
    "He was fined on [Feb. 15=2021-02-15]. He left [that night=2021-02-15TNI].",
    # The day before
    "He was fined on [Feb. 15=2021-02-15]. He had come [the day before=2021-02-14].",
    # Before an event, not the date last spoken of
    "He was fined on [Feb. 15=2021-02-15], [two days=P2D] before the trial.",
    # Before that date
    "He was fined on [Feb. 15=2021-02-15]. He had come [two days before=2021-02-13].",
    # Ago, with two numbers
    "He came [two or three years ago=PAST_REF].",
    # The next year, of a story
    "He was fined in [1998=1998]. [The next year=1999] he died.",
    # The next year, of a plan
    "Profits will rise over [the next year=P1Y].",
    # The last decade is a length
    "Profits rose over [the last decade=P1DE].",
    # The last day of an event is not yesterday
    "It rained on the last day of the fair.",
    # That year: the day of the report is passed over
    "He was fined in [1998=1998]. Harding said [Tuesday=2021-03-16] that he left [that year=1998].",
    # The previous year
    "Profits fell in [2009=2009] from [the previous year=2008].",
    # A month in the past
    "She was arrested in [October=2020-10].",
    # A month ahead
    "She will be tried in [October=2021-10].",
    # A month with neither: the nearest
    "A fair in [May=2021-05].",
    # A month named before a noun lies near, whatever the tense
    "Aides feared the [April=2021-04] vote.",
    # A day ahead
    "The election will be held [May 3=2021-05-03].",
    # A day ahead over the turn of the year is not far off, a day long past is
    "The game was moved to [Dec. 26=2020-12-26].",
    # A holiday that is over
    "The shop burned down on [Christmas Day=2020-12-25].",
    # A holiday ahead, by the rule of its weekday
    "The shop will open on [Labor Day=2021-09-06].",
    # A holiday by the moon
    "The shop will open on [Good Friday=2021-04-02].",
]

LENGTHS = [
    # A number in words
    "He led the army for [six years=P6Y].",
    # A number with a hyphen in front of a noun
    "It ended his [31-year=P31Y] career.",
    # A compound number
    "He served [twenty-five years=P25Y] in prison.",
    # Words that weaken a number belong to it
    "It flew for [nearly thirty hours=PT30H].",
    # The past years
    "Trust grew over [the past 20 years=P20Y].",
    # In decades
    "Trust grew over [the past two decades=P2DE].",
    # The past year is a length
    "Trust grew over [the past year=P1Y].",
    # Halves
    "The work took [two and a half years=P2.5Y].",
    # Halves behind the unit
    "The work took [a year and a half=P1.5Y].",
    # Half an hour
    "The talk took [half an hour=PT30M].",
    # An unknown number
    "The work took [several months=PXM].",
    # No number at all
    "The work took [years=PXY].",
    # Recent years
    "Prices rose in [recent years=PXY].",
    # Two numbers
    "The work takes [two or three weeks=PXW].",
    # A fortnight
    "The work took [a fortnight=P2W].",
    # Minutes
    "The talk took [15 minutes=PT15M].",
    # An event to count from gives no date of its own
    "[Two days=P2D] after the arrest, Harding changed her mind.",
    # The first months
    "[The first three months=P3M] were hard.",
    # A large number
    "Workers gave [6,300 hours=PT6300H] to the project.",
]

SETS = [
    # Every weekday
    "The market opens [every Tuesday=XXXX-WXX-2].",
    # A weekday in the plural
    "The market opens on [Tuesdays=XXXX-WXX-2].",
    # Every year
    "The fair returns [every year=P1Y].",
    # Every two years
    "The fair returns [every two years=P2Y].",
    # Every other week
    "The fair returns [every other week=P2W].",
    # Daily
    "The paper appears [daily=P1D].",
    # Annual
    "The [annual=P1Y] fair returns.",
    # Twice a week
    "The council meets [twice a week=P1W].",
    # The mornings of one weekday
    "The market opens on [Tuesday mornings=XXXX-WXX-2TMO].",
    # Every morning
    "The market opens [every morning=XXXX-XX-XXTMO].",
    # Every month of one name
    "The fair returns [every July=XXXX-07].",
    # Weekends
    "The market opens on [weekends=XXXX-WXX-WE].",
    # Three times a year
    "The council meets [three times a year=P1Y].",
]

REFERENCES = [
    # Now
    "The charges are [now=PRESENT_REF] closed.",
    # Currently
    "Harding is [currently=PRESENT_REF] in prison.",
    # Recently
    "Harding [recently=PAST_REF] moved to Leeds.",
    # Soon
    "Harding will [soon=FUTURE_REF] move to Leeds.",
    # The past
    "In [the past=PAST_REF], ships came here.",
    # The future
    "Nobody knows [the future=FUTURE_REF] of the harbour.",
]

NONE = [
    # The verb "may"
    "Harding may leave the city.",
    # The verb at the start of a question
    "May we leave the city?",
    # The noun "march"
    "Thousands joined a march in Norwick.",
    # The verb "march"
    "Workers march through the city.",
    # A demonstration by its name
    "She led the Women's March in Norwick.",
    # An ordinal
    "A second ship sank and a third one burned.",
    # The star
    "The sun rose over the harbour.",
    # The verb "fall"
    "Prices fall when ships arrive.",
    # A fall that is no season
    "After the fall of the city, ships arrived.",
    # A count of people, with a comma
    "Some 2,000 people gathered in Norwick.",
    # A count of people, without one
    "Some 1500 people gathered in Norwick.",
    # A count with a comma that looks like a year
    "Doctors found it in 1,992 cases.",
    # An aircraft
    "The 747 landed in Norwick.",
    # A sum of money
    "The bridge cost $2000 and £1995.",
    # A share
    "Turnout was 20.12 percent.",
    # An age
    "The 31-year-old driver was hurt.",
    # An age behind the name
    "The driver is 31 years old.",
    # Years of life in decades
    "The driver, a man in his 70s, was hurt.",
    # A phone number
    "Call 555-2019 for help.",
    # A score
    "Norwick won 3-2 after a late goal.",
    # Halves of a match
    "Norwick scored two goals in the second half.",
    # A newspaper
    "The Sunday Times reported the fire.",
    # Another
    "USA Today reported the fire.",
    # The magazine
    "Time reported the fire.",
    # A person with the name of a month
    "April Harding reported the fire.",
    # A fraction
    "A quarter of voters stayed at home.",
    # "as soon as"
    "Harding left as soon as ships arrived.",
    # "shortly before"
    "Harding left shortly before the fire.",
    # A resolution
    "The council passed Resolution 1701 in Geneva.",
    # A flight
    "Flight 1549 landed in Norwick.",
    # A house
    "The fire began at 1600 Harding Avenue in Norwick.",
    # A phone number in groups
    "Call 020 7946 2019 for help.",
    # The number of a book
    "It has the number 978-0-2020-1999-4.",
    # A width
    "They dug a 2000-foot tunnel.",
    # A verse
    "He quoted Matthew 9:25 in the sermon.",
    # A day that no month has
    "Nothing happened on 30/2/2020 there.",
]


@pytest.mark.parametrize("sentence", [*ABSOLUTE, *RELATIVE, *LENGTHS, *SETS, *REFERENCES, *NONE])
def test_expressions(sentence: str) -> None:
    text = plain(sentence)
    assert marked(text, read(text)) == sentence


UNDATED = [
    # A day without a year
    "The mayor resigned on [Oct. 15=XXXX-10-15].",
    # A month without a year
    "The mayor resigned in [October=XXXX-10].",
    # A weekday
    "The mayor resigned on [Tuesday=XXXX-WXX-2].",
    # A weekday's morning
    "The mayor resigned on [Tuesday morning=XXXX-WXX-2TMO].",
    # Last month has no place in the calendar
    "The mayor resigned [last month=PAST_REF].",
    # Today is the present
    "The mayor resigned [today=PRESENT_REF].",
    # Next week is the future
    "The mayor will resign [next week=FUTURE_REF].",
    # A full date needs no other
    "The mayor resigned on [Oct. 15, 2020=2020-10-15].",
    # A full date before it gives the year
    "The mayor resigned on [Oct. 15, 2020=2020-10-15]. She left on [Nov. 2=2020-11-02].",
    # In another paragraph too
    "The mayor resigned on [Oct. 15, 2020=2020-10-15].\n\nShe left on [Nov. 2=2020-11-02].",
    # Unless the full dates before it are of different years
    "It began on [May 2, 2019=2019-05-02].\n\nIt ended on [May 3, 2020=2020-05-03].\n\nAll left [July 2=XXXX-07-02].",
    # A year alone gives none
    "The mill opened in [1990=1990]. The mayor resigned on [Oct. 15=XXXX-10-15].",
    # A season
    "The mill opened in [the summer=XXXX-SU].",
    # The next day, from a full date
    "It began on [May 31, 2019=2019-05-31]. [The next day=2019-06-01] it ended.",
]


@pytest.mark.parametrize("sentence", UNDATED)
def test_expressions_without_a_date_of_writing(sentence: str) -> None:
    text = plain(sentence)
    assert marked(text, read(text, written=None)) == sentence


TYPES = [
    # A day
    ("Harding spoke on Tuesday.", "DATE"),
    # A part of the day
    ("Harding spoke on Tuesday morning.", "TIME"),
    # A clock time
    ("Harding spoke at 5 p.m. in Norwick.", "TIME"),
    # A length
    ("Harding spoke for six hours.", "DURATION"),
    # What returns
    ("Harding speaks every Tuesday.", "SET"),
    # The present
    ("Harding now speaks.", "DATE"),
    # A distance that cannot be placed
    ("Harding spoke some hours ago.", "DATE"),
]


@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_types(text: str, expected: str) -> None:
    assert [mention.timex_type for mention in read(text)] == [expected]


def test_a_headline_tells_the_past_in_the_present_tense() -> None:
    text = "Norwick court frees driver Monday"
    assert [mention.value for mention in read(text, kind="headline")] == ["2021-03-15"]
    assert [mention.value for mention in read("Norwick court to free driver Monday", kind="headline")] == ["2021-03-22"]


def test_furniture_and_other_languages_have_no_dates() -> None:
    assert read("Donate on Tuesday, 16 March 2021.", kind="furniture") == ()


FINEST = [
    # A day
    ("2020-11-18", ("2020-11-18", None)),
    # A part of it
    ("2020-11-18TMO", ("2020-11-18", None)),
    # A clock time with its zone
    ("2020-11-18T18:00Z", ("2020-11-18", None)),
    # A week in one month
    ("2020-W47", ("2020-11", None)),
    # A week in two months
    ("2020-W49", ("2020", None)),
    # A week in two years
    ("2020-W53", (None, None)),
    # A weekend
    ("2020-W47-WE", ("2020-11", None)),
    # A day of a week
    ("2020-W47-3", ("2020-11-18", None)),
    # A month
    ("2020-11", ("2020-11", None)),
    # A quarter
    ("2020-Q3", ("2020", None)),
    # A half
    ("2020-H2", ("2020", None)),
    # A summer
    ("2020-SU", ("2020", None)),
    # A winter lies in two years
    ("2020-WI", (None, None)),
    # A year
    ("2019", ("2019", None)),
    # A decade
    ("199", (None, None)),
    # A century
    ("19", (None, None)),
    # A period
    ("2012/2018", ("2012", "2018")),
    # Days of one month
    ("2020-11-03/2020-11-05", ("2020-11-03", "2020-11-05")),
    # A period of unlike precision
    ("2020-11-03/2020-12", ("2020-11-03", "2020-12")),
    # A period with an end that has no date
    ("2012/PRESENT_REF", (None, None)),
    # A day without a year
    ("XXXX-10-15", ("XXXX-10-15", None)),
    # Its morning
    ("XXXX-10-15TMO", ("XXXX-10-15", None)),
    # A month without a year
    ("XXXX-10", ("XXXX-10", None)),
    # A weekday
    ("XXXX-WXX-2", (None, None)),
    # An unknown day
    ("XXXX-XX-XX", (None, None)),
    # A reference
    ("PRESENT_REF", (None, None)),
    # A length
    ("P6Y", (None, None)),
    # No such day
    ("2020-02-30", (None, None)),
    # No such month
    ("2020-13", (None, None)),
]


@pytest.mark.parametrize(("value", "expected"), FINEST)
def test_finest(value: str, expected: tuple[str | None, str | None]) -> None:
    assert finest(value) == expected


MOVED = [
    # Two days after a day
    ("2020-10-15", "P2D", 1, "2020-10-17"),
    # Weeks keep their precision
    ("2020-10-15", "P2W", 1, "2020-W44"),
    # A month before the last day of a longer one
    ("2020-10-31", "P1M", -1, "2020-09"),
    # Years before
    ("2020-10-15", "P3Y", -1, "2017"),
    # Not from a month
    ("2020-10", "P2D", 1, None),
    # Not by an unknown length
    ("2020-10-15", "PXD", 1, None),
    # Not by hours
    ("2020-10-15", "PT3H", 1, None),
]


@pytest.mark.parametrize(("value", "duration", "sign", "expected"), MOVED)
def test_moved(value: str, duration: str, sign: int, expected: str | None) -> None:
    assert moved(value, duration, sign) == expected


EASTERS = [
    # The earliest that most people alive will see
    (2008, date(2008, 3, 23)),
    # A late one
    (2011, date(2011, 4, 24)),
    # In a leap year
    (2020, date(2020, 4, 12)),
    # The latest date that there is
    (2038, date(2038, 4, 25)),
]


@pytest.mark.parametrize(("year", "expected"), EASTERS)
def test_easter(year: int, expected: date) -> None:
    assert easter(year) == expected


HOLIDAYS = [
    # The fourth Thursday of November
    ({"holiday": "thanksgiving", "year": "2020"}, "2020-11-26"),
    # The Tuesday after its first Monday, which may be the first
    ({"holiday": "election day", "year": "2020"}, "2020-11-03"),
    # The last Monday of May
    ({"holiday": "memorial day", "year": "2021"}, "2021-05-31"),
    # Days before Easter
    ({"holiday": "ash wednesday", "year": "2021"}, "2021-02-17"),
    # A fixed day
    ({"holiday": "juneteenth", "year": "2021"}, "2021-06-19"),
    # The nearest one without a year
    ({"holiday": "christmas"}, "2020-12-25"),
]


@pytest.mark.parametrize(("parts", "expected"), HOLIDAYS)
def test_holidays(parts: dict[str, str], expected: str) -> None:
    assert holiday(parts, Moment(written=WRITTEN)) == expected


def test_every_holiday_has_a_day() -> None:
    for name in VOCABULARY["holidays"]:
        assert holiday({"holiday": name, "year": "2021"}, Moment()) is not None, name


NEAREST = [
    # A past day of the same year
    ({"month": "feb", "day": "1"}, -1, "2021-02-01"),
    # A past day that has not come yet this year
    ({"month": "dec", "day": "1"}, -1, "2020-12-01"),
    # A coming day
    ({"month": "may", "day": "3"}, 1, "2021-05-03"),
    # A coming day of next year
    ({"month": "jan", "day": "20"}, 0, "2021-01-20"),
    # What lies too far ahead is past after all
    ({"month": "feb", "day": "1"}, 1, "2021-02-01"),
    # The month of writing
    ({"month": "march"}, 1, "2021-03"),
    # A leap day in a year that has none
    ({"month": "feb", "day": "29"}, -1, None),
]


@pytest.mark.parametrize(("parts", "towards", "expected"), NEAREST)
def test_year_of_a_day(parts: dict[str, str], towards: Direction, expected: str | None) -> None:
    assert calendar_date(parts, Moment(written=WRITTEN, direction=towards)) == expected


@given(
    written=st.dates(date(1950, 1, 1), date(2100, 1, 1)), number=st.integers(0, 6), towards=st.sampled_from((-1, 0, 1))
)
def test_a_weekday_is_within_a_week_of_writing(written: date, number: int, towards: Direction) -> None:
    name = list(VOCABULARY["weekdays"])[number]
    value = weekday({"weekday": name}, Moment(written=written, direction=towards))
    assert value is not None
    day = date.fromisoformat(value)
    assert day.isoweekday() == number + 1
    assert abs((day - written).days) < 7
    assert towards == 0 or (day - written).days * towards >= 0


@given(
    day=st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    unit=st.sampled_from(("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE")),
)
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    value = holding(day, unit)
    days = interval(value)
    assert days is not None
    assert days[0] <= day + timedelta(6 if unit == "WE" else 0)
    assert day <= days[1]
    assert GRAMMAR.fullmatch(value)


@given(day=st.dates(date(1600, 1, 1), date(2399, 12, 31)), count=st.integers(-500, 500))
def test_steps_in_days_can_be_taken_back(day: date, count: int) -> None:
    there = step(day, count, "D")
    assert there is not None
    assert step(there, -count, "D") == day


def test_a_step_beyond_the_calendar_is_none() -> None:
    assert step(date(2020, 1, 1), -3000, "Y") is None
    assert step(date(2020, 1, 1), 10**9, "D") is None


def test_a_month_without_a_fifth_monday() -> None:
    assert nth_weekday(2021, 2, 1, 5) is None
    assert nth_weekday(2021, 3, 1, 5) == date(2021, 3, 29)
    assert nth_weekday(2021, 2, 1, -1) == date(2021, 2, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a couple of", "2"), ("twenty-one", "21"), ("1,200", "1200"), ("2.5", "2.5"), ("several", "X"), ("an", "1")],
)
def test_numbers(text: str, expected: str) -> None:
    assert number_of(text) == expected


def test_a_short_year_lies_in_the_century_of_writing_or_before_it() -> None:
    assert short_year({"digits": "08"}, Moment(written=WRITTEN)) == "2008"
    assert short_year({"digits": "68"}, Moment(written=WRITTEN)) == "1968"


def test_a_season_follows_the_direction() -> None:
    assert season({"season": "autumn"}, Moment(written=WRITTEN, direction=-1)) == "2020-FA"
    assert season({"season": "autumn"}, Moment(written=WRITTEN, direction=1)) == "2021-FA"


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_every_rule_is_met_by_a_case() -> None:
    texts = [plain(sentence) for sentence in (*ABSOLUTE, *RELATIVE, *LENGTHS, *SETS, *REFERENCES, *UNDATED)]
    unmet = [rule.name for rule in RULES if not any(rule.pattern.search(text) for text in texts)]
    assert unmet == []


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        (Facts(outlet="The Irish Ferry Post"), True),  # an outlet's name with the country's adjective
        (Facts(outlet="American Harbour News"), False),
        (Facts(url="https://www.norwickpost.co.uk/news/1"), True),  # the domain of the page
        (Facts(dateline="Nairobi, Kenya"), True),  # where it was written
        (Facts(dateline="LONDON"), True),  # a large city
        (Facts(dateline="Austin, Texas"), False),  # a state
        (Facts(outlet="Canada Weekly"), None),  # where both orders are used
        (Facts(outlet="The Irish Ferry Post", dateline="Austin, Texas"), None),  # two that differ
        (Facts(url="https://norwickpost.com/news/1"), None),  # nothing shows it
    ],
)
def test_the_country_shows_the_order_of_digits(facts: Facts, *, first: bool | None) -> None:
    assert day_first("The form was signed on 05/04/2020.", facts) is first


PIECES = st.sampled_from(
    [plain(sentence) for sentence in (*ABSOLUTE, *RELATIVE, *LENGTHS, *SETS, *NONE, *UNDATED)]
    + ["May.", "on the 5th", "12:30", "’99", "0000-00-00", "31/12/99", "Sept", "mid-", "(Tuesday)", "Feb. 29", "W53"]
)


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(PIECES, min_size=1, max_size=4), gap=st.sampled_from((" ", "\n\n", "\n", " — ")), dated=st.booleans()
)
@example(parts=["Feb. 29"], gap=" ", dated=True)
def test_spans_and_values_keep_the_laws(parts: list[str], gap: str, *, dated: bool) -> None:
    text = gap.join(parts)
    dates = read(text, written=WRITTEN if dated else None)
    for before, after in pairwise(dates):
        assert before.end <= after.start
    for mention in dates:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert GRAMMAR.fullmatch(mention.value), mention.value
        finest(mention.value)


@settings(max_examples=30, deadline=None)
@given(first=st.sampled_from(ABSOLUTE), more=st.lists(PIECES, min_size=1, max_size=3))
def test_text_behind_changes_no_earlier_date(first: str, more: list[str]) -> None:
    """But for dates in digits, whose order the whole text shows."""
    text = plain(first)
    alone, all_dates = read(text), read(text + "\n\n" + "\n\n".join(more))
    for mention in alone:
        assert mention in all_dates or mention.rule == "time/slash date"


@given(st.text(alphabet="0123456789-/:.,' JanFebTMayonday", max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_pattern_fails_on_any_text(text: str) -> None:
    moment = Moment(written=WRITTEN, spoken=("2021-03-02",), direction=-1)
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            value = rule.find(groups(match), moment)
            assert value is None or GRAMMAR.fullmatch(value), (rule.name, match[0], value)


NEEDED = [
    # a piece that must be there, one that may be missing
    ("{MONTH} {DAY}(?:,? {YEAR})?", {"{MONTH}", "{DIGIT}"}),
    # of alternatives, what all of them hold
    (r"(?:{UNIT} of {MONTH}|{MONTH} \d\d)", {"{MONTH}"}),
    # words; a part of a word is none
    (r"(?i:the) quarters? of(?:ten)? (?:earl(?:y|ier)) century", {"the", "century"}),
    # what is looked ahead to may lie outside the stretch that is read
    (r"{UNIT}(?= ago)(?! {PART})", {"{UNIT}"}),
    # digits in a class, in a count, in a group's name
    (r"(?P<day2>{SEASON})x{1,3}", {"{SEASON}"}),
    (r"Q(?P<q>[1-4])", {"{DIGIT}"}),
    # numbers are words or digits
    ("{NUMBER} {UNIT}", {"{UNIT}"}),
]


@pytest.mark.parametrize(("pattern", "expected"), NEEDED)
def test_what_a_pattern_needs(pattern: str, expected: set[str]) -> None:
    assert required(pattern) == expected


@pytest.mark.parametrize("sentence", [*ABSOLUTE, *RELATIVE, *LENGTHS, *SETS, *REFERENCES, *NONE, *UNDATED])
def test_a_match_holds_what_its_rule_needs(sentence: str) -> None:
    text = plain(sentence)
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            assert rule.literals <= present(match[0]), (rule.name, match[0])
