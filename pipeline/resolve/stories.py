"""Stories: which articles tell of the same matters, judged by the participants of their events."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.resolve.event_mentions import STRONG_STORY, Mention

# Evidence for one event that two articles of one story give, and how like each other they must be for it.
STRONG, STRONG_LINK = 0.3, STRONG_STORY
WEAK, WEAK_LINK = 0.2, 0.75
# Entities in more articles than this say nothing about a story of one event.
_COMMON = 200
# An article is looked up by its rarest participants.
_KEYS = 4


class Stories:
    """The participants of every article, weighted by how rare they are."""

    def __init__(self, mentions: Iterable[Mention], named: Iterable[tuple[str, str]] = ()) -> None:
        """Weigh them.

        Args:
            mentions: event mentions with their participants.
            named: pairs of an article and an entity that it names, in whatever part.
        """
        people: dict[str, set[str]] = defaultdict(set)
        for article, entity in named:
            people[article].add(entity)
        for mention in mentions:
            people[mention.article] |= mention.people | mention.others
            if mention.place is not None:
                people[mention.article].add(mention.place)
        spread = Counter(entity for entities in people.values() for entity in entities)
        self._spread = spread
        self._weights = {entity: math.log(1 + len(people) / count) for entity, count in spread.items()}
        self._people = people
        self._lengths = {a: math.sqrt(math.fsum(self._weights[e] ** 2 for e in es)) for a, es in people.items()}

    def link(self, one: str, other: str) -> float:
        """Evidence for one event that lies in the two articles' stories."""
        shared = self._people[one] & self._people[other]
        if not shared:
            return 0.0
        likeness = math.fsum(self._weights[e] ** 2 for e in shared) / (self._lengths[one] * self._lengths[other])
        if len(shared) > 1 and likeness >= STRONG:
            return STRONG_LINK
        return WEAK_LINK if likeness >= WEAK else 0.0

    def keys(self, article: str) -> list[str]:
        """The rarest participants that the article shares with others."""
        shared = [e for e in self._people[article] if 1 < self._spread[e] <= _COMMON]
        return sorted(shared, key=lambda e: (self._spread[e], e))[:_KEYS]
