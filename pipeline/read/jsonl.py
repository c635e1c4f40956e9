"""JSON lines: one article a line."""

import json
from collections.abc import Iterator
from typing import Any

from pipeline.errors import SeedError
from pipeline.read.decoding import decode
from pipeline.read.faults import Faults
from pipeline.read.fields import line, parse_metadata, unknown_key
from pipeline.read.raw import Extract, Raw, checked

_LONGEST_ID = 200
KEYS = (
    "id",
    "text",
    "headline",
    "title",
    "outlet",
    "authors",
    "published",
    "date",
    "url",
    "license",
    "language",
    "genre",
)

# Other names for the same thing.
_SAME = {"title": "headline", "date": "published"}


def read_jsonl(raw: Raw) -> Iterator[Extract]:
    """An article for each line that is not blank; `part` is the line's `id`, else its number.

    Raises:
        SeedError: at the end, for each line that is no JSON object, a key that is not known, a value of the wrong type,
            an `id` that came before; names the file and the line.
    """
    seen: dict[str, int] = {}
    faults = Faults()
    for number, content in _lines(raw):
        try:
            extract = _article(content, number, raw.path, seen)
        except SeedError as error:
            faults.add(error)
        else:
            if extract:
                yield extract
    faults.stop()
    if not seen:
        raise SeedError(
            f"{raw.path}: no article in it; put one object on each line, or take the file out of the folder"
        )


def _lines(raw: Raw) -> Iterator[tuple[int, str | bytes]]:
    """The lines with their numbers; a file in an encoding of its own is decoded as a whole."""
    if raw.encoding:
        text = decode(raw.whole(), raw.encoding, raw.path)
        yield from enumerate(text.split("\n"), start=1)
        return
    with raw.file.open("rb") as stream:
        yield from enumerate(stream, start=1)


def _article(content: str | bytes, number: int, path: str, seen: dict[str, int]) -> Extract | None:
    """The article of a line, None for a blank one; enters its part into those that were seen."""
    place = f"{path} line {number}"
    if isinstance(content, bytes):
        content = decode(content, "utf-8-sig" if number == 1 else "utf-8", path, number)
    if not content.strip():
        return None
    extract = checked(_extract(_parse(content, place), number, place), path)
    part = extract.part or ""
    if part in seen:
        raise SeedError(f"{place}: id '{part}' is already in line {seen[part]}; give each its own")
    seen[part] = number
    return extract


def _parse(line: str, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line, object_pairs_hook=lambda pairs: _object(pairs, place))
    except json.JSONDecodeError as error:
        raise SeedError(f"{place} column {error.colno}: not JSON ({error.msg}); put one object on each line") from None
    except RecursionError:
        raise SeedError(f"{place}: JSON nested too deeply; put one flat object on each line") from None
    except ValueError:
        raise SeedError(f"{place}: a number with too many digits; write it as a string") from None
    if not isinstance(value, dict):
        raise SeedError(f"{place}: not a JSON object; put one object on each line")
    return value


def _object(pairs: list[tuple[str, object]], place: str) -> dict[str, object]:
    """A JSON object; of a key that is given twice, one value would be lost."""
    values = dict(pairs)
    if len(values) < len(pairs):
        twice = next(key for key, _ in pairs if [other for other, _ in pairs].count(key) > 1)
        raise SeedError(f"{place}: key '{twice}' is given twice; give it once")
    return values


def _extract(values: dict[str, Any], number: int, place: str) -> Extract:
    for key in values:
        if key not in KEYS:
            raise unknown_key(place, "key", key, KEYS)
    cells = {key: _string(key, value, place) for key, value in values.items() if key != "authors"}
    for other, name in _SAME.items():
        if other in cells:
            if cells.get(name):
                raise SeedError(f"{place}: both '{name}' and '{other}'; give one")
            cells[name] = cells[other]
    if not cells.pop("text", ""):
        raise SeedError(f"{place}: 'text' is missing or empty")
    part = line(cells.get("id", ""), f"{place}: id") or str(number)
    if len(part) > _LONGEST_ID:
        raise SeedError(f"{place}: id has {len(part)} characters (allowed: {_LONGEST_ID}); give a short one, or none")
    return Extract(
        text=values["text"],
        part=part,
        place=place,
        stated=parse_metadata(cells, _authors(values.get("authors"), place), place),
    )


def _string(key: str, value: object, place: str) -> str:
    if value is None:
        return ""
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise SeedError(f"{place}: '{key}' is {value!r} (allowed: a string)")
    return value.strip()


def _authors(value: object, place: str) -> list[str]:
    if value is None:
        return []
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SeedError(f"{place}: 'authors' is {value!r} (allowed: a list of strings)")
    return [name.strip() for name in names]
