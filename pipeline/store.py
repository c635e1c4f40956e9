"""Tables on disk between the stages: Parquet files in a working folder, read by column through DuckDB."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

# Rows that leave a query at a time: some MB, whatever the size of the corpus; as many as a row group of a release has.
BATCH_ROWS = 16_384
# What DuckDB may hold in memory; the rest goes to the working folder.
MEMORY = "512MB"
# After a query that gives so much, what DuckDB holds goes back to the system: it keeps hundreds of MB for the next one.
LARGE_BYTES = 8 << 20

Result = TypeVar("Result")

Add = Callable[[bytes], None]
"""Takes more rows of several tables, as `pack_files` gives them."""


class Store:
    """A working folder of named groups of tables; each is Parquet files, and stands in SQL as `group.table`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[tuple[str, str], list[Path]] = {}
        self._opened: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def files(self, group: str, name: str) -> list[Path]:
        """The Parquet files of a table, in the order of its rows."""
        return self._files[group, name]

    def write(self, group: str, tables: Mapping[str, pa.Table]) -> None:
        """Write each table of the group."""
        for name, table in tables.items():
            file = self._new(group, name)
            pq.write_table(table, file)
            self._show(group, name, [file])

    @contextmanager
    def adding(self, group: str) -> Iterator[Add]:
        """Take the tables of the group part by part; they can be read when this ends."""
        files: dict[str, list[Path]] = {}

        def add(content: bytes) -> None:
            for name, part in unpack_files(content):
                known = files.setdefault(name, [])
                known.append(self._new(group, f"{name}-{len(known)}"))
                known[-1].write_bytes(part)

        yield add
        for name, found in files.items():
            self._show(group, name, found)

    def write_query(self, group: str, name: str, query: str) -> None:
        """Write the rows of an SQL query over all groups as a table."""
        file = self._new(group, name)
        reader = self.batches(query)
        with pq.ParquetWriter(file, reader.schema) as writer:
            for batch in reader:
                writer.write_batch(batch)
        self._show(group, name, [file])

    def batches(self, query: str) -> pa.RecordBatchReader:
        """The rows of an SQL query over all groups, some at a time; read them before anything else."""
        connection = self._connection
        reader: pa.RecordBatchReader = interruptible(
            connection, lambda: connection.sql(query).to_arrow_reader(BATCH_ROWS)
        )
        return reader

    def read(self, query: str) -> pa.Table:
        """The rows of an SQL query over all groups, as one table."""
        connection = self._connection
        found: pa.Table = interruptible(connection, lambda: connection.sql(query).to_arrow_table())
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
        path = self.folder / group / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _show(self, group: str, name: str, files: list[Path]) -> None:
        """Let the rows of the files, one file after another, stand in SQL as the table `group.name`."""
        self._files[group, name] = files
        listed = ", ".join(_pattern(str(file)) for file in files)
        self._connection.execute(f'CREATE SCHEMA IF NOT EXISTS "{group}"')
        self._connection.execute(f'CREATE OR REPLACE VIEW "{group}"."{name}" AS FROM read_parquet([{listed}])')


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


def pack_files(tables: Mapping[str, pa.Table]) -> bytes:
    """The tables as bytes that can be stored without further work: a Parquet file each, in one Arrow IPC stream."""
    files = pa.table({"name": list(tables), "file": pa.array(map(_parquet, tables.values()), pa.large_binary())})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, files.schema) as stream:
        stream.write_table(files)
    return sink.getvalue().to_pybytes()


def unpack_files(content: bytes) -> Iterator[tuple[str, pa.Buffer]]:
    """The names of the tables of `pack_files`, and their Parquet files."""
    files = pa.ipc.open_stream(pa.BufferReader(content)).read_all()
    for name, file in zip(files["name"], files["file"], strict=True):
        yield name.as_py(), file.as_buffer()


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def interruptible(connection: duckdb.DuckDBPyConnection, run: Callable[[], Result]) -> Result:
    """What `run` gives, which asks the connection something; Ctrl-C and a request to end end it at once.

    It runs on a thread of its own, for the main thread hears of either only when it has the answer from DuckDB.
    """
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(run)
        try:
            return answer.result()
        except (KeyboardInterrupt, SystemExit):
            connection.interrupt()
            raise


def _pattern(file: str) -> str:
    """The path as an SQL string in which characters of file patterns stand for themselves."""
    escaped = "".join(f"[{char}]" if char in "[*?" else char for char in file)
    return "'" + escaped.replace("'", "''") + "'"
