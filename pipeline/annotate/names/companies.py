"""What speaks for a company or another body, or for its product: what a name is called, has and does."""

import re
from collections.abc import Iterator

from pipeline.annotate.names.words import Word, bare
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import words as entries

# Weights of one piece of evidence; the language model's own guess counts 1.
CALLED = 3.0  # "the airline X", "X, the carmaker"
PARSED = 2.0  # the same of a thing, where the words stand apart: the parser errs more often
HAS = 1.0  # "X shares", "the CEO of X"
DOES = 0.5  # "X manufactures"

# A model's number, alone or behind its maker's name ("A320", "XB-41"), and one that is all digits ("Tarbert 737").
_MODEL = re.compile(r"[A-Z]{1,3}-?\d{3}[A-Za-z]?s?$|\d{3}[A-Z]{1,3}$")
_MAKERS_MODEL = re.compile(r"[A-Za-z]{1,3}-\d{1,3}[A-Za-z]?$")
_DIGITS = re.compile(r"\d{3}(?:-\d+)?s?$")
_MAKERS = frozenset({"ORG", "PRODUCT"})

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def company_weight(line: list[Word], first: int, last: int, syntax: Syntax) -> float:
    """How strongly the words around the name `first` to `last` of the sentence say that it is an organization's."""
    called = _stands_behind(line, first, "businesses") or _is_called(line, first, last, syntax, "businesses")
    weight = CALLED * called
    if _has_parts(line, first, last):
        weight += HAS
    head = syntax.head_of(line[first].start, line[last - 1].end)
    if head is not None and syntax.tokens[head].dep == "nsubj":
        weight += DOES * (syntax.tokens[syntax.tokens[head].head].lemma in entries("company_verbs"))
    return weight


def thing_weight(line: list[Word], first: int, last: int, syntax: Syntax) -> float:
    """How strongly the words say that the name is that of a work, a ship, a product or a storm."""
    if last - first > 1 and (bare(line[first]) in entries("thing_openers") or _ends_thing(line[last - 1])):
        return CALLED
    if last - first == 1 and bare(line[first]) in entries("thing_names"):
        return CALLED
    if _stands_behind(line, first, "things"):
        return CALLED
    return PARSED if _is_called(line, first, last, syntax, "things") else 0.0


def _ends_thing(word: Word) -> bool:
    """Whether the word ends the name of a prize, a law, a war and the like; the same words are surnames, too."""
    return bare(word) in entries("thing_heads") and word.label != "PERSON"


def _stands_behind(line: list[Word], first: int, nouns: str) -> bool:
    """Whether one of the nouns stands right before the name."""
    return first > 0 and line[first - 1].text.lower() in entries(nouns)


def _is_called(line: list[Word], first: int, last: int, syntax: Syntax, nouns: str) -> bool:
    """Whether the parser has one of the nouns in apposition to the name, or has the name be one."""
    head = syntax.head_of(line[first].start, line[last - 1].end)
    return head is not None and any(
        syntax.tokens[index].lemma.lower() in entries(nouns) for index in apposed(head, syntax)
    )


def apposed(head: int, syntax: Syntax) -> Iterator[int]:
    """Tokens in apposition to the token, the one that it is in apposition to, and what "X is a …" calls it."""
    token = syntax.tokens[head]
    yield from syntax.children(head, "appos")
    if token.dep == "appos":
        yield token.head
    if token.dep == "nsubj" and syntax.tokens[token.head].lemma == "be":
        yield from syntax.children(token.head, "attr")


def _has_parts(line: list[Word], first: int, last: int) -> bool:
    behind = last + 1 if last < len(line) and line[last].text in _POSSESSIVE else last
    if behind < len(line) and line[behind].text.lower() in entries("company_parts"):
        return True
    of = first > 1 and line[first - 1].text == "of"
    return of and line[first - 2].text.lower() in entries("company_parts")


def is_product(line: list[Word], first: int, last: int) -> bool:
    """Whether the words name a model or an index: "A320", "Tarbert XB-41", "Tarbert" in "Tarbert 737"."""
    final = line[last - 1]
    if _MODEL.match(final.text) or (last - first > 1 and _MAKERS_MODEL.match(final.text)):
        return True
    behind = line[last].text if last < len(line) else ""
    return final.label in _MAKERS and any(form.match(behind) for form in (_MODEL, _MAKERS_MODEL, _DIGITS))
