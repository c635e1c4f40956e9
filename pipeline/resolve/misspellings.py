"""Names that an article misspells: one letter too many, too few, another one, or two in the wrong order."""

from collections.abc import Iterator

from pipeline.naming import Key
from pipeline.resolve.groups import Groups
from pipeline.resolve.signatures import Joins, Names, Signature

# A name in at least this many articles may be what another one means, which at most a share of as many have.
COMMON, SHARE = 3, 0.5

# Shorter words differ by one letter too often.
LONG = 6


def misspelled(names: Names, groups: Groups[Key]) -> Joins:
    """Join "Carol Wintre" with "Carol Winter", who is met more often; of a person the surname alone may differ.

    Two words differ by one slip if they are equal once one letter is taken out of each, so that the candidates are
    found under what is left, without comparing all pairs.
    """
    words = sorted((one for one in names.found.values() if one.type != "place"), key=lambda one: one.key)
    common: dict[Key, list[Signature]] = {}
    for one in words:
        if one.articles >= COMMON:
            for rest in _rests(one.key):
                common.setdefault(rest, []).append(one)
    for one in words:
        near = {other.key: other for rest in _rests(one.key) for other in common.get(rest, [])}
        meant = [other for other in near.values() if other is not one and one.articles <= SHARE * other.articles]
        if len({groups.find(other.key) for other in meant}) == 1 and not _is_plural(one.key, meant[0].key):
            yield one.key, meant[0].key


def _rests(key: Key) -> Iterator[Key]:
    """The key with its last long word whole, and with one letter less at each place but the first."""
    word = key[-1]
    if len(word) < LONG or not word.isalpha() or (key[0] == "person" and len(key) < 3):
        return
    for at in range(1, len(word) + 1):
        yield (*key[:-1], word[:at] + word[at + 1 :])


def _is_plural(one: Key, other: Key) -> bool:
    """Whether an "s" at the end is the difference: "Robert" and "Roberts" are two names."""
    return one[-1].rstrip("s") == other[-1].rstrip("s")
