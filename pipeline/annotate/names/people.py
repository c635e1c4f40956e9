"""What speaks for a person: titles, given names, kinship, an age, what only people do; evidence, added up."""

import functools
import re

from pipeline.annotate.clauses.parts import is_subject
from pipeline.annotate.coreference.pronouns import sex_of
from pipeline.annotate.names.gazetteer import place_weight
from pipeline.annotate.names.given import given_names
from pipeline.annotate.names.places import KNOWN_STATE, is_town_team
from pipeline.annotate.names.sight import GENITIVES, Sight, Weights, type_rule
from pipeline.annotate.names.words import Word, bare, is_role_text
from pipeline.annotate.transcripts import label_at
from pipeline.lexicon import listed, table
from pipeline.lexicon import words as entries
from pipeline.naming import country, fold
from pipeline.rules import Example, Rule

TITLE: Weights = {"person": 3.0}  # "Gen." before it
AGE: Weights = {"person": 3.0}  # ", 43,"
SUFFIX: Weights = {"person": 3.0}  # "Jr." at its end
INITIAL: Weights = {"person": 2.0}  # "Ana K. Ruiz", "A.K. Ruiz"
ROLE: Weights = {"person": 2.0}  # ", a lawyer,"
KIN: Weights = {"person": 2.0}  # "his daughter, X", "X's wife"
LABEL: Weights = {"person": 2.0}  # "DOE:" at the start of a turn
GIVEN_NAME: Weights = {"person": 1.4}
SHARED: Weights = {"person": 1.0}  # "Dakota Price"
PARTICLE: Weights = {"person": 1.2}  # "Nils af Ekstrand"
LIVES: Weights = {"person": 1.0}  # "X smiled"
RELATIVE: Weights = {"person": 0.7}  # "who"
SPEAKS: Weights = {"person": 0.8}
PRONOUN: Weights = {"person": 0.4}  # "he" or "she" after it, and no other person in the sentence

_INITIAL = re.compile(r"[A-Z]\.$")

# "R.", "J.D.", "J.-P."
_INITIALS = re.compile(r"(?:-?[A-Z]\.)+$")

_OWNERS = listed("name_words", "determiners")
_PARTICLES = listed("name_words", "person_particles")


def _is_titled(sight: Sight) -> bool:
    return sight.titled


def _has_suffix(sight: Sight) -> bool:
    return len(sight.inside) > 1 and sight.final in entries("name_suffixes")


def _has_initial(sight: Sight) -> bool:
    inside = sight.inside
    return len(inside) == 3 and _INITIAL.match(inside[1].text) is not None and inside[0].text.istitle()


def _is_written_as_name(word: Word) -> bool:
    """Whether the word begins with a capital, is a small word of names, or only a mark."""
    return word.text[:1].isupper() or bare(word) in entries("name_particles") or not word.text[:1].isalnum()


def begins_with_given_name(sight: Sight) -> bool:
    """Whether several words begin with a frequent given name, and do not end like an organization or place."""
    inside = sight.inside
    capitals = len(inside) > 1 and all(map(_is_written_as_name, inside))
    headed = sight.final in entries("organization_heads") | entries("place_heads") and inside[-1].label != "PERSON"
    return capitals and not headed and fold(inside[0].text) in given_names()


@functools.cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(table("cue_verbs")["clause"])


def _has_age(sight: Sight) -> bool:
    age = sight.after(2)
    return sight.after() == sight.after(3) == "," and age.isdigit() and len(age) == 2


def _is_label(sight: Sight) -> bool:
    text, start = sight.syntax.text, sight.inside[0].start
    end = text.find("\n", start)
    label = label_at(text, text.rfind("\n", 0, start) + 1, len(text) if end < 0 else end)
    return label is not None and label.is_capital and label.span[0] <= start < label.span[1]


def _has_pronoun(sight: Sight) -> bool:
    others = [word for word in sight.line if word.label == "PERSON" and word not in sight.inside]
    return not others and any(sex_of(word.text) for word in sight.line[sight.last :])


def _has_relative(sight: Sight) -> bool:
    return "who" in {sight.after(), sight.after(2)}


def _has_role(sight: Sight) -> bool:
    return any(is_role_text(sight.syntax.tokens[index].text) for index in sight.apposed())


def _speaks(sight: Sight) -> bool:
    if sight.head is None:
        return False
    token = sight.syntax.tokens[sight.head]
    return is_subject(token) and sight.syntax.tokens[token.head].lemma in _speech_verbs()


def _has_initials(sight: Sight) -> bool:
    """Whether initials and a surname are all there is ("R. O. Quay", "J.D. Quay")."""
    *given, surname = sight.inside
    initials = bool(given) and all(_INITIALS.match(word.text) for word in given)
    known = any(country(word.text) for word in given) or place_weight(sight.text)
    return (
        initials
        and not known
        and surname.text[:1].isupper()
        and surname.text[1:].isalpha()
        and not surname.text.isupper()
    )


def _has_shared_given_name(sight: Sight) -> bool:
    """Whether the name is a surname behind a given name that is a word or place, too, and no known place or team."""
    if len(sight.inside) != 2 or fold(sight.inside[0].text) not in entries("shared_given_names"):
        return False
    surname = sight.inside[1].text
    heads = entries("organization_heads") | entries("place_heads") | entries("thing_heads") | entries("partial_words")
    written = surname[:1].isupper() and surname[1:].islower() and surname.isalpha()
    other = sight.final in heads or is_town_team([word.text for word in sight.inside]) or place_weight(sight.text)
    placed = {word.label for word in sight.inside} in ({"GPE", ""}, {"LOC", ""})
    return written and not other and not placed and place_weight(surname) < KNOWN_STATE


def _has_particle(sight: Sight) -> bool:
    """Whether a small word of people's names stands inside ("Nils af Ekstrand", "Walid bin Harith")."""
    return any(word.text in _PARTICLES for word in sight.inside[1:-1])


def _is_kin(sight: Sight) -> bool:
    """Whether a noun of kinship stands before the name ("his daughter, X"), or behind it as its own ("X's wife")."""
    if sight.after() in GENITIVES and sight.after(2).lower() in entries("kinship"):
        return True
    apart = sight.before() == ","
    noun = sight.before(2 if apart else 1).lower()
    owner = sight.before(3 if apart else 2)
    owned = owner.lower() in _OWNERS or owner in GENITIVES
    return noun in entries("kinship") and (owned or not apart)


def _lives(sight: Sight) -> bool:
    """Whether the name is the subject of what only people do ("X smiled", "X was born")."""
    if sight.head is None:
        return False
    token = sight.syntax.tokens[sight.head]
    return is_subject(token) and sight.syntax.tokens[token.head].lemma in entries("human_verbs")


RULES: tuple[Rule[[Sight], Weights], ...] = (
    type_rule(
        "title",
        "a title precedes the name",
        _is_titled,
        TITLE,
        Example(text="They heard Senator Lima.", words="Lima", gives="person"),
    ),
    type_rule(
        "suffix",
        "the name ends in a suffix of people's names, “Jr.” or the like",
        _has_suffix,
        SUFFIX,
        Example(text="They thanked Denver Hale Jr. for it.", words="Denver Hale Jr.", gives="person"),
    ),
    type_rule(
        "initial",
        "the name has an initial in the middle",
        _has_initial,
        INITIAL,
        Example(text="The prize went to Oslo B. Quay.", words="Oslo B. Quay", gives="person"),
    ),
    type_rule(
        "initials",
        "initials and a surname are the name",
        _has_initials,
        INITIAL,
        Example(text="Workers at J.D. Ostrave walked out.", words="J.D. Ostrave", gives="person"),
    ),
    type_rule(
        "given name",
        "the name begins with a frequent given name",
        begins_with_given_name,
        GIVEN_NAME,
        Example(text="Workers at Laura Ostrave walked out.", words="Laura Ostrave", gives="person"),
    ),
    type_rule(
        "shared given name",
        "the name is a surname behind a given name that is a word or a place, too",
        _has_shared_given_name,
        SHARED,
        Example(text="Workers at Dakota Ostrave walked out.", words="Dakota Ostrave", gives="person"),
    ),
    type_rule(
        "particle",
        "a small word of people's names stands inside the name",
        _has_particle,
        PARTICLE,
        Example(text="Workers at Quellan af Ekstrand left.", words="Quellan af Ekstrand", gives="person"),
    ),
    type_rule(
        "kinship",
        "a noun of kinship stands before the name, or is the name's own",
        _is_kin,
        KIN,
        Example(text="They thanked her stepmother Tarn again.", words="Tarn", gives="person"),
        Example(text="They fined Tarn's wife.", words="Tarn", gives="person"),
    ),
    type_rule(
        "age",
        "an age follows the name",
        _has_age,
        AGE,
        Example(text="They fined Denver, 34, again.", words="Denver", gives="person"),
    ),
    type_rule(
        "label",
        "the name is the label of a turn",
        _is_label,
        LABEL,
        Example(text="QUELLAN: We waited.", words="QUELLAN", gives="person"),
    ),
    type_rule(
        "pronoun",
        "“he” or “she” follows, and no other person is in the sentence",
        _has_pronoun,
        PRONOUN,
        Example(text="Marlow said so before she left.", words="Marlow", gives="person"),
    ),
    type_rule(
        "relative pronoun",
        "“who” follows the name",
        _has_relative,
        RELATIVE,
        Example(text="The prize went to Harrow, who left.", words="Harrow", gives="person"),
    ),
    type_rule(
        "role",
        "a role is in apposition to the name",
        _has_role,
        ROLE,
        Example(text="They fined Marlow, a plumber.", words="Marlow", gives="person"),
    ),
    type_rule(
        "speaks",
        "the name is the subject of a verb of speech",
        _speaks,
        SPEAKS,
        Example(text="Tarn said so before she left.", words="Tarn", gives="person"),
    ),
    type_rule(
        "lives",
        "the name is the subject of what only people do",
        _lives,
        LIVES,
        Example(text="Tarn smiled.", words="Tarn", gives="person"),
    ),
)
