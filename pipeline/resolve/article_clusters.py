"""Clusters of articles: which articles tell of the same matters, judged by whom they name and what they tell to happen.

Articles and their marks are numbers in the order of their names, and likeness is worked out for many pairs at once.
"""

from collections.abc import Iterator

import numpy as np

from pipeline.resolve.average_linkage import grouped
from pipeline.resolve.event_mentions import Mentions
from pipeline.resolve.near_pairs import near_pairs
from pipeline.resolve.sets import UNKNOWN, Common, Int32s, Numbers, Sets, Truths, Values, Whole, distinct

# Articles are a cluster while two groups of them are on average so like each other.
TOGETHER = 0.12
# A single mark in common is chance.
_FEW = 2
# Marks of more articles than this say nothing about what happened.
_COMMON = 200
# An article is looked up by its rarest marks, and among those that share one compared with this many before it.
_KEYS = 4
_WINDOW = 20
# Squared weights count in such parts, as whole numbers: a sum is the same in any order.
_PARTS = 1 << 20
# Pairs of articles whose marks are in memory at once: few enough to stay near the processor.
_STEP = 1 << 12


class ArticleClusters:
    """How strongly articles belong together.

    Articles are alike by the participants of their events, by all that they name, or by names and words for events
    together. Groups of like articles are clusters: two articles of one cluster may share little, where others between
    them share much with both.

    Attributes:
        keys: the rarest marks that an article shares with others, all by number.
    """

    def __init__(self, mentions: Mentions) -> None:
        """Weigh them.

        Args:
            mentions: event mentions with their participants, and what the articles name.
        """
        articles = len(mentions.named.sizes)
        entities, words = _marks(mentions)
        where = np.flatnonzero(mentions.place != UNKNOWN)
        owners = np.concatenate([mentions.company.owners, where])
        part = mentions.article[owners], entities[np.concatenate([mentions.company.members, mentions.place[where]])]
        told = mentions.article, words
        name = mentions.named.owners, entities[mentions.named.members]
        owners, marks = (np.concatenate(columns) for columns in zip(part, told, name, strict=True))
        self._marks = Sets(owners, marks, articles)
        self._views = (
            _View(self._marks, self._marks.holds(*part), known=len(np.unique(mentions.article))),
            _View(self._marks, self._marks.holds(*name), known=int(np.count_nonzero(mentions.named.sizes))),
            _View(self._marks, np.ones(len(self._marks.members), np.bool_), known=articles),
        )
        owners, keys = (np.concatenate(parts) for parts in zip(*(view.keys for view in self._views), strict=True))
        self.keys = Sets(owners, keys, articles)
        self._clusters = grouped(articles, self._near(), TOGETHER)

    def of(self, articles: Whole) -> Numbers:
        """The clusters of articles, all by number."""
        return self._clusters[articles]

    def likeness(self, ones: Whole, others: Whole) -> Values:
        """The likeness of two articles in the view in which they are most alike; each pair is looked at once."""
        count = max(len(self.keys.sizes), 1)
        given = others.astype(np.int64) * count + ones
        pairs = distinct(given)
        others, ones = np.divmod(pairs, count)
        steps = range(0, len(pairs), _STEP)
        parts = [self._nearest(ones[at : at + _STEP], others[at : at + _STEP]) for at in steps]
        return np.concatenate([np.zeros(0), *parts])[np.searchsorted(pairs, given)]

    def _nearest(self, ones: Whole, others: Whole) -> Values:
        common = self._marks.shared(ones, others)
        likeness: Values = np.max([view.likeness(ones, others, common) for view in self._views], axis=0)
        return likeness

    def _near(self) -> Iterator[tuple[Int32s, Int32s, Values]]:
        """Pairs of articles that share a rare mark, and how like each other they are."""
        for ones, others in near_pairs(self.keys.members, self.keys.owners, _WINDOW):
            likeness = self.likeness(ones, others)
            some = likeness > 0
            yield ones[some].astype(np.int32), others[some].astype(np.int32), likeness[some]


def _marks(mentions: Mentions) -> tuple[Int32s, Int32s]:
    """Marks of articles, which are numbered in the order of their names.

    Returns:
        The mark that each entity is, and of each mention the mark that its word for the event is.
    """
    pairs = mentions.family.astype(np.int64) * len(mentions.stems) + mentions.stem
    used, word = np.unique(pairs, return_inverse=True)
    families, stems = (numbers.tolist() for numbers in np.divmod(used, max(len(mentions.stems), 1)))
    words = [f"{mentions.families[f]} {mentions.stems[s]}" for f, s in zip(families, stems, strict=True)]
    names = [*mentions.entities, *words]
    marks = np.empty(len(names), np.int32)
    marks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return marks[: len(mentions.entities)], marks[len(mentions.entities) :][word]


class _View:
    """Some marks of every article, weighted by how rare they are.

    Attributes:
        keys: articles, and of each the rarest marks among those that several have.
    """

    def __init__(self, marks: Sets, seen: Truths, known: int) -> None:
        """Weigh the marks.

        Args:
            marks: the marks of all articles.
            seen: which of them are in the view.
            known: how many articles the view knows.
        """
        self._seen = seen
        owners, members = marks.owners[seen], marks.members[seen]
        spread = np.bincount(members, minlength=int(marks.members.max(initial=0)) + 1)
        self._weights = np.rint(_PARTS * np.log(1 + known / np.maximum(spread, 1)) ** 2)
        self._lengths = np.sqrt(np.bincount(owners, self._weights[members], minlength=len(marks.sizes)))
        shared = np.flatnonzero((spread[members] > 1) & (spread[members] <= _COMMON))
        rarest = shared[np.lexsort((members[shared], spread[members[shared]], owners[shared]))]
        chosen = np.arange(len(rarest)) - np.searchsorted(owners[rarest], owners[rarest]) < _KEYS
        self.keys = owners[rarest][chosen], members[rarest][chosen]

    def likeness(self, ones: Whole, others: Whole, common: Common) -> Values:
        """Cosine of the marks for pairs of articles; nothing where they share a single one."""
        both = self._seen[common.here] & self._seen[common.there]
        total = np.bincount(common.pairs, self._weights[common.members] * both, minlength=len(ones))
        enough = np.bincount(common.pairs, both, minlength=len(ones)) >= _FEW
        lengths = self._lengths[ones] * self._lengths[others]
        likeness: Values = np.divide(total, lengths, out=np.zeros(len(ones)), where=enough)
        return likeness
