"""The tables of a release, as `schemas/<table>.json` declares them: the only place where a column is declared.

The files are JSON Schema 2020-12 for one row. Three keywords of our own say what JSON Schema cannot: `x-primaryKey`
(columns), `x-foreignKeys` (columns and what they refer to) and `x-spans` (columns that hold offsets into the article's
text, and the column that holds the words there). Types, keys and descriptions elsewhere are derived from these.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

import jsonschema_rs
import pyarrow as pa

from pipeline.errors import LexiconError

TABLES = (
    "articles",
    "regions",
    "rules",
    "entities",
    "entity_titles",
    "mentions",
    "entity_names",
    "statements",
    "quotes",
    "quote_speakers",
    "event_types",
    "events",
    "date_mentions",
    "event_mentions",
    "event_joins",
    "event_participants",
    "event_contents",
    "figures",
    "event_reports",
)
"""Names of all tables; each refers only to itself and to those before it."""

Kind = Literal["string", "integer", "date", "array"]

ARROW_TYPES: Mapping[Kind, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "date": pa.date32(),
    "array": pa.list_(pa.field("item", pa.string(), nullable=False)),
}
CONSTRAINTS = ("pattern", "minLength", "minimum")
"""Keywords that JSON Schema and Table Schema share under one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its kind, whether it may be null, and its declaration in JSON Schema."""

    name: str
    kind: Kind
    nullable: bool
    description: str
    json: Mapping[str, Any]

    @property
    def enum(self) -> tuple[str, ...]:
        """The values that are allowed; empty where any value is."""
        return tuple(value for value in self.json.get("enum", ()) if value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Columns that hold the key of a row in `table`."""

    columns: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Columns that hold offsets into the text of the article; `text` holds the words there, where a column does."""

    start: str
    end: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema:
    """One table: its columns in order, its keys, its spans, and the JSON Schema of a row."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    spans: tuple[Span, ...]
    json: Mapping[str, Any]

    def arrow_schema(self) -> pa.Schema:
        """The table's Arrow schema; each field carries its description as metadata."""
        return pa.schema(
            [
                pa.field(
                    column.name,
                    ARROW_TYPES[column.kind],
                    nullable=column.nullable,
                    metadata={"description": column.description},
                )
                for column in self.columns
            ]
        )

    def table_schema(self) -> dict[str, Any]:
        """The table's Table Schema (Data Package 2.0), for the CSV form: lists are arrays, null is the empty cell."""
        schema = {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [
                _table_schema_field(column, unique=self.primary_key == (column.name,)) for column in self.columns
            ],
            "primaryKey": list(self.primary_key),
            "foreignKeys": [
                {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.reference)}}
                for key in self.foreign_keys
            ],
            "missingValues": [""],
        }
        if not self.foreign_keys:
            del schema["foreignKeys"]  # the standard allows no empty list
        return schema

    def validator(self) -> jsonschema_rs.Draft202012Validator:
        """A validator of one row as JSON, dates as ISO 8601 text; formats are checked."""
        return jsonschema_rs.Draft202012Validator(dict(self.json), validate_formats=True)


def _table_schema_field(column: Column, *, unique: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.nullable}
    if unique:
        constraints["unique"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    constraints |= {keyword: column.json[keyword] for keyword in CONSTRAINTS if keyword in column.json}
    field: dict[str, Any] = {"name": column.name, "type": column.kind}
    if column.json.get("format") == "uri":
        field["format"] = "uri"
    return field | {"description": column.description, "constraints": constraints}


def schema_files() -> Traversable:
    """The schemas: inside the package when installed, beside it in a checkout."""
    installed = resources.files("pipeline").joinpath("schemas")
    return installed if installed.is_dir() else Path(__file__).parents[1] / "schemas"


@functools.cache
def table(name: str) -> TableSchema:
    """The schema of the table `name`.

    Raises:
        LexiconError: when the schema is missing or broken.
    """
    try:
        schema = json.loads(schema_files().joinpath(f"{name}.json").read_text(encoding="utf-8"))
        return _parse(name, schema)
    except FileNotFoundError:
        raise LexiconError(f"schemas/{name}.json: no such table (known: {', '.join(TABLES)})") from None
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"schemas/{name}.json: not a table schema: {error!r}") from None


def tables() -> tuple[TableSchema, ...]:
    """The schemas of all tables, in the order of `TABLES`."""
    return tuple(table(name) for name in TABLES)


def _parse(name: str, schema: dict[str, Any]) -> TableSchema:
    return TableSchema(
        name=name,
        title=schema["title"],
        description=schema["description"],
        columns=tuple(_column(name, declared) for name, declared in schema["properties"].items()),
        primary_key=tuple(schema["x-primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(
                columns=tuple(key["fields"]),
                table=key["reference"]["resource"],
                reference=tuple(key["reference"]["fields"]),
            )
            for key in schema.get("x-foreignKeys", ())
        ),
        spans=tuple(Span(**span) for span in schema.get("x-spans", ())),
        json=schema,
    )


def _column(name: str, declared: dict[str, Any]) -> Column:
    types = declared["type"] if isinstance(declared["type"], list) else [declared["type"]]
    return Column(
        name=name,
        kind=_kind(types[0], declared.get("format")),
        nullable="null" in types,
        description=declared["description"],
        json=declared,
    )


def _kind(json_type: str, json_format: str | None) -> Kind:
    match json_type, json_format:
        case "string", "date":
            return "date"
        case "string", _:
            return "string"
        case "integer", _:
            return "integer"
        case "array", _:
            return "array"
    raise ValueError(f"no column type for {json_type!r} (known: string, integer, array)")
