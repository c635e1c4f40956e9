"""Time expressions that can date an event: days, months, years, and the periods that two of them make."""

from dataclasses import dataclass

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.times.calendar import finest
from pipeline.lexicon import listed, table
from pipeline.records import DateMention

_LINKS = listed("event_words", "period_links") | {"-", "–", "—"}
_OPENERS = listed("event_words", "period_openers")
_APPROXIMATE = listed("event_dates", "approximate")
_NUMBERS = table("times")["numbers"]
_DAY = len("2020-11-18")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression that can date an event: the date, the end of a period, and the expression's span."""

    date: str
    end_date: str | None
    span: tuple[int, int]
    head: int

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return len(self.date) == _DAY and self.end_date is None


def times_of(grammar: Clauses, dates: tuple[DateMention, ...]) -> list[Time]:
    """The expressions that name a day, month, year or period; "from 2012 to 2018" is one."""
    found: list[Time] = []
    for mention in dates:
        date, end_date = finest(mention.value)
        head = grammar.head_of(mention.start, mention.end)
        if date is None or head is None or (len(date) < _DAY and _is_approximate(mention, grammar)):
            continue
        if found and end_date is None and _closes_period(found[-1], mention, grammar):
            found[-1] = Time(date=found[-1].date, end_date=date, span=found[-1].span, head=found[-1].head)
        else:
            found.append(Time(date=date, end_date=end_date, span=(mention.start, mention.end), head=head))
    return found


def _is_approximate(mention: DateMention, grammar: Clauses) -> bool:
    """Whether it is no exact number of years or months: "more than 30 years ago", "around 1974"."""
    first, before = grammar.text[mention.start : mention.end].split()[0].lower(), grammar.within(0, mention.start)
    if not (first.isdigit() or first in _NUMBERS):
        return False
    words = [grammar.tokens[i].text.lower() for i in before[-2:]]
    return words[-1:] != [] and (words[-1] in _APPROXIMATE or " ".join(words) in _APPROXIMATE)


def _closes_period(time: Time, mention: DateMention, grammar: Clauses) -> bool:
    """Whether the mention ends a period that the time opens: "from … to …", "between … and …", "2012-2018"."""
    between = grammar.text[time.span[1] : mention.start].strip().lower()
    if between not in _LINKS or time.end_date is not None:
        return False
    before = grammar.within(0, time.span[0])
    opener = grammar.tokens[before[-1]].text.lower() if before else ""
    return opener in _OPENERS or not between.isalpha()
