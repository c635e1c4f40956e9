"""The clause layer: sentences, and what it answers about a word in them."""

import functools

import pytest

from pipeline.annotate.clauses import Clauses, parts, words
from pipeline.annotate.language import DEFAULT_MODEL, analyse
from pipeline.annotate.structure import annotate_structure
from pipeline.records import Annotations, Document, Metadata


@functools.cache
def clauses_of(text: str) -> Clauses:
    document = Document(article_id="e", path="e.txt", text=text, sha256="0", manifest=Metadata(language="en"))
    found = analyse([(document, annotate_structure(document, Annotations()))], DEFAULT_MODEL)
    return Clauses(document, found[0])


def index_of(clauses: Clauses, word: str) -> int:
    return next(index for index, token in enumerate(clauses.tokens) if token.text == word)


def texts(clauses: Clauses, indices: list[int]) -> list[str]:
    return [clauses.tokens[index].text for index in indices]


@pytest.mark.parametrize(
    ("text", "verb", "agents", "patients"),
    [
        ("The guards arrested Ada Lund.", "arrested", ["guards"], ["Lund"]),
        ("Ada Lund was arrested by the guards.", "arrested", ["guards"], ["Lund"]),  # passive
        ("Mayor arrested in raid", "arrested", [], ["Mayor"]),  # a headline leaves "was" out
        ("Ada Lund and Tomas Brook signed the letter.", "signed", ["Lund", "Brook"], ["letter"]),  # coordination
        ("The mayor who opened the bridge resigned.", "opened", ["mayor"], ["bridge"]),  # antecedent as subject
        ("The letter that the mayor signed was lost.", "signed", ["mayor"], ["letter"]),  # antecedent as object
        ("A man facing charges fled.", "facing", ["man"], ["charges"]),  # the noun above a participle
        ("Ada Lund wants to resign.", "resign", ["Lund"], []),  # an infinitive has the subject above it
        ("The council urged Ada Lund to resign.", "resign", ["Lund"], []),  # or the object
        ("Ada Lund was accused of stealing the boat.", "stealing", ["Lund"], ["boat"]),  # or whoever is accused
    ],
)
def test_who_acts_and_who_is_acted_on(text: str, verb: str, agents: list[str], patients: list[str]) -> None:
    clauses = clauses_of(text)
    index = index_of(clauses, verb)
    assert texts(clauses, clauses.agents(index)) == agents
    assert texts(clauses, clauses.patients(index)) == patients


@pytest.mark.parametrize(
    ("text", "verb", "passive", "infinitive", "past", "asserted"),
    [
        ("The guards arrested Ada Lund.", "arrested", False, False, True, True),
        ("Ada Lund was arrested by the guards.", "arrested", True, False, True, True),
        ("Ada Lund had resigned.", "resigned", False, False, True, True),
        ("Ada Lund did not resign.", "resign", False, False, True, False),
        ("Ada Lund wants to resign.", "resign", False, True, False, False),
    ],
)
def test_the_form_of_a_clause(
    text: str, verb: str, passive: bool, infinitive: bool, past: bool, asserted: bool
) -> None:
    clauses = clauses_of(text)
    index = index_of(clauses, verb)
    found = (clauses.is_passive(index), clauses.is_infinitive(index), clauses.is_in_past(index))
    assert found == (passive, infinitive, past)
    assert clauses.is_asserted(index) == asserted


@pytest.mark.parametrize(
    ("text", "noun", "phrase"),
    [
        ("The guards made an arrest on Monday.", "arrest", "an arrest"),
        # The "of" phrase belongs to it, the relative clause does not.
        ("Ada Lund said the mayor of Elmford, who was ill, would leave.", "mayor", "the mayor of Elmford"),
    ],
)
def test_the_noun_phrase_of_a_head(text: str, noun: str, phrase: str) -> None:
    clauses = clauses_of(text)
    assert text[slice(*clauses.phrase(index_of(clauses, noun)))] == phrase


def test_the_verb_that_a_noun_needs_to_happen() -> None:
    clauses = clauses_of("The guards made an arrest on Monday.")
    made = index_of(clauses, "made")
    assert clauses.support_verb(index_of(clauses, "arrest")) == made
    assert clauses.support_verb(index_of(clauses, "guards")) is None
    assert clauses.clause(index_of(clauses, "Monday")) == made
    assert clauses.attached_to(index_of(clauses, "Monday")) == made


def test_what_stands_under_a_preposition() -> None:
    clauses = clauses_of("She met with Tomas Brook because of the storm.")
    found = [(word, clauses.tokens[noun].text) for word, _, noun in clauses.prepositions(index_of(clauses, "met"))]
    assert ("with", "Brook") in found
    assert ("because", "storm") in found  # of two words the first tells the relation


@pytest.mark.parametrize(
    ("text", "word", "true", "false"),
    [
        ("The guards will arrest Ada Lund.", "guards", {"is_noun", "is_plural", "is_subject"}, {"is_proper_noun"}),
        ("The guards will arrest Ada Lund.", "Lund", {"is_proper_noun", "is_object"}, {"is_noun", "is_subject"}),
        ("The guards will arrest Ada Lund.", "arrest", {"is_full_verb", "is_plain_form", "is_root"}, {"is_finite"}),
        ("The guards will arrest Ada Lund.", "will", {"is_modal", "has_tense"}, {"is_finite", "is_full_verb"}),
        ("Ada Lund said that she left.", "left", {"is_past", "is_content_clause"}, {"is_relative_clause"}),
        ("The man who left was ill.", "left", {"is_relative_clause", "is_finite"}, {"is_content_clause"}),
        ("Ada Lund was asked why she left.", "was", {"is_auxiliary", "is_past"}, {"is_active_auxiliary"}),
        ("Ada Lund was asked why she left.", "why", {"opens_question"}, {"is_conjunction_or_preposition"}),
        ("Ada Lund was asked why she left.", "Lund", {"stands_as_subject", "may_be_in_noun_phrase"}, {"is_subject"}),
    ],
)
def test_what_a_word_is(text: str, word: str, true: set[str], false: set[str]) -> None:
    clauses = clauses_of(text)
    token = clauses.tokens[index_of(clauses, word)]
    assert {name for name in true | false if getattr(words if hasattr(words, name) else parts, name)(token)} == true
