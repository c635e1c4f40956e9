"""What a source may state about an article: each value is checked where it enters."""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import get_args
from urllib.parse import urlsplit

from pipeline.errors import SeedError
from pipeline.records import Genre, Metadata

GENRES: dict[str, Genre] = {genre: genre for genre in get_args(Genre)}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")
# The characters that RFC 3986 allows in a URI.
_URI = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def unknown_key(place: str, what: str, key: str, allowed: Iterable[str]) -> SeedError:
    """The error for a key or column that does not exist, with the nearest one that does."""
    known = sorted(allowed)
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return SeedError(f"{place}: unknown {what} '{key}' (allowed: {', '.join(known)}){hint}")


def parse_date(value: str) -> date | None:
    """The day of an ISO 8601 date or date and time, as it is written there; None if it is no such value."""
    if not _DATE.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value).date() if len(value) > 10 else date.fromisoformat(value)
    except ValueError:
        return None


def parse_url(value: str) -> str | None:
    """The absolute web address, or None if it is none."""
    try:
        return value if _URI.fullmatch(value) and urlsplit(value).hostname else None
    except ValueError:
        return None


def parse_language(value: str) -> str | None:
    """The two-letter code of a language tag ("en", "en-GB"), or None."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]+)*", value)
    return match[1].lower() if match else None


def parse_metadata(cells: Mapping[str, str], authors: Iterable[str], place: str) -> Metadata:
    """Checked metadata from strings; an empty or missing one means unknown.

    Args:
        cells: values by field name, without white space around them.
        authors: names.
        place: file and line, for the message.

    Raises:
        SeedError: when a date, language, genre or address is not one; says what is allowed.
    """
    published = cells.get("published", "")
    url = cells.get("url", "")
    language = cells.get("language", "")
    genre = cells.get("genre", "")
    if published and parse_date(published) is None:
        raise SeedError(f"{place}: published '{published}' is no date (allowed: YYYY-MM-DD)")
    if url and parse_url(url) is None:
        raise SeedError(f"{place}: url '{url}' is no absolute web address (allowed: http://… or https://…)")
    if language and parse_language(language) is None:
        raise SeedError(f"{place}: language '{language}' is no code of ISO 639-1 (allowed: two letters, as in 'en')")
    if genre and genre not in GENRES:
        raise SeedError(f"{place}: genre '{genre}' is unknown (allowed: {', '.join(GENRES)})")
    return Metadata(
        headline=cells.get("headline") or None,
        outlet=cells.get("outlet") or None,
        authors=tuple(name for name in authors if name),
        published=parse_date(published),
        url=parse_url(url),
        license=cells.get("license") or None,
        language=parse_language(language),
        genre=GENRES.get(genre),
    )
