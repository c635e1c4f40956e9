"""All rules of the finished tables, in their order."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.check.database import Database, connect
from pipeline.check.keys import check_counts, check_foreign_keys, check_primary_keys
from pipeline.check.regions import check_body, check_coverage, check_overlaps
from pipeline.check.rows import check_rows, check_schema, look_through, usable_columns
from pipeline.check.spans import check_hashes, check_nesting, check_spans, check_texts
from pipeline.errors import Problem
from pipeline.schema import TableSchema, tables

TABLE_CHECKS: tuple[Callable[[Database, TableSchema], Iterator[Problem]], ...] = (
    check_primary_keys,
    check_foreign_keys,
    check_counts,
    check_spans,
    check_hashes,
)
"""Rules that each table's schema gives rise to."""

LAWS: tuple[Callable[[Database], Iterator[Problem]], ...] = (
    check_texts,
    check_overlaps,
    check_coverage,
    check_body,
    check_nesting,
)
"""Rules of particular tables."""


def check_tables(folder: Path, texts: Sequence[str] | None = None, *, partial: bool = False) -> Iterator[Problem]:
    """Every violated rule of the finished tables, found while the caller iterates; no table is loaded whole.

    Args:
        folder: holds one `<table>.parquet` for each table.
        texts: Parquet files with the columns `article_id` and `text`, for tables that withhold texts; None for the
            texts that the table of articles gives.
        partial: whether articles may lack a text.
    """
    columns: dict[str, frozenset[str]] = {}
    for table in tables():
        path = folder / f"{table.name}.parquet"
        unreadable, doubted = look_through(path, table)
        if unreadable:
            yield unreadable
            continue
        columns[table.name] = usable_columns(path, table)
        yield from check_schema(path, table)
        yield from check_rows(path, table, doubted)
    with connect(columns, folder, texts, partial=partial) as database:
        yield from _check_across_rows(database)


def _check_across_rows(database: Database) -> Iterator[Problem]:
    for table in tables():
        for check in TABLE_CHECKS:
            yield from check(database, table)
    for law in LAWS:
        yield from law(database)
