"""Stories: which articles tell of the same matters, judged by whom they name and what they tell to happen.

Articles and their marks are numbers in the order of their names, and likeness is worked out for many pairs at once.
"""

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.resolve.event_mentions import Mention
from pipeline.resolve.evidence import STRONG_STORY
from pipeline.resolve.linkage import grouped
from pipeline.resolve.neighbours import near_pairs
from pipeline.resolve.sets import Numbers, Places, Sets, Values, distinct

# Evidence for one event that two articles of one story give, and how like each other they must be for it.
STRONG, STRONG_LINK = 0.25, STRONG_STORY
WEAK, WEAK_LINK = 0.15, 0.75
# Articles make up a story while two groups of them are on average so like each other.
TOGETHER = 0.12
# What likeness adds to that, so that a mention which names nobody joins the nearest articles' event.
CLOSER = 1.0
# More evidence than two articles ever give, since likeness is 1 at most, up to rounding: what would not be one event
# with so much, need not be looked at.
MOST_LINK = STRONG_LINK + 1.125 * CLOSER
# A single mark in common is chance.
_FEW = 2
# Marks of more articles than this say nothing about a story of one event.
_COMMON = 200
# An article is looked up by its rarest marks, and among those that share one compared with this many before it.
_KEYS = 4
_WINDOW = 40
# Squared weights count in such parts, as whole numbers: a sum is the same in any order.
_PARTS = 1 << 20
# Pairs of articles whose marks are in memory at once.
_STEP = 1 << 15


class Stories:
    """How strongly articles belong to one story.

    Articles are alike by the participants of their events, by all that they name, or by names and words for events
    together. Groups of like articles are stories: two articles of one story may share little, where others between
    them share much with both.

    Attributes:
        keys: the rarest marks that an article shares with others, all by number.
    """

    def __init__(self, mentions: Sequence[Mention], named: Iterable[tuple[str, str]] = ()) -> None:
        """Weigh them.

        Args:
            mentions: event mentions with their participants.
            named: pairs of an article and an entity that it names, in whatever part.
        """
        articles, marks = _Numbering(), _Numbering()
        part = _table(((m.article, mark) for m in mentions for mark in m.everyone), articles, marks)
        told = _table(((m.article, f"{m.family} {m.stem}") for m in mentions), articles, marks)
        name = _table(named, articles, marks)
        by_name = marks.ranks()
        part, told, name = (np.stack([articles.ranks()[one[0]], by_name[one[1]]]) for one in (part, told, name))
        self._numbers = {article: number for number, article in enumerate(sorted(articles))}
        size = len(articles), len(marks)
        self._views = (
            _View(part, *size, known=len(np.unique(told[0]))),
            _View(name, *size, known=len(np.unique(name[0]))),
            _View(np.concatenate([part, told, name], axis=1), *size, known=len(articles)),
        )
        owners, keys = (np.concatenate(parts) for parts in zip(*(view.keys() for view in self._views), strict=True))
        self.keys = Sets(owners, keys, len(articles))
        self._stories = grouped(len(articles), self._near(), TOGETHER)

    def number(self, article: str) -> int:
        """The number of the article."""
        return self._numbers[article]

    def links(self, ones: Numbers, others: Numbers) -> Values:
        """Evidence for one event that lies in the stories of two articles, for pairs of their numbers."""
        likeness = self._likeness(ones, others)
        strong = (likeness >= STRONG) | (self._stories[ones] == self._stories[others])
        weak = np.where(likeness >= WEAK, WEAK_LINK + CLOSER * likeness, 0.0)
        return np.where(strong, STRONG_LINK + CLOSER * likeness, weak)

    def story(self, article: str) -> int:
        """The story of the article, by the number of the first of its articles."""
        return int(self._stories[self._numbers[article]])

    def of(self, articles: Numbers) -> Numbers:
        """The stories of articles, all by number."""
        return self._stories[articles]

    def _likeness(self, ones: Numbers, others: Numbers) -> Values:
        """The likeness in the view in which the two are most alike; each pair of articles is looked at once."""
        given = others * len(self._numbers) + ones
        pairs = distinct(given)
        others, ones = np.divmod(pairs, max(len(self._numbers), 1))
        likeness: Values = np.max([view.likeness(ones, others) for view in self._views], axis=0)
        return likeness[np.searchsorted(pairs, given)]

    def _near(self) -> Iterator[tuple[Places, Places, Values]]:
        """Pairs of articles that share a rare mark, and how like each other they are."""
        for ones, others in near_pairs(self.keys.members, self.keys.owners, _WINDOW):
            likeness = self._likeness(ones, others)
            some = likeness > 0
            yield ones[some].astype(np.int32), others[some].astype(np.int32), likeness[some]


class _Numbering(defaultdict[str, int]):
    """Numbers for names, in the order in which they are met."""

    def __init__(self) -> None:
        super().__init__(itertools.count().__next__)

    def ranks(self) -> Numbers:
        """By number, the place of the name in alphabetical order."""
        found = np.empty(len(self), np.int64)
        found[[self[name] for name in sorted(self)]] = np.arange(len(self))
        return found


def _table(pairs: Iterable[tuple[str, str]], articles: _Numbering, marks: _Numbering) -> Numbers:
    """The pairs as numbers: one row of articles, one of marks."""
    flat = array("q", (number for article, mark in pairs for number in (articles[article], marks[mark])))
    return np.array(flat, np.int64).reshape(-1, 2).T


class _View:
    """Some marks of every article, weighted by how rare they are."""

    def __init__(self, pairs: Numbers, articles: int, marks: int, known: int) -> None:
        """Weigh the marks.

        Args:
            pairs: numbers of articles, and of their marks.
            articles: how many articles there are.
            marks: how many marks there are.
            known: how many articles the view knows.
        """
        self._marks = Sets(pairs[0], pairs[1], articles)
        self._spread = np.bincount(self._marks.members, minlength=marks)
        self._weights = np.rint(_PARTS * np.log(1 + known / np.maximum(self._spread, 1)) ** 2)
        self._lengths = np.sqrt(np.bincount(self._marks.owners, self._weights[self._marks.members], minlength=articles))

    def likeness(self, ones: Numbers, others: Numbers) -> Values:
        """Cosine of the marks for pairs of articles; nothing where they share a single one."""
        steps = range(0, len(ones), _STEP)
        parts = [self._likeness(ones[at : at + _STEP], others[at : at + _STEP]) for at in steps]
        return np.concatenate([np.zeros(0), *parts])

    def _likeness(self, ones: Numbers, others: Numbers) -> Values:
        pairs, marks = self._marks.shared(ones, others)
        total = np.bincount(pairs, self._weights[marks], minlength=len(ones))
        enough = np.bincount(pairs, minlength=len(ones)) >= _FEW
        lengths = self._lengths[ones] * self._lengths[others]
        likeness: Values = np.divide(total, lengths, out=np.zeros(len(ones)), where=enough)
        return likeness

    def keys(self) -> tuple[Places, Places]:
        """Articles, and of each the rarest marks among those that several have."""
        spread = self._spread[self._marks.members]
        shared = np.flatnonzero((spread > 1) & (spread <= _COMMON))
        rarest = shared[np.lexsort((self._marks.members[shared], spread[shared], self._marks.owners[shared]))]
        owners = self._marks.owners[rarest]
        chosen = np.arange(len(owners)) - np.searchsorted(owners, owners) < _KEYS
        return owners[chosen], self._marks.members[rarest][chosen]
