"""Reading a table: TOML, checked by the schema that its first line names, each fault told in one sentence.

The schemas are JSON Schema 2020-12, in `schemas/`; `#:schema PATH` in the first line is what editors look for, too.
A `pattern` stands beside a `description` that says in words what it asks for; `x-apart` lists keys whose lists share no
word.
"""

import functools
import itertools
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import jsonschema_rs

from pipeline.errors import LexiconError
from pipeline.lexicon.files import HOME, Source, allowed, unreadable
from pipeline.lexicon.notation import FAULTS
from pipeline.lexicon.places import line_of

_DIRECTIVE = re.compile(r"#:schema (?:\.\./|\./)*schemas/(\w+)\.json\n")
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "object": "a table",
    "string": "text in quotation marks",
}


def read_table(source: Source) -> dict[str, Any]:
    """The content of a table.

    Raises:
        LexiconError: when it is no TOML, or its schema does not allow what is in it.
    """
    try:
        content = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(source, str(error)) from None
    directive = _DIRECTIVE.match(source.text)
    if directive is None:
        raise source.fault(1, "the first line must name the schema of the table: #:schema PATH/schemas/NAME.json")
    schema, validator = _schema(directive[1])
    # A key that is misspelt may be missing, too: what is wrong is its name.
    faults = sorted(validator.iter_errors(content), key=lambda fault: fault.kind.name != "additionalProperties")
    if faults:
        raise _fault(source, schema, faults[0])
    _check_apart(source, content, schema.get("x-apart", ()))
    return content


@functools.cache
def _schema(name: str) -> tuple[dict[str, Any], jsonschema_rs.Draft202012Validator]:
    """A schema, and what checks by it."""
    try:
        schema = json.loads(HOME.joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"lexicon/schemas/{name}.json: no such schema of vocabulary") from None
    formats: dict[str, Callable[..., bool]] = {form: functools.partial(_is_sound, form) for form in FAULTS}
    return schema, jsonschema_rs.Draft202012Validator(schema, formats=formats, validate_formats=True)


def _is_sound(form: str, value: str) -> bool:
    return not FAULTS[form](value)


def _check_apart(source: Source, content: Mapping[str, Any], keys: Iterable[str]) -> None:
    """The lists share no word."""
    for one, other in itertools.combinations(keys, 2):
        for word in content[other]:
            if word in content[one]:
                line = line_of(source.text, [other, word])
                raise source.fault(line, f"{word!r} in {other!r} stands in {one!r} too; keep one of them")


def _fault(source: Source, schema: Mapping[str, Any], error: jsonschema_rs.ValidationError) -> LexiconError:
    """The first fault that the schema finds, in one sentence."""
    keys = [key for key in error.instance_path if isinstance(key, str)]
    kind: Any = error.kind
    value: Any = error.instance
    if kind.name == "additionalProperties":
        word = kind.unexpected[0]
        known = _at(schema, error.schema_path[:-1]).get("properties", {})
        return source.fault(
            line_of(source.text, [*keys, word]), f"unknown key {word!r}{_inside(keys)}{allowed(known, word)}"
        )
    if kind.name == "required":
        return source.fault(line_of(source.text, keys), f"{kind.property!r} is missing{_inside(keys)}")
    if kind.name == "propertyNames":
        kind, value = kind.error.kind, kind.error.instance
        return source.fault(line_of(source.text, [*keys, value]), _sentence(schema, error, kind, value, keys))
    inner = [value] if isinstance(value, str) and isinstance(error.instance_path[-1], int) else []
    if kind.name == "uniqueItems":
        inner = [_double(value)]
    return source.fault(line_of(source.text, [*keys, *inner]), _sentence(schema, error, kind, value, keys))


def _sentence(
    schema: Mapping[str, Any], error: jsonschema_rs.ValidationError, kind: Any, value: Any, keys: Sequence[str]
) -> str:
    """What is wrong with a value."""
    place = f"{keys[-1]!r}{_inside(keys[:-1])}" if keys else "the table"
    if kind.name == "format":
        return FAULTS[kind.format](value)
    if kind.name == "enum":
        return f"{value!r} is no value of {place}{allowed(map(str, kind.options), str(value))}"
    if kind.name == "type":
        return f"{place} must be {' or '.join(_TYPES[name] for name in kind.types)}, not {value!r}"
    if kind.name == "uniqueItems":
        return f"{_double(value)!r} stands twice in {place}"
    if kind.name == "pattern":
        return f"{value!r} in {place}: {_at(schema, error.schema_path[:-1])['description']}"
    return f"{place}: {error.message}"


def _inside(keys: Sequence[str]) -> str:
    return f" in [{'.'.join(keys)}]" if keys else ""


def _double(items: Sequence[Any]) -> str:
    """The first item that stands twice."""
    return str(next(item for index, item in enumerate(items) if item in items[:index]))


def _at(schema: Mapping[str, Any], path: Iterable[str | int]) -> Any:
    """The part of a schema that a path leads to, by way of its definitions."""
    node: Any = schema
    for step in path:
        node = node[step]
        if step == "$ref":
            node = _at(schema, node.removeprefix("#/").split("/"))
    return node
