"""Many small sets of numbers, held in two arrays, and what pairs of them have in common."""

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.int64]
Int32s = npt.NDArray[np.int32]
"""Numbers that there are many of, and held: in half the room."""
Whole = Numbers | Int32s
Truths = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]

_BITS = 32

UNKNOWN = -1
"""In a column of numbers: nothing known."""


@dataclass(frozen=True, slots=True)
class Common:
    """Members that the sets of two owners share, in columns.

    Attributes:
        pairs: place of the pair of owners.
        members: the member.
        here: its place among the members of all sets, as one of the first owner.
        there: its place as one of the second owner.
    """

    pairs: Numbers
    members: Int32s
    here: Numbers
    there: Numbers


class Sets:
    """A set of numbers for each of several owners, who are numbered from 0.

    Attributes:
        members: the members of all sets, owner by owner, in their order.
        sizes: how many members the set of each owner has.
    """

    def __init__(self, owners: Whole, members: Whole, count: int) -> None:
        """Put them in order.

        Args:
            owners: numbers of owners, in any order.
            members: for each of these a member of its set; may be given several times.
            count: how many owners there are.
        """
        self._range = int(members.max(initial=0)) + 1
        self._packed = distinct(owners.astype(np.int64) * self._range + members)
        self.members = (self._packed % self._range).astype(np.int32)
        self._starts = np.searchsorted(self._packed, np.arange(count + 1) * self._range).astype(np.int32)
        self.sizes = np.diff(self._starts)
        # A bit for each member, which some share: sets without a common bit have no common member.
        self._bits = np.zeros(count, np.uint32)
        np.bitwise_or.at(self._bits, self.owners, np.uint32(1) << (self.members % _BITS).astype(np.uint32))

    @property
    def owners(self) -> Int32s:
        """The owners of the members."""
        return np.repeat(np.arange(len(self.sizes), dtype=np.int32), self.sizes)

    def holds(self, owners: Whole, members: Whole) -> Truths:
        """Which members are among these members of their owners."""
        return np.isin(self._packed, owners.astype(np.int64) * self._range + members)

    def each(self) -> list[frozenset[int]]:
        """The set of each owner; what is equal is held once."""
        members, ends = self.members.tolist(), self._starts.tolist()
        once: dict[frozenset[int], frozenset[int]] = {}
        found = (frozenset(members[start:end]) for start, end in itertools.pairwise(ends))
        return [once.setdefault(one, one) for one in found]

    def expanded(self, owners: Whole) -> tuple[Numbers, Numbers]:
        """The places of these owners in the array, each for every member of its set, and the places of the members."""
        counts = self.sizes[owners]
        places = np.repeat(np.arange(len(owners)), counts)
        starts = np.repeat(self._starts[owners] - np.cumsum(counts) + counts, counts)
        return places, np.arange(len(places)) + starts

    def shared(self, ones: Whole, others: Whole) -> Common:
        """What the sets of two owners have in common, for pairs of owners."""
        likely = np.flatnonzero(self._bits[ones] & self._bits[others])
        pairs, here = self.expanded(ones[likely])
        pairs, members = likely[pairs], self.members[here]
        wanted = others[pairs].astype(np.int64) * self._range + members
        there = np.minimum(np.searchsorted(self._packed, wanted), max(len(self._packed) - 1, 0))
        found = np.flatnonzero(self._packed[there] == wanted)
        return Common(pairs[found], members[found], here[found], there[found])

    def common(self, ones: Whole, others: Whole) -> Numbers:
        """How many members the sets of two owners share."""
        return np.bincount(self.shared(ones, others).pairs, minlength=len(ones))


def distinct(numbers: Numbers) -> Numbers:
    """The numbers in their order, each once; none is negative."""
    found = np.sort(numbers)
    first: Truths = np.diff(found, prepend=-1) != 0
    return found[first]


def with_nulls(numbers: Whole) -> "pa.Array[Any]":
    """A column of numbers with null for UNKNOWN."""
    return pa.array(numbers, mask=numbers == UNKNOWN)


def numbered(*columns: "pa.ChunkedArray[Any]") -> tuple[list[str], list[Int32s]]:
    """The distinct names in the columns in their order, and the columns as numbers of these; UNKNOWN for null."""
    chunks = [chunk for column in columns for chunk in column.chunks]
    names = pa.chunked_array(chunks, columns[0].type).unique().drop_null().sort()
    numbers = [pc.index_in(column, names).fill_null(UNKNOWN).to_numpy() for column in columns]
    return [str(name) for name in names.to_pylist()], numbers
