"""Which mentions of events are compared with each other, and those pairs that have enough evidence to be one event."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.resolve.event_mentions import Mention
from pipeline.resolve.evidence import LINE, Evidence
from pipeline.resolve.neighbours import near_pairs
from pipeline.resolve.sets import Numbers, Places, Values, Whole, codes, numbering, sets
from pipeline.resolve.stories import MOST_LINK, Stories

# In a block of mentions that share a key, each is compared with this many before it in the order of the dates:
# far more than one event has neighbours, and it keeps the work linear in the number of mentions.
_WINDOW = 40

# Pairs are put in order in bands of scores so wide, the highest first, so that few are held twice.
_BAND = 1 / 32
# Pairs that leave the arrays of numbers at a time.
_STEP = 1 << 16

Scored = tuple[Values, Places, Places]
"""Rising scores of pairs of mentions, and the numbers of the two."""

# More than there are entities, articles or marks.
_MOST = 1 << 32


def strongest_pairs(rows: Sequence[Mention], stories: Stories) -> Iterator[tuple[int, int]]:
    """Pairs of mentions with enough evidence to be one event, family by family, since no event is of two.

    Those of a family come by falling evidence, then in the order of the mentions.

    Args:
        rows: the mentions, in the order of their ids.
        stories: how strongly their articles belong together.

    Yields:
        the numbers of two mentions, the smaller one first.
    """
    families: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        families[row.family].append(number)
    for family in families.values():
        yield from _strongest_of_family(rows, np.array(family, np.int32), stories)


def _strongest_of_family(rows: Sequence[Mention], numbers: Places, stories: Stories) -> Iterator[tuple[int, int]]:
    found = list(_scored_pairs([rows[number] for number in numbers], stories))
    highest = max((float(scores[-1]) for scores, _, _ in found if len(scores)), default=0.0)
    for low in np.arange(LINE, highest + _BAND, _BAND)[::-1]:
        parts = [_in_band(part, low) for part in found]
        scores, ones, others = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        order = np.lexsort((others, ones, -scores))
        for start in range(0, len(order), _STEP):
            part = order[start : start + _STEP]
            yield from zip(numbers[ones[part]].tolist(), numbers[others[part]].tolist(), strict=True)


def _in_band(pairs: Scored, low: float) -> Scored:
    """The pairs with a score in the band, which are not copied."""
    start, end = np.searchsorted(pairs[0], (low, low + _BAND)).tolist()
    scores, ones, others = pairs
    return scores[start:end], ones[start:end], others[start:end]


def _scored_pairs(rows: Sequence[Mention], stories: Stories) -> Iterator[Scored]:
    """Pairs of mentions that share a key and have enough evidence to be one event, in parts."""
    evidence = Evidence(rows)
    articles = np.array([stories.number(row.article) for row in rows], np.int64)
    order = np.array(sorted(range(len(rows)), key=lambda i: rows[i].date or ""), np.int64)
    places = np.empty(len(rows), np.int64)
    places[order] = np.arange(len(rows))
    for earlier, later in near_pairs(*_keys(rows, stories, articles, places), _WINDOW):
        ones, others = np.sort([order[earlier], order[later]], axis=0)
        possible = np.flatnonzero(evidence.between(ones, others, np.full(len(ones), MOST_LINK)) >= LINE)
        ones, others = ones[possible], others[possible]
        scores = evidence.between(ones, others, stories.links(articles[ones], articles[others]))
        rising = np.argsort(scores, kind="stable")  # those without a score are last
        enough = rising[scores[rising] >= LINE]
        yield scores[enough], ones[enough].astype(np.int32), others[enough].astype(np.int32)


def _keys(rows: Sequence[Mention], stories: Stories, articles: Numbers, places: Numbers) -> tuple[Numbers, Places]:
    """Numbers of keys, and the places of the mentions that have them.

    Keys are what two mentions have in common if they tell of one event: a participant, the place, the
    article, the story, or a mark of the article and the beginning of the trigger.
    """
    every = np.arange(len(rows))
    words = codes(row.stem for row in rows)
    named = sets((row.people | {row.place} if row.place else row.people for row in rows), numbering())
    who, entities = named.expanded(every)
    where, marks = stories.keys.expanded(articles)
    kinds: tuple[tuple[Whole, Whole], ...] = (
        (np.zeros_like(entities), entities),
        (np.zeros_like(articles), articles),
        (np.zeros_like(articles), stories.of(articles)),
        (words[where], marks),
    )
    mentions = [places[one].astype(np.int32) for one in (who, every, every, where)]
    keys = [(one.astype(np.int64) * _MOST + other) * len(kinds) + kind for kind, (one, other) in enumerate(kinds)]
    return np.concatenate(keys), np.concatenate(mentions)
