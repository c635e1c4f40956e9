"""The tables as Parquet: typed, described, and the same bytes however the input was cut into batches."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.export.info import ReleaseInfo
from pipeline.schema import TableSchema, tables

ROW_GROUP = 16_384
"""Rows in a row group: at some 5 kB a text, the articles of one group stay below 100 MB in memory."""


def write_parquet(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `data/<table>.parquet` for each table, rows in the order given."""
    for table in tables():
        schema = table.arrow_schema().with_metadata(_metadata(table, info))
        with (
            pq.ParquetFile(finished / f"{table.name}.parquet") as source,
            pq.ParquetWriter(
                staging / "data" / f"{table.name}.parquet",
                schema,
                version="2.6",
                data_page_version="1.0",
                compression="zstd",
                write_statistics=True,
            ) as target,
        ):
            for group in regroup(source.iter_batches(batch_size=ROW_GROUP), schema, ROW_GROUP):
                target.write_table(group, row_group_size=ROW_GROUP)


def regroup(batches: Iterable[pa.RecordBatch], schema: pa.Schema, size: int) -> Iterator[pa.Table]:
    """The rows of the batches as tables of one chunk and `size` rows each; the last one may be smaller."""
    waiting = pa.Table.from_batches([], schema)
    for batch in batches:
        added = pa.Table.from_batches([pa.RecordBatch.from_arrays(batch.columns, schema=schema)])
        waiting = pa.concat_tables([waiting, added])
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
