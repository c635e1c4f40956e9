"""Rules of one table: its columns and types, and every row against the table's JSON Schema."""

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema_rs
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.check.prefilter import doubtful, has_doubts
from pipeline.check.problems import shown
from pipeline.engine import cores
from pipeline.errors import Problem
from pipeline.export.parquet import json_batch
from pipeline.schema import TableSchema

BATCH = 8192
"""Rows in memory at once."""


def check_file(path: Path, table: TableSchema) -> Problem | None:
    """What keeps the table's file from being read, if anything does."""
    return look_through(path, table)[0]


def look_through(path: Path, table: TableSchema) -> tuple[Problem | None, tuple[int, ...]]:
    """Read the table's file to its end, for damage shows when a page is read; several row groups at a time.

    Returns:
        what keeps the file from being read, if anything does; the row groups with rows that `check_rows` must look at.
    """
    try:
        metadata = pq.read_metadata(path)
        (name, count), *_ = Counter(metadata.schema.to_arrow_schema().names).most_common(1) or [("", 0)]
        if count > 1:
            return _problem(table, name, f"{count} columns have this name"), ()
        suspicious = functools.partial(_suspicious, path, table, metadata)
        with ThreadPoolExecutor(cores()) as threads:
            found = list(threads.map(suspicious, range(metadata.num_row_groups)))
    except FileNotFoundError:
        return _problem(table, "", f"{path.name} is missing"), ()
    except (pa.ArrowException, OSError) as error:
        return _problem(table, "", f"{path.name} cannot be read as Parquet: {error}"), ()
    return None, tuple(group for group, doubted in enumerate(found) if doubted)


def _suspicious(path: Path, table: TableSchema, metadata: pq.FileMetaData, group: int) -> bool:
    """Whether rows of the group may break the table's schema; all of them are read."""
    with pq.ParquetFile(path, metadata=metadata) as file:
        return sum(has_doubts(batch, table) for batch in _batches(file, [group])) > 0


def _batches(file: pq.ParquetFile, groups: Sequence[int]) -> Iterator[pa.RecordBatch]:
    yield from file.iter_batches(batch_size=BATCH, row_groups=list(groups), use_threads=False)


def usable_columns(path: Path, table: TableSchema) -> frozenset[str]:
    """Names of the columns that have the declared type; rules across rows can rely on these alone."""
    found = pq.read_schema(path)
    return frozenset(
        field.name
        for field in table.arrow_schema()
        if field.name in found.names and found.field(field.name).type == field.type
    )


def check_schema(path: Path, table: TableSchema) -> Iterator[Problem]:
    """The file's columns against the declared ones: names, order, types, and whether null is allowed."""
    found, expected = pq.read_schema(path), table.arrow_schema()
    for name in expected.names:
        if name not in found.names:
            yield _problem(table, name, "the column is missing")
    for name in found.names:
        if name not in expected.names:
            yield _problem(table, name, f"no such column is declared (declared: {', '.join(expected.names)})")
    if sorted(found.names) == sorted(expected.names) and found.names != expected.names:
        yield _problem(table, "", f"columns must be in the order {', '.join(expected.names)}")
    for field in expected:
        if field.name not in found.names or found.field(field.name).equals(field):
            continue
        yield _problem(table, field.name, f"must be {_words(field)}, found {_words(found.field(field.name))}")


def _problem(table: TableSchema, column: str, rule: str) -> Problem:
    return Problem(table=table.name, key="", column=column, rule=rule)


def _words(field: "pa.Field[Any]") -> str:
    return f"{field.type}{'' if field.nullable else ' not null'}"


def row_key(table: TableSchema, row: dict[str, Any]) -> str:
    """The row's primary key as text, its parts joined by commas."""
    return ", ".join(str(row.get(column)) for column in table.primary_key)


def check_rows(path: Path, table: TableSchema, groups: Sequence[int]) -> Iterator[Problem]:
    """The rows of these row groups against the table's JSON Schema: types, nulls, formats, codes and ranges.

    The validator looks at the rows that their columns give reason to doubt, for it takes one row at a time.
    """
    validator = table.validator()
    with pq.ParquetFile(path) as file:
        for batch in _batches(file, groups):
            for row in json_batch(doubtful(batch, table)):
                yield from _check_row(row, table, validator)


def _check_row(
    row: dict[str, Any], table: TableSchema, validator: jsonschema_rs.Draft202012Validator
) -> Iterator[Problem]:
    for error in validator.iter_errors(row):
        if error.instance_path:  # otherwise a column is missing or too many: the same in all rows, see check_schema
            column = str(error.instance_path[0])
            yield Problem(table=table.name, key=row_key(table, row), column=column, rule=_rule(error))


def _rule(error: jsonschema_rs.ValidationError) -> str:
    """What the value is and what is allowed."""
    value, limit = shown(error.instance), error.kind.value
    match error.kind.name:
        case "type":
            rule = f"must be of type {' or '.join(limit)}, found {value}"
        case "enum":
            allowed = ", ".join("null" if code is None else code for code in limit)
            rule = f"{value} is not allowed (allowed: {allowed})"
        case "format":
            rule = f"{value} is not a valid {limit}"
        case "minLength":
            rule = "must not be empty"
        case "minimum":
            rule = f"{value} is too small (minimum: {limit})"
        case "pattern":
            rule = f"{value} does not match {limit}"
        case _:
            rule = error.message
    return rule
