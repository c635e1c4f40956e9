"""The other forms of a table against its Parquet form: the same rows in the same order."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pipeline.check.problems import shown
from pipeline.check.rows import check_file, row_key
from pipeline.errors import Problem
from pipeline.export.forms import PARQUET, Form
from pipeline.schema import TableSchema


def check_form(folder: Path, table: TableSchema, form: Form) -> Iterator[Problem]:
    """The table's file in this form has the rows of its Parquet file, in the same order.

    Args:
        folder: holds the data files.
        table: the table.
        form: the form, other than Parquet.
    """
    parquet, other = folder / PARQUET.file(table.name), folder / form.file(table.name)
    if check_file(parquet, table) or not other.is_file():
        return  # reported by the checks of tables and of the descriptor
    try:
        yield from _compare(table, form.name, PARQUET.read(parquet, table), form.read(other, table))
    except ValueError as error:
        yield _problem(table, "", "", f"{other.name} cannot be read as {form.name}: {error}")


def _compare(
    table: TableSchema, name: str, rows: Iterator[dict[str, Any]], others: Iterator[dict[str, Any]]
) -> Iterator[Problem]:
    for number, (row, other) in enumerate(zip_longest(rows, others), start=1):
        if row is None or other is None:
            yield _problem(table, "", "", f"row {number} is only in the {name if row is None else 'Parquet'} file")
            continue
        for column in table.columns:
            if other.get(column.name) != row.get(column.name):
                found, expected = shown(other.get(column.name)), shown(row.get(column.name))
                rule = f"the {name} file has {found}, the Parquet file {expected}"
                yield _problem(table, row_key(table, row), column.name, rule)


def _problem(table: TableSchema, key: str, column: str, rule: str) -> Problem:
    return Problem(table=table.name, key=key, column=column, rule=rule)
