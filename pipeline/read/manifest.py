"""The manifest: a CSV file that says what is known about the articles; its word wins over everything else."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from pipeline.errors import SeedError
from pipeline.read.decoding import decode, file_bytes, known_encoding
from pipeline.read.faults import Faults
from pipeline.read.fields import parse_metadata, unknown_key
from pipeline.records import Metadata

COLUMNS = (
    "path",
    "part",
    "headline",
    "outlet",
    "authors",
    "published",
    "url",
    "license",
    "language",
    "genre",
    "encoding",
    "sha256",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the manifest.

    Attributes:
        place: the manifest's name and the line's number, for messages.
        path: of the file, relative to the seeds folder.
        part: which article of the file; None where the line speaks of the whole file.
        encoding: of the file.
        sha256: that the file must have.
        metadata: what the line states.
    """

    place: str
    path: str
    part: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    metadata: Metadata = field(default_factory=Metadata)


def read_manifest(file: Path) -> tuple[Row, ...]:
    """The lines of a manifest, in their order.

    Raises:
        SeedError: for a column, cell or key that cannot be; names the file and the line.
    """
    content = file_bytes(file, file.name)
    text = decode(content, "utf-8-sig", file.name, advice="save it as UTF-8 (in a spreadsheet: as 'CSV UTF-8')")
    lines = csv_rows(text, file.name)
    _, columns = next(lines, (1, []))
    check_columns(columns, COLUMNS, ("path",), f"{file.name} line 1")
    rows: dict[tuple[str, str | None], Row] = {}
    faults = Faults()
    for number, cells in lines:
        try:
            row = _row(columns, cells, f"{file.name} line {number}")
        except SeedError as error:
            faults.add(error)
            continue
        first = rows.setdefault((row.path, row.part), row)
        if first is not row:
            key = f"path '{row.path}' and part '{row.part or ''}'"
            faults.add(SeedError(f"{row.place}: {key} are already in {first.place}"))
    faults.stop()
    return tuple(rows.values())


def csv_rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that holds any, without white space around them, and the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield number, stripped
            number = reader.line_num + 1
    except csv.Error as error:
        raise SeedError(
            f"{name} line {number}: not CSV ({error}); quote cells with commas or quotation marks"
        ) from None


def check_columns(columns: Sequence[str], known: Sequence[str], needed: Sequence[str], place: str) -> None:
    """Every column is known and stands once, and the needed ones are there.

    Raises:
        SeedError: names the place, the column and what is allowed.
    """
    mark = next((mark for mark in ";\t|" if len(columns) == 1 and mark in columns[0]), None)
    if mark:
        raise SeedError(f"{place}: columns are separated by {mark!r} (allowed: commas); save it as CSV with commas")
    for number, column in enumerate(columns, start=1):
        if not column:
            raise SeedError(
                f"{place}: column {number} has no name (allowed: {', '.join(known)}); name it, or take it out"
            )
        if column not in known:
            raise unknown_key(place, "column", column, known)
        if columns.count(column) > 1:
            raise SeedError(f"{place}: column '{column}' is given twice")
    for column in needed:
        if column not in columns:
            raise SeedError(f"{place}: column '{column}' is missing (allowed: {', '.join(known)})")


def line_values(columns: Sequence[str], cells: Sequence[str], place: str) -> dict[str, str]:
    """The cells of a line by column; the path is there, in Unicode form NFC.

    Raises:
        SeedError: when the line has another number of cells, or no path.
    """
    if len(cells) != len(columns):
        raise SeedError(
            f"{place}: {len(cells)} cells for {len(columns)} columns; put cells that hold commas in quotation marks"
        )
    values = dict(zip(columns, cells, strict=True))
    if not values["path"]:
        raise SeedError(f"{place}: path is empty (allowed: a file's path relative to the seeds folder)")
    return values | {"path": normalize("NFC", str(PurePosixPath(values["path"])))}


def _row(columns: Sequence[str], cells: Sequence[str], place: str) -> Row:
    values = line_values(columns, cells, place)
    encoding, digest = values.get("encoding") or None, values.get("sha256") or None
    if encoding and not known_encoding(encoding):
        raise SeedError(f"{place}: encoding '{encoding}' is unknown (allowed: Python's names, as in 'utf-8', 'cp1252')")
    if values.get("part") and (encoding or digest):
        raise SeedError(f"{place}: encoding and sha256 belong to the whole file; give them on a line without part")
    authors = [name.strip() for name in values.get("authors", "").split(";")]
    return Row(
        place=place,
        path=values["path"],
        part=values.get("part") or None,
        encoding=encoding,
        sha256=digest.lower() if digest else None,
        metadata=parse_metadata(values, authors, place),
    )
