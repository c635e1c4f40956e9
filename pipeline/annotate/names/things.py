"""What speaks for a work, a ship, a product or a storm: what a name is called, and its own words."""

import re

from pipeline.annotate.names.sight import Sight, Weights, is_called, type_rule
from pipeline.annotate.names.words import Word, bare
from pipeline.lexicon import listed
from pipeline.lexicon import words as entries
from pipeline.rules import Example

CALLED: Weights = {"none": 3.0}  # "the ship X"
PARSED: Weights = {"none": 2.0}  # the same where the words stand apart: the parser errs more often
BEFORE: Weights = {"none": 0.8}  # "the X virus"

# A model's number, alone or behind its maker's name ("A320", "XB-41"), and one that is all digits ("Tarbert 737").
_MODEL = re.compile(r"[A-Z]{1,3}-?\d{3}[A-Za-z]?s?$|\d{3}[A-Z]{1,3}$")
_MAKERS_MODEL = re.compile(r"[A-Za-z]{1,3}-\d{1,3}[A-Za-z]?$")
_DIGITS = re.compile(r"\d{3}(?:-\d+)?s?$")
_MAKERS = frozenset({"ORG", "PRODUCT"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})

# "War II"
_NUMERAL = re.compile(r"[IVXL]+$")

_SURNAMES = listed("name_words", "thing_surnames")


def _ends_thing(sight: Sight) -> bool:
    """Whether the last word, before a numeral, is that of a prize, a law, a war ("World War II")."""
    numbered = len(sight.inside) > 1 and _NUMERAL.match(sight.inside[-1].text) is not None
    return _is_thing(sight.inside[-1 - numbered])


def _begins_thing(sight: Sight) -> bool:
    """Whether the first of several words is that of a thing ("Operation Northbrook")."""
    return len(sight.inside) > 1 and bare(sight.inside[0]) in entries("thing_openers")


def _is_known(sight: Sight) -> bool:
    """Whether the only word is the name of a thing."""
    return len(sight.inside) == 1 and bare(sight.inside[0]) in entries("thing_names")


def _is_called_thing(sight: Sight) -> bool:
    """Whether a noun for a thing stands right before the name ("the ship X")."""
    return sight.before().lower() in entries("things")


def _is_said_thing(sight: Sight) -> bool:
    """Whether the parse has a noun for a thing in apposition to the name, or has the name be one."""
    return is_called(sight, entries("things"))


def _is_before_thing(sight: Sight) -> bool:
    """Whether a noun for a thing follows the name ("the X virus")."""
    return sight.after().lower().removesuffix("s") in entries("things")


def _is_term(sight: Sight) -> bool:
    """Whether the name is the abbreviation of words in small letters beside it ("night vision device (NVD)")."""
    line, first, last = sight.line, sight.first, sight.last
    letters = line[first].text.lower().removesuffix("s")
    if last - first > 1 or not line[first].text.rstrip("s").isupper() or len(letters) < 2:
        return False
    before = line[max(first - 1 - len(letters), 0) : first - 1] if first and line[first - 1].text == "(" else []
    behind = line[last + 1 : last + 1 + len(letters)] if last < len(line) and line[last].text in {"(", "["} else []
    return any(
        letters == "".join(word.text[0] for word in words).lower() and words[-1].text.islower()
        for words in (before, behind)
        if words
    )


def _is_thing(word: Word) -> bool:
    """Whether the word ends the name of a prize, a law, a war and the like; some of these are surnames, too."""
    known = {bare(word), bare(word).removesuffix("s")} & entries("thing_heads")
    return bool(known - _SURNAMES) or (bool(known) and word.label != "PERSON")


def is_product(line: list[Word], first: int, last: int) -> bool:
    """Whether the words name a model: "A320", "Tarbert XB-41", "Tarbert" in "Tarbert 737", "Swift" in "737 Swift"."""
    final = line[last - 1]
    if _MODEL.match(final.text) or (last - first > 1 and _MAKERS_MODEL.match(final.text)):
        return True
    if first and _DIGITS.match(line[first - 1].text) and line[first].label not in _NAMED and first == last - 1:
        return True
    behind = line[last].text if last < len(line) else ""
    return final.label in _MAKERS and any(form.match(behind) for form in (_MODEL, _MAKERS_MODEL, _DIGITS))


RULES = (
    type_rule(
        "end of a thing",
        "the name ends in a word for a thing, as a prize, law or war",
        _ends_thing,
        CALLED,
        Example(text="They thanked Quellan Prize for it.", words="Quellan Prize", gives=""),
    ),
    type_rule(
        "opener of a thing",
        "the name begins with a word that begins names of things",
        _begins_thing,
        CALLED,
        Example(text="They thanked Operation Marlow for it.", words="Operation Marlow", gives=""),
    ),
    type_rule(
        "known thing",
        "the name is that of a well-known thing",
        _is_known,
        CALLED,
        Example(text="They like Android.", words="Android", gives=""),
    ),
    type_rule(
        "noun before",
        "a noun for a kind of thing precedes the name",
        _is_called_thing,
        CALLED,
        Example(text="The ship Marlow sank.", words="Marlow", gives=""),
    ),
    type_rule(
        "abbreviated term",
        "the name abbreviates words in small letters beside it",
        _is_term,
        CALLED,
        Example(text="The night vision device (NVD) broke.", words="NVD", gives=""),
    ),
    type_rule(
        "said to be a thing",
        "the name is said to be a thing, in apposition or by “is”",
        _is_said_thing,
        PARSED,
        Example(text="They boarded the Marlow, a ship, on Monday.", words="Marlow", gives=""),
    ),
    type_rule(
        "noun after",
        "a noun for a kind of thing follows the name",
        _is_before_thing,
        BEFORE,
        Example(text="The Harrow storm hit.", words="Harrow", gives=""),
    ),
)
