"""The rows that differ between two releases, table by table, by primary key; DuckDB does it, on disk if need be."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.check import read_descriptor
from pipeline.check.database import literal, name, parquet
from pipeline.diff.moves import find_moves, translations
from pipeline.diff.reasons import find_states, reason
from pipeline.errors import ReleaseError
from pipeline.schema import TableSchema, tables

CHANGES = ("added", "removed", "changed", "moved")
ONE_SIDED = "only one of the releases has this table"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDifference:
    """How one table differs.

    Attributes:
        table: its name.
        changes: number of rows added, removed, changed, and moved (the same but for ids that moved).
        columns: how many of the changed rows differ in each column.
        reasons: number of rows for each change and reason.
        new_columns: columns that only the new release has.
        lost_columns: columns that only the old release has.
    """

    table: str
    changes: Mapping[str, int]
    columns: Mapping[str, int]
    reasons: Mapping[tuple[str, str], int]
    new_columns: tuple[str, ...]
    lost_columns: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.changes or self.new_columns or self.lost_columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How two releases differ.

    Attributes:
        old: title and version of the old release.
        new: the same of the new one.
        tables: all tables, those that do not differ included.
    """

    old: str
    new: str
    tables: tuple[TableDifference, ...]


def diff(old: Path, new: Path, out: Path | None = None) -> Difference:
    """Compare two releases.

    Args:
        old: folder of the old release.
        new: folder of the new release.
        out: folder for the rows that differ, `<table>.parquet` each: `change`, `reason`, `columns` that changed, and
            each column as `<column>_old` and `<column>_new`; made if it is not there.

    Raises:
        ReleaseError: when a folder holds no release, or a table cannot be read, or `out` cannot be written.
    """
    descriptors = [read_descriptor(folder) for folder in (old, new)]
    before, made = (_pipeline(descriptor) for descriptor in descriptors)
    with _connect(old, new) as connection, TemporaryDirectory() as work:
        common = {table.name: _common(connection, table) for table in tables()}
        moved = find_moves(connection)
        _translate(connection, common, moved)
        find_states(connection, common["articles"], new, same_pipeline=before == made)
        target = out or Path(work)
        _make(target, (old, new))
        found = []
        for table in tables():
            known = all(_describes(folder, table.name) for folder in (old, new))
            why = reason(table, common[table.name], made, before) if known else literal(ONE_SIDED)
            rows = target / f"{table.name}.parquet"
            sql = _rows(table, common[table.name], translations(table, common[table.name], moved), why)
            connection.execute(f"COPY ({sql}) TO {literal(str(rows))} (FORMAT parquet, COMPRESSION zstd)")
            found.append(_summary(connection, table, rows))
    label_old, label_new = (f"{item.get('title')}, version {item.get('version')}" for item in descriptors)
    return Difference(old=label_old, new=label_new, tables=tuple(found))


def _make(folder: Path, releases: tuple[Path, ...]) -> None:
    """Make the folder for the rows that differ; nothing is overwritten but what an earlier comparison wrote."""
    real = folder.resolve()
    for release in releases:
        if real == release.resolve() or release.resolve() in real.parents or real in release.resolve().parents:
            raise ReleaseError(f"{folder}: lies in {release}, or holds it; give --out a folder apart from the releases")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = [path for path in sorted(folder.iterdir()) if not _is_difference(path)]
    except OSError as error:
        raise ReleaseError(f"{folder}: cannot be written: {error.strerror}; choose another --out") from None
    if others:
        raise ReleaseError(f"{folder}: holds '{others[0].name}', which no comparison wrote; give --out a new folder")


def _is_difference(path: Path) -> bool:
    """Whether the file is a table that a comparison wrote."""
    try:
        return path.suffix == ".parquet" and {"change", "reason"}.issubset(pq.read_schema(path).names)
    except (pa.ArrowException, OSError):
        return False


def _pipeline(descriptor: dict[str, Any]) -> dict[str, Any]:
    """What made a release: software and model."""
    own = descriptor.get("onrecord")
    stated = own if isinstance(own, dict) else {}
    return {what: stated.get(what, "unknown") for what in ("software", "model")}


@contextmanager
def _connect(old: Path, new: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of both releases as `old.TABLE` and `new.TABLE`; one that a release does not know is empty there.

    Raises:
        ReleaseError: when one cannot be read.
    """
    with TemporaryDirectory() as spill, duckdb.connect() as connection:
        connection.execute(f"SET temp_directory = {literal(spill)}; SET preserve_insertion_order = false")
        for side, folder in (("old", old), ("new", new)):
            connection.execute(f"CREATE SCHEMA {side}")
            for table in tables():
                path = folder / "data" / f"{table.name}.parquet"
                if not _describes(folder, table.name):
                    connection.from_arrow(table.arrow_schema().empty_table()).create(f"{side}.{table.name}")
                    continue
                try:
                    connection.execute(f"CREATE VIEW {side}.{table.name} AS FROM {parquet([str(path)])}")
                except duckdb.Error:
                    raise ReleaseError(f"{path}: no table of a release; see what `verify` says of {folder}") from None
        try:
            yield connection
        except duckdb.IOException as error:
            raise ReleaseError(f"{old}, {new}: cannot be compared: {error}") from None


def _describes(release: Path, table: str) -> bool:
    """Whether the release says that it has the table; one made by an earlier version has fewer tables."""
    listed, path = read_descriptor(release).get("resources"), f"data/{table}.parquet"
    return not isinstance(listed, list) or any(isinstance(item, dict) and item.get("path") == path for item in listed)


def _columns(connection: duckdb.DuckDBPyConnection, side: str, table: str) -> list[str]:
    return [row[0] for row in connection.execute(f"DESCRIBE {side}.{table}").fetchall()]


def _common(connection: duckdb.DuckDBPyConnection, table: TableSchema) -> list[str]:
    """The columns that both releases have, in the order of the new one.

    Raises:
        ReleaseError: when a column of the key is not among them: the rows cannot be told apart.
    """
    before = set(_columns(connection, "old", table.name))
    common = [column for column in _columns(connection, "new", table.name) if column in before]
    if missing := [column for column in table.primary_key if column not in common]:
        raise ReleaseError(f"{table.name}: the releases do not both have the key {', '.join(missing)}")
    return common


def _translate(connection: duckdb.DuckDBPyConnection, common: dict[str, list[str]], moved: frozenset[str]) -> None:
    """The old release with the new ids, as `translated.TABLE`; what an id was before stands in `was_COLUMN`."""
    connection.execute("CREATE SCHEMA translated")
    for table in tables():
        columns = common[table.name]
        new_ids = translations(table, columns, moved)
        selected = [f"{new_ids[column]} AS {name(column)}" if column in new_ids else name(column) for column in columns]
        selected += [f"{name(column)} AS {name(f'was_{column}')}" for column in new_ids]
        sql = f"SELECT {', '.join(selected)} FROM old.{table.name}"
        connection.execute(f"CREATE VIEW translated.{table.name} AS {sql}")


def _rows(table: TableSchema, columns: list[str], new_ids: Mapping[str, str], why: str) -> str:
    """SQL for the rows that differ, sorted by key."""
    keys = [name(column) for column in table.primary_key]
    others = [column for column in columns if column not in table.primary_key]
    changed = " OR ".join(f"o.{name(column)} IS DISTINCT FROM n.{name(column)}" for column in others) or "false"
    moved = " OR ".join(f"o.{name(column)} <> o.{name(f'was_{column}')}" for column in new_ids) or "false"
    listed = ", ".join(
        f"CASE WHEN o.{name(column)} IS DISTINCT FROM n.{name(column)} THEN {literal(column)} END" for column in others
    )
    values = ", ".join(
        f"o.{name(f'was_{column}' if column in new_ids else column)} AS {name(f'{column}_old')}, "
        f"n.{name(column)} AS {name(f'{column}_new')}"
        for column in columns
    )
    return f"""
        WITH o AS (SELECT *, true AS here FROM translated.{table.name}),
        n AS (SELECT *, true AS here FROM new.{table.name}),
        rows AS (
            SELECT o, n, CASE WHEN o.here IS NULL THEN 'added' WHEN n.here IS NULL THEN 'removed'
                WHEN {changed} THEN 'changed' WHEN {moved} THEN 'moved' END AS change,
                CASE WHEN change = 'changed' THEN list_filter([{listed}], lambda x: x IS NOT NULL)
                    ELSE []::VARCHAR[] END AS columns
            FROM o FULL JOIN n ON {" AND ".join(f"o.{column} = n.{column}" for column in keys)}
            WHERE change IS NOT NULL
        )
        SELECT change, {why} AS reason, columns, {values} FROM rows
        ORDER BY {", ".join(f"coalesce(n.{column}, o.{column})" for column in keys)}
    """


def _summary(connection: duckdb.DuckDBPyConnection, table: TableSchema, rows: Path) -> TableDifference:
    source = parquet([str(rows)])
    before, now = (_columns(connection, side, table.name) for side in ("old", "new"))
    counts = dict(connection.execute(f"SELECT change, count(*) FROM {source} GROUP BY ALL").fetchall())
    columns = connection.execute(
        f"SELECT c, count(*) AS n FROM (SELECT unnest(columns) AS c FROM {source}) GROUP BY ALL ORDER BY n DESC, c"
    ).fetchall()
    reasons = connection.execute(
        f"SELECT change, reason, count(*) AS n FROM {source} GROUP BY ALL ORDER BY n DESC, change, reason"
    ).fetchall()
    return TableDifference(
        table=table.name,
        changes={change: counts[change] for change in CHANGES if change in counts},
        columns=dict(columns),
        reasons={(change, why): count for change, why, count in reasons},
        new_columns=tuple(column for column in now if column not in before),
        lost_columns=tuple(column for column in before if column not in now),
    )
