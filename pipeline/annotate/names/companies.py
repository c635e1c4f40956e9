"""What speaks for a company or another body, or for its product: what a name is called, has and does."""

import re
from collections.abc import Iterator

from pipeline.annotate.names.words import Word, bare
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import words as entries

# Weights of one piece of evidence; the language model's own guess counts 1.
CALLED = 3.0  # "the airline X", "X, the carmaker"
PARSED = 2.0  # the same of a thing, where the words stand apart: the parser errs more often
BEFORE = 0.8  # "the X virus"
HAS = 1.0  # "X shares", "the CEO of X"
DOES = 0.5  # "X manufactures"

# A model's number, alone or behind its maker's name ("A320", "XB-41"), and one that is all digits ("Tarbert 737").
_MODEL = re.compile(r"[A-Z]{1,3}-?\d{3}[A-Za-z]?s?$|\d{3}[A-Z]{1,3}$")
_MAKERS_MODEL = re.compile(r"[A-Za-z]{1,3}-\d{1,3}[A-Za-z]?$")
_DIGITS = re.compile(r"\d{3}(?:-\d+)?s?$")
_MAKERS = frozenset({"ORG", "PRODUCT"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})

# "War II"
_NUMERAL = re.compile(r"[IVXL]+$")

_SURNAMES = frozenset({"bill", "day", "fair", "grant", "law", "race"})

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def company_weight(line: list[Word], first: int, last: int, syntax: Syntax) -> float:
    """How strongly the words around the name `first` to `last` of the sentence say that it is an organization's."""
    nouns = entries("businesses") - (entries("roles") if line[first].label == "PERSON" else frozenset())
    called = _stands_behind(line, first, nouns) or _is_called(line, first, last, syntax, nouns)
    weight = CALLED * (called or _is_example(line, first, nouns))
    if _has_parts(line, first, last):
        weight += HAS
    head = syntax.head_of(line[first].start, line[last - 1].end)
    if head is not None and syntax.tokens[head].dep == "nsubj":
        weight += DOES * (syntax.tokens[syntax.tokens[head].head].lemma in entries("company_verbs"))
    return weight


def thing_weight(line: list[Word], first: int, last: int, syntax: Syntax) -> float:
    """How strongly the words say that the name is that of a work, a ship, a product or a storm."""
    numbered = last - first > 1 and _NUMERAL.match(line[last - 1].text) is not None
    if _ends_thing(line[last - 1 - numbered]) or (last - first > 1 and bare(line[first]) in entries("thing_openers")):
        return CALLED
    if last - first == 1 and bare(line[first]) in entries("thing_names"):
        return CALLED
    if _stands_behind(line, first, entries("things")) or _is_term(line, first, last):
        return CALLED
    if _is_called(line, first, last, syntax, entries("things")):
        return PARSED
    return BEFORE * (last < len(line) and line[last].text.lower().removesuffix("s") in entries("things"))


def _is_term(line: list[Word], first: int, last: int) -> bool:
    """Whether the name is the abbreviation of words in small letters beside it ("night vision device (NVD)")."""
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


def _ends_thing(word: Word) -> bool:
    """Whether the word ends the name of a prize, a law, a war and the like; some of these are surnames, too."""
    known = {bare(word), bare(word).removesuffix("s")} & entries("thing_heads")
    return bool(known - _SURNAMES) or (bool(known) and word.label != "PERSON")


def _stands_behind(line: list[Word], first: int, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns stands right before the name."""
    return first > 0 and line[first - 1].text.lower() in nouns


def _is_example(line: list[Word], first: int, nouns: frozenset[str]) -> bool:
    """Whether the name is given as an example of several of the nouns ("carmakers like X", "firms such as X")."""
    before = [word.text.lower() for word in line[max(first - 3, 0) : first]]
    at = -2 if before[-1:] == ["like"] else -3 if before[-2:] == ["such", "as"] else 0
    plural = before[at] if at and len(before) >= -at else ""
    return plural.endswith("s") and plural.removesuffix("s") in nouns


def _is_called(line: list[Word], first: int, last: int, syntax: Syntax, nouns: frozenset[str]) -> bool:
    """Whether the parser has one of the nouns in apposition to the name, or has the name be one."""
    head = syntax.head_of(line[first].start, line[last - 1].end)
    if head is None:
        return False
    called = [*apposed(head, syntax), *_attributes(head, syntax)]
    return any(syntax.tokens[index].lemma.lower() in nouns for index in called)


def apposed(head: int, syntax: Syntax) -> Iterator[int]:
    """Tokens in apposition to the token, and the one that it is in apposition to."""
    yield from syntax.children(head, "appos")
    if syntax.tokens[head].dep == "appos":
        yield syntax.tokens[head].head


def _attributes(head: int, syntax: Syntax) -> list[int]:
    """What "X is a …" calls the token."""
    token = syntax.tokens[head]
    is_subject = token.dep == "nsubj" and syntax.tokens[token.head].lemma == "be"
    return syntax.children(token.head, "attr") if is_subject else []


def _has_parts(line: list[Word], first: int, last: int) -> bool:
    behind = last + 1 if last < len(line) and line[last].text in POSSESSIVE else last
    if behind < len(line) and line[behind].text.lower() in entries("company_parts"):
        return True
    of = first > 1 and line[first - 1].text == "of"
    return of and line[first - 2].text.lower() in entries("company_parts")


def is_product(line: list[Word], first: int, last: int) -> bool:
    """Whether the words name a model: "A320", "Tarbert XB-41", "Tarbert" in "Tarbert 737", "Swift" in "737 Swift"."""
    final = line[last - 1]
    if _MODEL.match(final.text) or (last - first > 1 and _MAKERS_MODEL.match(final.text)):
        return True
    if first and _DIGITS.match(line[first - 1].text) and line[first].label not in _NAMED and first == last - 1:
        return True
    behind = line[last].text if last < len(line) else ""
    return final.label in _MAKERS and any(form.match(behind) for form in (_MODEL, _MAKERS_MODEL, _DIGITS))
