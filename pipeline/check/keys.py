"""Rules across rows: unique primary keys, foreign keys that refer to something, counts that add up."""

from collections.abc import Iterator

from pipeline.check.database import Database, key, name
from pipeline.check.problems import shown
from pipeline.errors import Problem
from pipeline.schema import ForeignKey, TableSchema

COUNTS = (
    ("entities", "mention_count", "mentions", "count(*)"),
    ("entities", "article_count", "mentions", "count(DISTINCT article_id)"),
    ("statements", "quote_count", "quotes", "count(*)"),
    ("statements", "article_count", "quotes", "count(DISTINCT article_id)"),
    ("events", "mention_count", "event_mentions", "count(*)"),
    ("events", "article_count", "event_mentions", "count(DISTINCT article_id)"),
)
"""Columns that count rows of another table: table, column, the other table, how it is counted."""


def check_primary_keys(database: Database, table: TableSchema) -> Iterator[Problem]:
    """No two rows have the same key."""
    if not database.has(table.name, *table.primary_key) or _ascending(database, table):
        return
    sql = f"""
        SELECT {key(table, "t")} AS key, rows FROM (
            SELECT {", ".join(map(name, table.primary_key))}, count(*) AS rows FROM {name(table.name)} GROUP BY ALL
        ) AS t WHERE rows > 1 ORDER BY key
    """
    for row_key, rows in database.rows(sql):
        yield Problem(
            table=table.name,
            key=row_key,
            column=", ".join(table.primary_key),
            rule=f"the key must be unique, found {rows} rows with it",
        )


def _ascending(database: Database, table: TableSchema) -> bool:
    """Whether each row has a greater key than the one before it, as in the tables of a build: then no two are equal."""
    columns = f"({', '.join(map(name, table.primary_key))})"
    sql = f"""
        SELECT bool_and(above) FROM (
            SELECT coalesce({columns} > lag({columns}) OVER (), row_number() OVER () = 1) AS above
            FROM {name(table.name)}
        )
    """
    ((ascending,),) = database.rows(sql)
    return ascending is True


def check_foreign_keys(database: Database, table: TableSchema) -> Iterator[Problem]:
    """Every foreign key that is not null is the key of a row."""
    for reference in table.foreign_keys:
        if database.has(table.name, *table.primary_key, *reference.columns) and database.has(
            reference.table, *reference.reference
        ):
            yield from _dangling(database, table, reference)


def _dangling(database: Database, table: TableSchema, reference: ForeignKey) -> Iterator[Problem]:
    columns = [f"t.{name(column)}" for column in reference.columns]
    targets = [f"r.{name(column)}" for column in reference.reference]
    sql = f"""
        SELECT {key(table, "t")} AS key, concat_ws(', ', {", ".join(columns)}) AS value
        FROM {name(table.name)} AS t ANTI JOIN {name(reference.table)} AS r
        ON {" AND ".join(f"{column} = {target}" for column, target in zip(columns, targets, strict=True))}
        WHERE {" AND ".join(f"{column} IS NOT NULL" for column in columns)} ORDER BY key, value
    """
    for row_key, value in database.rows(sql):
        yield Problem(
            table=table.name,
            key=row_key,
            column=", ".join(reference.columns),
            rule=f"{shown(value)} is not in {reference.table} ({', '.join(reference.reference)})",
        )


def check_counts(database: Database, table: TableSchema) -> Iterator[Problem]:
    """Columns that count rows of another table have their number."""
    for counting, column, other, how in COUNTS:
        if counting != table.name:
            continue
        (own,) = table.primary_key
        if not (database.has(table.name, own, column) and database.has(other, own, "article_id")):
            continue
        sql = f"""
            WITH other AS (SELECT {own}, {how} AS rows FROM {other} GROUP BY {own})
            SELECT t.{own}, t.{column}, coalesce(other.rows, 0) AS found
            FROM {table.name} AS t LEFT JOIN other USING ({own}) WHERE t.{column} <> found ORDER BY ALL
        """
        for row_key, count, found in database.rows(sql):
            rule = f"{count} is not the number in {other}, which is {found}"
            yield Problem(table=table.name, key=row_key, column=column, rule=rule)
