"""Many small sets of numbers, held in two arrays, and what pairs of them have in common."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]


class Sets:
    """A set of numbers for each of several owners, who are numbered from 0."""

    def __init__(self, owners: Numbers, members: Numbers, count: int) -> None:
        """Put them in order.

        Args:
            owners: numbers of owners, in any order.
            members: for each of these a member of its set; may be given several times.
            count: how many owners there are.
        """
        self._range = int(members.max(initial=0)) + 1
        self._packed = distinct(owners * self._range + members)
        self.owners, self.members = np.divmod(self._packed, self._range)
        self._starts = np.searchsorted(self.owners, np.arange(count + 1))
        self.sizes = np.diff(self._starts)

    def of(self, owner: int) -> list[int]:
        """The sorted members of one set."""
        return [int(member) for member in self.members[self._starts[owner] : self._starts[owner + 1]]]

    def shared(self, ones: Numbers, others: Numbers) -> tuple[Numbers, Numbers]:
        """What the sets of two owners have in common: the places of pairs in the arrays, and the members."""
        counts = self.sizes[ones]
        pairs = np.repeat(np.arange(len(ones)), counts)
        places = np.arange(len(pairs)) - np.repeat(np.cumsum(counts) - counts, counts) + self._starts[ones][pairs]
        members = self.members[places]
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
