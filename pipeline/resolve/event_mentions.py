"""Event mentions as merging sees them."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.event_types import event_nouns, event_types, happens_once

# Letters that inflected forms of one trigger share ("arrested", "arrests"; "dismissed", "dismissal").
_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of an event.

    Attributes:
        key: its id.
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

    key: str
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
