"""Pronouns of the third person, and the sex of people, as far as titles and pronouns tell it."""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.lexicon import table
from pipeline.naming import sex_of_given_name, sexes_of_title

# What a title or word of kinship ("Mrs.", "spokeswoman", "wife"), a given name, and the pronouns that can mean no other
# person count for a person's sex. A woman may be a "chairman".
TITLE, NAME, PRONOUN = 3, 4, 1


def sex_of(text: str) -> str | None:
    """The sex that a pronoun of the third person tells."""
    return _sexes().get(text.lower())


@functools.cache
def _sexes() -> dict[str, str]:
    return {word: sex for sex in ("female", "male") for word in table("pronouns")[sex]}


def sexes_of_people(
    titles: Iterable[tuple[int, str]], names: Iterable[tuple[int, str]], pronouns: Iterable[tuple[int, str]]
) -> dict[int, str]:
    """The sex of people by their keys, where evidence of it outweighs what speaks against it.

    Args:
        titles: people, each with the words of a title or of kinship.
        names: people, each with a full name.
        pronouns: people whom a pronoun must mean, with the sex that it tells.
    """
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for key, title in titles:
        for sex in sexes_of_title(title):
            votes[key][sex] = max(votes[key][sex], TITLE)
    for key, name in names:
        if told := sex_of_given_name(name):
            votes[key][told] += NAME
    for key, sexes in _by_person(pronouns).items():
        votes[key][max(sorted(sexes), key=lambda sex: sexes[sex])] += PRONOUN
    return {key: leader for key, count in votes.items() if (leader := _leader(+count)) is not None}


def _by_person(pronouns: Iterable[tuple[int, str]]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for key, sex in pronouns:
        found[key][sex] += 1
    return found


def _leader(votes: Counter[str]) -> str | None:
    """The sex with the most votes; None where the other has as many."""
    best = max(votes.values(), default=0)
    leaders = [sex for sex, count in votes.items() if count == best]
    return leaders[0] if len(leaders) == 1 else None
