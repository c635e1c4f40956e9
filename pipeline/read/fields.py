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
_HALF = re.compile(r"[\ud800-\udfff]")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")
# A URI with these schemes by its characters (RFC 3986, appendix A); addresses in brackets are left to urlsplit.
_CHAR = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})"
_URI = re.compile(
    rf"https?://(?:(?:(?!@){_CHAR})*@)?(?:\[[0-9A-Fa-f:.]+\]|(?:(?![:@]){_CHAR})+)(?::[0-9]{{0,5}})?"
    rf"(?:/{_CHAR}*)*(?:\?(?:{_CHAR}|[/?])*)?(?:#(?:{_CHAR}|[/?])*)?"
)


# How long what is stated of an article may be, in words and in code points: a field that holds more holds its text,
# and would publish it where its rights do not allow that.
_LONGEST = {"headline": (60, 500), "outlet": (15, 150), "authors": (25, 250), "license": (10, 100), "url": (25, 2000)}


def is_too_long(name: str, value: str) -> bool:
    """Whether a value is too long for the field of that name."""
    words, characters = _LONGEST.get(name, (1, 100))
    return len(value.split()) > words or len(value) > characters


def unknown_key(place: str, what: str, key: str, allowed: Iterable[str]) -> SeedError:
    """The error for a key or column that does not exist, with the nearest one that does."""
    known = sorted(allowed)
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else "; rename it, or take it out"
    return SeedError(f"{place}: unknown {what} '{key}' (allowed: {', '.join(known)}){hint}")


def line(value: str, place: str) -> str:
    """The text on one line, with single blanks.

    Raises:
        SeedError: when it holds what is no text: a control character or half a character.
    """
    value = " ".join(value.split())
    if wrong := next((char for char in value if char < " " or "\x7f" <= char < "\xa0" or has_half(char)), ""):
        raise SeedError(f"{place}: {value!r} holds U+{ord(wrong):04X}, which is not a character of text; take it out")
    return value


def has_half(text: str) -> bool:
    """Whether the text holds half a character: a surrogate that stands alone."""
    return bool(_HALF.search(text))


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


def _check_lengths(values: Iterable[tuple[str, str]], place: str) -> None:
    for name, value in values:
        if name in _LONGEST and is_too_long(name, value):
            words, characters = _LONGEST[name]
            found = f"{len(value.split())} words and {len(value)} characters"
            raise SeedError(f"{place}: {name} has {found} (allowed: {words} and {characters}); give the {name} alone")


def parse_metadata(cells: Mapping[str, str], authors: Iterable[str], place: str) -> Metadata:
    """Checked metadata from strings; an empty or missing one means unknown.

    Args:
        cells: values by field name.
        authors: names.
        place: file and line, for the message.

    Raises:
        SeedError: when a date, language, genre or address is not one, or a value is no text; says what is allowed.
    """
    cells = {name: line(value, f"{place}: {name}") for name, value in cells.items()}
    names = [line(name, f"{place}: authors") for name in authors if name]
    _check_lengths([*cells.items(), *(("authors", value) for value in names)], place)
    published = cells.get("published", "")
    url = cells.get("url", "")
    language = cells.get("language", "")
    genre = cells.get("genre", "")
    if published and parse_date(published) is None:
        raise SeedError(f"{place}: published '{published}' is not a date (allowed: YYYY-MM-DD)")
    if url and parse_url(url) is None:
        raise SeedError(
            f"{place}: url '{url}' is not an absolute web address (allowed: http://… or https://…, "
            "blanks, letters beyond ASCII and other signs as %XX)"
        )
    if language and parse_language(language) is None:
        raise SeedError(f"{place}: language '{language}' is not an ISO 639-1 code (allowed: two letters, as in 'en')")
    if genre and genre not in GENRES:
        raise SeedError(f"{place}: genre '{genre}' is unknown (allowed: {', '.join(GENRES)})")
    return Metadata(
        headline=cells.get("headline") or None,
        outlet=cells.get("outlet") or None,
        authors=tuple(names),
        published=parse_date(published),
        url=parse_url(url),
        license=cells.get("license") or None,
        language=parse_language(language),
        genre=GENRES.get(genre),
    )
