"""Finds vocabulary in code: literals that hold two words of the lexicon or more."""

import ast
import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import lexicon
from pipeline.lexicon.files import names, read

PACKAGE = Path(lexicon.__file__).parents[1]
# Alternatives in a regular expression.
ALTERNATIVES = re.compile(r"(?<![^(:|\"])(?:[a-z][a-z ]+\|)+[a-z][a-z ]+")


def words_in(source: str) -> Iterator[tuple[int, list[str]]]:
    """Line and words of each set, list, tuple, table or regular expression of vocabulary in the source."""
    nodes = list(ast.walk(ast.parse(source)))
    fields = {node.target.id for node in nodes if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)}
    known = vocabulary() - codes() - fields
    for node in nodes:
        found = {word for word in _strings(node) if word in known}
        if len(found) > 1:
            yield node.lineno, sorted(found)  # type: ignore[attr-defined]  # what holds strings has a line


def _strings(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from (word for found in ALTERNATIVES.finditer(node.value) for word in found[0].split("|"))
        return
    parts: list[Any] = []
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        parts = list(node.elts)
    elif isinstance(node, ast.Dict):
        parts = [key for key in node.keys if key is not None]
    yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


@functools.cache
def vocabulary() -> frozenset[str]:
    """All words of the vocabulary of English."""
    found: set[str] = set()
    for name in names():
        if read(name).place.startswith("en/") and not name.startswith("event_types"):
            stem, _, suffix = name.rpartition(".")
            found |= set(lexicon.lines(stem) if suffix == "txt" else _words(lexicon.table(stem)))
    return frozenset(word.lower() for word in found)


def _words(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        yield from (word for item in content for word in _words(item))
    elif isinstance(content, dict):
        yield from (word for key, value in content.items() for word in (key, *_words(value)))


@functools.cache
def codes() -> frozenset[str]:
    """Words that are names in code: of columns and their values, of keys of tables, of literal types."""
    notation = lexicon.table("event_types")["notation"]
    found = {*notation["flags"], *notation["relations"]}
    for path in (PACKAGE.parent / "schemas").glob("*.json"):
        for column, declared in json.loads(path.read_text(encoding="utf-8"))["properties"].items():
            found |= {column, *map(str, declared.get("enum", ()))}
    for path in (PACKAGE / "lexicon" / "schemas").glob("*.json"):
        found |= set(_keys(json.loads(path.read_text(encoding="utf-8"))))
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                found |= {str(part.value) for part in ast.walk(node.slice) if isinstance(part, ast.Constant)}
    return frozenset(found)


def _keys(schema: Any) -> Iterator[str]:
    """The keys that a schema names."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (key for value in schema.values() for key in _keys(value))
