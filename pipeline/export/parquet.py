"""A table as Parquet: typed, described, and the same bytes however the rows were cut into batches."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.export.info import ReleaseInfo
from pipeline.schema import TableSchema

ROW_GROUP = 16_384
"""Rows in a row group: at some 5 kB a text, the articles of one group stay below 100 MB in memory."""


@contextmanager
def parquet_writer(data: Path, table: TableSchema, info: ReleaseInfo) -> Iterator[Callable[[pa.Table], None]]:
    """Writes `<table>.parquet`; what it yields takes the rows in their order, and makes a row group of each call's."""
    with pq.ParquetWriter(
        data / f"{table.name}.parquet",
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
