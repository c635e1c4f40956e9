"""Names: their spans and types, which ones are the same, and the titles that go with them."""

import functools
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.language import language_step
from pipeline.annotate.names import annotate_names
from pipeline.annotate.syntax import paragraphs
from pipeline.records import Annotations, Document, Facts, Region

LETTERS = {"p": "person", "o": "organization", "l": "place"}
MARKED = re.compile(r"\[([^\]]+)\]([pol])")


@functools.cache
def annotated(text: str) -> tuple[Document, Annotations]:
    """The text as a document of which all is body, with its names."""
    document = Document(article_id="a", path="a.txt", text=text, sha256="")
    regions = tuple(Region(start=start, end=end, kind="body") for start, end in paragraphs(text))
    annotations = Annotations(facts=Facts(language="en"), regions=regions)
    return document, annotate_names(document, language_step()(document, annotations))


def marked(text: str) -> str:
    """The text with its names in brackets, each with the first letter of its type ("l" for a place)."""
    document, annotations = annotated(text)
    types = {referent.key: referent.type for referent in annotations.referents}
    letters = {kind: letter for letter, kind in LETTERS.items()}
    out, position = "", 0
    for mention in annotations.mentions:
        out += f"{document.text[position : mention.start]}[{document.text[mention.start : mention.end]}]"
        out += letters[types[mention.referent]]
        position = mention.end
    return out + document.text[position:]


def groups(text: str) -> list[set[str]]:
    """The different names of each referent, in the order of the text."""
    return [set(referent.names) for referent in annotated(text)[1].referents]


@pytest.mark.parametrize(
    "expected",
    [
        # a title before the name is no part of it, nor is the possessive behind it
        "Gen. [Ramiro Ortega Salinas]p's lawyer spoke to reporters on Monday.",
        # two titles, one of them with a demonym
        "Mexican Foreign Minister [Ana Ruiz Peña]p met Attorney General [Walter Brandt]p.",
        # a country before a title is a name of its own
        "[US]l Attorney General [Walter Brandt]p said the talks had failed.",
        # a country before a plural noun is a name, a demonym is none
        "[U.S.]l prosecutors asked Mexican officials for help.",
        # a country inside the name of an organization is part of it
        "The [US Department of Justice]o declined to comment.",
        # two countries joined by a hyphen
        "The arrest hurt [U.S.]l-[Mexico]l relations.",
        # a city that holds the name of its country
        "He flew to [Mexico City]l on Tuesday.",
        # a full name and its acronym
        "The [Drug Enforcement Administration]o ([DEA]o) sent two agents.",
        # a group named by a small-letter noun
        "Prosecutors say he worked for the [H-2 cartel]o.",
        # a newspaper with an article of its own
        "The [New York Times]o published the letter on Friday.",
        # a building that stands for those who work in it
        "The [White House]o rejected the offer.",
        # small words inside a person's name
        "[Pieter van der Berg]p and [Luisa de la Cruz]p signed the letter.",
        # initials and a suffix
        "[Carol B. Winter]p and [Samuel T. Ross Jr.]p were elected.",
        # a nickname between given name and surname
        "[Rafael “Big Boss” Ortega]p was arrested in [Lima]l.",
        # a label in a transcript
        "CARLA PRICE: We went to [Denver]l last week and talked to [Carla Price]p's family.".replace(
            "CARLA PRICE", "[CARLA PRICE]p"
        ),
        # months, days and abbreviations in capitals are no names
        "The CEO arrived at 9 AM GMT on Monday, March 3.",
        # a city and its state
        "She was born in [Cleveland]l, [Ohio]l.",
        # an organization with "of" and one with "for"
        "The [University of Oslo]o and the [Center for Harbour Studies]o took part.",
        # a place known by the word that ends it
        "Police searched houses near [Tarbert Bridge]l and [Lake Tarbert]l.",
    ],
)
def test_names_and_their_types(expected: str) -> None:
    assert marked(MARKED.sub(r"\1", expected)) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the surname alone, later
        ("Ramiro Ortega was arrested in May. Ortega pleaded not guilty.", {"Ramiro Ortega", "Ortega"}),
        # two surnames, of which the text drops the second
        (
            "Salvador Ortega Salinas was freed. The judge spoke to Salvador Ortega. Ortega Salinas left.",
            {"Salvador Ortega Salinas", "Salvador Ortega", "Ortega Salinas"},
        ),
        # accents and capitals do not make another person
        ("ANDRÉS LÓPEZ: Good morning.\n\nAndres Lopez spoke in Oaxaca.", {"ANDRÉS LÓPEZ", "Andres Lopez"}),
        # a short form of the given name
        ("William Brandt resigned. Friends of Bill Brandt said so.", {"William Brandt", "Bill Brandt"}),
        # an acronym with its definition
        ("The Harbour Safety Board (HSB) met. The HSB will meet again.", {"Harbour Safety Board", "HSB"}),
        # one department under three names
        (
            "The US Department of Justice sued. The Justice Department won. The U.S. Justice Department said so.",
            {"US Department of Justice", "Justice Department", "U.S. Justice Department"},
        ),
        # ways to write a country
        ("The United States left. The U.S. returned. America waited.", {"United States", "U.S.", "America"}),
        # a headline, where every word has a capital
        ("Brandt Wins Long Race In Denver\n\nWalter Brandt won on Monday.", {"Brandt", "Walter Brandt"}),
    ],
)
def test_names_of_one_referent(text: str, names: set[str]) -> None:
    assert names in groups(text)


def test_relatives_stay_apart() -> None:
    found = groups("Walter Brandt met Helga Brandt in Vienna. They had not spoken for years.")
    assert {"Walter Brandt"} in found
    assert {"Helga Brandt"} in found


def test_a_referent_is_called_by_its_fullest_name_and_keyed_by_its_first_mention() -> None:
    _, annotations = annotated("Ortega was arrested. Gen. Ramiro Ortega Salinas denies everything, and Ortega is free.")
    (referent,) = annotations.referents
    assert (referent.key, referent.name, referent.type) == (0, "Ramiro Ortega Salinas", "person")
    assert referent.names == ("Ortega", "Ramiro Ortega Salinas")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # before the name, with what modifies it
        ("Former defense minister Ramiro Ortega was freed.", ["Former defense minister"]),
        # an abbreviated rank
        ("Gen. Ramiro Ortega was freed.", ["Gen."]),
        # behind the name
        ("Ramiro Ortega, a security analyst in Lima, agreed.", ["security analyst in Lima"]),
        # the name stands behind the role
        ("Her lawyer, Ramiro Ortega, agreed.", ["lawyer"]),
        # a country before the title belongs to it
        ("U.S. Attorney General Walter Brandt said so.", ["U.S. Attorney General"]),
        # kinship is no title
        ("His brother, Ramiro Ortega, agreed.", []),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    document, annotations = annotated(text)
    assert [document.text[title.start : title.end] for title in annotations.titles] == titles


def test_an_unread_document_stays_as_it_is() -> None:
    document = Document(article_id="a", path="a.txt", text="Guten Tag", sha256="")
    assert annotate_names(document, Annotations()) == Annotations()


PIECES = st.sampled_from(
    [
        "Ana Ruiz",
        "ANA RUIZ",
        "Ruiz",
        "said",
        "the",
        "U.S.-Mexico",
        "Gen.",
        "'s",
        "in",
        "Lima",
        ",",
        ".",
        "\n\n",
        "(HSB)",
        "of",
        "Harbour Safety Board",
        "-",
        "“",
        "”",
        "Department",
        "H-2",
        "cartel",
        "al-",
        "&",
        "\u2009",
        "🙂",
        "Mr.",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_names_obey_the_laws_of_spans(text: str) -> None:
    document, annotations = annotated(text)
    spans = [(mention.start, mention.end) for mention in annotations.mentions]
    assert all(0 <= start < end <= len(document.text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert all(document.text[start:end].strip() == document.text[start:end] for start, end in spans)
    firsts = {key: min(m.start for m in annotations.mentions if m.referent == key) for key in _keys(annotations)}
    assert firsts == {key: key for key in _keys(annotations)}
    assert {title.referent for title in annotations.titles} <= set(_keys(annotations))


def _keys(annotations: Annotations) -> list[int]:
    return [referent.key for referent in annotations.referents]
