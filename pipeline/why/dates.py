"""Why an expression has its date: the rule that read it, and which events take their date from it."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import first, place, ruled

_DATE = """
    SELECT d.*, r.meaning, a.published FROM date_mentions d JOIN articles a USING (article_id)
    LEFT JOIN rules r ON r.rule = d.rule WHERE d.date_mention_id = $id
"""
_EVENTS = """
    SELECT event_mention_id, "trigger", type, date FROM event_mentions WHERE date_mention_id = $id
    ORDER BY trigger_start
"""


def tell(release: Opened, key: str) -> Row:
    """The expression's row with its rule, and the event mentions that take their date from it."""
    return {"date": release.rows(_DATE, key)[0], "events": release.rows(_EVENTS, key)}


def lines(told: Row) -> Iterator[str]:
    """The expression, its value and rule, what it is counted from, and the events it dates."""
    date = told["date"]
    yield f"{date['date_mention_id']}: “{date['text']}”, {date['timex_type']} {date['value']}, {place(date)}"
    if date["rule"]:
        yield f"  read by: {ruled(date['meaning'], date['rule'])}"
    yield f"  the article was published on {date['published'] or 'a day that is not known'}"
    if told["events"]:
        yield "events that have their date from it:"
        yield from first(
            f"“{row['trigger']}”: {row['type']}, {row['date']} ({row['event_mention_id']})" for row in told["events"]
        )
