"""What a rule says, its example, and what it decided in the release."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import counted, quoted

_RULE = "SELECT * FROM rules WHERE rule = $id"
_ROWS = """
    WITH used AS (
        SELECT 'mentions' AS "table", rule FROM mentions
        UNION ALL SELECT 'date_mentions', rule FROM date_mentions
        UNION ALL SELECT 'quotes', rule FROM quotes
        UNION ALL SELECT 'quotes', speaker_rule FROM quotes
        UNION ALL SELECT 'quote_speakers', rule FROM quote_speakers
        UNION ALL SELECT 'event_mentions', rule FROM event_mentions
        UNION ALL SELECT 'event_mentions', date_rule FROM event_mentions
        UNION ALL SELECT 'event_mentions', status_rule FROM event_mentions
        UNION ALL SELECT 'event_mentions', place_rule FROM event_mentions
        UNION ALL SELECT 'event_participants', rule FROM event_participants
        UNION ALL SELECT 'event_contents', rule FROM event_contents
        UNION ALL SELECT 'figures', rule FROM figures
        UNION ALL SELECT 'event_joins', rule FROM event_joins
        UNION ALL SELECT 'entity_names', rule FROM entity_names
    )
    SELECT "table", count(*) AS rows FROM used WHERE rule = $id GROUP BY ALL ORDER BY ALL
"""


def tell(release: Opened, key: str) -> Row:
    """The rule's row, and how many rows of which tables name it."""
    return {"rule": release.rows(_RULE, key)[0], "rows": release.rows(_ROWS, key)}


def lines(told: Row) -> Iterator[str]:
    """The meaning, the example with what is given there, and how often the rule decided."""
    rule = told["rule"]
    yield f"{rule['rule']}: {rule['meaning']}"
    yield f"  example: {' '.join(rule['example'].split())}"
    gives = f" gives {quoted(rule['gives'])}" if rule["gives"] else ""
    yield f"  {rule['effect']} there: {quoted(rule['words'])}{gives}"
    yield "in this release:" if told["rows"] else "in this release: nothing"
    yield from (f"  {counted(row['rows'], 'row')} of {row['table']}" for row in told["rows"])
