"""Stories: which articles tell of the same matters, judged by whom they name."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pipeline.resolve.event_mentions import STRONG_STORY, Mention

# Evidence for one event that two articles of one story give, and how like each other they must be for it.
STRONG, STRONG_LINK = 0.25, STRONG_STORY
WEAK, WEAK_LINK = 0.15, 0.75
# Entities in more articles than this say nothing about a story of one event.
_COMMON = 200
# An article is looked up by its rarest entities.
_KEYS = 4


class Stories:
    """How strongly articles belong to one story: by the participants of their events, or by all that they name."""

    def __init__(self, mentions: Iterable[Mention], named: Iterable[tuple[str, str]] = ()) -> None:
        """Weigh them.

        Args:
            mentions: event mentions with their participants.
            named: pairs of an article and an entity that it names, in whatever part.
        """
        taking_part: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            taking_part[mention.article] |= mention.everyone
        all_named: dict[str, set[str]] = defaultdict(set)
        for article, entity in named:
            all_named[article].add(entity)
        self._views = (_View(taking_part), _View(all_named))

    def link(self, one: str, other: str) -> float:
        """Evidence for one event that lies in the two articles' stories."""
        return max(view.link(one, other) for view in self._views)

    def keys(self, article: str) -> list[str]:
        """The rarest entities that the article shares with others."""
        return sorted({key for view in self._views for key in view.keys(article)})


class _View:
    """Some entities of every article, weighted by how rare they are."""

    def __init__(self, entities: Mapping[str, set[str]]) -> None:
        self._entities = entities
        self._spread = Counter(entity for found in entities.values() for entity in found)
        self._weights = {entity: math.log(1 + len(entities) / count) for entity, count in self._spread.items()}
        self._lengths = {a: math.sqrt(math.fsum(self._weights[e] ** 2 for e in es)) for a, es in entities.items()}

    def link(self, one: str, other: str) -> float:
        shared = self._entities.get(one, set()) & self._entities.get(other, set())
        if not shared:
            return 0.0
        likeness = math.fsum(self._weights[e] ** 2 for e in shared) / (self._lengths[one] * self._lengths[other])
        if len(shared) > 1 and likeness >= STRONG:
            return STRONG_LINK
        return WEAK_LINK if likeness >= WEAK else 0.0

    def keys(self, article: str) -> list[str]:
        shared = [e for e in self._entities.get(article, ()) if 1 < self._spread[e] <= _COMMON]
        return sorted(shared, key=lambda e: (self._spread[e], e))[:_KEYS]
