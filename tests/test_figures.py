"""Numbers in texts, and the figures that event mentions give."""

import pytest
from law import told_figure
from test_events import annotated

from pipeline.annotate.events.quantities import quantities

NUMBERS = [
    # the number as it stands, the least and the most that are meant
    ("43 people", (43, 43, 43)),
    ("1,200 homes", (1200, 1200, 1200)),
    ("twenty-three people", (23, 23, 23)),
    ("two hundred and fifty men", (250, 250, 250)),
    ("two dozen men", (24, 24, 24)),
    ("half a dozen men", (6, 6, 6)),
    ("at least 43 people", (43, 43, None)),
    ("43 or more people", (43, 43, None)),
    ("no fewer than six men", (6, 6, None)),
    ("more than 40 people", (40, 41, None)),
    ("up to 30 people", (30, None, 30)),
    ("as many as 200 people", (200, None, 200)),
    ("nearly 300 people", (300, None, 299)),
    ("about a dozen people", (12, None, None)),
    ("between 40 and 50 people", (None, 40, 50)),
    ("40 to 50 people", (None, 40, 50)),
    ("40-50 people", (None, 40, 50)),
    ("dozens of people", (None, 24, None)),
    ("tens of thousands of people", (None, 20000, None)),
    # no numbers of things
    ("a 43-year-old man", None),
    ("5% of voters", None),
    ("a quake of magnitude 7.1", None),
    ("1.5 tons", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(text: str, expected: tuple[int | None, int | None, int | None] | None) -> None:
    found = [(q.value, q.low, q.high) for q in quantities(text, 0, len(text))]
    assert found == ([expected] if expected else [])


MONEY = [
    ("$2.5 million", (2_500_000, "dollar")),
    ("a US$500,000 fine", (500_000, "US dollar")),  # which dollar, only where the words say it
    ("£3bn", (3_000_000_000, "pound")),
    ("three million euros", (3_000_000, "euro")),
    ("300 yen", (300, "yen")),
    ("300 men", (300, None)),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text: str, expected: tuple[int, str | None]) -> None:
    assert [(q.value, q.unit) for q in quantities(text, 0, len(text))] == [expected]


FIGURES = [
    # who undergoes it, by verb, adjective and noun; of each of several its own
    ("At least 43 people were killed and 120 injured in Kabul.", ["patient 43 or more people", "patient 120 people"]),
    ("A bomb killed three soldiers and two children.", ["patient 3 people", "patient 2 people"]),
    ("The attack left 12 people dead and dozens wounded.", ["patient 12 people", "patient 24 or more people"]),
    ("Dozens of people were arrested in Lima.", ["patient 24 or more people"]),
    ("Three of the men were charged.", ["patient 3 people"]),
    ("Police announced the arrest of 12 men.", ["patient 12 people"]),
    # who acts
    ("About 200 people protested in Lima.", ["agent about people"]),
    # money, and how long
    ("The bank was fined $2.5 million for fraud.", ["money 2500000 dollar"]),
    ("Ada Lund was sentenced to nine years in prison.", ["time 9 year"]),
    ("The judge gave him a five-year sentence.", ["time 5 year"]),
    ("He was sentenced to more than two years in prison.", ["time 2 or more year"]),
    # things have the noun that says what they are
    ("The army attacked 12 villages.", ["patient 12"]),
    # what comes on top of others is no number of all
    ("Police arrested another 12 people.", []),
    # a day is no number of anything
    ("The police killed a man in 2019.", []),
    # ages and shares
    ("The crash killed a 43-year-old man.", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_events(text: str, expected: list[str]) -> None:
    found = [figure for event in annotated(text).events for figure in event.figures]
    assert [f"{f.measures} {told_figure(f.low, f.high, f.unit)}" for f in found] == expected


def test_what_is_counted_is_told_in_the_words_of_the_text() -> None:
    text = "A bomb killed at least 12 young soldiers near the border."
    ((start, end),) = [figure.counted for event in annotated(text).events for figure in event.figures if figure.counted]
    assert text[start:end] == "young soldiers"
