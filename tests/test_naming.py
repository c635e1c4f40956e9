"""Normal forms of names, and which name can stand for which."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.naming import (
    country,
    fold,
    full_institution,
    initials,
    is_form_of,
    key_of,
    organization_key,
    person_key,
    place_key,
)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        # accents, hyphens and an article
        ("The López-Doe", "lopez doe"),
        # full stops and apostrophes
        ("U.S. People's Party", "us peoples party"),
        # a letter and a number are one word with and without a hyphen
        ("H-2 cartel", "h2 cartel"),
        # nothing but an article
        ("The", "the"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("short", "full", "can"),
    [
        # the surname
        ("Ortega", "Ramiro Ortega", True),
        # the given name is no surname
        ("Ramiro", "Ramiro Ortega", False),
        # one of two surnames, and both
        ("Ortega", "Ramiro Ortega Salinas", True),
        ("Ortega Salinas", "Ramiro Ortega Salinas", True),
        ("Ramiro Ortega", "Ramiro Ortega Salinas", True),
        # a middle name left out or shortened
        ("Carol Winter", "Carol Bagley Winter", True),
        ("Carol B. Winter", "Carol Bagley Winter", True),
        # another middle name
        ("Carol A. Winter", "Carol Bagley Winter", False),
        # another given name
        ("Helga Winter", "Carol Winter", False),
        # a short form and an initial of the given name
        ("Bill Brandt", "William Brandt", True),
        ("W. Brandt", "William Brandt", True),
        # all initials, and those of somebody else
        ("W.K. Brandt", "William Karl Brandt", True),
        ("W.H. Brandt", "William Karl Brandt", False),
        # a small word begins the first of two surnames
        ("De la Vega", "Juan de la Vega y Soto", True),
        # a suffix and a nickname do not count
        ("Samuel Ross", "Samuel “Sam” Ross Jr.", True),
    ],
)
def test_forms_of_a_persons_name(short: str, full: str, can: bool) -> None:
    assert is_form_of(person_key(short), person_key(full)) is can


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # words in another order
        ("Justice Department", "Department of Justice"),
        # a legal form
        ("Tarbert Ferries Ltd.", "Tarbert Ferries"),
        # two ways to write the country
        ("US Navy", "United States Navy"),
        # a well-known short name
        ("EU", "European Union"),
        # a plural that some articles leave out
        ("Academy of Moving Pictures", "Academy of Moving Picture"),
    ],
)
def test_organizations_of_one_key(one: str, other: str) -> None:
    assert organization_key(one) == organization_key(other)


def test_the_country_of_an_organization_is_kept_apart() -> None:
    assert organization_key("US Department of Justice") == ("United States", ("department", "justice"))
    assert organization_key("Department of Justice") == ("", ("department", "justice"))


def test_countries_and_places() -> None:
    assert country("US") == country("U.S.") == country("AMERICA") == "United States"
    assert country("us") is None
    assert place_key("New York City") == place_key("NEW YORK") == place_key("N.Y.")
    assert place_key("Mexico City") != place_key("Mexico")
    assert place_key("Mt. Tarbert") == place_key("Mount Tarbert")


def test_institutions_and_initials() -> None:
    assert full_institution("AP") == "Associated Press"
    assert full_institution("Tarbert Ferries") == "Tarbert Ferries"
    assert initials("Department of Harbour Affairs") == {"doha", "dha"}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        # accents
        ("Andrés López", "Andres Lopez", "person"),
        # capitals
        ("CARLA PRICE", "Carla Price", "person"),
        # a suffix
        ("Samuel Ross Jr.", "Samuel Ross Jr", "person"),
        # a nickname
        ("Samuel “Sam” Ross", "Samuel Ross", "person"),
        # full stops in initials
        ("J.R. Maddox", "JR Maddox", "person"),
        # word order
        ("Department of Justice", "Justice Department", "organization"),
        # a state's body, with its country before and behind
        ("UK Supreme Court", "Supreme Court of the United Kingdom", "organization"),
        # an article
        ("The Harbour Board", "Harbour Board", "organization"),
        # a legal form
        ("Harbour Foods Inc.", "Harbour Foods", "organization"),
        # a well-known short name
        ("AP", "Associated Press", "organization"),
        # ways to write a country
        ("U.S.", "United States", "place"),
        # an abbreviated word
        ("Mt. Tarbert", "Mount Tarbert", "place"),
        # a state's abbreviation
        ("Calif.", "California", "place"),
        # "City" behind a city's name
        ("Denver City", "Denver", "place"),
    ],
)
def test_names_that_are_written_alike(one: str, other: str, kind: str) -> None:
    assert key_of(kind, one) == key_of(kind, other)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        # two given names
        ("Walter Brandt", "Helga Brandt", "person"),
        # a father and his son
        ("Samuel Ross Jr.", "Samuel Ross Sr.", "person"),
        # two middle initials
        ("John A. Winter", "John B. Winter", "person"),
        # a bank with a country behind its name
        ("Bank of America", "US Bank", "organization"),
        # the same body of two countries
        ("Supreme Court of Norway", "UK Supreme Court", "organization"),
        ("US Navy", "Mexico Navy", "organization"),
        # a city and a country
        ("Mexico City", "Mexico", "place"),
    ],
)
def test_names_that_are_not(one: str, other: str, kind: str) -> None:
    assert key_of(kind, one) != key_of(kind, other)


@given(st.text(alphabet="abcdeáéñü -'.", min_size=1, max_size=20))
def test_accents_and_case_do_not_split(text: str) -> None:
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    assert key_of("person", text.title()) == key_of("person", plain.upper()) == key_of("person", plain)
