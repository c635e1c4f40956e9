"""Vocabulary is data: code holds no words of a language, save where a list here still says so."""

from pathlib import Path

import pytest
from words_in_code import PACKAGE, words_in

# What still holds words of English; only ever fewer.
STILL: set[str] = set()


def holders() -> set[str]:
    """The modules on language that hold vocabulary."""
    files = [
        PACKAGE / "naming.py",
        *PACKAGE.joinpath("annotate").rglob("*.py"),
        *PACKAGE.joinpath("resolve").rglob("*.py"),
    ]
    return {name(path) for path in files if any(words_in(path.read_text(encoding="utf-8")))}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_no_other_module_holds_words_of_a_language() -> None:
    assert holders() - STILL == set()


def test_modules_that_hold_none_any_more_are_off_the_list() -> None:
    assert STILL - holders() == set()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('FIRST = {"the", "a"}', ["a", "the"]),
        ('FIRST = frozenset(("whether", "unless", "nsubj"))', ["unless", "whether"]),
        ('FIRST = {"whether": 1, "unless": 2}', ["unless", "whether"]),  # keys
        ('FIRST = re.compile(r"(?:from|until) [0-9]+")', ["from", "until"]),  # alternatives
        ('FIRST = {"person", "place"}', None),  # types of entities
        ('FIRST = {"nsubj", "dobj"}', None),  # no words
        ('FIRST = "whether, unless"', None),  # a sentence
        ('FIRST = {"whether"}', None),  # a word alone
    ],
)
def test_what_is_found(source: str, words: list[str] | None) -> None:
    assert [found for _, found in words_in(source)] == ([words] if words else [])
