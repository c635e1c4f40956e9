"""Nouns that take up an event that the text has told of before."""

from datetime import date

import pytest
from law import analysed

from pipeline.annotate import STEPS

# A text, the noun, and what it takes up; nothing where that is not clear.
CASES = [
    # the only arrest
    ("Police arrested Nina Brandt on Monday. The arrest drew protests.", "arrest drew", "arrested"),
    # through another noun to the first mention
    ("Rebels attacked Lima. The attack was brief. Later the attack was denounced.", "attack was denounced", "attacked"),
    # two arrests
    ("Police arrested Nina Brandt. Guards detained Leo Hartmann. The arrest drew protests.", "arrest drew", None),
    # any arrest
    ("Police arrested Nina Brandt on Monday. An arrest may draw protests.", "arrest may", None),
    # nobody and nowhere: nothing that could be taken up
    ("There was an attack. The attack drew protests.", "attack drew", None),
    # another attack than the one told of
    ("Rebels attacked Lima. The gas attack of the spring drew protests.", "attack of", None),
    # what happens often is taken up by its own word
    ("Peru and Spain signed an accord in 2019. The deal drew protests.", "deal", None),
    # a decision is not what is decided
    ("Peru dropped the charges against Nina Brandt. The decision to drop them drew protests.", "decision", None),
    # attacks are not the attack
    ("Rebels attacked Lima on Monday. The attacks of recent years drew protests.", "attacks of", None),
]


@pytest.mark.parametrize(("text", "noun", "meant"), CASES)
def test_what_a_noun_takes_up(text: str, noun: str, meant: str | None) -> None:
    document, annotations = analysed(text, date(2021, 3, 10).isoformat())
    for step in STEPS:
        annotations = step(document, annotations)
    taken = [e.takes_up for e in annotations.events if e.start == text.index(noun)]
    found = [text[slice(*span)] if span else None for span in taken]
    assert found == [meant]
