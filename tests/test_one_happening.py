"""Whether two short articles tell of one happening: look-alikes stay apart, other words for the same come together."""

import tempfile
from pathlib import Path

import pytest
from law import analysed

from pipeline.annotate import STEPS
from pipeline.compare import compare
from pipeline.store import Store
from pipeline.tables import evidence

# Two articles, two happenings.
APART = [
    # the shock after the quake
    (
        "An earthquake struck Lima on March 2, 2021.",
        "An earthquake struck Lima on March 4, 2021, two days after the first.",
    ),
    # one charge, and one of years before
    ("Prosecutors charged Nina Brandt with fraud on March 2, 2021.", "Nina Brandt was charged with fraud in 2015."),
    # whoever was attacked, and whoever attacked
    ("Leo Hartmann was attacked in Lima.", "Leo Hartmann attacked a guard in Cusco."),
    # two victims of one day
    ("Nina Brandt was killed in Lima on March 2, 2021.", "Leo Hartmann was killed in Lima on March 2, 2021."),
    # one mayor met two guests
    ("Ada Lund met Rosa Calder on Monday.", "Ada Lund met Leo Hartmann on Monday."),
    # protests on one day in two towns
    (
        "A protest against the dam took place in Lima on March 2, 2021.",
        "A protest against the dam took place in Cusco on March 2, 2021.",
    ),
    # nobody, nowhere, and a day at most
    ("A man was arrested on March 2, 2021.", "A man was arrested on March 2, 2021, police said."),
    ("Two men were killed.", "Five people were killed."),
    # other robberies
    ("A robber stole nine violins in Lima.", "Thieves stole a truck of melons in Lima."),
    # one happened, the other did not
    ("Nina Brandt was arrested on March 2, 2021.", "Nina Brandt was not arrested on March 2, 2021."),
    # a court did, a state wants to
    ("Spain charged Nina Brandt.", "Peru plans to charge Nina Brandt."),
    # two elections
    ("Ada Lund won the election in 2016.", "Ada Lund won the election in 2020."),
    # one critic, and another
    ("Rosa Calder criticized Leo Hartmann.", "Ada Lund criticized Leo Hartmann."),
    # chosen for two offices
    ("Nina Brandt was nominated for the senate.", "Nina Brandt took office as mayor in 2015."),
    # what one firm bought, and another
    ("Quill Ltd bought a mill in Lima.", "Harbour Bank bought a mill in Lima."),
    # bombs in two wars
    ("Peru bombed Lima in 1992.", "Peru bombed Lima in 2021."),
    # treaties
    ("Spain and Peru signed a treaty in 1992.", "Spain and Peru signed a treaty in 2019."),
    # whoever attacked, and whoever struck back
    ("Peru attacked Spain.", "Spain attacked Peru."),
    # sentences of two courts
    ("Nina Brandt was sentenced on March 2, 2021.", "Nina Brandt was sentenced on June 9, 2019."),
    # two threats
    ("Miners in Lima threatened to strike.", "Nurses in Cusco threatened to strike."),
]

# Two articles, one happening in other words.
TOGETHER = [
    ("Police arrested Nina Brandt in Lima.", "Nina Brandt was taken into custody."),
    ("Nina Brandt was charged with fraud on March 2, 2021.", "In March 2021 prosecutors indicted Nina Brandt."),
    ("Leo Hartmann resigned on Monday.", "Leo Hartmann has stepped down."),
    ("Leo Hartmann was killed in Lima.", "Leo Hartmann died in Lima on March 2, 2021."),
    ("An attack took place in Lima on March 2, 2021.", "On March 2, 2021, gunmen attacked a market in Lima."),
    (
        "A robber in a gorilla mask stole nine violins from the museum.",
        "Nine violins were stolen by somebody in a gorilla mask.",
    ),
    (
        "Ada Lund met Leo Hartmann on March 2, 2021.",
        "Leo Hartmann and Ada Lund met on March 2, 2021 to speak of the dam.",
    ),
    ("Spain bombed Peru on March 2, 2021.", "On March 2, 2021, Peru was bombed by Spain."),
    (
        "An earthquake struck Lima on March 2, 2021.",
        "On March 2, 2021, Lima was shaken by an earthquake.",
    ),
    ("Nina Brandt was freed.", "Peru released Nina Brandt on March 2, 2021."),
    ("Nina Brandt was sentenced in Lima on March 2, 2021.", "A court in Lima sentenced Nina Brandt."),
]


def _events(*texts: str) -> list[set[str]]:
    """For each article the events that it tells of."""
    found = []
    for number, text in enumerate(texts):
        document, annotations = analysed(text, "2021-03-05", article_id=str(number))
        for step in STEPS:
            annotations = step(document, annotations)
        found.append((document, annotations))
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
        store.write("evidence", evidence(found))
        compare(store)
        rows = store.read(
            "SELECT article_id, event_id FROM resolved.mention_events "
            "JOIN evidence.event_mentions USING (event_mention_id)"
        ).to_pylist()
    return [{row["event_id"] for row in rows if row["article_id"] == str(number)} for number in range(len(texts))]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_happenings(one: str, other: str) -> None:
    first, second = _events(one, other)
    assert first
    assert second
    assert first.isdisjoint(second)


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_one_happening(one: str, other: str) -> None:
    first, second = _events(one, other)
    assert first & second


@pytest.mark.parametrize(("one", "other"), [*APART, *TOGETHER])
def test_the_order_of_articles_does_not_matter(one: str, other: str) -> None:
    first, second = _events(one, other)
    last, before = _events(other, one)
    assert len(first & second) == len(last & before)
