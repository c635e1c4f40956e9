"""Which items may belong together: those that share a key and stand near each other. Never all pairs."""

import itertools
from collections.abc import Iterator

import numpy as np

from pipeline.resolve.sets import Int32s, Numbers, Whole, distinct

Pairs = tuple[Numbers, Numbers]

# Items whose neighbours are in memory at once.
_STEP = 1024


def near_pairs(keys: Whole, items: Whole, window: int) -> Iterator[Pairs]:
    """The distinct pairs of items that share a key and stand there at most `window` places apart.

    Items that share a key stand in the order of their numbers, so the work grows with the number of items, however
    many share one.

    Args:
        keys: numbers of keys.
        items: for each key an item that has it; no item has a key twice.
        window: how far apart.

    Yields:
        the smaller and the larger item of each pair, ordered by the larger and then by the smaller one, in parts.
    """
    starts, sorted_items = _sorted(keys, items)
    del keys, items
    count = int(sorted_items.max(initial=-1)) + 1
    by_item = np.argsort(sorted_items, kind="stable").astype(np.int32)
    bounds = np.searchsorted(sorted_items[by_item], np.arange(0, count + _STEP, _STEP))
    for low, high in itertools.pairwise(bounds.tolist()):
        here = by_item[low:high]
        before = np.minimum(here - starts[here], window)
        places = np.repeat(here, before)
        back = np.arange(1, len(places) + 1) - np.repeat(np.cumsum(before) - before, before)
        found = distinct(sorted_items[places].astype(np.int64) * count + sorted_items[places - back])
        yield found % count, found // count


def _sorted(keys: Whole, items: Whole) -> tuple[Int32s, Int32s]:
    """The items in the order of their keys and numbers, and for each of them where those with its key start."""
    order = np.lexsort((items, keys)).astype(np.int32)
    is_first = np.diff(keys[order], prepend=-1) != 0
    starts = np.maximum.accumulate(np.where(is_first, np.arange(len(order), dtype=np.int32), 0), dtype=np.int32)
    return starts, items[order].astype(np.int32)
