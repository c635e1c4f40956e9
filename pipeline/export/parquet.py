"""A table as Parquet: typed, described, and the same bytes however the rows were cut into batches."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.export.info import ReleaseInfo
from pipeline.schema import TableSchema

ROW_GROUP = 16_384
"""Rows in a row group: at some 5 kB a text, the articles of one group stay below 100 MB in memory."""
READ_ROWS = 8192
"""Rows that are read at a time."""


@contextmanager
def parquet_writer(file: Path, table: TableSchema, info: ReleaseInfo) -> Iterator[Callable[[pa.Table], None]]:
    """Writes the file; what it yields takes the rows in their order, and makes a row group of each call's."""
    with pq.ParquetWriter(
        file,
        table.arrow_schema().with_metadata(_metadata(table, info)),
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        write_statistics=True,
    ) as writer:
        yield lambda rows: writer.write_table(rows, row_group_size=ROW_GROUP)


def regroup(batches: Iterable[pa.RecordBatch], schema: pa.Schema, size: int) -> Iterator[pa.Table]:
    """The rows of the batches as tables of one chunk and `size` rows each; the last one may be smaller.

    Args:
        batches: with the columns of the schema, by name.
        schema: columns, order and types of the tables.
        size: rows of a table.
    """
    waiting = schema.empty_table()
    for batch in batches:
        columns = [batch.column(field.name).cast(field.type) for field in schema]
        waiting = pa.concat_tables([waiting, pa.Table.from_arrays(columns, schema=schema)])
        while waiting.num_rows >= size:
            yield waiting.slice(0, size).combine_chunks()
            waiting = waiting.slice(size)
    if waiting.num_rows:
        yield waiting.combine_chunks()


def _metadata(table: TableSchema, info: ReleaseInfo) -> dict[str, str]:
    """What a reader of one file alone should know, keys sorted."""
    return {
        "description": table.description,
        "licence": info.rights,
        "table": table.name,
        "title": info.package.title,
        "version": info.package.version,
    }


def json_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file as JSON values, dates as ISO 8601 text; a batch in memory at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=READ_ROWS):
            yield from json_batch(batch)


def json_batch(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of a batch as JSON values."""
    columns = [_json_column(column) for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names).to_pylist()


def _json_column(column: "pa.Array[Any]") -> "pa.Array[Any]":
    """The column; values that JSON has no form for, dates among them, as text."""
    kind = column.type.value_type if pa.types.is_list(column.type) else column.type
    if pa.types.is_string(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind):
        return column
    return pa.array([None if value is None else str(value) for value in column.to_pylist()], pa.string())
