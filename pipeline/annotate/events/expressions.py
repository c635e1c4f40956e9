"""Time expressions that can date an event: days, months, years, and the periods that two of them make."""

from dataclasses import dataclass

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.times.calendar import finest
from pipeline.lexicon import listed
from pipeline.records import DateMention

_LINKS = listed("event_words", "period_links") | {"-", "–", "—"}
_OPENERS = listed("event_words", "period_openers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression that can date an event: the date, the end of a period, and the expression's span."""

    date: str
    end_date: str | None
    span: tuple[int, int]
    head: int


def times_of(grammar: Clauses, dates: tuple[DateMention, ...]) -> list[Time]:
    """The expressions that name a day, month, year or period; "from 2012 to 2018" is one."""
    found: list[Time] = []
    for mention in dates:
        date, end_date = finest(mention.value)
        head = grammar.head_of(mention.start, mention.end)
        if date is None or head is None:
            continue
        if found and end_date is None and _closes_period(found[-1], mention, grammar):
            found[-1] = Time(date=found[-1].date, end_date=date, span=found[-1].span, head=found[-1].head)
        else:
            found.append(Time(date=date, end_date=end_date, span=(mention.start, mention.end), head=head))
    return found


def _closes_period(time: Time, mention: DateMention, grammar: Clauses) -> bool:
    """Whether the mention ends a period that the time opens: "from … to …", "between … and …", "2012-2018"."""
    between = grammar.text[time.span[1] : mention.start].strip().lower()
    if between not in _LINKS or time.end_date is not None:
        return False
    before = grammar.within(0, time.span[0])
    opener = grammar.tokens[before[-1]].text.lower() if before else ""
    return opener in _OPENERS or not between.isalpha()
