"""Entities: which referents of different articles are one person, organization or place."""

import random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.entities import resolve_entities

SCHEMA = pa.schema(
    [
        ("referent_id", pa.string()),
        ("article_id", pa.string()),
        ("type", pa.string()),
        ("name", pa.string()),
        ("names", pa.list_(pa.string())),
        ("mention_count", pa.int64()),
    ]
)
TITLES = pa.schema([("referent_id", pa.string()), ("title", pa.string())])
KINDS = {"p": "person", "o": "organization", "l": "place"}

Referent = tuple[str, str, tuple[str, ...], int, str]


def referent(text: str, *, mentions: int = 1, title: str = "") -> Referent:
    """A referent from "p Ana Ruiz" or "o Harbour Board/HB": its type, its fullest name and its other names."""
    kind, _, names = text.partition(" ")
    name, *others = names.split("/")
    return KINDS[kind], name, (name, *others), mentions, title


def resolve(referents: list[Referent], order: list[int] | None = None) -> tuple[list[tuple[str, str]], list[str]]:
    """The (type, name) of each referent's entity, and its id."""
    rows: list[dict[str, Any]] = []
    titles: list[dict[str, str]] = []
    for number, (kind, name, names, mentions, title) in enumerate(referents):
        key = f"a{number:03}:referent:0-1"
        rows.append(
            {
                "referent_id": key,
                "article_id": f"a{number:03}",
                "type": kind,
                "name": name,
                "names": sorted(names),
                "mention_count": mentions,
            }
        )
        titles += [{"referent_id": key, "title": title}] if title else []
    ordered = [rows[n] for n in order] if order else rows
    pairs, entities = resolve_entities(
        pa.Table.from_pylist(ordered, schema=SCHEMA), pa.Table.from_pylist(titles, schema=TITLES)
    )
    assert pairs["referent_id"].to_pylist() == sorted(row["referent_id"] for row in rows)
    assert set(pairs["entity_id"].to_pylist()) == set(entities["entity_id"].to_pylist())
    named = {row["entity_id"]: (row["type"], row["name"]) for row in entities.to_pylist()}
    assert list(named) == sorted(named)
    ids: list[str] = [row["entity_id"] for row in pairs.to_pylist()]
    return [named[key] for key in ids], ids


@pytest.mark.parametrize(
    ("names", "name"),
    [
        # the surname alone, elsewhere
        (["p Ramiro Ortega Salinas", "p Ortega"], "Ramiro Ortega Salinas"),
        # both surnames, and the first one
        (["p Ramiro Ortega Salinas", "p Ortega Salinas", "p Ramiro Ortega"], "Ramiro Ortega Salinas"),
        # middle names
        (["p Carol Winter", "p Carol B. Winter", "p Carol Bagley Winter"], "Carol Bagley Winter"),
        # accents; the spelling with accents is shown
        (["p Andrés López", "p Andres Lopez"], "Andrés López"),
        # short given names
        (["p William Brandt", "p Bill Brandt"], "William Brandt"),
        # capitals
        (["p CARLA PRICE", "p Carla Price"], "Carla Price"),
        # a country before the name, and words in another order
        (["o US Department of Justice", "o Justice Department"], "US Department of Justice"),
        # an acronym that one article defines
        (["o Harbour Safety Board/HSB", "o HSB"], "Harbour Safety Board"),
        # an acronym by its initials
        (["o Harbour Safety Board", "o HSB"], "Harbour Safety Board"),
        # a slip in the last word
        (["o Grain Control Administration/GCA", "o Grain Control Agency/GCA"], "Grain Control Administration"),
        # a short name that everybody knows
        (["o AP", "o Associated Press"], "Associated Press"),
        # a legal form
        (["o Tarbert Ferries Inc.", "o Tarbert Ferries"], "Tarbert Ferries Inc."),
        # ways to write a country
        (["l US", "l U.S.", "l United States", "l America"], "United States"),
        # a city
        (["l New York City", "l New York"], "New York City"),
    ],
)
def test_one_entity(names: list[str], name: str) -> None:
    found, ids = resolve([referent(text) for text in names])
    assert len(set(ids)) == 1
    assert found[0][1] == name


@pytest.mark.parametrize(
    "names",
    [
        # namesakes with different given names
        ["p Walter Brandt", "p Helga Brandt"],
        # different middle names
        ["p John A. Winter", "p John B. Winter"],
        # a city and the country in its name
        ["l Mexico", "l Mexico City"],
        # the same body of two countries
        ["o US Justice Department", "o Mexico Justice Department"],
        # a person and a place
        ["p Lima", "l Lima"],
    ],
)
def test_entities_stay_apart(names: list[str]) -> None:
    assert len(set(resolve([referent(text) for text in names])[1])) == len(names)


def test_a_surname_of_two_people_stays_apart_from_both() -> None:
    _, ids = resolve([referent("p Walter Brandt"), referent("p Helga Brandt"), referent("p Brandt")])
    assert len(set(ids)) == 3


def test_a_title_decides_whose_surname_it_is() -> None:
    known = [referent("p Walter Brandt", title="President"), referent("p Helga Brandt", title="Judge")]
    _, ids = resolve([*known, referent("p Brandt", title="President")])
    assert ids[2] == ids[0] != ids[1]


def test_one_much_better_known_person_is_meant_by_the_surname() -> None:
    _, ids = resolve([referent("p Walter Brandt", mentions=40), referent("p Helga Brandt"), referent("p Brandt")])
    assert ids[2] == ids[0] != ids[1]


def test_ids_are_readable_and_tell_namesakes_apart() -> None:
    assert resolve([referent("p Ramiro Ortega Salinas")])[1] == ["ramiro-ortega-salinas"]
    ids = resolve([referent("p Lima"), referent("l Lima")])[1]
    assert all(key.startswith("lima-") and len(key) == len("lima-") + 8 for key in ids)


def test_an_unrelated_article_changes_no_id() -> None:
    corpus = [
        referent("p Ramiro Ortega"),
        referent("p Ortega"),
        referent("o Harbour Safety Board/HSB"),
        referent("l US"),
    ]
    other = [referent("p Luisa Maren"), referent("o Tarbert Ferries"), referent("l Oslo")]
    assert resolve(corpus + other)[1][: len(corpus)] == resolve(corpus)[1]


def test_an_empty_corpus_has_no_entities() -> None:
    assert resolve([]) == ([], [])


NAMES = """
p Ana Ruiz|p Ruiz|p Ana Ruiz Peña|p A. Ruiz|p Ana María Ruiz|p Juan Ruiz|p ANA RUIZ|p Ana|p Bill Ruiz|p William Ruiz
o HSB|o Harbour Safety Board/HSB|o US Navy|o Navy|o Mexico Navy|o Harbour Safety Bureau|o Lima|o 港務局
l US|l United States|l Lima|p Lima|p 王
"""

REFERENTS = st.builds(
    lambda text, mentions, title: referent(text, mentions=mentions, title=title),
    st.sampled_from(NAMES.strip().replace("\n", "|").split("|")),
    st.integers(1, 40),
    st.sampled_from(["", "Judge", "President"]),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(REFERENTS, min_size=1, max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(referents: list[Referent], shuffler: random.Random) -> None:
    order = list(range(len(referents)))
    shuffler.shuffle(order)
    assert resolve(referents, order) == resolve(referents)
