"""Ids that moved: the same evidence under another id.

An article moved when its file has another path and the same text; an entity, event or statement when all rows that are
its evidence in both releases went from the one id to the other and to no other. The old release is read as if it had
the new ids, so that what is left to compare is what rows say.
"""

import duckdb

from pipeline.check.database import name
from pipeline.schema import TableSchema

EVIDENCE = {
    "entities": ("mentions", "mention_id", "entity_id"),
    "events": ("event_mentions", "event_mention_id", "event_id"),
    "statements": ("quotes", "quote_id", "statement_id"),
}
"""Tables of what articles share: the table of its evidence, that table's key, and the id that both have."""

_ARTICLES = """
    WITH gone AS (
        SELECT article_id, text_sha256, part, row_number() OVER same AS n
        FROM old.articles ANTI JOIN new.articles USING (article_id)
        WINDOW same AS (PARTITION BY text_sha256, part ORDER BY article_id)
    ), come AS (
        SELECT article_id, text_sha256, part, row_number() OVER same AS n
        FROM new.articles ANTI JOIN old.articles USING (article_id)
        WINDOW same AS (PARTITION BY text_sha256, part ORDER BY article_id)
    )
    SELECT g.article_id AS old_id, c.article_id AS new_id FROM gone g JOIN come c
    ON g.text_sha256 = c.text_sha256 AND g.part IS NOT DISTINCT FROM c.part AND g.n = c.n
"""
_SHARED = """
    WITH pairs AS (
        SELECT o.{id} AS old_id, n.{id} AS new_id
        FROM (SELECT {row_id} AS row_id, {id} FROM old.{evidence}) o JOIN new.{evidence} n ON n.{key} = o.row_id
        GROUP BY ALL
    ), single AS (
        SELECT * FROM pairs
        QUALIFY count(*) OVER (PARTITION BY old_id) = 1 AND count(*) OVER (PARTITION BY new_id) = 1
    )
    SELECT old_id, new_id FROM single
    WHERE old_id NOT IN (SELECT {id} FROM new.{table}) AND new_id NOT IN (SELECT {id} FROM old.{table})
"""


def find_moves(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Fills `moved.TABLE` (`old_id`, `new_id`) for each table whose ids can move; returns the tables with a move.

    Args:
        connection: with the tables of the releases as `old.TABLE` and `new.TABLE`.
    """
    connection.execute("CREATE SCHEMA moved")
    connection.execute(f"CREATE TABLE moved.articles AS {_ARTICLES}")
    moved = {"articles"} if _size(connection, "articles") else set()
    for table, (evidence, key, shared) in EVIDENCE.items():
        row_id = _row_id(key) if moved else key
        sql = _SHARED.format(table=table, evidence=evidence, key=key, row_id=row_id, id=shared)
        connection.execute(f"CREATE TABLE moved.{table} AS {sql}")
    return frozenset(table for table in ("articles", *EVIDENCE) if _size(connection, table))


def _size(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM moved.{table}").fetchall()[0][0])


def translations(table: TableSchema, columns: list[str], moved: frozenset[str]) -> dict[str, str]:
    """SQL for the new ids of the old rows, by column; columns that hold no id that moved are left out."""
    targets = {key.columns[0]: key.table for key in table.foreign_keys if len(key.columns) == 1}
    if len(table.primary_key) == 1:
        targets[table.primary_key[0]] = table.name
    found: dict[str, str] = {}
    for column in columns:
        target = targets.get(column, "")
        if target in moved:
            found[column] = (
                f"coalesce((SELECT new_id FROM moved.{target} WHERE old_id = {name(column)}), {name(column)})"
            )
        elif "articles" in moved and column.endswith("_id") and target not in {"articles", *EVIDENCE}:
            found[column] = _row_id(column)
    return found


def _row_id(column: str) -> str:
    """SQL for the id of a row, which starts with the id of its article and a colon."""
    article = f"split_part({name(column)}, ':', 1)"
    moved = f"(SELECT new_id FROM moved.articles WHERE old_id = {article})"
    return f"coalesce({moved} || substr({name(column)}, length({article}) + 1), {name(column)})"
