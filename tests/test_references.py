"""References: whom a phrase in a text stands for."""

import functools
from dataclasses import replace
from types import ModuleType

import pytest

from pipeline.annotate.coreference import pronouns, salience
from pipeline.annotate.coreference.references import References
from pipeline.annotate.language import analyse
from pipeline.annotate.names import annotate_names
from pipeline.annotate.syntax import Syntax, paragraphs
from pipeline.records import Annotations, Document, Facts, Region


@functools.cache
def analysed(text: str) -> tuple[Syntax, Annotations]:
    document = Document(article_id="a", path="a.txt", text=text, sha256="")
    regions = tuple(Region(start=start, end=end, kind="body") for start, end in paragraphs(text))
    annotations = Annotations(facts=Facts(language="en"), regions=regions)
    annotations = annotate_names(document, analyse([(document, annotations)])[0])
    return Syntax(document, annotations), annotations


def answer(marked: str) -> list[str]:
    """Names of the referents of the phrase between "<" and ">"."""
    start = marked.index("<")
    end = marked.index(">") - 1
    syntax, annotations = analysed(marked.replace("<", "").replace(">", ""))
    names = {referent.key: referent.name for referent in annotations.referents}
    found = References(syntax, annotations).of(start, end)
    return [names[key] for key in found]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # a name
        ("<Ana Ruiz> said no.", ["Ana Ruiz"]),
        # after a title of two parts; but not where a hyphen makes it a modifier
        ("<Co-founder Ana Ruiz> said no.", ["Ana Ruiz"]),
        ("<Harwick University-based researcher Ana Ruiz> said no.", ["Ana Ruiz"]),
        # a title and a name
        ("<Attorney General Walter Brandt> said no.", ["Walter Brandt"]),
        # a demonym, a title and a name
        ("<Mexican Foreign Minister Ana Ruiz> said no.", ["Ana Ruiz"]),
        # the name in apposition to the head, behind the name of a place
        ("<His lawyer in Mexico, Rafael Ortega>, said no.", ["Rafael Ortega"]),
        # a name with an apposition that names a place
        ("<Ana Ruiz, a security analyst in Mexico City>, said no.", ["Ana Ruiz"]),
        # a country that speaks
        ("<Mexico> said it would wait.", ["Mexico"]),
        # an organization with an article
        ("<The White House> said no.", ["White House"]),
        # a name that only modifies the head
        ("<US prosecutors> said no.", []),
        # a name in a possessor
        ("<Mexico's president> said no.", []),
        # a name in a modifier behind the head
        ("<A spokesman for Walter Brandt> said no.", []),
        # two names
        ("<Walter Brandt and Ana Ruiz> said no.", ["Walter Brandt", "Ana Ruiz"]),
        # two names with titles
        ("<Attorney General Walter Brandt and Judge Ana Ruiz> said no.", ["Walter Brandt", "Ana Ruiz"]),
    ],
)
def test_names_in_phrases(marked: str, names: list[str]) -> None:
    assert answer(marked) == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # the subject of the sentence before
        ("Walter Brandt won the election. <He> will take office in May.", ["Walter Brandt"]),
        # a title tells the sex
        ("Mr. Brandt met Mrs. Ruiz in Lima. <She> left early.", ["Ruiz"]),
        # given names, and words of kinship, tell the sex; a pronoun of the other sex is never linked
        ("Helga Ruiz met Paul Ortega in Lima. <He> left early.", ["Paul Ortega"]),
        ("Kim Brandt and his wife, Lu Ruiz, moved to Lima. <She> left early.", ["Lu Ruiz"]),
        ("Helga Ruiz spoke in Lima. <He> left early.", []),
        # a title used for both gives way to the given name
        ("Chairman Helga Ruiz met Robin Brandt in Lima. <She> left early.", ["Helga Ruiz"]),
        # subject and object of a verb are two people
        ("Walter Brandt won. Then Paul Ortega called <him>.", ["Walter Brandt"]),
        # a name inside a quotation is not what the frame around it takes up
        ("Walter Brandt laughed. “Paul Ortega lost.” <He> left the room.", ["Walter Brandt"]),
        # who reports, not who is reported on
        ("Walter Brandt said that Paul Ortega lost. <He> left the room.", ["Walter Brandt"]),
        # a pronoun carries on the name before it
        (
            "Walter Brandt won. It rained. Then he slept. It snowed. The town sang. The lamps went out. <He> left.",
            ["Walter Brandt"],
        ),
        # nobody is named before
        ("<He> left the room.", []),
        # two people that no evidence tells apart
        ("Friends of Walter Brandt and of Paul Ortega came. <He> left.", []),
        # people named side by side
        ("Walter Brandt and Ana Ruiz spoke in Lima. “We agree,” <they> said.", ["Walter Brandt", "Ana Ruiz"]),
        # a number of people
        ("Walter Brandt and Ana Ruiz spoke in Lima. <The two prosecutors> agreed.", ["Walter Brandt", "Ana Ruiz"]),
        ("Walter Brandt spoke in Lima. <They> agreed.", []),
        # a title alone takes up the one who has it
        ("Gen. Paul Ortega was freed. Walter Brandt won. <The general> went home.", ["Paul Ortega"]),
        ("President Walter Brandt met Judge Ana Ruiz. <The judge> said no.", ["Ana Ruiz"]),
        # in a transcript, the one who spoke before, not the one who speaks
        (
            "PAUL ORTEGA: Nothing of that will last.\n\nANA RUIZ: Because of the way it was done, <he> says.",
            ["PAUL ORTEGA"],
        ),
        ("President Ana Ruiz met former President Walter Brandt. <The president> left.", ["Ana Ruiz"]),
        # a title that nobody has
        ("President Walter Brandt spoke. <The senator> said no.", []),
        # the president in office, not a former one
        (
            "President Walter Brandt met former President Ana Ruiz. <The former president> left.",
            ["Ana Ruiz"],
        ),
    ],
)
def test_pronouns_titles_and_numbers(marked: str, names: list[str]) -> None:
    assert answer(marked) == names


def test_an_empty_phrase_stands_for_nobody() -> None:
    syntax, annotations = analysed("Walter Brandt won.")
    assert References(syntax, annotations).of(3, 3) == ()


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        # the sentence just before comes first
        ("distance", "Walter Brandt won the vote. Paul Ortega lost it. <He> left."),
        # the subject comes before the object
        ("subject", "Walter Brandt met Paul Ortega in Lima. <He> left early."),
        # a possessor is no clear answer, though it is nearer
        ("embedded", "Walter Brandt said that Paul Ortega lost. <He> left the room."),
        ("pronoun", "Walter Brandt won. Then he slept. Friends of Paul Ortega sang. <He> left."),
        ("possessor", "The council met Walter Brandt. Paul Ortega's party won. <He> left."),
    ],
)
def test_each_weight_of_salience_is_needed(name: str, marked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = answer(marked)
    weightless = tuple(replace(each, weight=0.0) if each.name == name else each for each in salience.EVIDENCE)
    assert weightless != salience.EVIDENCE
    monkeypatch.setattr(salience, "EVIDENCE", weightless)
    assert answer(marked) != found


def test_every_weight_of_salience_has_an_example() -> None:
    assert [evidence.name for evidence in salience.EVIDENCE] == [
        "distance",
        "subject",
        "embedded",
        "pronoun",
        "possessor",
    ]


@pytest.mark.parametrize(
    ("home", "limit", "other", "marked"),
    [
        # two people that no evidence tells apart
        (salience, "LEAD", 0.0, "Friends of Walter Brandt and of Paul Ortega came. <He> left."),
        # a name too far back, and one just within reach
        (
            salience,
            "REACH",
            5,
            "Walter Brandt won. It rained. It froze. The town slept. The lamps went out. <He> left.",
        ),
        (salience, "REACH", 3, "Walter Brandt won. It rained. The town slept. The lamps went out. <He> left."),
        # the sex that a title tells, and that which a pronoun tells
        (pronouns, "TITLE", 0, "Mr. Brandt met Mrs. Ruiz in Lima. <She> left early."),
        (pronouns, "NAME", 0, "Walter Brandt met Helga Ruiz in Lima. <She> left early."),
        (pronouns, "PRONOUN", 0, "Robin Brandt won. He smiled. Then Robin Brandt thanked Kim Ruiz. <She> left."),
    ],
)
def test_each_limit_is_needed(
    home: ModuleType, limit: str, other: float, marked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = answer(marked)
    monkeypatch.setattr(home, limit, other)
    assert answer(marked) != found
