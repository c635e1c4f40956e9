"""Groups by average linkage: the two most alike are joined, again and again, until none are alike enough.

Two groups that are nearest to each other are joined whatever happens elsewhere, because a third one is no nearer to
both together than to the nearer of them (Bruynooghe, "Classification ascendante hiérarchique des grands ensembles de
données", 1978). So all such pairs are joined at once, and the work is a few passes over columns.
"""

import itertools

import numpy as np

from pipeline.resolve.sets import Numbers, Places, Truths, Values

# Likeness counts in such parts, as whole numbers: a sum is the same in any order.
_PARTS = 1 << 30
# Groups whose pairs are put together at once.
_STEP = 1 << 14

Pairs = tuple[Places, Places, Values]
"""Numbers of groups, of others, and the sum of the likenesses of their items."""


def grouped(count: int, ones: Places, others: Places, likeness: Values, least: float) -> Numbers:
    """The group of each item, by its first item.

    Args:
        count: how many items there are.
        ones: items, by number.
        others: for each of them a larger one that it is like; the likeness of pairs that are not given is nothing.
        likeness: how like each other the two are.
        least: two groups are joined while the mean likeness of an item of one and an item of the other is so large.
    """
    groups: Numbers = np.arange(count)
    sizes = np.ones(count)
    pairs = (ones, others, np.rint(likeness * _PARTS))
    while len(pairs[0]):
        best, mates = _nearest(pairs, sizes)
        mutual = (mates[mates] == np.arange(count)) & (np.arange(count) < mates)
        joined = np.flatnonzero(mutual & (best >= least * _PARTS))
        names = np.arange(count, dtype=np.int32)
        names[mates[joined]] = joined
        sizes[joined] += sizes[mates[joined]]
        groups = names[groups].astype(np.int64)
        pairs = _renamed(pairs, names, best >= least * _PARTS)
    return groups


def _nearest(pairs: Pairs, sizes: Values) -> tuple[Values, Numbers]:
    """For each group the largest mean likeness to another one, and the first group that it is so like."""
    ones, others, totals = pairs
    means = totals / sizes[ones]
    means /= sizes[others]
    best = np.full(len(sizes), -1.0)
    mates = np.full(len(sizes), len(sizes) - 1)
    for here in (ones, others):
        np.maximum.at(best, here, means)
    for here, there in ((ones, others), (others, ones)):
        nearest = np.flatnonzero(means == best[here])
        np.minimum.at(mates, here[nearest], there[nearest])
    return best, mates


def _renamed(pairs: Pairs, names: Places, is_open: Truths) -> Pairs:
    """The pairs of open groups under their new names, each pair once with the sum of its likenesses."""
    ones, others, totals = pairs
    kept = np.flatnonzero(is_open[ones] & is_open[others] & (names[ones] != names[others]))
    ends = names[ones[kept]], names[others[kept]]
    low, high, totals = np.minimum(*ends), np.maximum(*ends), totals[kept]
    by_low = np.argsort(low, kind="stable")
    bounds = np.searchsorted(low[by_low], np.arange(0, len(names) + _STEP, _STEP)).tolist()
    parts = [
        _summed(low[part], high[part], totals[part], len(names))
        for part in (by_low[start:end] for start, end in itertools.pairwise(bounds))
    ]
    ones, others, totals = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return ones, others, totals


def _summed(low: Places, high: Places, totals: Values, count: int) -> Pairs:
    """Each pair once, in the order of both, with the sum of its totals."""
    numbers = low.astype(np.int64) * count + high
    order = np.argsort(numbers, kind="stable")
    numbers = numbers[order]
    first: Truths = np.diff(numbers, prepend=-1) != 0
    sums = np.bincount(np.cumsum(first) - 1, totals[order]).astype(np.float64)
    return low[order][first], high[order][first], sums
