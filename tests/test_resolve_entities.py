"""Entities: which referents of different articles are one person, organization or place."""

import random
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Authority
from pipeline.resolve.entities import resolve_entities
from pipeline.resolve.groups import Groups

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


def tables(
    referents: list[Referent], order: list[int] | None = None, authority: Sequence[Authority] = ()
) -> tuple[pa.Table, pa.Table]:
    """What resolution makes of the referents, one an article."""
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
    return resolve_entities(
        pa.Table.from_pylist(ordered, schema=SCHEMA), pa.Table.from_pylist(titles, schema=TITLES), authority
    )


def resolve(
    referents: list[Referent], order: list[int] | None = None, authority: Sequence[Authority] = ()
) -> tuple[list[tuple[str, str]], list[str]]:
    """The (type, name) of each referent's entity, and its id."""
    pairs, entities = tables(referents, order, authority)
    assert pairs["referent_id"].to_pylist() == sorted(f"a{number:03}:referent:0-1" for number in range(len(referents)))
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
        # a legal form, behind an acronym too
        (["o Tarbert Ferries Inc.", "o Tarbert Ferries"], "Tarbert Ferries Inc."),
        (["o Harbour Safety Board/HSB", "o HSB N.V."], "Harbour Safety Board"),
        # ways to write a country
        (["l US", "l U.S.", "l United States", "l America"], "United States"),
        # a city
        (["l New York City", "l New York"], "New York City"),
        # a short name that one article gives beside the full one
        (["o Veltrona Rowley/Veltrona", "o Veltrona"], "Veltrona Rowley"),
        # a name without the word for what it is
        (["o Tarbert Cartel", "o Tarbert"], "Tarbert Cartel"),
        # an institution's short name that no article spells out
        (["o AP", "o AP"], "AP"),
        # a state's abbreviation alone stays as it is
        (["l Calif.", "l Calif."], "Calif."),
        # a country's usual name, whatever the articles call it
        (["l U.S.", "l US"], "United States"),
        # a district without its region
        (["l Eastern District of Lima", "l Eastern District"], "Eastern District of Lima"),
        # a mountain with and without its second name
        (["l Aroa Mount Lee", "l Mount Lee"], "Aroa Mount Lee"),
        # a slip in a company's name, and in a surname, that one article makes
        (["o Veltrona", "o Veltrona", "o Veltrona", "o Veltorna"], "Veltrona"),
        (["p Ana Winter", "p Ana Winter", "p Ana Winter", "p Ana Wintre"], "Ana Winter"),
        # a label in capitals alone
        (["p CARLA PRICE", "p PRICE"], "CARLA PRICE"),
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
        # a board and another one: a word for a kind of body alone says nothing
        ["o Harbour Safety Board/Board", "o Board"],
        # two companies that begin alike, and the word they begin with
        ["o Tarbert Foods", "o Tarbert Motors Union", "o Tarbert"],
        # nor is a name that is met as often
        ["o Veltrona", "o Veltorna"],
        # a place is no shortened company
        ["o Lima Motors", "l Lima"],
    ],
)
def test_entities_stay_apart(names: list[str]) -> None:
    assert len(set(resolve([referent(text) for text in names])[1])) == len(names)


def test_an_s_at_the_end_is_no_slip() -> None:
    found, _ = resolve([referent(text) for text in ("p Ana Robert",) * 3 + ("p Ana Roberts",)])
    assert [name for _, name in found] == ["Ana Robert"] * 3 + ["Ana Roberts"]


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


@pytest.mark.parametrize(
    ("mentions", "joined"),
    [
        (3, True),
        (30, False),  # whom an article names all the time is hardly somebody whom another names in passing
    ],
)
def test_a_surname_joins_who_is_named_often_enough(mentions: int, joined: bool) -> None:
    found, _ = resolve([referent("p Ana Ruiz"), referent("p Ruiz", mentions=mentions)])
    assert (found[0] == found[1]) is joined


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


UNRELATED = st.sampled_from(["p Luisa Maren", "p Maren", "o Veltrona", "o Oslo Gazette/OG", "l Oslo", "l Norway"])


@settings(max_examples=60, deadline=None)
@given(st.lists(REFERENTS, min_size=1, max_size=10), st.lists(UNRELATED.map(referent), min_size=1, max_size=4))
def test_unrelated_articles_change_no_id(referents: list[Referent], others: list[Referent]) -> None:
    assert resolve(referents + others)[1][: len(referents)] == resolve(referents)[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(REFERENTS, min_size=1, max_size=10))
def test_a_name_stands_in_an_article_or_is_a_countrys(referents: list[Referent]) -> None:
    written = {name for _, _, names, _, _ in referents for name in names}
    assert {name for _, name in resolve(referents)[0]} <= written | {"United States"}


def test_a_players_name_is_not_his_teams() -> None:
    texts = ["o Denver Hornets", "p Hornets Ana Ruiz", "p Ana Ruiz", "p Ana Ruiz", "p Mainer Eva Ruiz", "p Eva Ruiz"]
    found, ids = resolve([referent(text) for text in texts])
    assert ids[1] == ids[2] == ids[3] != ids[0]
    assert found[1] == ("person", "Ana Ruiz")


def test_each_join_names_its_rule_and_partner() -> None:
    pairs, _ = tables([referent("p Ramiro Ortega Salinas"), referent("p Ortega"), referent("p Luisa Maren")])
    assert [(row["rule"], row["partner"]) for row in pairs.to_pylist()] == [
        (None, None),
        ("join/surname", "Ramiro Ortega Salinas"),
        (None, None),
    ]


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12)


@given(PAIRS, st.randoms(use_true_random=False))
def test_links_lead_from_every_item_to_the_head_of_its_group(
    pairs: list[tuple[str, str]], chooser: random.Random
) -> None:
    groups = Groups([(letter,) for letter in "abcdefgh"])
    for one, other in pairs:
        groups.join((one,), (other,), "join/full name")
    heads = {root: chooser.choice(members) for root, members in groups.members().items()}
    links = groups.links(heads.values())
    assert set(links) == {(letter,) for letter in "abcdefgh"} - set(heads.values())
    for item in links:
        at, seen = item, {item}
        while at in links:
            assert (at[0], links[at].partner[0]) in {*pairs, *((other, one) for one, other in pairs)}
            at = links[at].partner
            assert at not in seen
            seen.add(at)
        assert at == heads[groups.find(item)]


def test_a_surname_taken_for_another_type_is_said_to_be() -> None:
    pairs, _ = tables([referent(text) for text in [*["p Zoe Ruiz"] * 4, "p Ruiz", "o Ruiz"]])
    assert [row["rule"] for row in pairs.to_pylist()] == [None] * 4 + ["join/surname", "join/other type"]


def test_a_surname_taken_for_another_type_is_that_of_who_is_meant_most() -> None:
    found, _ = resolve([*[referent("p Zoe Ruiz")] * 8, referent("p Ana Ruiz"), referent("o Ruiz")])
    assert found[8:] == [("person", "Ana Ruiz"), ("person", "Zoe Ruiz")]


def test_a_person_is_no_place_of_the_same_name() -> None:
    found, _ = resolve([*[referent("l Paris")] * 4, referent("p Ana Paris")])
    assert found == [("place", "Paris")] * 4 + [("person", "Ana Paris")]


def test_a_word_alone_and_its_plural_are_two_names() -> None:
    assert resolve([referent("o Times"), referent("o Time")])[0] == [
        ("organization", "Times"),
        ("organization", "Time"),
    ]


@settings(max_examples=80, deadline=None)
@given(st.lists(REFERENTS, min_size=1, max_size=14))
def test_a_chain_of_partners_leads_from_each_name_to_the_name_of_the_entity(referents: list[Referent]) -> None:
    pairs, _ = tables(referents)
    partners: dict[tuple[str, str], set[str | None]] = {}
    for row, (_, name, *_) in zip(pairs.to_pylist(), referents, strict=True):
        assert (row["rule"] is None) == (row["partner"] is None)
        partners.setdefault((row["entity_id"], name), set()).add(row["partner"])
    for entity, name in partners:
        reached: list[str | None] = [name]
        for one in reached:
            reached += [
                other for other in sorted(partners.get((entity, one or ""), ()), key=str) if other not in reached
            ]
        assert None in reached


def line(name: str, kind: Any, aliases: str = "", wikidata: str | None = None) -> Authority:
    """A line of an authority file; its place is its name."""
    others = tuple(filter(None, aliases.split(";")))
    return Authority(place=name, name=name, aliases=others, type=kind, wikidata=wikidata)


def test_an_authority_file_merges_what_names_alone_do_not() -> None:
    referents = [referent("p Ramiro Ortega"), referent("p El Grande"), referent("o El Grande")]
    known = [line("Ramiro Ortega Salinas", "person", "Ramiro Ortega;El Grande", "Q42")]
    found, ids = resolve(referents, authority=known)
    assert found == [("person", "Ramiro Ortega Salinas")] * 3
    assert set(ids) == {"ramiro-ortega-salinas"}
    assert tables(referents, None, known)[1]["wikidata"].to_pylist() == ["Q42"]


def test_names_that_an_authority_file_joins_lead_to_the_name_it_gives() -> None:
    known = [line("Ramiro Ortega Salinas", "person", "Ramiro Ortega;El Grande")]
    pairs, _ = tables([referent("p El Grande"), referent("p Ramiro Ortega")], None, known)
    assert [(row["rule"], row["partner"]) for row in pairs.to_pylist()] == [
        ("join/authority", "Ramiro Ortega"),
        ("join/authority", "Ramiro Ortega Salinas"),
    ]


def test_an_authority_file_splits_what_names_join() -> None:
    referents = [
        referent("p Samuel Ross"),
        referent("p Sam Ross"),
        referent("o Harbour Safety Board"),
        referent("o HSB"),
    ]
    known = [line("Samuel Ross", "person"), line("Sam Ross", "person"), line("HSB", "organization")]
    assert len(set(resolve(referents)[1])) == 2
    assert len(set(resolve(referents, authority=[*known, line("Harbour Safety Board", "organization")])[1])) == 4


def test_a_name_of_two_types_belongs_to_each_line_with_its_type() -> None:
    known = [line("Lima", "place", wikidata="Q2868"), line("Adriana Lima Reyes", "person", "Lima")]
    found, _ = resolve([referent("p Lima"), referent("l Lima")], authority=known)
    assert found == [("person", "Adriana Lima Reyes"), ("place", "Lima")]


def test_lines_that_no_article_needs_change_nothing() -> None:
    referents = [referent("p Ramiro Ortega"), referent("p Ortega")]
    assert resolve(referents, authority=[line("Luisa Maren", "person")]) == resolve(referents)


def test_a_father_and_a_son_of_one_name_stay_apart_and_who_has_no_suffix_joins_the_only_one() -> None:
    both = resolve([referent("p Samuel Pike Jr."), referent("p Samuel Pike Sr."), referent("p Samuel Pike")])[1]
    assert len(set(both)) == 3  # nothing tells which of the two the third is
    one = resolve([referent("p Samuel Pike Jr."), referent("p Samuel Pike"), referent("p Pike")])[1]
    assert len(set(one)) == 1


def test_an_article_tells_a_grandfather_from_his_grandson() -> None:
    rows = [
        {
            "referent_id": f"a:{n}",
            "article_id": "a",
            "type": "person",
            "name": name,
            "names": [name],
            "mention_count": 1,
        }
        for n, name in enumerate(("Conrad Whitby III", "Conrad Whitby"))
    ]
    found = resolve_entities(pa.Table.from_pylist(rows, schema=SCHEMA), pa.Table.from_pylist([], schema=TITLES))[0]
    assert len(set(found["entity_id"].to_pylist())) == 2
