"""A table as CSV: UTF-8, comma, LF; lists are JSON arrays, null is the empty cell, text is in quotation marks."""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from pipeline.export.info import ReleaseInfo
from pipeline.schema import Kind, TableSchema

Array = Any
"""An Arrow array."""

_COMPUTE: Any = pc  # its type hints do not know that a single value stands for a whole column

ESCAPED = r'["\\\x00-\x1f]'
"""Characters that stand for themselves nowhere in JSON."""


DIALECT = {
    "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
    "delimiter": ",",
    "doubleQuote": True,
    "header": True,
    "lineTerminator": "\n",
    "quoteChar": '"',
}
"""The same, as a Data Package says it."""

LONGEST_CELL = 2**31 - 1
"""Characters that a cell may have: an article's text is longer than the csv module expects."""


@contextmanager
def csv_writer(file: Path, table: TableSchema, _info: ReleaseInfo) -> Iterator[Callable[[pa.Table], None]]:
    """Writes the file: yields what takes the rows in their order.

    No column of text allows the empty string, so the empty cell always means null.
    """
    schema = pa.schema([_text_field(field) for field in table.arrow_schema()])
    with pyarrow.csv.CSVWriter(file, schema) as writer:

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


def read_csv(file: Path, table: TableSchema) -> Iterator[dict[str, Any]]:
    """The rows of a file as JSON values; a cell that is not of its column's kind stays text.

    Raises:
        ValueError: when the file is no CSV in UTF-8, or its header or the number of its cells is not the table's.
    """
    names = [column.name for column in table.columns]
    csv.field_size_limit(LONGEST_CELL)
    with file.open(encoding="utf-8", newline="") as opened:
        lines = csv.reader(opened, strict=True)
        try:
            header = next(lines, [])
            if header != names:
                raise ValueError(f"the header must be {','.join(names)}, found {','.join(header)}")
            for number, line in enumerate(lines, start=1):
                if len(line) != len(names):
                    raise ValueError(f"row {number} has {len(line)} cells instead of {len(names)}")
                yield {column.name: _value(cell, column.kind) for column, cell in zip(table.columns, line, strict=True)}
        except csv.Error as error:
            raise ValueError(str(error)) from None


def _value(cell: str, kind: Kind) -> Any:
    """The cell as JSON value; text, which no value of another kind equals, where it is none."""
    if not cell:
        return None
    if kind not in {"integer", "array"}:
        return cell
    try:
        return json.loads(cell)
    except ValueError:
        return cell
