"""Rows that may break the JSON Schema of their table, judged by whole columns; those left out break nothing."""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.schema import ARROW_TYPES, Column, TableSchema

Array = Any
"""An Arrow array; a truth value for each row where a function gives one."""

DOUBTS: Mapping[str, Callable[[Array, Any], Array]] = {
    "enum": lambda values, codes: pc.invert(pc.is_in(values, pa.array([*filter(None, codes), None]))),
    "minLength": lambda values, least: pc.less(pc.binary_length(values), 4 * least - 3),  # a character: up to 4 bytes
    "minimum": pc.less,
    "pattern": lambda values, pattern: pc.invert(pc.match_substring_regex(values, pattern)),
}
"""Keywords of JSON Schema that columns can be held against: where one may be broken; a null breaks none."""

HARMLESS = frozenset({"description", "type"})
"""Keywords that the type of a column answers for, or that forbid nothing."""


_NO = pa.scalar(False)


def has_doubts(batch: pa.RecordBatch, table: TableSchema) -> bool:
    """Whether any row of the batch may break the table's schema."""
    return any(doubts.true_count for doubts in _batch_doubts(batch, table))


def doubtful(batch: pa.RecordBatch, table: TableSchema) -> pa.RecordBatch:
    """The rows of the batch that may break the table's schema; all that do are among them."""
    return batch.filter(functools.reduce(pc.or_, _batch_doubts(batch, table), _all(batch, doubt=False)))


def _batch_doubts(batch: pa.RecordBatch, table: TableSchema) -> Iterator[Array]:
    """For each column whether its values may break the table's schema."""
    names = batch.schema.names
    return (_column_doubts(batch.column(column.name), column) for column in table.columns if column.name in names)


def _column_doubts(values: Array, column: Column) -> Array:
    if not values.type.equals(ARROW_TYPES[column.kind]):
        return _all(values, doubt=True)
    doubts = pc.fill_null(_doubts(values, column.json), _NO)
    null_allowed = column.nullable and None in column.json.get("enum", [None])
    return doubts if null_allowed else pc.or_(doubts, pc.is_null(values))


def _doubts(values: Array, keywords: Mapping[str, Any]) -> Array:
    """For each value whether it may break one of the keywords; null where the value is null."""
    found = _all(values, doubt=False)
    for keyword, limit in keywords.items():
        if keyword in DOUBTS:
            found = pc.or_(found, DOUBTS[keyword](values, limit))
        elif keyword == "items":
            found = pc.or_(found, _item_doubts(values, limit))
        elif keyword not in HARMLESS and not (limit == "date" and pa.types.is_date(values.type)):
            found = pc.or_(found, pc.is_valid(values))  # for the validator to judge
    return found


def _item_doubts(lists: Array, keywords: Mapping[str, Any]) -> Array:
    """For each list whether one of its items may break one of the keywords, or is null."""
    items = pc.list_flatten(lists)
    doubts = pc.or_kleene(pc.is_null(items), _doubts(items, keywords))
    rows: Array = pc.list_parent_indices(lists)
    return pc.is_in(pa.array(range(len(lists)), pa.int64()), rows.filter(doubts))


def _all(values: Any, *, doubt: bool) -> Array:
    return pa.repeat(pa.scalar(doubt), len(values))
