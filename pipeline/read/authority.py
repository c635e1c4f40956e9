"""The authority file: what a curator knows of people, organizations and places; its word wins over inference."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from pipeline.errors import SeedError
from pipeline.naming import Key, fold, key_of
from pipeline.read.decoding import decode, file_bytes
from pipeline.read.manifest import check_columns, csv_rows
from pipeline.records import Authority, EntityType

AUTHORITY = "authority.csv"
COLUMNS = ("name", "aliases", "type", "wikidata", "note")
TYPES: tuple[EntityType, ...] = get_args(EntityType)
_ITEM = re.compile(r"Q[1-9][0-9]*")


def read_authority(seeds: Path) -> tuple[Authority, ...]:
    """The lines of a folder's authority file, in their order; empty where the folder has none.

    Names that stand on one line are one entity, names on different lines are different ones, so that a name of one
    type stands on one line alone. Aliases are parted by semicolons; the note is for those who keep the file.

    Raises:
        SeedError: for a line that cannot be, or contradicts another; names the file and the line.
    """
    file = seeds / AUTHORITY
    if not file.is_file():
        return ()
    rows = csv_rows(decode(file_bytes(file, AUTHORITY), "utf-8-sig", AUTHORITY), AUTHORITY)
    _, columns = next(rows, (1, []))
    check_columns(columns, COLUMNS, ("name", "type"), f"{AUTHORITY} line 1")
    lines = tuple(_line(columns, cells, f"{AUTHORITY} line {number}") for number, cells in rows)
    _check_names(lines)
    _check_items(lines)
    return lines


def _line(columns: Sequence[str], cells: Sequence[str], place: str) -> Authority:
    if len(cells) != len(columns):
        raise SeedError(
            f"{place}: {len(cells)} cells for {len(columns)} columns; put cells that hold commas in quotation marks"
        )
    values = dict(zip(columns, cells, strict=True))
    kind = next((kind for kind in TYPES if kind == values["type"]), None)
    if kind is None:
        raise SeedError(f"{place}: type '{values['type']}' is unknown (allowed: {', '.join(TYPES)})")
    item = values.get("wikidata", "")
    if item and not _ITEM.fullmatch(item):
        raise SeedError(f"{place}: wikidata '{item}' is not an item (allowed: Q and a number, as in Q42)")
    aliases = [alias.strip() for alias in values.get("aliases", "").split(";")]
    aliases = [alias for alias in dict.fromkeys(aliases) if alias]
    for name in (values["name"], *aliases):
        if not fold(name):
            raise SeedError(f"{place}: name '{name}' holds no letter (allowed: a name as the articles write it)")
    return Authority(place=place, name=values["name"], aliases=tuple(aliases), type=kind, wikidata=item or None)


def _check_names(lines: Sequence[Authority]) -> None:
    """No name of one type is on two lines, in whatever spelling."""
    taken: dict[Key, Authority] = {}
    for line in lines:
        for name in (line.name, *line.aliases):
            other = taken.setdefault(key_of(line.type, name), line)
            if other is not line:
                raise SeedError(
                    f"{line.place}: '{name}' already names '{other.name}' in {other.place} "
                    "(allowed: each name of a type on one line); remove it from one of them"
                )


def _check_items(lines: Sequence[Authority]) -> None:
    """No Wikidata item is on two lines."""
    taken: dict[str, Authority] = {}
    for line in lines:
        other = taken.setdefault(line.wikidata, line) if line.wikidata else line
        if other is not line:
            raise SeedError(
                f"{line.place}: wikidata '{line.wikidata}' is that of '{other.name}' in {other.place}; "
                "write both names on one line if they are one entity"
            )
