"""Which mentions of events are compared with each other, and those pairs that have enough evidence to be one event."""

from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.resolve import near_articles, other_event, same_event
from pipeline.resolve.article_clusters import ArticleClusters
from pipeline.resolve.event_mentions import Mentions
from pipeline.resolve.evidence import weighed
from pipeline.resolve.mention_pairs import ComparedMentions, MentionPairs
from pipeline.resolve.near_articles import MOST, ArticlePairs
from pipeline.resolve.near_pairs import near_pairs
from pipeline.resolve.same_event import LINE
from pipeline.resolve.sets import UNKNOWN, Int32s, Numbers, Sets, Values, Whole

# In a block of mentions that share a key, each is compared with this many before it in the order of the dates: enough,
# since each of these is compared with others in turn, and it keeps the work linear in the number of mentions.
_WINDOW = 16

# Pairs are put in order in bands of scores so wide, the highest first, so that few are held twice.
_BAND = 1 / 32
# Pairs that leave the arrays of numbers at a time.
_STEP = 1 << 16

Scored = tuple[Values, Int32s, Int32s]
"""Rising scores of pairs of mentions, and the numbers of the two."""

Keys = tuple[Numbers, Int32s]
"""Numbers of keys, and the places of the mentions that have them."""

# More than there are entities, articles or marks.
_MOST = 1 << 32


def strongest_pairs(compared: ComparedMentions, clusters: ArticleClusters) -> Iterator[tuple[Int32s, Int32s]]:
    """Pairs of mentions with enough evidence to be one event, family by family, since no event is of two.

    Those of a family come by falling evidence, then in the order of the mentions.

    Args:
        compared: the mentions.
        clusters: how strongly their articles belong together.

    Yields:
        in parts, the numbers of two mentions, the smaller one first.
    """
    mentions = compared.mentions
    scenes = _scenes(mentions)
    by_date = np.argsort(mentions.date, kind="stable")
    for family in range(len(mentions.families)):
        numbers = by_date[mentions.family[by_date] == family]
        keys = _keys(mentions, numbers, scenes, clusters)
        yield from _strongest_first(list(_scored_pairs(compared, clusters, numbers, keys)))


def _strongest_first(found: Sequence[Scored]) -> Iterator[tuple[Int32s, Int32s]]:
    """The pairs by falling score, then in the order of the mentions, a band of scores at a time."""
    highest = max((float(scores[-1]) for scores, _, _ in found if len(scores)), default=0.0)
    for low in np.arange(LINE, highest + _BAND, _BAND)[::-1]:
        parts = [_in_band(part, low) for part in found]
        scores, ones, others = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        order = np.lexsort((others, ones, -scores))
        for start in range(0, len(order), _STEP):
            part = order[start : start + _STEP]
            yield ones[part], others[part]


def _in_band(pairs: Scored, low: float) -> Scored:
    """The pairs with a score in the band, which are not copied."""
    start, end = np.searchsorted(pairs[0], (low, low + _BAND)).tolist()
    scores, ones, others = pairs
    return scores[start:end], ones[start:end], others[start:end]


def _scored_pairs(
    compared: ComparedMentions, clusters: ArticleClusters, numbers: Numbers, keys: Keys
) -> Iterator[Scored]:
    """Pairs of mentions that share a key and have enough evidence to be one event, in parts."""
    article = compared.mentions.article
    for earlier, later in near_pairs(*keys, _WINDOW):
        ones, others = (end(numbers[earlier], numbers[later]) for end in (np.minimum, np.maximum))
        pairs = MentionPairs(compared, ones, others)
        together, apart = weighed((*same_event.RULES, *other_event.RULES), pairs)
        possible = np.flatnonzero(together >= LINE - MOST)
        ones, others = ones[possible], others[possible]
        articles = ArticlePairs(clusters, article[ones], article[others], pairs.far[possible])
        near, _ = weighed(near_articles.RULES, articles)
        scores = np.where(articles.together, together[possible], apart[possible]) + near
        rising = np.argsort(scores, kind="stable")  # those without a score are last
        enough = rising[scores[rising] >= LINE]
        yield scores[enough], ones[enough].astype(np.int32), others[enough].astype(np.int32)


def _keys(mentions: Mentions, numbers: Numbers, scenes: Sets, clusters: ArticleClusters) -> Keys:
    """Numbers of keys, and the places among `numbers` of the mentions that have them.

    Keys are what two mentions have in common if they tell of one event: a participant, the place, the
    article, the cluster of articles, or a mark of the article and the beginning of the trigger.
    """
    every, articles = np.arange(len(numbers)), mentions.article[numbers]
    who, named = scenes.expanded(numbers)
    where, marks = clusters.keys.expanded(articles)
    kinds: tuple[tuple[Numbers, Whole, Whole], ...] = (
        (who, np.zeros_like(who), scenes.members[named]),
        (every, np.zeros_like(every), articles),
        (every, np.zeros_like(every), clusters.of(articles)),
        (where, mentions.stem[numbers][where], clusters.keys.members[marks]),
    )
    keys = [(one.astype(np.int64) * _MOST + other) * len(kinds) + kind for kind, (_, one, other) in enumerate(kinds)]
    return np.concatenate(keys), np.concatenate([places.astype(np.int32) for places, _, _ in kinds])


def _scenes(mentions: Mentions) -> Sets:
    """Who took part in each mention in a main role, and where it happened."""
    placed = np.flatnonzero(mentions.place != UNKNOWN)
    owners = np.concatenate([mentions.people.owners, placed])
    return Sets(owners, np.concatenate([mentions.people.members, mentions.place[placed]]), len(mentions.place))
