"""Merging of event mentions into events, their ids and their summaries."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.aggregation import aggregated
from pipeline.resolve.article_clusters import ArticleClusters
from pipeline.resolve.event_mentions import Mentions, dates_fit, read_mentions
from pipeline.resolve.events import resolve_events
from pipeline.resolve.phrasing import Names, when
from pipeline.resolve.summaries import summary

_TEXT = ("event_mention_id", "article_id", "type", "trigger", "date", "end_date", "takes_up", "place_id", "status")
_OTHER: dict[str, pa.DataType] = {
    "trigger_start": pa.int64(),
    "published": pa.date32(),
    "words": pa.list_(pa.string()),
}
_COLUMNS: dict[str, pa.DataType] = {name: pa.string() for name in _TEXT}
MENTIONS = pa.schema(_COLUMNS | _OTHER)
PARTICIPANTS = pa.schema([(name, pa.string()) for name in ("event_mention_id", "entity_id", "role")])
NAMED = pa.schema([("article_id", pa.string()), ("entity_id", pa.string())])
NAMES = pa.schema([(name, pa.string()) for name in ("entity_id", "type", "name")])
ENTITIES = {
    "brandt": ("person", "Nina Brandt"),
    "hartmann": ("person", "Leo Hartmann"),
    "calder": ("person", "Rosa Calder"),
    "spain": ("place", "Spain"),
    "peru": ("place", "Peru"),
    "lima": ("place", "Lima"),
}

Told = dict[str, Any]


def told(key: str, **more: Any) -> Told:
    """A mention `ARTICLE:POSITION`; by default that Nina Brandt was arrested."""
    article, _, position = key.partition(":")
    return {
        "event_mention_id": key,
        "article_id": article,
        "type": "arrest",
        "trigger": "arrested",
        "trigger_start": int(position),
        "date": None,
        "end_date": None,
        "place_id": None,
        "status": "actual",
        "published": date(2021, 3, 12),
        "takes_up": None,
        "words": (),
        "agents": (),
        "patients": ("brandt",),
        **more,
    }


def resolve(mentions: Sequence[Told], named: Sequence[dict[str, str]] = ()) -> tuple[dict[str, str], dict[str, Told]]:
    """Event of each mention, and the events by id; `named` says what the articles name."""
    participants = [
        {"event_mention_id": m["event_mention_id"], "entity_id": entity, "role": role}
        for m in mentions
        for role in ("agent", "patient")
        for entity in m[f"{role}s"]
    ]
    rows = [{name: m[name] for name in MENTIONS.names} for m in mentions]
    names = [{"entity_id": key, "type": kind, "name": name} for key, (kind, name) in ENTITIES.items()]
    links, events = resolve_events(
        pa.Table.from_pylist(rows, MENTIONS),
        pa.Table.from_pylist(participants, PARTICIPANTS),
        pa.Table.from_pylist(names, NAMES),
        pa.Table.from_pylist(list(named), NAMED),
    )
    pairs = [(str(row["event_mention_id"]), str(row["event_id"])) for row in links.to_pylist()]
    by_id = {str(row["event_id"]): row for row in events.to_pylist()}
    assert [mention for mention, _ in pairs] == sorted(m["event_mention_id"] for m in mentions)
    assert list(by_id) == sorted({event for _, event in pairs})
    return dict(pairs), by_id


LOUD: Told = {"type": "protest", "date": "2021-03-09", "patients": (), "words": ("brass", "dam", "goat")}
CRITICISM: Told = {"type": "accusation", "trigger": "blamed", "agents": ("calder",), "patients": ("hartmann",)}

TOGETHER = [
    # the same person, the same day, in two articles
    (told("a:1", date="2021-03-09"), told("b:1", date="2021-03-09")),
    # one without a date
    (told("a:1", date="2021-03-09"), told("b:1")),
    # a year holds the day
    (told("a:1", date="2021-03-09"), told("b:1", date="2021")),
    # a day of an unknown year
    (told("a:1", date="2021-03-09"), told("b:1", date="XXXX-03-09")),
    # other words for the same
    (told("a:1", date="2021-03-09"), told("b:1", trigger="detention", date="2021-03-09")),
    # "the arrest" later in the article names nobody
    (told("a:1", date="2021-03-09"), told("a:90", trigger="arrest", patients=(), takes_up="a:1")),
    # nobody, and the same rare words around it
    (told("a:1", **LOUD), told("b:1", **LOUD)),
    # the same parties, the same news
    (told("a:1", **CRITICISM), told("b:1", **CRITICISM)),
    # sent away, and travelled: one journey
    (
        told("a:1", type="expulsion", trigger="flown back", date="2021-03-09"),
        told("b:1", type="movement", trigger="returned", date="2021-03-09", agents=("brandt",), patients=()),
    ),
    # a meeting: same parties on the same day, roles exchanged
    (
        told("a:1", type="meeting", trigger="met", date="2021-03-09", agents=("calder",), patients=("hartmann",)),
        told("b:1", type="meeting", trigger="met", date="2021-03-09", agents=("calder",), patients=("hartmann",)),
    ),
]


@pytest.mark.parametrize("pair", TOGETHER)
def test_one_event(pair: tuple[Told, Told]) -> None:
    of_mention, events = resolve(pair)
    assert len(events) == 1
    assert len(set(of_mention.values())) == 1


APART = [
    # two days
    (told("a:1", date="2021-03-09"), told("b:1", date="2021-03-10")),
    # two years
    (told("a:1", date="2019"), told("b:1", date="2021-03-09")),
    # two persons on one day
    (told("a:1", date="2021-03-09"), told("b:1", date="2021-03-09", patients=("hartmann",))),
    # two types
    (told("a:1", date="2021-03-09"), told("b:1", type="charge", trigger="charged", date="2021-03-09")),
    # the same word alone is no evidence
    (told("a:1", patients=()), told("b:1", patients=())),
    # nor is it in one article
    (told("a:1", patients=()), told("a:50", patients=())),
    # a noun without "the" takes nothing up
    (told("a:1", date="2021-03-09"), told("a:90", trigger="arrest", patients=())),
    # told before the day that another gives
    (told("a:1", date="2021-03-20"), told("b:1", published=date(2021, 3, 12))),
    # the same day and words in another place
    (told("a:1", **LOUD, place_id="lima"), told("b:1", **LOUD, place_id="peru")),
    # what parties say is said again a month later
    (told("a:1", **CRITICISM), told("b:1", **CRITICISM, published=date(2021, 4, 20))),
    # one state charged her, another one may
    (
        told("a:1", type="charge", trigger="charged", agents=("spain",)),
        told("b:1", type="charge", trigger="prosecute", agents=("peru",), status="planned"),
    ),
    # it happened, and somebody says that it did not
    (told("a:1", date="2021-03-09"), told("b:1", date="2021-03-09", status="denied")),
    # threats by the same state in two articles, nothing else in common
    (
        told("a:1", type="threat", trigger="threatened", agents=("spain",), patients=("peru",), date="2019-01-01"),
        told("b:1", type="threat", trigger="threatened", agents=("spain",), patients=("calder",), date=None),
    ),
]


@pytest.mark.parametrize("pair", APART)
def test_two_events(pair: tuple[Told, Told]) -> None:
    _, events = resolve(pair)
    assert len(events) == 2


def test_a_vague_mention_does_not_join_two_days() -> None:
    """A mention without a date is evidence for one of two arrests, never a bridge between them."""
    of_mention, _ = resolve([told("a:1", date="2021-03-09"), told("b:1"), told("c:1", date="2019-01-01")])
    assert of_mention["a:1"] != of_mention["c:1"]


def test_the_event_has_the_most_precise_date_and_a_readable_id() -> None:
    _, events = resolve([told("a:1", date="2021"), told("b:1", date="2021-03-09"), told("c:1", date="2021-03")])
    assert list(events) == ["2021-03-09-arrest-nina-brandt"]
    assert events["2021-03-09-arrest-nina-brandt"]["date"] == "2021-03-09"


def test_namesakes_are_told_apart_by_a_hash() -> None:
    mentions = [
        told("a:1", type="meeting", trigger="met", agents=("calder",), patients=("hartmann",), date="2021-03-09"),
        told("b:1", type="meeting", trigger="talks", agents=("calder",), patients=("brandt",), date="2021-03-09"),
    ]
    of_mention, events = resolve(mentions)
    assert len(events) == 2
    assert all(key.startswith("2021-03-09-meeting-rosa-calder-") for key in of_mention.values())


def test_outlets_that_date_one_event_differently_agree_on_the_rest() -> None:
    """One story, person, actor and place: one event, whose mentions keep their dates; a third day stays apart."""
    both = {"agents": ("spain",), "place_id": "lima"}
    first, second = told("a:1", date="2021-03-09", **both), told("b:1", date="2021-03-10", **both)
    of_mention, events = resolve([first, second])
    assert len(events) == 1
    assert len(resolve([first, told("b:1", date="2021-03-20", **both)])[1]) == 2
    again = told("b:90", date="2021-03-09", **both)
    assert len(resolve([first, second, again])[1]) == 2, "an article that tells two days apart tells two events"
    assert set(of_mention) == {"a:1", "b:1"}


def test_a_date_without_year_is_no_date_of_the_event() -> None:
    _, events = resolve([told("a:1", date="XXXX-03-09")])
    assert [(key, event["date"]) for key, event in events.items()] == [("undated-arrest-nina-brandt", None)]


def test_a_mention_of_nobody_does_not_join_two_people() -> None:
    """A mere "arrest" belongs to one of two persons and never makes one event of both."""
    of_mention, _ = resolve([told("a:1"), told("a:50", patients=()), told("a:90", patients=("calder",))])
    assert of_mention["a:1"] != of_mention["a:90"]


def test_meetings_with_different_people_stay_apart() -> None:
    """A met B, and A met C; a mention of nobody makes no one meeting of them."""
    mentions = [
        told("a:1", type="meeting", trigger="met", agents=("calder",), patients=("hartmann",)),
        told("a:50", type="meeting", trigger="meeting", patients=()),
        told("a:90", type="meeting", trigger="met", agents=("calder",), patients=("brandt",)),
    ]
    of_mention, _ = resolve(mentions)
    assert of_mention["a:1"] != of_mention["a:90"]


ROBBERY = {"type": "crime", "trigger": "robbery", "patients": (), "place_id": "lima", "date": "2021-03-09"}


def test_an_alleged_deed_names_nobody_as_the_one_who_did_it() -> None:
    """That it happened is told by one mention, who did it is claimed by another."""
    mentions = [
        told("a:1", **ROBBERY),
        told("a:9", **ROBBERY | {"agents": ("calder",), "status": "alleged"}),
    ]
    _, events = resolve(mentions)
    assert [event["summary"] for event in events.values()] == ["An offence was committed in Lima on 9 March 2021"]


def test_one_voice_among_many_is_not_named() -> None:
    """Of six mentions, a place and an actor that one of them has stay out of the summary."""
    mentions = [told(f"a:{n}", date="2021-03-09") for n in range(5)]
    mentions.append(told("a:9", date="2021-03-09", agents=("peru",), place_id="lima"))
    _, events = resolve(mentions)
    assert [event["summary"] for event in events.values()] == ["Nina Brandt was arrested on 9 March 2021"]


def protests(*articles: str) -> list[Told]:
    """Undated protests in articles, told of with half their words in common."""
    return [
        told(f"{a}:1", **LOUD | {"date": None, "words": tuple(sorted(("dam", "goat", f"{a}1", f"{a}2")))})
        for a in articles
    ]


def test_what_an_article_names_tells_its_story() -> None:
    """Two reports that name nobody are one event where their articles name the same, and their words agree."""
    story = dict.fromkeys("ab", "brandt lima spain")
    assert len(set(resolve(protests("a", "b"))[0].values())) == 2
    assert len(set(in_articles(protests("a", "b"), story).values())) == 1
    untold = [mention | {"words": ()} for mention in protests("a", "b")]
    assert len(set(in_articles(untold, story).values())) == 2


def in_articles(mentions: Sequence[Told], named: dict[str, str]) -> dict[str, str]:
    """Event of each mention where the articles name what the words beside them say."""
    pairs = [{"article_id": article, "entity_id": name} for article, line in named.items() for name in line.split()]
    return resolve(mentions, pairs)[0]


NOBODY: Told = {"agents": (), "patients": ()}
STORY = {"a": "brandt lima spain", "b": "brandt lima spain", "c": "calder peru hartmann"}
ATTACK = {"type": "attack", "trigger": "attack", **NOBODY}
DALLAS = {"date": "2021-03-09", "place_id": "lima"}
MEETING = {"type": "meeting", "trigger": "met", **NOBODY}

IN_STORIES = [
    # nobody, and nothing but the story that names it
    (told("a:1", **NOBODY), told("b:1", trigger="detained", **NOBODY), False),
    # of plans a story may tell of many
    (
        told("a:1", **NOBODY, type="expulsion", trigger="sent home", status="planned"),
        told("b:1", **NOBODY, type="expulsion", trigger="extradite", status="planned"),
        False,
    ),
    # a hearing is no trial
    (
        told("a:1", **NOBODY, type="trial", trigger="hearing"),
        told("b:1", **NOBODY, type="trial", trigger="trial"),
        False,
    ),
    # not in another story
    (told("a:1", **NOBODY), told("c:1", trigger="detained", **NOBODY), False),
    # an attack on the same day in the same place, in other words
    (told("a:1", **ATTACK, **DALLAS), told("b:1", **ATTACK | {"trigger": "shooting"}, **DALLAS), True),
    # on the same day, the place unknown
    (told("a:1", **ATTACK, **DALLAS), told("b:1", **ATTACK, date="2021-03-09"), False),
    # what parties say is said often: other words, other talks
    (told("a:1", **MEETING), told("b:1", **MEETING | {"trigger": "conversation"}), False),
    # whoever spoke with one party called in another
    (
        told("a:1", **MEETING | {"agents": ("calder",), "patients": ("spain",)}),
        told("b:1", **MEETING | {"agents": ("calder",), "patients": ("peru",)}),
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "joined"), IN_STORIES)
def test_the_story_of_two_articles_is_evidence(one: Told, other: Told, joined: bool) -> None:
    of_mention = in_articles([one, other], STORY)
    assert (len(set(of_mention.values())) == 1) is joined


def test_an_attack_that_a_story_dates_twice_lends_no_date() -> None:
    """With two days on record, a mention of neither belongs to none."""
    days = [told("a:1", **ATTACK, date="2021-03-09"), told("b:1", **ATTACK, date="2020-01-01")]
    of_mention = in_articles([*days, told("b:50", **ATTACK | {"trigger": "shooting"})], STORY)
    assert len(set(of_mention.values())) == 3


def test_a_story_holds_articles_that_others_between_them_join() -> None:
    """Articles a and c name nothing in common, but b is as like the one as the other."""
    chain = {"a": "brandt lima", "b": "brandt lima calder peru", "c": "calder peru"}
    few = {article: chain[article] for article in "ac"}
    assert len(set(in_articles(protests("a", "c"), few).values())) == 2
    of_mention = in_articles([*protests("a", "c"), told("b:1")], chain)
    assert of_mention["a:1"] == of_mention["c:1"]


def test_news_is_news_for_a_week() -> None:
    """Of two stories that name the same, a month apart, each has its own protest."""
    first, second = protests("a", "b")
    story = dict.fromkeys("ab", "brandt lima spain")
    assert len(set(in_articles([first, second | {"published": date(2021, 4, 12)}], story).values())) == 2


STORY_NAMES = st.sets(st.sampled_from(sorted(ENTITIES)), min_size=1, max_size=4)


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.sampled_from("abcdef"), STORY_NAMES, min_size=2), st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_the_order(named: dict[str, set[str]], shuffle: random.Random) -> None:
    pairs = [(article, name) for article, names in named.items() for name in sorted(names)]
    shuffled = shuffle.sample(pairs, len(pairs))
    assert _stories(pairs) == _stories(shuffled)


def _stories(pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    named = pa.Table.from_pylist([{"article_id": article, "entity_id": name} for article, name in pairs], NAMED)
    stories = ArticleClusters(read_mentions(MENTIONS.empty_table(), PARTICIPANTS.empty_table(), named))
    articles = sorted({article for article, _ in pairs})
    return dict(zip(articles, stories.of(np.arange(len(articles))).tolist(), strict=True))


def test_what_happened_wins_over_what_was_planned() -> None:
    _, events = resolve([told("a:1", status="planned"), told("b:1", status="actual", date="2021-03-13")])
    assert [event["status"] for event in events.values()] == ["actual"]


def test_what_happens_often_is_dated_only_through_somebody_who_took_part() -> None:
    treaty = {"type": "agreement", "trigger": "agreement", "agents": (), "patients": ()}
    old = told("a:1", date="1992", **treaty)
    vague = told("a:9", **treaty)
    signed = told("b:5", **treaty | {"agents": ("brandt",)})
    dated = told("c:5", date="2021-03-09", **treaty | {"agents": ("brandt",)})
    events, by_id = resolve([old, vague, signed, dated])
    assert events["b:5"] == events["c:5"]
    assert by_id[events["a:1"]]["date"] == "1992"
    assert events["a:9"] != events["a:1"]
    assert by_id[events["a:1"]]["summary"] is None  # it tells of nobody


def test_nothing_in_nothing_out() -> None:
    assert resolve([]) == ({}, {})


SUMMARIES = [
    # everything known
    (
        "arrest",
        "actual",
        "2021-03-09",
        "lima",
        ["spain"],
        ["brandt"],
        "Spain arrested Nina Brandt in Lima on 9 March 2021",
    ),
    # nobody acts: passive
    ("arrest", "actual", "2021-03-09", None, [], ["brandt"], "Nina Brandt was arrested on 9 March 2021"),
    ("arrest", "actual", None, None, [], ["brandt", "calder"], "Nina Brandt and Rosa Calder were arrested"),
    # nobody undergoes it
    ("arrest", "actual", "2021", "lima", ["spain"], [], "Spain made an arrest in Lima in 2021"),
    # nobody at all: a day alone tells nothing, a place does
    ("arrest", "actual", "2021-03", None, [], [], None),
    ("arrest", "actual", "2021-03", "lima", [], [], "An arrest was made in Lima in March 2021"),
    # status
    ("arrest", "planned", None, None, ["spain"], ["brandt"], "Spain could arrest Nina Brandt"),
    ("arrest", "planned", None, None, [], ["brandt"], "Nina Brandt could be arrested"),
    ("arrest", "alleged", None, None, [], ["brandt"], "Nina Brandt was allegedly arrested"),
    ("threat", "denied", None, None, ["spain"], ["peru"], "Spain reportedly did not threaten or warn Peru"),
    # what nobody known did not do is said of nobody
    ("support", "denied", None, "lima", [], ["brandt"], "Support reportedly was not voiced in Lima"),
    # nobody at all: what was brought is plural
    ("charge", "denied", None, "lima", [], [], "Charges reportedly were not brought in Lima"),
    # nothing is known: nothing is told
    ("arrest", "actual", None, None, [], [], None),
    # two names at most
    (
        "statement",
        "actual",
        None,
        None,
        ["brandt", "calder", "hartmann"],
        [],
        "Nina Brandt and Rosa Calder made a statement",
    ),
    # where a journey goes is not known
    ("expulsion", "actual", None, None, [], ["brandt"], "Nina Brandt was sent out of the country"),
    ("disaster", "denied", None, None, ["spain"], [], "Spain reportedly was not involved in an accident or disaster"),
    # an object that is always plural
    (
        "dismissal",
        "actual",
        "2021-03-09",
        "lima",
        ["spain"],
        ["brandt"],
        "Spain dismissed the charges against Nina Brandt in Lima on 9 March 2021",
    ),
    ("dismissal", "planned", None, None, [], ["brandt"], "The charges against Nina Brandt could be dismissed"),
    # a verb of its own where nobody acts
    ("killing", "actual", "2021-03-09", None, [], ["brandt"], "Nina Brandt died on 9 March 2021"),
    # where a journey goes
    ("expulsion", "actual", None, "peru", ["spain"], ["brandt"], "Spain sent Nina Brandt to Peru"),
]


@pytest.mark.parametrize("case", SUMMARIES, ids=[str(case[-1]) for case in SUMMARIES])
def test_summaries(case: tuple[str, str, str | None, str | None, list[str], list[str], str | None]) -> None:
    code, status, day, place, agents, patients, expected = case
    event = {"type": code, "status": status, "date": day, "end_date": None, "place_id": place}
    names = Names(ENTITIES)
    assert summary(event, agents, patients, names) == expected


def test_a_period_in_a_summary() -> None:
    event = {"type": "tenure", "status": "actual", "date": "2010", "end_date": "2014", "place_id": None}
    told_so = summary(event, ["calder"], [], Names(ENTITIES))
    assert told_so == "Rosa Calder held an office from 2010 to 2014"


DATES = [
    ("2019", "2019-08-14", True),
    ("2019-08", "2019-08-14", True),
    ("XXXX-10-15", "2020-10-15", True),
    (None, "2020", True),
    ("2019-08-14", "2019-08-15", False),
    ("2019", "2020-01-01", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), DATES)
def test_dates_fit(one: str | None, other: str | None, expected: bool) -> None:
    assert dates_fit(one, other) is expected
    assert dates_fit(other, one) is expected


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (["2021", "2021", "2021-03-09"], "2021-03-09"),  # the most precise
        (["2021-03-09", "2021-03-10", "2021-03-10"], "2021-03-10"),  # among equals the one given most often
        (["2021-03-10", "2021-03-09"], "2021-03-09"),  # then the earliest
        (["XXXX-03-10", "2021"], "2021"),  # one without a year is none
        (["XXXX-03-10"], None),
        ([None], None),
    ],
)
def test_an_event_has_the_best_of_its_dates(dates: list[str | None], found: str | None) -> None:
    mentions = _columns([told(f"a:{n}", date=date, agents=(), patients=()) for n, date in enumerate(dates)])
    (row,) = aggregated(mentions, np.zeros(len(dates), np.int64), Names({}))
    assert row["date"] == found


def _columns(mentions: Sequence[Told]) -> Mentions:
    """The mentions, of nobody, in columns."""
    rows = [{name: m[name] for name in MENTIONS.names} for m in mentions]
    return read_mentions(pa.Table.from_pylist(rows, MENTIONS), PARTICIPANTS.empty_table(), NAMED.empty_table())


NEAR = {("2021-03-09", "2021-03-10"), ("2021-03-10", "2021-03-09")}


@st.composite
def stories(draw: st.DrawFn) -> list[Told]:
    count = draw(st.integers(1, 9))
    people = st.lists(st.sampled_from(sorted(ENTITIES)), max_size=2, unique=True).map(tuple)
    return [
        told(
            f"{draw(st.sampled_from('abc'))}:{number}",
            type=draw(st.sampled_from(["arrest", "movement", "expulsion", "threat", "disaster"])),
            trigger=draw(st.sampled_from(["arrested", "returned", "threat", "fire"])),
            date=draw(st.sampled_from([None, "2021", "2021-03", "2021-03-09", "2021-03-10", "XXXX-03-09"])),
            place_id=draw(st.sampled_from([None, "lima", "peru"])),
            status=draw(st.sampled_from(["actual", "planned", "alleged", "denied"])),
            agents=draw(people),
            patients=draw(people),
        )
        for number in range(count)
    ]


@settings(max_examples=150, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(mentions: list[Told], random: Any) -> None:
    """The same events whatever the order; no event joins two different days or holds what is denied and what is not."""
    expected = resolve(mentions)
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert resolve(shuffled) == expected
    of_mention, _ = expected
    for one in mentions:
        for other in mentions:
            if of_mention[one["event_mention_id"]] == of_mention[other["event_mention_id"]]:
                near = one["article_id"] != other["article_id"] and (one["date"], other["date"]) in NEAR
                assert dates_fit(one["date"], other["date"]) or near
                assert (one["status"] == "denied") == (other["status"] == "denied")


NAMED_IN_SENTENCES = [
    ("place", "United States", "the United States"),
    ("organization", "US Department of Justice", "the US Department of Justice"),  # "of" behind its kind
    ("organization", "Ministry of Health", "the Ministry of Health"),
    ("organization", "Supreme Court", "the Supreme Court"),
    ("organization", "The Hague Tribunal", "The Hague Tribunal"),  # it has its own
    ("organization", "Reuters", "Reuters"),
    ("place", "Peru", "Peru"),
    ("person", "Adam Court", "Adam Court"),  # a person never
]


@pytest.mark.parametrize(("kind", "name", "expected"), NAMED_IN_SENTENCES)
def test_names_in_sentences(kind: str, name: str, expected: str) -> None:
    assert Names({"x": (kind, name)}).in_sentence("x") == expected


DAYS = [
    (None, None, ""),
    ("2021-03-09", None, " on 9 March 2021"),
    ("2021-03", None, " in March 2021"),
    ("2021", None, " in 2021"),
    ("2020-12-31", "2021-01-02", " from 31 December 2020 to 2 January 2021"),
]


@pytest.mark.parametrize(("date", "end", "expected"), DAYS)
def test_days_in_sentences(date: str | None, end: str | None, expected: str) -> None:
    assert when(date, end) == expected
