"""What the collection says about itself: `package.toml`, or sensible values without it."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import SeedError
from pipeline.ids import slug
from pipeline.read.decoding import decode, file_bytes
from pipeline.read.fields import parse_date, parse_url, unknown_key


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A licence of the package, as Data Package has it."""

    name: str
    title: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Someone who made the package, as Data Package has it."""

    title: str
    roles: tuple[str, ...] = ()
    email: str | None = None
    organization: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The collection as a whole.

    Attributes:
        name: identifier, lower case.
        title: for people.
        version: of the collection.
        description: what it holds.
        keywords: for catalogues.
        created: ISO 8601 date or date and time.
        homepage: web address.
        doi: without resolver.
        full_text_licenses: an article's text is published only if its licence is one of these.
        quote_words: of other articles, at most so many words of each quote.
        quote_share: of other articles, at most this share of the words in quotes (0 to 1).
        licenses: of the package.
        contributors: in their order.
    """

    name: str
    title: str
    version: str = "0.1.0"
    description: str = ""
    keywords: tuple[str, ...] = ()
    created: str | None = None
    homepage: str | None = None
    doi: str | None = None
    full_text_licenses: tuple[str, ...] = ()
    quote_words: int = 50
    quote_share: float = 0.15
    licenses: tuple[License, ...] = ()
    contributors: tuple[Contributor, ...] = ()


def read_package(seeds: Path) -> Package:
    """The package as `package.toml` in the seeds folder describes it.

    Without the file, or where it is silent: the name is made from the folder's, nothing is on the list of licences.

    Raises:
        SeedError: for an unknown key or a value of the wrong type; names the file and the key.
    """
    file = seeds / "package.toml"
    given = _toml(file) if file.is_file() else {}
    folder = seeds.resolve().name
    values = {"name": slug(folder) or "collection", "title": folder or "Collection"} | given
    package = Package(**_checked(Package, values, ""))
    if slug(package.name) != package.name:
        raise SeedError(
            f"package.toml: name '{package.name}' (allowed: lower-case letters, digits and hyphens between them)"
        )
    return package


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(decode(file_bytes(file, file.name), "utf-8-sig", file.name, advice="save it as UTF-8"))
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"{file.name}: not TOML: {error}") from None


# Longer than any quote; larger numbers fit into no column.
_MOST_WORDS = 1_000_000_000


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() and "\0" not in value else None


def _line(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() and value.isprintable() else None


def _code(value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9._-]+", value) else None


def _mail(value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"[^@\s]+@[^@\s]+", value) else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(_line(item) for item in value):
        return tuple(value)
    return None


def _moment(value: object) -> str | None:
    if isinstance(value, date):  # a datetime is a date, too
        return value.isoformat()
    return value if isinstance(value, str) and parse_date(value) else None


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_WORDS else None


def _share(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1 else None


def _doi(value: object) -> str | None:
    return value if isinstance(value, str) and _DOI.fullmatch(value) else None


def _address(value: object) -> str | None:
    return parse_url(value) if isinstance(value, str) else None


# What the Citation File Format takes as a DOI.
_DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+")

# Key -> (what turns the value into the field's, or None where it is not allowed; what is allowed).
_VALUES: dict[str, tuple[Callable[[object], object | None], str]] = {
    "name": (_code, "letters, digits, '.', '_' and '-'; the package's name: lower-case letters, digits and hyphens"),
    "title": (_line, "a text on one line"),
    "version": (_line, 'a text, as in "1.0.0"'),
    "description": (_text, "a text"),
    "keywords": (_texts, "a list of texts"),
    "created": (_moment, "an ISO 8601 date, with or without time"),
    "homepage": (_address, "an address that starts with http:// or https://"),
    "doi": (_doi, 'a DOI without address, as in "10.5281/zenodo.1234567"'),
    "full_text_licenses": (_texts, "a list of texts"),
    "quote_words": (_count, "a whole number from 0 to 1,000,000,000"),
    "quote_share": (_share, "a number from 0 to 1"),
    "path": (_address, "an address that starts with http:// or https://"),
    "roles": (_texts, "a list of texts"),
    "email": (_mail, "a mail address"),
    "organization": (_line, "a text on one line"),
}
_TABLES: dict[str, type[License] | type[Contributor]] = {"licenses": License, "contributors": Contributor}


def _checked(kind: type[Package | License | Contributor], values: dict[str, Any], place: str) -> dict[str, Any]:
    """The values as the record takes them; `place` says where in the file they stand ("", "licenses[0].")."""
    known = [each.name for each in fields(kind)]
    for key in values:
        if key not in known:
            raise unknown_key("package.toml", "key", f"{place}{key}", [f"{place}{name}" for name in known])
    for each in fields(kind):
        if each.default is MISSING and each.name not in values:
            raise SeedError(f"package.toml: key '{place}{each.name}' is missing")
    return {key: _value(key, value, place) for key, value in values.items()}


def _value(key: str, value: object, place: str) -> Any:
    if key in _TABLES:
        return _tables(key, value)
    convert, allowed = _VALUES[key]
    converted = convert(value)
    if converted is None:
        raise SeedError(f"package.toml: key '{place}{key}' is {value!r} (allowed: {allowed})")
    return converted


def _tables(key: str, value: object) -> tuple[Any, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise SeedError(f"package.toml: key '{key}' is {value!r} (allowed: tables, each under [[{key}]])")
    kind = _TABLES[key]
    return tuple(kind(**_checked(kind, item, f"{key}[{number}].")) for number, item in enumerate(value))
