"""Tables on disk between the stages: Parquet shards in a working folder, read by column through DuckDB."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

# Rows that leave a query at a time: some MB, whatever the size of the corpus.
BATCH_ROWS = 50_000


class Store:
    """A working folder of named groups of tables.

    A table is a Parquet file, or a folder of shards with one schema; in SQL it stands as `group.table`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, group: str, tables: Mapping[str, pa.Table], shard: int = 0) -> None:
        """Write each table of the group, or one shard of each."""
        for name, table in tables.items():
            path = self.folder / group / name / f"{shard:08d}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(table, path)

    def write_query(self, group: str, name: str, query: str, schema: pa.Schema | None = None) -> int:
        """Write the rows of an SQL query over all groups as a table; returns their number.

        Args:
            group: group of the new table.
            name: name of the new table.
            query: SQL; its columns are taken by name.
            schema: columns, order and types to write; those of the query where none is given.
        """
        path = self.folder / group / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        count = 0
        with self.connect() as connection:
            reader = connection.sql(query).to_arrow_reader(BATCH_ROWS)
            schema = schema or reader.schema
            with pq.ParquetWriter(path, schema) as writer:
                for batch in reader:
                    columns = [batch.column(field.name).cast(field.type) for field in schema]
                    writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
                    count += batch.num_rows
        return count

    def read(self, query: str) -> pa.Table:
        """The rows of an SQL query over all groups, as one table."""
        with self.connect() as connection:
            return connection.sql(query).to_arrow_table()

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A connection in which each table stands as `group.table`; what does not fit in memory goes to the folder."""
        connection = duckdb.connect(config={"temp_directory": str(self.folder / "spill")})
        for group, name, files in self._tables():
            connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{group}"')
            listed = ", ".join(_pattern(file) for file in files)
            connection.execute(f'CREATE VIEW "{group}"."{name}" AS FROM read_parquet([{listed}])')
        return connection

    def files(self, group: str, name: str) -> list[str]:
        """Paths of the Parquet files that hold the table."""
        return next(files for *place, files in self._tables() if place == [group, name])

    def _tables(self) -> Iterator[tuple[str, str, list[str]]]:
        """Group, name and files of each table."""
        for group in sorted(path for path in self.folder.iterdir() if path.is_dir() and path.name != "spill"):
            for path in sorted(group.iterdir()):
                files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
                yield group.name, path.stem, [str(file) for file in files]


def _pattern(file: str) -> str:
    """The path as an SQL string in which characters of file patterns stand for themselves."""
    escaped = "".join(f"[{char}]" if char in "[*?" else char for char in file)
    return "'" + escaped.replace("'", "''") + "'"
