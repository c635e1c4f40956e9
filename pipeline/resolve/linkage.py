"""Groups by average linkage: the two most alike are joined, again and again, until none are alike enough.

Two groups that are nearest to each other are joined whatever happens elsewhere, because a third one is no nearer to
both together than to the nearer of them (Bruynooghe, "Classification ascendante hiérarchique des grands ensembles de
données", 1978). So all such pairs are joined at once, and the work is a few passes over columns.
"""

import numpy as np

from pipeline.resolve.sets import Numbers, Truths, Values

# Likeness counts in such parts, as whole numbers: a sum is the same in any order.
_PARTS = 1 << 30


def grouped(count: int, ones: Numbers, others: Numbers, likeness: Values, least: float) -> Numbers:
    """The group of each item, by its first item.

    Args:
        count: how many items there are.
        ones: items, by number.
        others: for each of them a larger one that it is like; the likeness of pairs that are not given is nothing.
        likeness: how like each other the two are.
        least: two groups are joined while the mean likeness of an item of one and an item of the other is so large.
    """
    groups, sizes = np.arange(count), np.ones(count)
    totals = np.rint(likeness * _PARTS)
    while len(ones):
        means = totals / (sizes[ones] * sizes[others])
        best, mates = _nearest(count, ones, others, means)
        joined = np.flatnonzero(
            (best >= least * _PARTS) & (mates[mates] == np.arange(count)) & (np.arange(count) < mates)
        )
        names = np.arange(count)
        names[mates[joined]] = joined
        sizes[joined] += sizes[mates[joined]]
        groups = names[groups]
        open_ = (best[ones] >= least * _PARTS) & (best[others] >= least * _PARTS)
        ones, others, totals = _summed(count, names[ones[open_]], names[others[open_]], totals[open_])
    return groups


def _nearest(count: int, ones: Numbers, others: Numbers, means: Values) -> tuple[Values, Numbers]:
    """For each group the largest mean likeness to another one, and the first group that it is so like."""
    best = np.full(count, -1.0)
    mates = np.full(count, count - 1)
    for here in (ones, others):
        np.maximum.at(best, here, means)
    for here, there in ((ones, others), (others, ones)):
        nearest = means == best[here]
        np.minimum.at(mates, here[nearest], there[nearest])
    return best, mates


def _summed(count: int, ones: Numbers, others: Numbers, totals: Values) -> tuple[Numbers, Numbers, Values]:
    """Each pair of groups once, the smaller first, with the sum of its likenesses; a group and itself is no pair."""
    apart = ones != others
    pairs = np.minimum(ones, others)[apart] * count + np.maximum(ones, others)[apart]
    order = np.argsort(pairs, kind="stable")
    pairs = pairs[order]
    first: Truths = np.diff(pairs, prepend=-1) != 0
    sums = np.bincount(np.cumsum(first) - 1, totals[apart][order]).astype(np.float64)
    return pairs[first] // count, pairs[first] % count, sums
