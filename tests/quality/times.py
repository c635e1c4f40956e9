"""Time expressions: whether they are found, and whether the stretch of the calendar that they name is the right one.

Answers whose value has no reading in the calendar (P1D, PRESENT_REF) and rows that have none leave the sum; a row with
a reading where the answers have none is wrong. The day of the document itself and open ranges are left out on both
sides.
"""

import datetime as dt
import re

from quality.corpus import ByText, Release, Row, Rows, Text, Texts
from quality.figures import Result, all_three
from quality.ledger import Judged, codes, judged
from quality.matching import Candidate, Score, inside, overlap, pair, span_of

Days = tuple[dt.date, dt.date]
"""First and last day."""

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month; winter ends in the next year."""


def interval(value: str | None) -> Days | None:
    """The days that a TIMEX3 value, or an interval of two, stands for; None where it has no reading in the calendar."""
    first, slash, last = (value or "").strip().partition("/")
    if slash:
        start, end = interval(first), interval(last)
        return (start[0], end[1]) if start and end else None
    try:
        return _day_or_week(first) or _months(first) or _years(first)
    except ValueError:
        return None


def _day_or_week(value: str) -> Days | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", value):
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(WE|\d))?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last = {None: (0, 6), "WE": (5, 6)}.get(match[3]) or (int(match[3]) - 1, int(match[3]) - 1)
        return monday + dt.timedelta(first), monday + dt.timedelta(last)
    return None


def _months(value: str) -> Days | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        first = last = int(match[2])
    elif match := re.fullmatch(r"(\d{4})-?([QH])(\d)", value):
        size = {"Q": 3, "H": 6}[match[2]]
        first, last = size * (int(match[3]) - 1) + 1, size * int(match[3])
    elif match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first, last = SEASONS[match[2]]
    else:
        return None
    year = int(match[1])
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return dt.date(year, first, 1), after - dt.timedelta(1)


def _years(value: str) -> Days | None:
    match = re.fullmatch(r"(\d{2,4})X{0,2}", value)
    if match is None or len(value) > 4:
        return None
    size = 10 ** (4 - len(match[1]))
    first = int(match[1]) * size
    return dt.date(first, 1, 1), dt.date(first + size - 1, 12, 31)


def measure(name: str, texts: Texts, gold: ByText, release: Release) -> Result:
    """The calendar's intervals."""
    rows: list[Judged] = []
    found = release.rows("date_mentions")
    counts = [0, 0, 0]
    for text in texts.values():
        answers, expressions = _of_calendar(text, gold[text.name], found[text.name])
        right = _judge(name, text, answers, expressions, rows)
        counts = [total + more for total, more in zip(counts, (right, len(answers), len(expressions)), strict=True)]
    figures = all_three("dates: right interval of the calendar", Score(*counts), "F1")
    return Result(figures=figures, rows=rows)


def _of_calendar(text: Text, gold: Rows, found: Rows) -> tuple[Rows, Rows]:
    """Answers and rows that count."""
    left_out = [span_of(row) for row in gold if row.get("dct") or "~" in row["value"]]
    answers = [
        row
        for row in gold
        if span_of(row) not in left_out and row["type"] in {"DATE", "TIME"} and interval(row["value"])
    ]
    expressions = [
        row
        for row in found
        if inside(span_of(row), text.evaluated)
        and not any(overlap(span_of(row), span) > 0 for span in left_out)
        and interval(row["value"])
    ]
    return answers, expressions


def _judge(name: str, text: Text, answers: Rows, found: Rows, rows: list[Judged]) -> int:
    """How many of the answers are right; every one goes into `rows`."""
    pairs, what = pair(_candidates(answers, found)), f"{name} dates"
    right = 0
    for number, answer in enumerate(answers):
        row = found[pairs[number]] if number in pairs else None
        good = row is not None and interval(row["value"]) == interval(answer["value"])
        right += good
        rule = {"rule": codes(row, "rule")} if row else {}
        rows.append(judged(what, text.name, span_of(answer), text=text.text, right=good, **rule))
    for number in sorted(set(range(len(found))) - set(pairs.values())):
        span = span_of(found[number])
        rows.append(judged(f"{what} +", text.name, span, text=text.text, rule=codes(found[number], "rule")))
    return right


def _candidates(answers: Rows, found: Rows) -> list[Candidate]:
    return [
        ((float(_same(answer, row)), float(overlap(span_of(answer), span_of(row)))), first, second)
        for first, answer in enumerate(answers)
        for second, row in enumerate(found)
        if overlap(span_of(answer), span_of(row)) > 0
    ]


def _same(answer: Row, row: Row) -> bool:
    return span_of(answer) == span_of(row)
