"""The finished tables as DuckDB views, so that rules across rows and tables are SQL and memory stays bounded."""

import glob
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from pipeline.schema import TableSchema
from pipeline.store import interruptible

MEMORY = "512MB"
"""What the checks may hold in memory; DuckDB moves the rest to a temporary folder."""
FETCH = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """The tables that can be queried, and the table `texts` of the articles' texts and their sizes in code points.

    Attributes:
        connection: to DuckDB, with a view for each table.
        columns: tables, each with those of its columns that have the declared type.
        texts_given: whether the texts of all articles were given beside the tables.
    """

    connection: duckdb.DuckDBPyConnection
    columns: Mapping[str, frozenset[str]]
    texts_given: bool

    def has(self, table: str, *columns: str | None) -> bool:
        """Whether the table is there with all these columns; None stands for no column."""
        return table in self.columns and {column for column in columns if column} <= self.columns[table]

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, a few at a time."""
        cursor = self.connection.cursor()
        result = interruptible(cursor, lambda: cursor.execute(sql))
        while rows := result.fetchmany(FETCH):
            yield from rows


@contextmanager
def connect(
    columns: Mapping[str, frozenset[str]], folder: Path, texts: Sequence[str] | None, *, partial: bool = False
) -> Iterator[Database]:
    """Opens the tables in `folder` and the articles' texts.

    Args:
        columns: tables, each with its usable columns.
        folder: holds `<table>.parquet`.
        texts: Parquet files with the columns `article_id` and `text`; None for the texts that the table of articles
            gives.
        partial: whether articles may lack a text.
    """
    with TemporaryDirectory() as spill, duckdb.connect() as connection:
        connection.execute(f"SET temp_directory = {literal(spill)}; SET memory_limit = {literal(MEMORY)}")
        for table in columns:
            connection.execute(f"CREATE VIEW {name(table)} AS FROM {parquet([str(folder / f'{table}.parquet')])}")
        source = parquet(texts) if texts else "articles"
        if texts or {"article_id", "text"} <= columns.get("articles", frozenset()):
            known = f"SELECT article_id, text, length(text) AS size FROM {source} WHERE text IS NOT NULL"
            read = f"CREATE TABLE texts AS {known}"  # once, for many queries
            interruptible(connection, lambda: connection.execute(read))
        else:
            connection.execute("CREATE TABLE texts (article_id VARCHAR, text VARCHAR, size BIGINT)")
        yield Database(connection=connection, columns=columns, texts_given=bool(texts) and not partial)


def parquet(files: Sequence[str]) -> str:
    """SQL for the rows of the files, which may have any name."""
    return f"read_parquet([{', '.join(literal(glob.escape(file)) for file in files)}])"


def name(identifier: str) -> str:
    """The identifier, quoted."""
    return '"' + identifier.replace('"', '""') + '"'


def literal(text: str) -> str:
    """The text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def key(table: TableSchema, alias: str) -> str:
    """SQL for the primary key of a row as text, its parts joined by commas."""
    return f"concat_ws(', ', {', '.join(f'{alias}.{name(column)}' for column in table.primary_key)})"
