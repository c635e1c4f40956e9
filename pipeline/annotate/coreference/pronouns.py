"""Pronouns of the third person, and the sex of people, as far as titles and pronouns tell it."""

import functools
from collections.abc import Iterable, Iterator

from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import table
from pipeline.records import Title

# What a title ("Mrs.", "spokeswoman") and a pronoun that can mean no other person count for a person's sex.
TITLE, PRONOUN = 3, 1


def sex_of(text: str) -> str | None:
    """The sex that a pronoun of the third person tells."""
    return _sexes().get(text.lower())


@functools.cache
def _sexes() -> dict[str, str]:
    return {word: sex for sex in ("female", "male") for word in table("pronouns")[sex]}


def sexes_of_people(syntax: Syntax, titles: Iterable[Title], pronouns: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The sex of people by their keys, where there is evidence of it.

    Args:
        syntax: of the document.
        titles: of its people.
        pronouns: people whom a pronoun must mean, with the sex that it tells.
    """
    votes: dict[int, dict[str, int]] = {}
    for title in titles:
        for sex in _told(syntax.text[title.start : title.end]):
            _count(votes, title.referent, sex, TITLE)
    for key, sex in pronouns:
        _count(votes, key, sex, PRONOUN)
    return {key: max(sorted(count), key=lambda sex: count[sex]) for key, count in votes.items()}


def _told(title: str) -> Iterator[str]:
    """The sexes that a title tells."""
    text = title.lower().replace(".", "")
    for sex, words in table("gendered").items():
        if any(f" {word} " in f" {text} " for word in words):
            yield sex


def _count(votes: dict[int, dict[str, int]], key: int, sex: str, weight: int) -> None:
    if weight:
        count = votes.setdefault(key, {})
        count[sex] = count.get(sex, 0) + weight
