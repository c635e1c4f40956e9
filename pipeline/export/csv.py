"""A table as CSV: UTF-8, comma, LF; lists are JSON arrays, null is the empty cell, text stands in quotes."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from pipeline.export.info import ReleaseInfo
from pipeline.schema import TableSchema

Array = Any
"""An Arrow array."""

_COMPUTE: Any = pc  # its type hints do not know that a single value stands for a whole column

ESCAPED = r'["\\\x00-\x1f]'
"""Characters that stand for themselves nowhere in JSON."""


@contextmanager
def csv_writer(data: Path, table: TableSchema, _info: ReleaseInfo) -> Iterator[Callable[[pa.Table], None]]:
    """Writes `<table>.csv`: yields what takes the rows in their order.

    No column of text allows the empty string, so the empty cell always means null.
    """
    schema = pa.schema([_text_field(field) for field in table.arrow_schema()])
    with pyarrow.csv.CSVWriter(data / f"{table.name}.csv", schema) as writer:

        def write(rows: pa.Table) -> None:
            for batch in rows.to_batches():
                columns = [_json(column) if pa.types.is_list(column.type) else column for column in batch.columns]
                writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))

        yield write


def _text_field(field: "pa.Field[Any]") -> "pa.Field[Any]":
    return pa.field(field.name, pa.string() if pa.types.is_list(field.type) else field.type)


def _json(lists: Array) -> Array:
    """The lists as JSON arrays, which CSV has no form of its own for; those that need no escape are joined at once."""
    joined = _COMPUTE.binary_join(lists.cast(pa.list_(pa.string())), '", "')
    texts = _COMPUTE.if_else(
        _COMPUTE.equal(pc.list_value_length(lists), 0),
        "[]",
        _COMPUTE.binary_join_element_wise('["', joined, '"]', ""),
    )
    parents: Array = pc.list_parent_indices(lists)
    odd = parents.filter(pc.match_substring_regex(pc.list_flatten(lists), ESCAPED))
    escaped = pc.is_in(pa.array(range(len(lists)), pa.int64()), odd)
    values = [json.dumps(value, ensure_ascii=False) for value in lists.filter(escaped).to_pylist()]
    return pc.replace_with_mask(texts, escaped, pa.array(values, pa.string()))
