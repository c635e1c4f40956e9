"""The CSV form of a table against its Parquet form: the same rows in the same order."""

import csv
import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pipeline.check.problems import shown
from pipeline.check.rows import check_file, json_rows, row_key
from pipeline.errors import Problem
from pipeline.schema import Kind, TableSchema

LONGEST_CELL = 2**31 - 1
"""Characters that a cell may have: an article's text is longer than the csv module expects."""


def check_csv(folder: Path, table: TableSchema) -> Iterator[Problem]:
    """The CSV file has the declared header and the rows of the Parquet file, in the same order."""
    parquet, text = folder / f"{table.name}.parquet", folder / f"{table.name}.csv"
    if check_file(parquet, table) or not text.is_file():
        return  # reported by the checks of tables and of the descriptor
    csv.field_size_limit(LONGEST_CELL)
    with text.open(encoding="utf-8", newline="") as file:
        try:
            yield from _compare(table, json_rows(parquet), csv.reader(file, strict=True))
        except (csv.Error, UnicodeDecodeError) as error:
            yield _problem(table, "", "", f"{text.name} cannot be read as CSV in UTF-8: {error}")


def _compare(table: TableSchema, rows: Iterator[dict[str, Any]], lines: Iterator[list[str]]) -> Iterator[Problem]:
    names, header = [column.name for column in table.columns], next(lines, [])
    if header != names:
        yield _problem(table, "", "", f"the CSV file's header must be {','.join(names)}, found {','.join(header)}")
        return
    for number, (row, line) in enumerate(zip_longest(rows, lines), start=1):
        if row is None or line is None:
            yield _problem(table, "", "", f"row {number} is only in the {'CSV' if row is None else 'Parquet'} file")
        elif len(line) != len(table.columns):
            rule = f"row {number} of the CSV file has {len(line)} cells instead of {len(table.columns)}"
            yield _problem(table, row_key(table, row), "", rule)
        else:
            for column, cell in zip(table.columns, line, strict=True):
                if _value(cell, column.kind) != row.get(column.name):
                    rule = f"the CSV file has {shown(cell)}, the Parquet file {shown(row.get(column.name))}"
                    yield _problem(table, row_key(table, row), column.name, rule)


def _value(cell: str, kind: Kind) -> Any:
    """The cell as JSON value; one that is not of its kind stays text, which no value of that kind equals."""
    if not cell:
        return None
    if kind not in {"integer", "array"}:
        return cell
    try:
        return json.loads(cell)
    except ValueError:
        return cell


def _problem(table: TableSchema, key: str, column: str, rule: str) -> Problem:
    return Problem(table=table.name, key=key, column=column, rule=rule)
