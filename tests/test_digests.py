"""Digests depend on what a table holds, not on who wrote the file."""

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from finished_tables import finished_rows, write_tables
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.digests import content_uri, digest_list, release_digest, table_digest
from pipeline.errors import ReleaseError
from pipeline.schema import TABLES, table


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("digests"), finished_rows())


def test_the_digest_is_of_the_text_that_the_documentation_describes(tmp_path: Path) -> None:
    rows = pa.table(
        {
            "id": pa.array(["a", 'é"\n']),
            "count": pa.array([1, None], pa.int64()),
            "day": pa.array([datetime.date(2021, 5, 4), None]),
            "names": pa.array([["x", "y"], []], pa.list_(pa.string())),
        }
    )
    pq.write_table(rows, tmp_path / "table.parquet")
    text = (
        '[["id","string"],["count","integer"],["day","date"],["names","array"]]\n'
        '["a",1,"2021-05-04",["x","y"]]\n'
        '["é\\"\\n",null,null,[]]\n'
    )
    assert table_digest(tmp_path / "table.parquet") == hashlib.sha256(text.encode()).hexdigest()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(), min_size=1, max_size=3))
def test_text_is_escaped_as_json_needs_it(texts: list[str], tmp_path: Path) -> None:
    pq.write_table(pa.table({"names": pa.array([texts])}), tmp_path / "table.parquet")
    line = json.dumps([texts], ensure_ascii=False, separators=(",", ":"))
    text = f'[["names","array"]]\n{line}\n'
    assert table_digest(tmp_path / "table.parquet") == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("name", TABLES)
def test_other_writers_of_the_same_rows_change_nothing(name: str, tables: Path, tmp_path: Path) -> None:
    path = tables / f"{name}.parquet"
    expected = table_digest(path)
    rows = pq.read_table(path)
    pq.write_table(rows, tmp_path / "groups.parquet", row_group_size=1, compression="none", version="1.0")
    pl.read_parquet(path).write_parquet(tmp_path / "polars.parquet")
    duckdb.read_parquet(str(path)).write_parquet(str(tmp_path / "duckdb.parquet"))
    assert {table_digest(written) for written in tmp_path.iterdir()} == {expected}


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Mara Ellingson"},  # one letter
        {"name": None},  # nothing in place of something
        {"aliases": []},  # a list that is empty
        {"aliases": ["Ellingsen", ""]},  # one more item
        {"mention_count": 3},  # a number
    ],
)
def test_every_change_of_a_value_changes_the_digest(change: dict[str, Any], tables: Path, tmp_path: Path) -> None:
    rows = pq.read_table(tables / "entities.parquet").to_pylist()
    schema = pa.schema([field.with_nullable(True) for field in table("entities").arrow_schema()])
    pq.write_table(pa.Table.from_pylist([rows[0] | change, *rows[1:]], schema), tmp_path / "changed.parquet")
    assert table_digest(tmp_path / "changed.parquet") != table_digest(tables / "entities.parquet")


def test_order_and_names_of_columns_count(tables: Path, tmp_path: Path) -> None:
    rows = pq.read_table(tables / "entities.parquet")
    names = [f"{name}_" if name == "name" else name for name in rows.column_names]
    changed = {"renamed": rows.rename_columns(names), "turned": rows.take([1, 0]), "fewer": rows.slice(1)}
    for name, other in changed.items():
        pq.write_table(other, tmp_path / f"{name}.parquet")
    found = {table_digest(tmp_path / f"{name}.parquet") for name in changed} | {
        table_digest(tables / "entities.parquet")
    }
    assert len(found) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no table", "no table of a release"),  # not Parquet at all
        (None, "double"),  # a kind of column that no table has
    ],
)
def test_what_is_no_table_is_an_error(content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    if content is None:
        pq.write_table(pa.table({"share": [0.5]}), path)
    else:
        path.write_bytes(content)
    with pytest.raises(ReleaseError, match=said):
        table_digest(path)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.from_regex(r"[0-9a-f]{64}", fullmatch=True)))
def test_the_digest_of_a_release_does_not_depend_on_the_order_of_tables(digests: dict[str, str]) -> None:
    turned = dict(reversed(digests.items()))
    assert release_digest(turned) == release_digest(digests)
    assert hashlib.sha256(digest_list(digests).encode()).hexdigest() == release_digest(digests)


def test_the_identifier_is_a_named_information_uri() -> None:
    """The example of RFC 6920, section 8.1: the digest of "Hello World!"."""
    digest = hashlib.sha256(b"Hello World!").hexdigest()
    assert content_uri(digest) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
