"""Stories: which articles tell of the same matters, judged by whom they name and what they tell to happen."""

import heapq
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pipeline.resolve.event_mentions import STRONG_STORY, Mention

# Evidence for one event that two articles of one story give, and how like each other they must be for it.
STRONG, STRONG_LINK = 0.25, STRONG_STORY
WEAK, WEAK_LINK = 0.15, 0.75
# Articles make up a story while two groups of them are on average so like each other.
TOGETHER = 0.12
# What likeness adds to that, so that a mention which names nobody joins the nearest articles' event.
CLOSER = 0.5
# A single mark in common is chance.
_FEW = 2
# Marks of more articles than this say nothing about a story of one event.
_COMMON = 200
# An article is looked up by its rarest marks, and among those that share one compared with this many before it.
_KEYS = 4
_WINDOW = 40


class Stories:
    """How strongly articles belong to one story.

    Articles are alike by the participants of their events, by all that they name, or by names and words for events
    together. Groups of like articles are stories: two articles of one story may share little, where others between
    them share much with both.
    """

    def __init__(self, mentions: Iterable[Mention], named: Iterable[tuple[str, str]] = ()) -> None:
        """Weigh them.

        Args:
            mentions: event mentions with their participants.
            named: pairs of an article and an entity that it names, in whatever part.
        """
        taking_part: dict[str, set[str]] = defaultdict(set)
        all_named: dict[str, set[str]] = defaultdict(set)
        told: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            taking_part[mention.article] |= mention.everyone
            told[mention.article] |= mention.everyone | {f"{mention.family} {mention.stem}"}
        for article, entity in named:
            all_named[article].add(entity)
            told[article].add(entity)
        self._views = (_View(taking_part), _View(all_named), _View(told))
        self._stories = _grouped(sorted(told), self._likenesses(sorted(told)), TOGETHER)

    def link(self, one: str, other: str) -> float:
        """Evidence for one event that lies in the two articles' stories."""
        likeness = self._likeness(one, other)
        if likeness >= STRONG or self.story(one) == self.story(other):
            return STRONG_LINK + CLOSER * likeness
        return WEAK_LINK + CLOSER * likeness if likeness >= WEAK else 0.0

    def story(self, article: str) -> str:
        """The story of the article, named after the first of its articles."""
        return self._stories[article]

    def keys(self, article: str) -> list[str]:
        """The rarest marks that the article shares with others."""
        return sorted({key for view in self._views for key in view.keys(article)})

    def _likeness(self, one: str, other: str) -> float:
        return max(view.likeness(one, other) for view in self._views)

    def _likenesses(self, articles: Iterable[str]) -> dict[tuple[str, str], float]:
        """How like each other articles are that share a rare mark."""
        blocks: dict[str, list[str]] = defaultdict(list)
        for article in articles:
            for key in self.keys(article):
                blocks[key].append(article)
        pairs = {
            (other, article)
            for block in blocks.values()
            for place, article in enumerate(block)
            for other in block[max(0, place - _WINDOW) : place]
        }
        return {pair: self._likeness(*pair) for pair in sorted(pairs)}


class _View:
    """Some marks of every article, weighted by how rare they are."""

    def __init__(self, marks: Mapping[str, set[str]]) -> None:
        self._marks = marks
        self._spread = Counter(mark for found in marks.values() for mark in found)
        self._weights = {mark: math.log(1 + len(marks) / count) for mark, count in self._spread.items()}
        self._lengths = {a: math.sqrt(math.fsum(self._weights[m] ** 2 for m in ms)) for a, ms in marks.items()}

    def likeness(self, one: str, other: str) -> float:
        """Cosine of the marks; nothing where they share a single one."""
        shared = self._marks.get(one, set()) & self._marks.get(other, set())
        if len(shared) < _FEW:
            return 0.0
        return math.fsum(self._weights[m] ** 2 for m in shared) / (self._lengths[one] * self._lengths[other])

    def keys(self, article: str) -> list[str]:
        """The article's rarest marks among those that others have, too."""
        shared = [m for m in self._marks.get(article, ()) if 1 < self._spread[m] <= _COMMON]
        return sorted(shared, key=lambda m: (self._spread[m], m))[:_KEYS]


def _grouped(names: list[str], likenesses: Mapping[tuple[str, str], float], least: float) -> dict[str, str]:
    """Groups by average linkage: the two most alike are joined until none are `least` alike; each by its first name."""
    members = {place: [name] for place, name in enumerate(names)}
    places = {name: place for place, name in enumerate(names)}
    sums: dict[int, dict[int, float]] = {place: {} for place in members}
    queue: list[tuple[float, int, int]] = []
    for (one, other), likeness in likenesses.items():
        first, second = sorted((places[one], places[other]))
        sums[first][second] = sums[second][first] = likeness
        heapq.heappush(queue, (-likeness, first, second))
    fresh = itertools.count(len(names))
    while queue and -queue[0][0] >= least:
        _, first, second = heapq.heappop(queue)
        if first not in members or second not in members:
            continue
        joined = next(fresh)
        members[joined] = members.pop(first) + members.pop(second)
        sums[joined] = {}
        for old in (sums.pop(first), sums.pop(second)):
            for near, total in old.items():
                if near in members:
                    sums[joined][near] = sums[joined].get(near, 0.0) + total
        for near, total in sums[joined].items():
            sums[near].pop(first, None)
            sums[near].pop(second, None)
            sums[near][joined] = total
            average = total / (len(members[joined]) * len(members[near]))
            heapq.heappush(queue, (-average, near, joined))
    return {name: min(group) for group in members.values() for name in group}
