"""What event mentions say beside names."""

import pytest
from test_events import event  # a sentence's event by its trigger

ABOUT = [
    # a clause, with and without "that"
    ("Mark Hill denied that he took bribes from a gang.", "denied", "that", "he took bribes from a gang"),
    ("Ada Lund announced the bridge was unsafe.", "announced", "that", "the bridge was unsafe"),
    # a question that is told
    ("The police are investigating whether the pilot was drunk.", "investigating", "whether", "the pilot was drunk"),
    # an infinitive; times and asides are no part of it
    ("Peru threatened to close the border on Monday.", "threatened", "to", "close the border"),
    ("The ministers agreed to share data on gangs, which are armed.", "agreed", "to", "share data on gangs"),
    # whoever is asked, with what they are asked for
    ("Ada Lund asked the judge to dismiss the case.", "asked", None, "the judge to dismiss the case"),
    ("Ada Lund urged Peru to open the border.", "urged", None, "Peru to open the border"),
    # under a preposition, beside the verb or the noun of the event
    ("Bo Stone was charged with fraud and theft.", "charged", "with", "fraud and theft"),
    ("Bo Stone was sentenced to nine years in prison for theft.", "sentenced", "to", "nine years in prison"),
    ("Peru issued a warning about floods.", "issued", None, None),
    ("Thousands protested against the new law.", "protested", "against", "the new law"),
    # a time is not what it is about
    ("The council voted on Monday.", "voted", None, None),
    # the noun with what describes it
    ("A total ban on imports was imposed.", "ban", "on", "imports"),
    ("Two guards fled the violent protest of farmers.", "protest", None, "the violent protest of farmers"),
    ("Two guards fled the loud protest by farmers.", "protest", None, "the loud protest"),  # who acts is no part of it
    # before the noun
    ("The murder trial of Ada Lund began.", "trial", None, "murder"),
    # nothing of it is said
    ("Peru threatened Chile.", "threatened", None, None),
]


@pytest.mark.parametrize(("text", "trigger", "link", "words"), ABOUT)
def test_what_it_is_about(text: str, trigger: str, link: str | None, words: str | None) -> None:
    found = next(((c.link, text[c.start : c.end]) for c in event(text, trigger).contents if c.part == "about"), None)
    assert found == (None if words is None else (link, words))


PARTS = [
    # common nouns where nobody is named
    ("Two gunmen killed three men in Lima.", "killed", {"agent": "Two gunmen", "patient": "three men in Lima"}),
    ("A 24-year-old man was arrested.", "arrested", {"patient": "A 24-year-old man"}),
    # where somebody is named, the name is in the participants
    ("Two guards arrested Bo Stone.", "arrested", {"agent": "Two guards"}),
    # what harms somebody acts, too
    ("A bomb killed three men.", "killed", {"agent": "A bomb", "patient": "three men"}),
    # a pronoun is no phrase that tells
    ("They arrested him.", "arrested", {}),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PARTS)
def test_who_where_nobody_is_named(text: str, trigger: str, expected: dict[str, str]) -> None:
    found = {c.part: text[c.start : c.end] for c in event(text, trigger).contents if c.part != "about"}
    assert found == expected


TELLS = [
    ("Peru rejected an offer of talks.", "rejected", "something"),
    ("Peru rejected the offer.", "rejected", "little"),  # which one?
    ("Police arrested three men.", "arrested", "something"),
    ("Mark Hill denied that it happened.", "denied", "nothing"),  # what?
    ("Peru threatened to close its border.", "threatened", "little"),  # whose, is known where Peru is
]


@pytest.mark.parametrize(("text", "trigger", "expected"), TELLS)
def test_how_much_a_phrase_tells(text: str, trigger: str, expected: str) -> None:
    assert [content.tells for content in event(text, trigger).contents if content.part != "agent"] == [expected]
