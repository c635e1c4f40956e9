"""Vocabulary as data: word lists (`NAME.txt`, one entry a line) and tables (`NAME.toml`), checked when they are read.

Vocabulary of a language stands in the folder that its code names (`en/`); what holds for any language stands beside
this file. A name is looked for in both, so that callers name no folder.

Lines of a `.txt` list that start with `#` are comments; the other lines are sorted, unique and lower case, unless a
comment says that case counts. A `.toml` table names its schema, one of `schemas/`, in its first line. The comment at
the top of a file says what is in it, its line `# Source: …` where that comes from, and `# Apart from: …` which lists
share no entry with this one.
"""

import functools
from collections.abc import Sequence
from typing import Any

from pipeline.errors import LexiconError
from pipeline.lexicon.files import names, read
from pipeline.lexicon.lists import read_list
from pipeline.lexicon.places import line_of
from pipeline.lexicon.tables import read_table


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of the word list `NAME.txt`."""
    return frozenset(lines(name))


@functools.cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of the word list `NAME.txt`, in their order in the file.

    Raises:
        LexiconError: when the list is not what it should be.
    """
    return read_list(read(f"{name}.txt"))


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The content of `NAME.toml`; callers must not change it.

    Raises:
        LexiconError: when its schema does not allow it.
    """
    return read_table(read(f"{name}.toml"))


@functools.cache
def listed(name: str, *keys: str) -> frozenset[str]:
    """The words of the list in the table `NAME.toml` that the keys lead to."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


def check_vocabulary() -> None:
    """Read all vocabulary, so that what is wrong in any of it is told before work begins.

    Raises:
        LexiconError: at the first fault.
    """
    for name in names():
        stem, _, suffix = name.rpartition(".")
        (lines if suffix == "txt" else table)(stem)


def fault(name: str, keys: Sequence[str], sentence: str) -> LexiconError:
    """What is wrong in the table `NAME.toml` at the place that the keys lead to."""
    source = read(f"{name}.toml")
    return source.fault(line_of(source.text, keys), sentence)
