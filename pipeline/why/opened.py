"""A release opened for questions: its tables as views of DuckDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from pipeline.check import read_descriptor
from pipeline.check.database import parquet
from pipeline.errors import ReleaseError
from pipeline.schema import TABLES

Row = dict[str, Any]


class Opened:
    """The tables of one release."""

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.folder = folder
        self._connection = connection

    def rows(self, query: str, key: str) -> list[Row]:
        """The rows of a query about the row whose id is `key`, which the query calls `$id`.

        Raises:
            ReleaseError: when a column is missing, as in a release of another version.
        """
        try:
            found: list[Row] = self._connection.sql(query, params={"id": key}).to_arrow_table().to_pylist()
        except duckdb.Error:
            raise ReleaseError(f"{self.folder}: no release of this version; see what `verify` says of it") from None
        return found


@contextmanager
def opened(folder: Path) -> Iterator[Opened]:
    """Open a release.

    Raises:
        ReleaseError: when the folder holds no release, or a table is missing.
    """
    read_descriptor(folder)
    with duckdb.connect() as connection:
        for name in TABLES:
            path = folder / "data" / f"{name}.parquet"
            try:
                connection.execute(f"CREATE VIEW {name} AS FROM {parquet([str(path)])}")
            except duckdb.Error:
                raise ReleaseError(f"{path}: no table of a release; see what `verify` says of {folder}") from None
        yield Opened(folder, connection)
