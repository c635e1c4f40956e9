"""In which line of a TOML file something stands: Python's reader of TOML does not say."""

import re
import tomllib
from collections.abc import Sequence

_NAME = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_PATH = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"\s*\[\s*({_PATH})\s*\]")
_KEY = re.compile(rf"\s*({_PATH})\s*=")


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line of what the keys lead to, or of the nearest thing around it; the last key may be a word in a list.

    Args:
        text: a file in TOML.
        keys: of tables, inner tables and their entries, from outside to inside.
    """
    lines = text.splitlines()
    table: tuple[str, ...] = ()
    depth = found = end = 0
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            here = table = _path(header[1])
        elif key := _KEY.match(line):
            here = table + _path(key[1])
        else:
            continue
        if end == found:
            end = number
        if len(here) > depth and here == tuple(keys[: len(here)]):
            depth, found, end = len(here), number, number
    if depth == len(keys) or not found:
        return max(found, 1)
    inner = re.compile(rf"""(?:"{re.escape(keys[-1])}"|'{re.escape(keys[-1])}'|(?<![\w-]){re.escape(keys[-1])}\s*=)""")
    last = end - 1 if end > found else len(lines)
    return next((number for number in range(found, last + 1) if inner.search(lines[number - 1])), found)


def _path(text: str) -> tuple[str, ...]:
    """The keys of a dotted key."""
    keys: list[str] = []
    inner = tomllib.loads(f"{text} = 0")
    while isinstance(inner, dict):
        [(key, inner)] = inner.items()
        keys.append(key)
    return tuple(keys)
