"""Given names, and words that are one only beside a surname: "Will" and "May" in "Will Hartnell", "May Quill"."""

import functools

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_participle, is_past, is_present
from pipeline.annotate.names.words import Word, bare, is_capitalized, is_role
from pipeline.lexicon import listed, table
from pipeline.lexicon import words as entries
from pipeline.naming import country, fold

_MONTHS = listed("name_words", "month_names")
_GENITIVES = listed("name_words", "genitives")


@functools.cache
def given_names() -> frozenset[str]:
    """Frequent given names, and those whose short forms the lexicon lists, with these."""
    listed_forms = {name for full, shorts in table("given_names").items() for name in (full, *shorts)}
    return entries("common_given_names") | listed_forms


def is_given(word: Word) -> bool:
    """Whether the word is a given name, if perhaps a word or a place, too."""
    folded = fold(word.text)
    return word.text[:1].isupper() and (folded in given_names() or folded in entries("shared_given_names"))


def is_month_in_name(line: list[Word], at: int) -> bool:
    """Whether a word that is a month stands where only a name can: "April Quill", "Ada May", "Ms. May"."""
    word = line[at]
    if bare(word) not in _MONTHS or not word.text[:1].isupper() or _is_dated(line, at):
        return False
    before = line[at - 1] if at else None
    surname = before is not None and (bare(before) in entries("honorifics") or _is_before_surname(line, at))
    return surname or _is_before_name(line, at)


def is_surname_month(line: list[Word], at: int, syntax: Clauses) -> bool:
    """Whether a month alone may be a surname: it is the subject of the verb behind it, or its owner ("May left")."""
    if bare(line[at]) not in _MONTHS or not line[at].text[:1].isupper() or _is_dated(line, at) or at + 1 == len(line):
        return False
    token = syntax.tokens[line[at + 1].token]
    return line[at + 1].text in _GENITIVES or is_past(token) or is_present(token) or is_participle(token)


def _is_dated(line: list[Word], at: int) -> bool:
    """Whether a number or what stands before a month says that it is one ("in May", "last May", "May 3")."""
    before = bare(line[at - 1]) if at else ""
    behind = line[at + 1].text if at + 1 < len(line) else ""
    return before[:1].isdigit() or before in entries("month_openers") or behind[:1].isdigit()


def _is_before_surname(line: list[Word], at: int) -> bool:
    """Whether the word before the month is a person's given name."""
    before = line[at - 1]
    return is_given(before) or (is_capitalized(before) and before.label == "PERSON")


def _is_before_name(line: list[Word], at: int) -> bool:
    """Whether a surname stands behind the month, or a small word that begins one."""
    if at + 1 >= len(line) or (line[at].shouted and line[at + 1].label != "PERSON"):
        return False
    following = line[at + 1]
    particle = bare(following) in entries("name_particles") and following.label == "PERSON"
    named = is_capitalized(following) or (bare(following) in _MONTHS and following.text[:1].isupper())
    return particle or (named and following.text.isalpha() and bare(following) not in entries("thing_heads"))


def opens_name(line: list[Word], at: int, syntax: Clauses) -> bool:
    """Whether a word that the parse takes for a verb or the like is a given name: a surname and a clause follow it.

    "Will Hartnell said" and "Will Hartnell, the clerk," are names; "Will Hartnell resign?" is a question.
    """
    if fold(line[at].text) not in entries("shared_given_names") or at + 2 >= len(line) or line[at].shouted:
        return False
    surname, behind = line[at + 1], line[at + 2]
    if not is_capitalized(surname) or is_role(surname) or country(surname.text) or not surname.text[1:].islower():
        return False
    token = syntax.tokens[behind.token]
    return behind.text in {","} | _GENITIVES or is_past(token) or is_present(token)
