"""Event mentions as merging sees them."""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import pyarrow as pa

from pipeline.event_types import event_nouns, event_types, happens_once
from pipeline.resolve.signatures import rows

# Letters that inflected forms of one trigger share ("arrested", "arrests"; "dismissed", "dismissal").
_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of an event.

    Attributes:
        article: the article that holds it.
        type: event type.
        family: the types that tell of the same happenings in other words.
        stem: beginning of the trigger.
        nominal: whether the trigger is a noun ("the arrest"), which may take up what was told before.
        position: offset of the trigger in its article.
        date: ISO date of any precision, a year may be XXXX.
        end_date: the same for the end of a period.
        place: entity id of the place.
        status: actual, planned, alleged or denied.
        published: publication day of the article.
        agents: entity ids of those who act.
        patients: entity ids of those who are acted on.
        others: entity ids of other participants.
    """

    article: str
    type: str
    family: str
    stem: str
    nominal: bool
    position: int
    date: str | None
    end_date: str | None
    place: str | None
    status: str
    published: datetime.date | None
    agents: frozenset[str]
    patients: frozenset[str]
    others: frozenset[str]

    @property
    def people(self) -> frozenset[str]:
        """Everyone who took part in a main role."""
        return self.agents | self.patients

    @property
    def everyone(self) -> frozenset[str]:
        """Everyone and every place that the mention names."""
        return self.people | self.others | (frozenset() if self.place is None else frozenset({self.place}))

    @property
    def core(self) -> frozenset[str]:
        """Whom the event happens to; of a journey, whoever travels; of an offence, whoever commits it."""
        return self.people if self.family == "movement" or self.personal else self.patients

    @property
    def personal(self) -> bool:
        """Whether what one party does is apart from what another does, as offences are."""
        return bool(event_types()[self.type].get("by_one"))

    @property
    def once(self) -> bool:
        """Whether the event happens to somebody once in a story."""
        return happens_once(self.type)


def read_mentions(mentions: pa.Table, participants: pa.Table) -> list[Mention]:
    """The mentions with their participants, in the order of their ids; what many mentions share is held once."""
    columns = ("event_mention_id", "article_id", "type", "trigger", "trigger_start", "date", "end_date", "place_id")
    once = _Once()
    parts = _Parts(participants)
    return [
        Mention(
            article=once[article],
            type=once[code],
            family=once[event_types()[code].get("family", code)],
            stem=once[stem(trigger)],
            nominal=is_noun(trigger),
            position=start,
            date=once[date],
            end_date=once[end_date],
            place=once[place],
            status=once[status],
            published=once[published],
            **{role: once[frozenset(once[entity] for entity in found)] for role, found in parts.of(key).items()},
        )
        for key, article, code, trigger, start, date, end_date, place, status, published in rows(
            mentions.sort_by("event_mention_id"), *columns, "status", "published"
        )
    ]


class _Once(dict[Any, Any]):
    """Gives equal values back as one object."""

    def __missing__(self, value: Any) -> Any:
        self[value] = value
        return value


class _Parts:
    """Who took part in the mentions, asked for in the order of the mentions' ids."""

    def __init__(self, participants: pa.Table) -> None:
        found = rows(participants.sort_by("event_mention_id"), "event_mention_id", "role", "entity_id")
        self._groups = itertools.groupby(found, key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, key: str) -> dict[str, set[str]]:
        """The entities by their part in the mention: agents, patients, others."""
        parts: dict[str, set[str]] = {"agents": set(), "patients": set(), "others": set()}
        while self._next and self._next[0] <= key:
            if self._next[0] == key:
                for _, role, entity in self._next[1]:
                    parts[f"{role}s"].add(entity)
            self._next = next(self._groups, None)
        return parts


def stem(trigger: str) -> str:
    """The beginning of the trigger's first word in lower case."""
    return trigger.lower().split()[0][:_STEM]


def is_noun(trigger: str) -> bool:
    """Whether the trigger is a noun that names events, in the singular or plural."""
    word = trigger.lower()
    return word in event_nouns() or word.removesuffix("s") in event_nouns()


def dates_fit(one: str | None, other: str | None) -> bool:
    """Whether two dates can be the same: equal, or one holds the other ("2019" holds "2019-08-14", XXXX any year)."""
    if one is None or other is None:
        return True
    parts = zip(one.split("-"), other.split("-"), strict=False)
    return all(a == b or "XXXX" in (a, b) for a, b in parts)


def is_day(value: str | None) -> bool:
    """Whether the date names a day, with or without the year."""
    return value is not None and value.count("-") == 2


def best_date(values: Iterable[str]) -> str | None:
    """The most precise date, among equals the one given most often, then the earliest."""
    counts = Counter(values)
    order = sorted(counts, key=lambda v: (-v.count("-"), "XXXX" in v, -counts[v], v))
    return order[0] if order else None
