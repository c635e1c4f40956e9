"""The files of a release against their checksums, and the rows of its tables against their digests.

A checksum speaks of bytes, a digest of rows. When only the bytes differ, the table was written anew, by another version
of a Parquet writer for example, and holds what was published; when the rows differ, it does not.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.digests import release_digest, table_digest
from pipeline.errors import Problem, ReleaseError
from pipeline.export import SUMS, file_sha256, release_files
from pipeline.schema import TABLES

NEEDED = ("README.md", "RIGHTS.csv", "data/dictionary.md", "datapackage.json")
"""Files beside the tables that every release has."""

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>[^/\\\n]+(?:/[^/\\\n]+)*)")


def check_sums(folder: Path) -> Iterator[Problem]:
    """Every file is listed in `SHA256SUMS` with its checksum, and every listed file is there."""
    listed, wrong = _read_sums(folder)
    yield from wrong
    found = release_files(folder)
    for path in sorted({*listed, *NEEDED}.difference(found)):
        yield _problem(path, "the file is missing")
    for path in found:
        if path in listed and file_sha256(folder / path) != listed[path]:
            yield _problem(path, "the bytes are not those that were published")
        if path not in listed and listed:
            yield _problem(path, "an extra file: it is not listed, so it is not part of the release")


def _read_sums(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """The checksums by path, and what is wrong with the list."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}, [_problem("", "the list of checksums is missing")]
    except UnicodeDecodeError:
        return {}, [_problem("", "the list of checksums is not UTF-8")]
    listed: dict[str, str] = {}
    wrong: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None or match["path"] in listed or ".." in match["path"].split("/"):
            wrong.append(_problem("", f"line {number} is not a checksum with a path, or repeats a path"))
        else:
            listed[match["path"]] = match["digest"]
    return listed, wrong


def check_digests(folder: Path, own: dict[str, Any]) -> Iterator[Problem]:
    """The rows of every table have the digest that the descriptor states; says what a difference means.

    Args:
        folder: the release.
        own: what the descriptor says under the project's own name.
    """
    stated = own.get("table_digests")
    if not isinstance(stated, dict) or not all(isinstance(digest, str) for digest in stated.values()):
        return  # reported as a fault of the descriptor's form
    if own.get("digest") != release_digest(stated):
        yield _digest_problem("", "the digest of the release is not that of the digests of its tables")
    listed, _ = _read_sums(folder)
    for name in TABLES:
        path = folder / "data" / f"{name}.parquet"
        if path.is_file():  # one that is missing is reported as a file
            same_bytes = listed.get(f"data/{name}.parquet") == file_sha256(path)
            yield from _check_digest(name, path, stated.get(name), same_bytes=same_bytes)


def _check_digest(name: str, path: Path, stated: object, *, same_bytes: bool) -> Iterator[Problem]:
    try:
        same_rows = table_digest(path) == stated
    except ReleaseError:
        yield _digest_problem(name, "the rows cannot be read: the file is damaged; take it from another copy")
        return
    if same_rows and not same_bytes:
        yield _digest_problem(name, "only the bytes differ: the rows are those that were published, in another file")
    elif not same_rows and same_bytes:
        yield _digest_problem(name, "the file has its checksum, but its rows do not have the digest that is stated")
    elif not same_rows:
        yield _digest_problem(name, "the rows are not those that were published: do not rely on them")


def _problem(key: str, rule: str) -> Problem:
    return Problem(table=SUMS, key=key, column="", rule=rule)


def _digest_problem(key: str, rule: str) -> Problem:
    return Problem(table="datapackage.json", key=key, column="onrecord.table_digests", rule=rule)
