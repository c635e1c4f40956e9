"""Event mentions of all documents become events: mentions that tell of one real-world event are joined."""

from collections import Counter
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline import ids
from pipeline.resolve.aggregation import aggregated
from pipeline.resolve.event_mentions import read_mentions
from pipeline.resolve.joined_mentions import joined
from pipeline.resolve.phrasing import Names
from pipeline.resolve.sets import with_nulls
from pipeline.resolve.tellings import Tellings

MENTION_EVENTS = pa.schema(
    [
        ("event_mention_id", pa.string()),
        ("event_id", pa.string()),
        ("joined_by", pa.list_(pa.string())),
        ("joined_with", pa.string()),
    ]
)
EVENTS = pa.schema(
    [(name, pa.string()) for name in ("event_id", "type", "date", "end_date", "place_id", "status", "summary")]
)
_NAMED = pa.schema([("article_id", pa.string()), ("entity_id", pa.string())])


def resolve_events(
    mentions: pa.Table,
    participants: pa.Table,
    names: pa.Table,
    articles: pa.Table | None = None,
    tellings: pa.Table | None = None,
) -> tuple[pa.Table, pa.Table]:
    """Join the mentions of each event.

    Args:
        mentions: event_mention_id, article_id, type, trigger, trigger_start, date, end_date, place_id, status,
            takes_up, words (of its sentence) and published (day of publication).
        participants: event_mention_id, entity_id, role.
        names: entity_id, type, name of every entity.
        articles: article_id, entity_id of all that the articles name; tells which of them belong together better than
            the participants of their events do.
        tellings: how each mention words its event, as `Tellings` has it.

    Returns:
        mention_events (event_mention_id, event_id, joined_by: the codes of the rules that spoke for or against joining
        the mention with joined_with, another mention, a step nearer to the first of the event; both null for the
        first), each mention exactly once, and events (event_id, type, date, end_date, place_id, status, summary), both
        sorted by their first column.
    """
    found = read_mentions(mentions, participants, _NAMED.empty_table() if articles is None else articles)
    del mentions, participants, articles  # they may be large, and are not needed below
    told = joined(found)
    firsts, event = np.unique(told.events, return_inverse=True)
    known = Names({row["entity_id"]: (row["type"], row["name"]) for row in names.to_pylist()})
    events = aggregated(found, event, known, None if tellings is None else Tellings(found, tellings))
    _tell_namesakes_apart(events, [str(found.ids[first]) for first in firsts.tolist()])
    links = pa.array([row["event_id"] for row in events], pa.string()).take(event)
    events.sort(key=lambda row: str(row["event_id"]))
    partners = found.ids.take(with_nulls(told.partners))
    of_mentions = pa.Table.from_arrays([found.ids, links, told.rules, partners], schema=MENTION_EVENTS)
    return of_mentions, pa.Table.from_pylist(events, EVENTS)


def _tell_namesakes_apart(events: list[dict[str, Any]], smallest: list[str]) -> None:
    """Add the hash of the smallest mention id to ids that several events would share."""
    counts = Counter(event["event_id"] for event in events)
    for event, mention_id in zip(events, smallest, strict=True):
        if counts[event["event_id"]] > 1:
            event["event_id"] += f"-{ids.short_hash(mention_id)}"
