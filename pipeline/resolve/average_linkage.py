"""Groups by average linkage: the two most alike are joined, again and again, until none are alike enough.

Two groups that are nearest to each other are joined whatever happens elsewhere, because a third one is no nearer to
both together than to the nearer of them (Bruynooghe, "Classification ascendante hiérarchique des grands ensembles de
données", 1978). So all such pairs are joined at once, and the work is a few passes over columns.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.resolve.sets import Int32s, Numbers, Truths, Values

# Likeness counts in such parts, as whole numbers: a sum is the same in any order.
_PARTS = 1 << 30
# Groups whose pairs are put together at once.
_STEP = 1 << 13

Pairs = tuple[Int32s, Int32s, Values]
"""Numbers of groups, of others, and the sum of the likenesses of their items."""


def grouped(count: int, pairs: Iterable[Pairs], least: float) -> Numbers:
    """The group of each item, by its first item.

    Args:
        count: how many items there are.
        pairs: in parts, items by number, for each of them a larger one that it is like, and how like each other the two
            are; the likeness of pairs that are not given is nothing.
        least: two groups are joined while the mean likeness of an item of one and an item of the other is so large.
    """
    groups: Numbers = np.arange(count)
    sizes = np.ones(count)
    parts = [(ones, others, np.rint(likeness * _PARTS)) for ones, others, likeness in pairs if len(ones)]
    while parts:
        best, mates = _nearest(parts, sizes)
        mutual = (mates[mates] == np.arange(count)) & (np.arange(count) < mates)
        joined = np.flatnonzero(mutual & (best >= least * _PARTS))
        names = np.arange(count, dtype=np.int32)
        names[mates[joined]] = joined
        sizes[joined] += sizes[mates[joined]]
        groups = names[groups].astype(np.int64)
        parts = _renamed(parts, names, best >= least * _PARTS)
    return groups


def _nearest(parts: Sequence[Pairs], sizes: Values) -> tuple[Values, Numbers]:
    """For each group the largest mean likeness to another one, and the first group that it is so like."""
    best = np.full(len(sizes), -1.0)
    mates = np.full(len(sizes), len(sizes) - 1)
    for ones, others, totals in parts:
        means = totals / sizes[ones] / sizes[others]
        np.maximum.at(best, ones, means)
        np.maximum.at(best, others, means)
    for ones, others, totals in parts:
        means = totals / sizes[ones] / sizes[others]
        for here, there in ((ones, others), (others, ones)):
            nearest = np.flatnonzero(means == best[here])
            np.minimum.at(mates, here[nearest], there[nearest])
    return best, mates


def _renamed(parts: list[Pairs], names: Int32s, is_open: Truths) -> list[Pairs]:
    """The pairs of open groups under their new names, each pair once with the sum of its likenesses.

    Only pairs of groups that have grown are put together anew, in buckets by the smaller group. `parts`
    is emptied, so that they are held once.
    """
    grown = np.zeros(len(names), np.bool_)
    joined = np.flatnonzero(names != np.arange(len(names)))
    grown[joined] = grown[names[joined]] = True
    kept: list[Pairs] = []
    buckets: dict[int, list[Pairs]] = defaultdict(list)
    while parts:
        ones, others, totals = parts.pop()
        both_open = is_open[ones] & is_open[others] & (names[ones] != names[others])
        anew = grown[ones] | grown[others]
        kept.append(_chosen((ones, others, totals), np.flatnonzero(both_open & ~anew)))
        ones, others, totals = _chosen((names[ones], names[others], totals), np.flatnonzero(both_open & anew))
        low, high = np.minimum(ones, others), np.maximum(ones, others)
        order = np.argsort(low, kind="stable")
        for bucket, start, end in _runs(low[order] // _STEP):
            buckets[bucket].append(_chosen((low, high, totals), order[start:end]))
    summed = (_summed(*(np.concatenate(columns) for columns in zip(*found, strict=True))) for found in buckets.values())
    return [pairs for pairs in (*kept, *summed) if len(pairs[0])]


def _chosen(pairs: Pairs, places: Numbers) -> Pairs:
    """The pairs in these places."""
    ones, others, totals = pairs
    return ones[places], others[places], totals[places]


def _runs(numbers: Int32s) -> Iterator[tuple[int, int, int]]:
    """Each number of a sorted array, and where it starts and ends."""
    bounds = np.flatnonzero(np.diff(numbers, prepend=-1)).tolist()
    for start, end in itertools.pairwise([*bounds, len(numbers)]):
        yield int(numbers[start]), start, end


def _summed(low: Int32s, high: Int32s, totals: Values) -> Pairs:
    """Each pair once, in the order of both, with the sum of its totals."""
    numbers = (low.astype(np.int64) << 32) + high
    order = np.argsort(numbers, kind="stable")
    numbers = numbers[order]
    first: Truths = np.diff(numbers, prepend=-1) != 0
    sums = np.bincount(np.cumsum(first) - 1, totals[order]).astype(np.float64)
    return low[order][first], high[order][first], sums
