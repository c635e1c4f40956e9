"""Vocabulary as data: word lists (`NAME.txt`, one entry a line) and tables (`NAME.toml`).

Vocabulary of a language stands in the folder that its code names (`en/`); what holds for any language stands beside
this file. A name is looked for in both, so that callers name no folder.

Lines of a `.txt` list that start with `#` are comments; the other lines are sorted, unique and lower case
unless the list says otherwise in its first comment.
"""

import functools
import tomllib
from importlib import resources
from typing import Any

from pipeline.errors import LexiconError

LANGUAGE = "en"


def _read(name: str) -> str:
    home = resources.files(__package__)
    for path in (home.joinpath(LANGUAGE, name), home.joinpath(name)):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise LexiconError(f"lexicon/{LANGUAGE}/{name}: no such vocabulary in this installation; reinstall the package")


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of the word list `NAME.txt`."""
    return frozenset(lines(name))


@functools.cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of the word list `NAME.txt`, in their order in the file."""
    entries = (line.strip() for line in _read(f"{name}.txt").splitlines())
    return tuple(entry for entry in entries if entry and not entry.startswith("#"))


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The content of `NAME.toml`; callers must not change it."""
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon/{LANGUAGE}/{name}.toml: {error}") from None
