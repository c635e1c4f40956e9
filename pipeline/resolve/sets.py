"""Many small sets of numbers, held in two arrays, and what pairs of them have in common."""

import itertools
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
"""Numbers that there are many of, and held."""
Whole = Numbers | Places
Truths = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]

UNKNOWN = -1
"""In a column of numbers: nothing known."""


class Sets:
    """A set of numbers for each of several owners, who are numbered from 0."""

    def __init__(self, owners: Whole, members: Whole, count: int) -> None:
        """Put them in order.

        Args:
            owners: numbers of owners, in any order.
            members: for each of these a member of its set; may be given several times.
            count: how many owners there are.
        """
        self._range = int(members.max(initial=0)) + 1
        self._packed = distinct(owners.astype(np.int64) * self._range + members)
        self.owners = (self._packed // self._range).astype(np.int32)
        self.members = (self._packed % self._range).astype(np.int32)
        self._starts = np.searchsorted(self.owners, np.arange(count + 1))
        self.sizes = np.diff(self._starts)

    def expanded(self, owners: Numbers) -> tuple[Numbers, Places]:
        """The members of the sets of these owners: the places of owners in the array, and the members."""
        counts = self.sizes[owners]
        places = np.repeat(np.arange(len(owners)), counts)
        starts = np.repeat(self._starts[owners] - np.cumsum(counts) + counts, counts)
        return places, self.members[np.arange(len(places)) + starts]

    def shared(self, ones: Numbers, others: Numbers) -> tuple[Numbers, Places]:
        """What the sets of two owners have in common: the places of pairs in the arrays, and the members."""
        pairs, members = self.expanded(ones)
        wanted = others[pairs] * self._range + members
        found = np.minimum(np.searchsorted(self._packed, wanted), max(len(self._packed) - 1, 0))
        common = self._packed[found] == wanted
        return pairs[common], members[common]

    def common(self, ones: Numbers, others: Numbers) -> Numbers:
        """How many members the sets of two owners share."""
        return np.bincount(self.shared(ones, others)[0], minlength=len(ones))


def distinct(numbers: Numbers) -> Numbers:
    """The numbers in their order, each once; none is negative."""
    found = np.sort(numbers)
    first: Truths = np.diff(found, prepend=-1) != 0
    return found[first]


def numbering() -> defaultdict[str, int]:
    """Numbers for names, in the order in which they are met."""
    return defaultdict(itertools.count().__next__)


def codes(values: Iterable[str | None]) -> Places:
    """Numbers that are equal where the values are; UNKNOWN for null."""
    numbers = numbering()
    return np.fromiter((UNKNOWN if value is None else numbers[value] for value in values), np.int32)


def sets(values: Iterable[Collection[str]], numbers: Mapping[str, int]) -> Sets:
    """The sets of numbers that sets of names have."""
    owners, members = array("i"), array("i")
    count = 0
    for count, found in enumerate(values, start=1):
        owners.extend([count - 1] * len(found))
        members.extend(numbers[name] for name in found)
    return Sets(np.array(owners, np.int32), np.array(members, np.int32), count)
