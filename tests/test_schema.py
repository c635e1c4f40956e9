"""The declarations of the tables, and what is derived from them."""

import json
import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow as pa
import pytest
from finished_tables import finished_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import schema
from pipeline.errors import LexiconError
from pipeline.schema import TABLES, Column, TableSchema, table, tables

SCHEMAS = Path(__file__).parents[1] / "schemas"
EACH_TABLE = pytest.mark.parametrize("each", tables(), ids=lambda each: each.name)


def test_every_schema_file_is_a_table() -> None:
    assert sorted(TABLES) == sorted(path.stem for path in SCHEMAS.glob("*.json"))


def test_tables_refer_only_to_themselves_and_to_tables_before_them() -> None:
    for number, each in enumerate(tables()):
        assert {key.table for key in each.foreign_keys} <= set(TABLES[: number + 1])


@EACH_TABLE
def test_a_declaration_is_complete(each: TableSchema) -> None:
    jsonschema.Draft202012Validator.check_schema(each.json)
    names = [column.name for column in each.columns]
    assert each.json["required"] == names
    assert each.json["additionalProperties"] is False
    assert all(column.description.strip() for column in each.columns)
    assert set(each.primary_key) <= set(names)
    assert not any(column.nullable for column in each.columns if column.name in each.primary_key)
    for key in each.foreign_keys:
        assert set(key.columns) <= set(names)
        assert key.reference == table(key.table).primary_key
    for span in each.spans:
        assert {span.start, span.end, span.text} - {None} <= set(names)
        assert "article_id" in names


@EACH_TABLE
def test_patterns_mean_the_same_to_every_engine(each: TableSchema) -> None:
    for column in each.columns:
        pattern = column.json.get("pattern", "^$")
        assert not re.search(r"\\[dDwWsSbB]", pattern)  # ASCII in some engines, Unicode in others
        assert pattern.startswith("^")
        assert pattern.endswith("$")


@EACH_TABLE
def test_no_column_allows_empty_text(each: TableSchema) -> None:
    """The empty cell of a CSV file can then only mean null."""
    validator = each.validator()
    row = finished_rows()[each.name][0]
    for column in each.columns:
        if column.kind in {"string", "date"}:
            assert not validator.is_valid(row | {column.name: ""})


def test_a_name_means_one_type_everywhere() -> None:
    kinds: dict[str, set[str]] = {}
    for each in tables():
        for column in each.columns:
            kinds.setdefault(column.name, set()).add(column.kind)
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("name", "column", "kind", "nullable"),
    [
        ("articles", "article_id", pa.string(), False),  # a key
        ("articles", "published", pa.date32(), True),  # a day
        ("articles", "authors", pa.list_(pa.field("item", pa.string(), nullable=False)), False),  # a list
        ("articles", "genre", pa.string(), True),  # a code that may be missing
        ("events", "date", pa.string(), True),  # a date of any precision is text
        ("quotes", "start", pa.int64(), False),  # an offset
        ("quotes", "cue_start", pa.int64(), True),  # an offset that may be missing
    ],
)
def test_arrow_types(name: str, column: str, kind: pa.DataType, nullable: bool) -> None:
    field = table(name).arrow_schema().field(column)
    assert (field.type, field.nullable) == (kind, nullable)
    assert field.metadata == {b"description": table(name).json["properties"][column]["description"].encode()}


@pytest.mark.parametrize(
    ("name", "column", "kind", "constraints"),
    [
        ("articles", "article_id", "string", {"required": True, "unique": True, "minLength": 1}),  # a key of one column
        ("articles", "published", "date", {"required": False}),  # a day
        ("articles", "language", "string", {"required": False, "pattern": "^[a-z]{2}$"}),  # a pattern
        ("articles", "published_basis", "string", {"required": False, "enum": ["manifest", "stated"]}),  # no null
        ("entities", "aliases", "array", {"required": True}),  # a list
        ("quote_speakers", "quote_id", "string", {"required": True, "minLength": 1}),  # half a key is not unique
        ("quote_speakers", "position", "integer", {"required": True, "minimum": 1}),  # a range
    ],
)
def test_table_schema_fields(name: str, column: str, kind: str, constraints: dict[str, Any]) -> None:
    field = next(field for field in table(name).table_schema()["fields"] if field["name"] == column)
    assert (field["type"], field["constraints"]) == (kind, constraints)
    assert field["description"] == table(name).json["properties"][column]["description"]


def test_table_schema_keys() -> None:
    described = table("quote_speakers").table_schema()
    assert described["primaryKey"] == ["quote_id", "position"]
    assert described["foreignKeys"] == [
        {"fields": ["quote_id"], "reference": {"resource": "quotes", "fields": ["quote_id"]}},
        {"fields": ["entity_id"], "reference": {"resource": "entities", "fields": ["entity_id"]}},
        {"fields": ["rule"], "reference": {"resource": "rules", "fields": ["rule"]}},
    ]
    assert "foreignKeys" not in table("entities").table_schema()


@EACH_TABLE
def test_table_schemas_have_the_official_form(each: TableSchema) -> None:
    profile = json.loads(resources.files("dplib").joinpath("profiles/2.0/tableschema.json").read_text(encoding="utf-8"))
    assert list(jsonschema.validators.validator_for(profile)(profile).iter_errors(each.table_schema())) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no such table"),  # no file
        ("{", "not a table schema"),  # no JSON
        ("{}", "not a table schema: KeyError"),  # no title
        ('{"title": "T", "description": "D", "properties": {"a": {"type": "number", "description": "A"}}}', "'number'"),
    ],
)
def test_a_broken_schema_is_named(
    content: str | None, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "planted.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(schema, "schema_files", lambda: tmp_path)
    with pytest.raises(LexiconError, match=f"schemas/planted.json: .*{says}"):
        table("planted")


STRINGS = st.one_of(
    st.text(max_size=4),
    st.sampled_from(["2021-05-04", "2021-02-30", "2021-05", "XXXX-10-15", "2021", "20210504", "a" * 64, "Q42", "Q0"]),
    st.sampled_from(["https://echo.example/quay?a=1", "not a url", "//echo.example"]),
)
VALUES = st.one_of(st.none(), st.integers(-2, 3), st.lists(st.one_of(STRINGS, st.none()), max_size=2), STRINGS)


def valid_values(column: Column) -> st.SearchStrategy[Any]:
    """Values that the column allows, so that rows do not fail at every column."""
    strategies: dict[str, st.SearchStrategy[Any]] = {
        "string": st.sampled_from(column.enum) if column.enum else st.text(min_size=1, max_size=4),
        "integer": st.integers(1, 9),
        "date": st.dates().map(lambda day: day.isoformat()),
        "array": st.lists(st.text(min_size=1, max_size=3), max_size=2),
    }
    return strategies[column.kind]


@st.composite
def rows(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[TableSchema, dict[str, Any]]:
    """A row of some table, most of its values as declared."""
    each = draw(st.sampled_from(tables()))
    spoilt = draw(st.sets(st.sampled_from([column.name for column in each.columns]), max_size=2))
    return each, {
        column.name: draw(VALUES if column.name in spoilt else valid_values(column)) for column in each.columns
    }


@given(rows())
@settings(max_examples=300, deadline=None)
def test_a_second_validator_finds_the_same(case: tuple[TableSchema, dict[str, Any]]) -> None:
    """`jsonschema`, written independently, blames the same columns."""
    each, row = case
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    second = jsonschema.Draft202012Validator(each.json, format_checker=checker)
    ours = {tuple(error.instance_path) for error in each.validator().iter_errors(row)}
    assert ours == {tuple(error.absolute_path) for error in second.iter_errors(row)}
