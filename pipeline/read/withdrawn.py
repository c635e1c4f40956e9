"""The takedown list: articles that are taken out of the collection, and why; a release records them."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errors import SeedError
from pipeline.read.decoding import decode, file_bytes
from pipeline.read.fields import parse_date
from pipeline.read.manifest import check_columns, csv_rows, line_values

WITHDRAWN = "withdrawn.csv"
COLUMNS = ("path", "part", "reason", "date", "sha256")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A line of the takedown list.

    Attributes:
        place: the list's name and the line's number, for messages.
        path: of the file, relative to the seeds folder.
        part: which article of the file; None for all of them.
        reason: why it was taken out, for the readers of the release.
        since: the day; None where the line does not say.
        article_id: the id that the article had; None until the ids of the collection are known.
    """

    place: str
    path: str
    part: str | None = None
    reason: str
    since: date | None = None
    article_id: str | None = None


def read_withdrawn(seeds: Path, files: Mapping[str, Path]) -> tuple[Withdrawn, ...]:
    """The takedown list of a folder, in order of path and part; empty where the folder has none.

    A line about a file that is no longer in the folder gives the SHA-256 that the file had: a mistyped path would
    otherwise take nothing down.

    Args:
        seeds: the folder.
        files: the articles' files by relative path.

    Raises:
        SeedError: for a line that cannot be; names the file and the line.
    """
    file = seeds / WITHDRAWN
    if not file.is_file():
        return ()
    lines = csv_rows(decode(file_bytes(file, WITHDRAWN), "utf-8-sig", WITHDRAWN), WITHDRAWN)
    _, columns = next(lines, (1, []))
    check_columns(columns, COLUMNS, ("path", "reason"), f"{WITHDRAWN} line 1")
    found: dict[tuple[str, str], Withdrawn] = {}
    for number, cells in lines:
        place = f"{WITHDRAWN} line {number}"
        values = line_values(columns, cells, place)
        _check_file(values, files, place)
        key = values["path"], values.get("part", "")
        for other in (key, (key[0], "")):
            if other in found:
                raise SeedError(f"{place}: path '{key[0]}' and part '{key[1]}' are withdrawn in {found[other].place}")
        found[key] = _line(values, place)
    return tuple(line for _, line in sorted(found.items()))


def _line(values: Mapping[str, str], place: str) -> Withdrawn:
    day = values.get("date", "")
    if not values["reason"]:
        raise SeedError(f"{place}: reason is empty (allowed: a text that readers of the release may see)")
    if day and parse_date(day) is None:
        raise SeedError(f"{place}: date '{day}' is not a date (allowed: YYYY-MM-DD)")
    return Withdrawn(
        place=place,
        path=values["path"],
        part=values.get("part") or None,
        reason=values["reason"],
        since=parse_date(day),
    )


def _check_file(values: Mapping[str, str], files: Mapping[str, Path], place: str) -> None:
    path, digest = values["path"], values.get("sha256", "").lower()
    if digest and not _SHA256.fullmatch(digest):
        raise SeedError(f"{place}: sha256 '{digest}' is not a SHA-256 (allowed: 64 hexadecimal digits)")
    if path not in files:
        if not digest:
            raise SeedError(
                f"{place}: path '{path}' is not an article in the folder; correct the path, "
                "or give the sha256 of the file if it is gone for good"
            )
    elif digest and digest != hashlib.sha256(file_bytes(files[path], path)).hexdigest():
        raise SeedError(f"{place}: sha256 is not that of '{path}'; the file or the line has changed")
