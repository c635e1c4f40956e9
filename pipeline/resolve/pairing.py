"""Which mentions of events are compared with each other, and those pairs that have enough evidence to be one event."""

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.resolve.event_mentions import Mention
from pipeline.resolve.evidence import LINE, Evidence
from pipeline.resolve.neighbours import Pairs, near_pairs
from pipeline.resolve.sets import Values
from pipeline.resolve.stories import Stories

Places = npt.NDArray[np.int32]

# In a block of mentions that share a key, each is compared with this many before it in the order of the dates:
# far more than one event has neighbours, and it keeps the work linear in the number of mentions.
_WINDOW = 40

# Pairs that leave the arrays of numbers at a time.
_STEP = 1 << 16


def strongest_pairs(rows: Sequence[Mention], stories: Stories) -> Iterator[tuple[int, int]]:
    """Pairs of mentions with enough evidence to be one event, by falling evidence, then in the order of the mentions.

    Args:
        rows: the mentions, in the order of their ids.
        stories: how strongly their articles belong together.

    Yields:
        the numbers of two mentions, the smaller one first.
    """
    scores, ones, others = (np.concatenate(parts) for parts in zip(*_scored_pairs(rows, stories), strict=True))
    order = np.lexsort((others, ones, -scores))
    for start in range(0, len(order), _STEP):
        part = order[start : start + _STEP]
        yield from zip(ones[part].tolist(), others[part].tolist(), strict=True)


def _scored_pairs(rows: Sequence[Mention], stories: Stories) -> Iterator[tuple[Values, Places, Places]]:
    """Scores and numbers of pairs of mentions that share a key and have enough evidence to be one event."""
    evidence = Evidence(rows)
    articles = np.array([stories.number(row.article) for row in rows], np.int64)
    order = np.array(sorted(range(len(rows)), key=lambda i: (rows[i].date or "", rows[i].key)), np.int64)
    keys, places = _keys((rows[index] for index in order.tolist()), stories)
    yield np.zeros(0), np.zeros(0, np.int32), np.zeros(0, np.int32)
    for earlier, later in near_pairs(keys, places, _WINDOW):
        ones, others = np.sort([order[earlier], order[later]], axis=0)
        scores = evidence.between(ones, others, stories.links(articles[ones], articles[others]))
        enough = np.flatnonzero(scores >= LINE)
        yield scores[enough], ones[enough].astype(np.int32), others[enough].astype(np.int32)


def _keys(rows: Iterable[Mention], stories: Stories) -> Pairs:
    """Numbers of keys, and places of the mentions that have them.

    Keys are what two mentions of one family have in common if they tell of one event: a participant, the place, the
    article, the story, or a mark of the article and the beginning of the trigger.
    """
    numbers: dict[tuple[str, ...], int] = {}
    found = array("q")
    for place, row in enumerate(rows):
        named = {*row.people, *filter(None, [row.place])}
        keys: list[tuple[str, ...]] = [("", entity) for entity in sorted(named)]
        keys += [("article", row.article), ("story", str(stories.story(row.article)))]
        keys += [("mark", row.stem, str(mark)) for mark in stories.keys(row.article)]
        for key in keys:
            found.extend((numbers.setdefault((row.family, *key), len(numbers)), place))
    keys_of, places = np.array(found, np.int64).reshape(-1, 2).T
    return keys_of, places
