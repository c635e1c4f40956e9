"""Names: their spans and types, which ones are the same, and the titles that go with them."""

import functools
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.language import analyse
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
    return document, annotate_names(document, analyse([(document, annotations)])[0])


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
        # a company behind a noun for what it is
        "The airline [Tarbert]o cancelled all flights. [Tarbert]o blamed the weather.",
        # a company with the noun behind it
        "[Veltrona]o, a maker of engines, hired forty people.",
        # what a company has
        "Shares of [Veltrona]o fell, and [Veltrona]o shares fell again.",
        # a chief executive before her name
        "[Veltrona]o CEO [Helga Brandt]p resigned on Monday.",
        # a legal form
        "[Harbour Foods Inc.]o and [Tarbert Holdings]o merged in May.",
        # two companies joined by "and"
        "[Tarbert Airlines]o and [Lima Motors]o signed a deal.",
        # a plane's number is no name
        "The crew flew an A320 to [Oslo]l.",
        # a maker before the number of its model
        "A Tarbert XB-412 landed in [Oslo]l.",
        # a flight number
        "[Tarbert Airways]o Flight 447 left [Lima]l at noon.",
        # a team called by its city and its name
        "The [Denver Hornets]o beat the [Toronto Otters]o in overtime.",
        # a storm is none
        "Hurricane Tarbert killed four people in [Mexico]l.",
        # a ship is none
        "The cruise ship Silver Maiden left [Lisbon]l on Friday.",
        # an operation is none
        "Police in [Lima]l called it Operation Breakwater.",
        # a city's council
        "The [Oslo City Council]o voted on Tuesday.",
        # a court with its country
        "The [Supreme Court of Norway]o ruled on Friday.",
        # a court alone
        "The [Supreme Court]o ruled on Friday.",
        # a bank
        "The [World Bank]o lent [Peru]l two billion dollars.",
        # a party
        "The [Harbour Party]o won in [Norway]l.",
        # a police force
        "The [Los Angeles Police Department]o arrested two men.",
        # a plural noun behind a country
        "[Peru]l officials met [Canada]l officials.",
        # a country's possessive
        "[Mexico]l's president flew to [Cuba]l.",
        # a demonym alone
        "The Mexican government and a German bank agreed.",
        # a demonym as noun
        "Two Norwegians and a Canadian were hurt.",
        # a month and a day
        "In March, on a Tuesday, [Ana Ruiz]p left.",
        # a surname with a particle in capitals
        "Judge [Maria Van Dyke]p ruled in [Denver]l.",
        # an Arabic article
        "[Samir al-Tarabi]p lives in [Beirut]l.",
        # an Irish surname
        "[Sheila O'Rourke]p and [Brian McCabe]p were elected.",
        # a hyphenated given name
        "[Jean-Luc Arnaud]p spoke in [Paris]l.",
        # a hyphenated surname
        "[Lena Holm-Larsen]p spoke first.",
        # given names that are words or months at the start of a sentence, and a month
        "[Will Hartnell]p said in May that [April Sloan]p would go.",
        # a surname that is a month
        "[Theresa May]p said she would go. [May]p left in May.",
        # small words that a role or another name stands before
        "Sir [Tomos ap Ifan]p and [Marta de la Vega]p signed the deed.",
        # the fields of an office
        "Former Minister for Women and Equalities [Karin Holt]p said so.",
        # what somebody's relatives are called
        "Brothers [Amos]p and [Felix Trask]p were charged.",
        # a trade before a name that the gazetteer of given names does not know
        "Nurse [Oluwaseyitan Adeyemi]p won the prize.",
        # a nickname in parentheses
        "[Robert (Bob) Dunlavy]p was elected on Monday.",
        # one country's branch is another than all of them
        "The [British Red Cross]o sent tents. The [International Red Cross]o sent doctors.",
        # a mayor, a landscape and a hyphen tell a place
        "The mayor of [Tarnholm]l met the owners of a [Quellan]l-based firm in the [Aurel]l mountains.",
        # a role in small letters tells a person
        "Its coach [Deogratias Kizito]p watched, said secretary-general [Amporn Pinasa]p.",
        # initials that nobody knows of any land
        "The prize went to [T.S. Ellery]p. The [U.S. Government]o paid.",
        # groups of people, and their abbreviations, are none
        "LGBT groups and Chicano clubs marched, and NGOs watched.",
        # what is joined to a place
        "Pro-[Kiev]l fighters left [Donetsk]l.",
        # initials without spaces
        "[J.R. Maddox]p wrote the report.",
        # an initial in the middle
        "[Walter H. Brandt]p wrote the report.",
        # a doctor
        "Dr. [Helga Brandt]p treated him.",
        # two people with one title
        "Senators [Walter Brandt]p and [Helga Maren]p disagreed.",
        # a former office
        "Former President [Walter Brandt]p spoke in [Oslo]l.",
        # an office with a country's name
        "Norwegian Prime Minister [Helga Brandt]p spoke in [Oslo]l.",
        # an office behind the name
        "[Helga Brandt]p, the mayor of [Oslo]l, agreed.",
        # an age behind the name
        "[Ramiro Ortega]p, 43, was released.",
        # a spokeswoman before her name
        "Spokeswoman [Sandy Ortega]p said the plant would close.",
        # a newspaper in a country
        "The newspaper [Tarbert Herald]o reported it first.",
        # a news agency
        '"It is over," she told [Reuters]o.',
        # an agency in parentheses at the start
        "[OSLO]l ([Reuters]o) - The talks failed on Monday.",
        # a dateline's city in capitals
        "[MEXICO CITY]l — The minister resigned on Monday.",
        # an international body by its letters
        "[NATO]o and the [UN]o condemned the attack.",
        # a body of the country
        "[US Army]o soldiers left [Iraq]l.",
        # a state
        "He moved from [Texas]l to [New York]l.",
        # a state's abbreviation
        "She lives in [Oakland]l, [Calif.]l, with her sons.",
        # a river and a mountain
        "The [Danube River]l flooded near [Mount Tarbert]l.",
        # a street
        "The shop on [Harbour Street]l closed.",
        # an airport
        "Flights from [Oslo Airport]l were delayed.",
        # a university's school
        "She studied at the [Tarbert School of Economics]o.",
        # a hospital
        "He died at [Harbour General Hospital]o on Sunday.",
        # a cartel with a capital
        "The [Harbour Cartel]o split in two.",
        # a region
        "Troops left [Eastern Europe]l and the [Middle East]l.",
        # an island
        "The ferry sank off [Cape Tarbert]l.",
        # an ocean
        "The ship crossed the [Pacific Ocean]l.",
        # a district's possessive
        "[Lima]l's mayor, [Ana Ruiz]p, agreed.",
        # a title in lower case
        "The defense minister, [Ramiro Ortega]p, resigned.",
        # "we" and "I" are none
        "I think we met [Ana Ruiz]p in [Lima]l.",
        # abbreviations of units
        "The CEO paid 5 GB of data by SMS to [Ana Ruiz]p.",
        # a headline in capitals that runs into a sentence names nobody by its capitals
        "SCHOOLS THAT CLOSED EARLY ARE OPEN AGAIN, SAY PARENTS [Ada Lund]p was glad.",
        "HOW TAX CUTS MADE ROADS MUCH WORSE THAN THEY WERE [Ada Lund]p asked for more.",
        # an exclamation in capitals
        "STOP! said [Ana Ruiz]p.",
        # a list of three people
        "[Ana Ruiz]p, [Walter Brandt]p and [Helga Maren]p agreed.",
        # a ministry
        "The [Ministry of Foreign Affairs]o summoned the ambassador.",
        # a ministry with a small word
        "The [Ministry of the Interior]o denied it.",
        # an institution's branch
        "The [International Committee for Harbour Safety]o met in [Geneva]l.",
        # a prize and a contest are no names
        "She won the Harbour Prize for her novel in May.",
        "Nobody has won the Tarbert Championship since 2009.",
        # a product everybody knows
        "The iPhone sold well in [Lima]l.",
        # what the text calls a thing
        "Veltrona is a satellite that was launched in 2009.",
        # a town, and a plural that a team is called by
        "Fans of the [Denver Hornets]o waited in [Denver]l.",
        # where a person is from, behind the age
        "[Ana Ruiz]p, 43, of [Tarbert]l, was arrested on Friday.",
        # a town before a word for its people
        "A [Tarbert]l man was arrested on Friday.",
        # a town before its state; a person before a country
        "The plant is in [Tarbert]l, [Ohio]l.",
        "After arresting [Nina Brandt]p, [Spain]l closed the office.",
        # "and" inside a company's name
        "The [European Harbour and Coast Company]o grew.",
        # a house that bears a person's name
        "He met her at [Lee's Hospital]o on Friday.",
        # a verb in a headline is no part of the name before it
        "Mayor To Visit [Lima]l On Friday",
        # a country that begins like a people
        "The ship left [Saudi Arabia]l on Monday.",
        # a title in the plural
        "Senators [Ana Ruiz]p and [Walter Brandt]p agreed.",
        # a war with its number, a numeral alone
        "He fought in World War II and came home.",
        "He studied chapter XVII in [Lima]l.",
        # the abbreviation of words in small letters
        "The soldiers had a night vision device (NVD) each.",
        # a model by its number
        "[Tom Brandt]p flew the new 737 Swift on Monday.",
        # a newspaper in italics
        "The paper *[La Hora Nueva]o* reported it.",
        # what the text calls a province
        "The rebels hold the province of [Tarbert]l.",
        "They crossed [Tarbert]l province at night.",
        # a small word between hyphens
        "She studied in [Aix-en-Provence]l.",
        # a role that is also a kind of company
        "Two developers, [Ariel Brandt]p and [Helga Maren]p, were charged.",
        # an emphatic word
        "The vote was close, but NOT for [Ana Ruiz]p.",
        # a capital inside a word
        "[PayRoute]o said so.",
        # a person behind a possessive that the model takes for part of the name
        "The [Green Party]o’s [Jill Brandt]p spoke.",
        # a team at the start, before a player of its sport
        "[Hornets]o lineman [Walter Brandt]p was fined.",
        # a mountain with a second name before it
        "Climbers reached [Aroa Mount Lee]l on Friday.",
        # a foundation that bears a person's name
        "The [George Brandt Foundation]o sued.",
        # a dash without spaces ends a name, an account's name is none
        "The poll had [Carol Winter]p—35 to 12.",
        "Follow [Ana Ruiz]p on [Twitter]o @anaruiz.",
        # abbreviations of common nouns, with a plural
        "A super PAC and two other PACs paid for the ad, [Carol Winter]p said.",
        # an example of companies
        "Consulting firms like [Tarbert]o have long hired young people.",
        # an initial between two names
        "Mr. [Lee]p has hired [Ramiro K. Tarbert]p of [Harbour News]o.",
        # a people's name in the name of an institution
        "Imams from the [Muslim Brotherhood]o came.",
        # a town before its institution, and a state's letters behind a party
        "The debate was held at [Philadelphia]l’s [Drexel University]o on Monday.",
        "Sen. [Carol Winter]p (R-[TX]l) won.",
        # a preposition at the start
        "Outside [Tarbert]o's plant people waited.",
        # where the news is from, and a person of that name
        "[WASHINGTON]l ([AP]o) — [Kerry Washington]p spoke on Monday. [Washington]l was glad.",
        # a unit
        "It was 90 degrees Fahrenheit.",
        # a dash before a name, and a possessive with the wrong mark
        "-[David Brandt]p takes another look at what happened in [Iowa]l.",
        "They spoke of [Carol Winter]p‘s plans for the town.",
        # brackets and marks before a name
        "The [AFT]o met, and the [AFT]o’s members voted: [[Carol Winter]p, [Reuters]o].",
        # a people is no name where a surname is the same
        "Ana Jewish spoke for many Jewish leaders.",
        # a given name in a headline, where the text gives the full name
        "[Walter]p Loses A Vote Again On Monday\n\n[Walter Brandt]p lost the vote.",
        # an abbreviation's full stop, at the end of a sentence
        "He is from [Burlington]l, [Vt.]l",
        # an office of two words, with "of" between them
        "He wrote to Deputy Chief of Staff [Walter Brandt]p.",
        "Supervisor of Elections [Susan Winter]p said that voters can wait.",
        # a town before a role
        "People are angry, said [Chicago]l Alderman [Walter Brandt]p.",
        # a newspaper that is called like a day's short form
        "A parade began, the [Chicago Sun-Times]o reported.",
        # an adverb at the start
        "“Certainly [Carol Winter]p has gone too far,” he said.",
        # a newspaper
        "The [Charlotte Courier]o said so.",
        # a word that a headline alone has is no name
        "[Carol Winter]p Suffered A Big Blow Yesterday\n\n[Carol Winter]p lost the vote.",
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
        # a company without its legal form
        ("Harbour Foods Inc. grew. Harbour Foods hired many.", {"Harbour Foods Inc.", "Harbour Foods"}),
        # a company by the first of its two words, once both were given
        ("Shares of Veltrona Rowley fell. Veltrona hired many.", {"Veltrona Rowley", "Veltrona"}),
        # a team without its city
        ("The Denver Hornets won. The Hornets play in Denver on Friday.", {"Denver Hornets", "Hornets"}),
        # a church by the word for what it is
        ("The Church of the Harbour sued. The Church denied it.", {"Church of the Harbour", "Church"}),
        # a city by its letters
        ("He lives in Los Angeles. They met in LA on Friday.", {"Los Angeles", "LA"}),
        # a woman by her given name, which the model overlooks
        ("Isabel Maren writes games. I work with Isabel on many of them.", {"Isabel Maren", "Isabel"}),
        # a surname that is also a city's name
        ("Valeska Oslo left. Oslo says she was held. Oslo was born in Peru.", {"Valeska Oslo", "Oslo"}),
        # a headline, where every word has a capital
        ("Brandt Wins Long Race In Denver\n\nWalter Brandt won on Monday.", {"Brandt", "Walter Brandt"}),
        # a team without its city, where the model has no name
        ("The Denver Hornets won. Hornets coach Ana Ruiz was happy.", {"Denver Hornets", "Hornets"}),
        # an abbreviation in another language
        ("The National Migration Board (INM) met. The INM agreed.", {"National Migration Board", "INM"}),
        # a company by the first of several words
        (
            "Shares of Veltrona Harbour Management fell. Veltrona hired many.",
            {"Veltrona Harbour Management", "Veltrona"},
        ),
        # a city by its usual short form
        ("He lives in Los Angeles. They met in L.A. on Friday.", {"Los Angeles", "L.A."}),
        # a court without its second half
        (
            "The Supreme Court of Cassation met. The Supreme Court ruled.",
            {"Supreme Court of Cassation", "Supreme Court"},
        ),
        # a country by the name that is usual in sport
        ("Korea won. South Korea play again.", {"Korea", "South Korea"}),
    ],
)
def test_names_of_one_referent(text: str, names: set[str]) -> None:
    assert names in groups(text)


def test_relatives_stay_apart() -> None:
    found = groups("Walter Brandt met Helga Brandt in Vienna. They had not spoken for years.")
    assert {"Walter Brandt"} in found
    assert {"Helga Brandt"} in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # both have a suffix, and "the elder" is one of them
        (
            "Samuel Pike Jr. won, long after his father, Samuel Pike Sr., lost. Pike Jr. laughed. The elder Pike wept.",
            [{"Samuel Pike Jr.", "Pike Jr."}, {"Samuel Pike Sr.", "Pike"}],
        ),
        # one has a suffix, the other is called a relative
        (
            "Conrad Whitby III inherited the mill from his grandfather, Conrad Whitby. “I was nine,” Whitby III said.",
            [{"Conrad Whitby III", "Whitby III"}, {"Conrad Whitby"}],
        ),
        # nobody is called his own grandfather
        (
            "Conrad Whitby inherited the mill from his grandfather, Conrad Whitby, who died in 1918.",
            [{"Conrad Whitby"}, {"Conrad Whitby"}],
        ),
        # the name of the family stands first
        ("Park Geun Hye met Obama. Then Park left, aides said.", [{"Park Geun Hye", "Park"}, {"Obama"}]),
        # without the suffix it is the same man
        ("George Hale Jr. spoke on Monday. George Hale is 40.", [{"George Hale Jr.", "George Hale"}]),
        # a relative who was named before is the same
        (
            "Ann Lund met Bo Lund. Later Ann Lund said that her father, Bo Lund, was kind.",
            [{"Ann Lund"}, {"Bo Lund"}],
        ),
    ],
)
def test_relatives_of_one_name_are_two_people(text: str, names: list[set[str]]) -> None:
    assert groups(text) == names


def test_a_title_tells_which_of_two_relatives_is_meant() -> None:
    found = groups("Mr. Xavier Lund and his wife, Greta Lund, sailed. Mr. Lund slept. Ms. Lund steered. Ms. Lund won.")
    assert {"Xavier Lund", "Lund"} in found
    assert {"Greta Lund", "Lund"} in found


def test_a_verb_is_no_title_that_tells_a_sex() -> None:
    assert {"Donald Lund", "Lund"} in groups("Polls miss Lund in Oslo. Mr. Lund sailed. Donald Lund slept.")


def test_a_relative_is_not_who_a_title_introduces() -> None:
    text = "President Ruiz spoke. Mr. Ruiz was calm. Mr. Ruiz then left with Helga Ruiz. Mr. Ruiz thanked all."
    assert {"Ruiz"} in groups(text)
    assert {"Helga Ruiz"} in groups(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # a company and one that only begins like it, met first
        ("Veltrona hired forty people. Veltrona Rowley, a bank, did not.", "Veltrona", "Veltrona Rowley"),
        # two companies of one family name
        ("Brandt Motors grew. Brandt Foods did not.", "Brandt Motors", "Brandt Foods"),
        # a state and its capital's county
        ("She lives in Oslo. He works at Oslo Airport.", "Oslo", "Oslo Airport"),
        # a country and a city in its name
        ("Mexico won. He stayed in Mexico City.", "Mexico", "Mexico City"),
        # different middle names
        ("John A. Winter met John B. Winter.", "John A. Winter", "John B. Winter"),
    ],
)
def test_names_of_different_referents(text: str, one: str, other: str) -> None:
    assert not any({one, other} <= names for names in groups(text))


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


def test_a_name_ends_with_its_line_unless_lines_are_wrapped() -> None:
    apart = "Pupils thanked Mayor Ana\nRuiz Street was closed on Monday. The school is open.\nThe mayor went home."
    wrapped = "The pupils thanked the mayor, Ana\nRuiz, for her help with the\nnew school, and went home."
    assert {"Ana"} in groups(apart)
    assert {"Ana\nRuiz"} in groups(wrapped)
