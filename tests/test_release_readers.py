"""Others can read a release: the engines that the README names, by their own means, and as the README shows."""

import datetime
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from finished_tables import finished_rows, make_release, release_info, write_tables
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.forms import check_form
from pipeline.export.forms import CSV
from pipeline.schema import TABLES, table


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readers")
    make_release(write_tables(folder / "tables", finished_rows()), folder / "release", release_info())
    return folder / "release"


def expected(name: str) -> list[dict[str, Any]]:
    """The rows as they were before they were written, dates as dates."""
    days = [column.name for column in table(name).columns if column.kind == "date"]
    return [
        row | {day: datetime.date.fromisoformat(row[day]) for day in days if row[day]} for row in finished_rows()[name]
    ]


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_parquet(name: str, release: Path) -> None:
    found = duckdb.read_parquet(str(release / "data" / f"{name}.parquet"))
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == expected(name)


@pytest.mark.parametrize("name", TABLES)
def test_polars_reads_parquet(name: str, release: Path) -> None:
    assert pl.read_parquet(release / "data" / f"{name}.parquet").to_dicts() == expected(name)


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_parquet(name: str, release: Path) -> None:
    found = pd.read_parquet(release / "data" / f"{name}.parquet", dtype_backend="pyarrow")
    assert json.loads(found.to_json(orient="records", date_format="iso")) == [
        {
            column: f"{value}T00:00:00.000" if isinstance(value, datetime.date) else value
            for column, value in row.items()
        }
        for row in expected(name)
    ]


def as_text(name: str) -> list[dict[str, str | None]]:
    """The rows as the cells of the CSV file: lists as JSON."""
    return [
        {
            column: None if value is None else json.dumps(value) if isinstance(value, list) else str(value)
            for column, value in row.items()
        }
        for row in expected(name)
    ]


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_csv(name: str, release: Path) -> None:
    found = duckdb.read_csv(str(release / "data" / f"{name}.csv"), header=True, all_varchar=True)
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == as_text(name)


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_csv(name: str, release: Path) -> None:
    found = pd.read_csv(release / "data" / f"{name}.csv", dtype=object)
    assert json.loads(found.to_json(orient="records")) == as_text(name)


@pytest.mark.parametrize("name", TABLES)
def test_polars_reads_csv(name: str, release: Path) -> None:
    assert pl.read_csv(release / "data" / f"{name}.csv", infer_schema=False).to_dicts() == as_text(name)


AWKWARD = st.text(st.sampled_from("a,;\"'\\\n\r\t |#é🎼\u0301\u00a0\ufeff\u2028[]{}<"), min_size=1, max_size=12)


@given(st.lists(st.tuples(AWKWARD, st.none() | AWKWARD, st.lists(AWKWARD, max_size=3)), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
def test_any_text_survives(
    tmp_path_factory: pytest.TempPathFactory, cases: list[tuple[str, str | None, list[str]]]
) -> None:
    """Delimiters, quotation marks, line ends and signs of every kind are the same in both forms, to all readers."""
    rows = finished_rows()
    one = rows["entities"][0]
    rows["entities"] = [
        one | {"entity_id": str(number), "name": name, "wikidata": item, "aliases": aliases}
        for number, (name, item, aliases) in enumerate(cases)
    ]
    folder = tmp_path_factory.mktemp("awkward") / "release"
    make_release(write_tables(folder.parent / "tables", rows), folder, release_info())
    path = folder / "data" / "entities.csv"
    assert list(check_form(folder / "data", table("entities"), CSV)) == []
    found = pl.read_csv(path, infer_schema=False, columns=["name", "wikidata", "aliases"]).rows()
    assert [(name, item, json.loads(aliases)) for name, item, aliases in found] == cases
    found = pd.read_csv(path, dtype=object, keep_default_na=False, lineterminator="\n")
    assert list(found["name"]) == [name for name, _, _ in cases]
    assert [json.loads(aliases) for aliases in found["aliases"]] == [aliases for _, _, aliases in cases]


@pytest.mark.parametrize(
    ("engine", "shows"),
    [
        ("duckdb", "Mara Ellingsen"),  # who is quoted
        ("pandas", "2021-05-04"),  # what happened when
        ("polars", "Port Sorrel"),  # who and what is mentioned
    ],
)
def test_the_readme_shows_what_works(engine: str, shows: str, release: Path) -> None:
    text = (release / "README.md").read_text(encoding="utf-8")
    (snippet,) = [code for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if f"import {engine}" in code]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", snippet],
        cwd=release,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert shows in run.stdout


def test_the_readme_names_every_engine_in_a_snippet(release: Path) -> None:
    text = (release / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^```([\w-]+)$", text, re.MULTILINE) == ["python", "python", "python", "r", "python", "bibtex"]
