"""Why a row is there: what a release says of an entity, article, quote, statement, event, date, mention or rule.

Everything comes from the tables of the release, the meaning of its rules included; no text and no cache is needed.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReleaseError
from pipeline.why import articles, dates, entities, events, mentions, quotes, rules, statements
from pipeline.why.opened import Opened, Row, opened

__all__ = ["Explanation", "to_json", "to_text", "why"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What can be asked for.

    Attributes:
        ids: the tables and columns that hold its ids.
        tell: gives what a release says of one.
        lines: puts that into lines.
    """

    ids: tuple[tuple[str, str], ...]
    tell: Callable[[Opened, str], Row]
    lines: Callable[[Row], Iterator[str]]


KINDS: Mapping[str, Kind] = {
    "entity": Kind(ids=(("entities", "entity_id"),), tell=entities.tell, lines=entities.lines),
    "article": Kind(ids=(("articles", "article_id"),), tell=articles.tell, lines=articles.lines),
    "quote": Kind(ids=(("quotes", "quote_id"), ("quotes", "quotation_id")), tell=quotes.tell, lines=quotes.lines),
    "statement": Kind(ids=(("statements", "statement_id"),), tell=statements.tell, lines=statements.lines),
    "event": Kind(
        ids=(("events", "event_id"), ("event_mentions", "event_mention_id")), tell=events.tell, lines=events.lines
    ),
    "date": Kind(ids=(("date_mentions", "date_mention_id"),), tell=dates.tell, lines=dates.lines),
    "rule": Kind(ids=(("rules", "rule"),), tell=rules.tell, lines=rules.lines),
    "mention": Kind(ids=(("mentions", "mention_id"),), tell=mentions.tell, lines=mentions.lines),
}
"""In the order in which an id is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a release says of one row: the kind of row, its id, and rows of tables that concern it."""

    kind: str
    id: str
    told: Row


def why(release: Path, key: str) -> Explanation:
    """What a release says of the row with an id, from its tables alone.

    Raises:
        ReleaseError: when the folder holds no release with these tables, or the release no such id.
    """
    with opened(release) as tables:
        for name, kind in KINDS.items():
            if any(
                tables.rows(f"SELECT 1 FROM {table} WHERE {column} = $id LIMIT 1", key) for table, column in kind.ids
            ):
                return Explanation(kind=name, id=key, told=kind.tell(tables, key))
        near = _nearest(tables, key)
    columns = ", ".join(dict.fromkeys(column for kind in KINDS.values() for _, column in kind.ids))
    hint = f"; did you mean '{near}'?" if near else ""
    raise ReleaseError(f"{release}: nothing has the id '{key}' (allowed: what its tables have as {columns}{hint})")


def _nearest(tables: Opened, key: str) -> str | None:
    """The id that is most like the key: of those that hold it, else by its letters."""
    ids = " UNION ALL ".join(
        f"SELECT {column} AS id FROM {table}" for kind in KINDS.values() for table, column in kind.ids
    )
    query = f"""
        SELECT id FROM ({ids})
        ORDER BY contains(id, $id) DESC, jaro_winkler_similarity(id, $id) DESC, len(id), id LIMIT 1
    """
    return next((str(row["id"]) for row in tables.rows(query, key)), None)


def to_text(explanation: Explanation) -> str:
    """The explanation in lines."""
    return "".join(f"{line}\n" for line in KINDS[explanation.kind].lines(explanation.told))


def to_json(explanation: Explanation) -> str:
    """The explanation as JSON: `kind`, `id`, and the rows that it is made from; dates are ISO 8601."""
    content = {"kind": explanation.kind, "id": explanation.id, **explanation.told}
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"
