"""Tables on disk between the stages: Parquet files in a working folder, read by column through DuckDB."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

# Rows that leave a query at a time: some MB, whatever the size of the corpus.
BATCH_ROWS = 50_000
# Appended tables are held until there is so much of them: few and large groups of rows are read fastest.
BUFFER_BYTES = 32 << 20
# What DuckDB may hold in memory; the rest goes to the working folder.
MEMORY = "512MB"
# After a query that gives so much, what DuckDB holds goes back to the system: it keeps hundreds of MB for the next one.
LARGE_BYTES = 8 << 20

Append = Callable[[Mapping[str, pa.Table]], None]
"""Takes more rows of several tables."""


class Store:
    """A working folder of named groups of tables; each is a Parquet file, and stands in SQL as `group.table`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def file(self, group: str, name: str) -> Path:
        """The Parquet file of a table."""
        return self.folder / group / f"{name}.parquet"

    def write(self, group: str, tables: Mapping[str, pa.Table]) -> None:
        """Write each table of the group."""
        with self.appending(group) as append:
            append(tables)

    @contextmanager
    def appending(self, group: str) -> Iterator[Append]:
        """Write tables of the group piece by piece; they can be read when this ends."""
        held: dict[str, list[pa.Table]] = {}
        held_bytes: dict[str, int] = {}
        writers: dict[str, pq.ParquetWriter] = {}
        with ExitStack() as stack:

            def append(tables: Mapping[str, pa.Table]) -> None:
                for name, table in tables.items():
                    if name not in writers:
                        writers[name] = stack.enter_context(pq.ParquetWriter(self._new(group, name), table.schema))
                        held[name], held_bytes[name] = [], 0
                    held[name].append(table)
                    held_bytes[name] += table.nbytes
                    if held_bytes[name] > BUFFER_BYTES:
                        flush(name)

            def flush(name: str) -> None:
                if held[name]:
                    writers[name].write_table(pa.concat_tables(held[name]).combine_chunks())
                    held[name], held_bytes[name] = [], 0

            yield append
            for name in writers:
                flush(name)
        for name in writers:
            self._show(group, name)

    def write_query(self, group: str, name: str, query: str, schema: pa.Schema | None = None) -> int:
        """Write the rows of an SQL query over all groups as a table; returns their number.

        Args:
            group: group of the new table.
            name: name of the new table.
            query: SQL; its columns are taken by name.
            schema: columns, order and types to write; those of the query where none is given.
        """
        count = 0
        reader = self._connection.sql(query).to_arrow_reader(BATCH_ROWS)
        schema = schema or reader.schema
        with pq.ParquetWriter(self._new(group, name), schema) as writer:
            for batch in reader:
                columns = [batch.column(field.name).cast(field.type) for field in schema]
                writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
                count += batch.num_rows
        self._show(group, name)
        return count

    def read(self, query: str) -> pa.Table:
        """The rows of an SQL query over all groups, as one table."""
        found: pa.Table = self._connection.sql(query).to_arrow_table()
        if found.nbytes > LARGE_BYTES:
            self._close()
        return found

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB, opened where it is not; its file holds no rows, only where the tables are."""
        if self._opened is None:
            config: dict[str, str | bool | int | float | list[str]] = {
                "temp_directory": str(self.folder / "spill"),
                "memory_limit": MEMORY,
                "enable_external_file_cache": False,  # it would keep what is read once
            }
            self.folder.mkdir(parents=True, exist_ok=True)
            self._opened = duckdb.connect(self.folder / "tables.duckdb", config=config)
        return self._opened

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _new(self, group: str, name: str) -> Path:
        path = self.file(group, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _show(self, group: str, name: str) -> None:
        """Let the table stand in SQL as `group.name`."""
        self._connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{group}"')
        file = _pattern(str(self.file(group, name)))
        self._connection.execute(f'CREATE OR REPLACE VIEW "{group}"."{name}" AS FROM read_parquet({file})')


def pack(tables: Mapping[str, pa.Table]) -> bytes:
    """The tables as bytes: Arrow IPC streams, one after another in the order of the tables, compressed as a whole."""
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as compressed:
        for table in tables.values():
            with pa.ipc.new_stream(compressed, table.schema) as stream:
                stream.write_table(table)
    return sink.getvalue().to_pybytes()


def unpack(content: bytes, names: tuple[str, ...]) -> dict[str, pa.Table]:
    """The tables of `pack`, by their names in the same order."""
    with pa.CompressedInputStream(pa.BufferReader(content), "zstd") as compressed:
        source = pa.BufferReader(compressed.read())
    return {name: pa.ipc.open_stream(source).read_all() for name in names}


def _pattern(file: str) -> str:
    """The path as an SQL string in which characters of file patterns stand for themselves."""
    escaped = "".join(f"[{char}]" if char in "[*?" else char for char in file)
    return "'" + escaped.replace("'", "''") + "'"
