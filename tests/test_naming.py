"""Normal forms of names, and which name can stand for which."""

import pytest

from pipeline.naming import (
    country,
    fold,
    full_institution,
    initials,
    is_form_of,
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
