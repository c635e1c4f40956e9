"""The tables as CSV: UTF-8, comma, LF; lists are JSON arrays, null is the empty cell, text stands in quotes."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from pipeline.export.info import ReleaseInfo
from pipeline.schema import tables

BATCH = 8192
"""Rows in memory at once."""


def write_csv(finished: Path, staging: Path, _info: ReleaseInfo) -> None:
    """Writes `data/<table>.csv` for each table, rows in the order given.

    No column of text allows the empty string, so the empty cell always means null.
    """
    for table in tables():
        schema = pa.schema([_text_field(field) for field in table.arrow_schema()])
        with (
            pq.ParquetFile(finished / f"{table.name}.parquet") as source,
            pc.CSVWriter(staging / "data" / f"{table.name}.csv", schema) as target,
        ):
            for batch in source.iter_batches(batch_size=BATCH):
                columns = [_text_column(column) for column in batch.columns]
                target.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))


def _text_field(field: "pa.Field[Any]") -> "pa.Field[Any]":
    return pa.field(field.name, pa.string() if pa.types.is_list(field.type) else field.type)


def _text_column(column: "pa.Array[Any]") -> "pa.Array[Any]":
    """The column; a list as JSON array, which CSV has no form of its own for."""
    if not pa.types.is_list(column.type):
        return column
    texts = [None if value is None else json.dumps(value, ensure_ascii=False) for value in column.to_pylist()]
    return pa.array(texts, pa.string())
