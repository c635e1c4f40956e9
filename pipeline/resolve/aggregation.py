"""The rows of events: what the mentions of each event together say."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline import ids
from pipeline.event_types import concerns, happens_once
from pipeline.resolve.event_mentions import STATUSES, Mentions, of_each
from pipeline.resolve.phrasing import Names
from pipeline.resolve.sets import UNKNOWN, Int32s, Numbers, Sets, Truths, Values, Whole
from pipeline.resolve.summaries import summary
from pipeline.resolve.tellings import Tellings

# A participant is named in the summary if it has this share of the mentions of the most mentioned one.
_SUPPORT = 0.5

# In an event of this many mentions, what only one of them says goes unnamed.
_MANY = 6


def aggregated(
    mentions: Mentions, events: Numbers, names: Names, tellings: Tellings | None = None
) -> list[dict[str, Any]]:
    """The row of each event; who and where come from mentions that tell of it with the status of the event.

    Args:
        mentions: the mentions.
        events: of each mention, the number of its event.
        names: names of the entities.
        tellings: how the mentions word their events.
    """
    told = _Told(mentions, events)
    of_status = mentions.status == told.statuses[events]
    telling = np.flatnonzero(of_status)
    agents, patients = told.participants(telling)
    types = [mentions.types[number] for number in told.types.tolist()]
    # Whom it happened to, mentions of the plan tell as well: "decided to drop the charges against X".
    untold = np.array([happens_once(code) and not found for code, found in zip(types, patients, strict=True)], np.bool_)
    _, planned = told.participants(np.flatnonzero(untold[events]))
    dates, entities = [*mentions.dates, None], [*mentions.entities, None]
    facts = np.stack([*told.dates(), told.places(telling), told.statuses], axis=1).tolist()
    tellers = told.tellers(tellings, of_status)
    rows = []
    for number, (date, end_date, place, status) in enumerate(facts):
        acting = agents[number]
        undergoing = patients[number] or [entity for entity in planned[number] if entity not in acting]
        where = None if entities[place] in {*acting, *undergoing} else entities[place]
        row = {"type": types[number], "date": dates[date], "end_date": dates[end_date], "place_id": where}
        row |= {"status": STATUSES[status]}
        words = None if tellings is None else tellings.of(tellers[number], names, acting, undergoing)
        told_so = summary(row, acting, undergoing, names, words)
        rows.append(row | {"summary": told_so, "event_id": _event_id(row, acting, undergoing, names)})
    return rows


def _event_id(row: dict[str, Any], agents: Sequence[str], patients: Sequence[str], names: Names) -> str:
    """A readable id: date, type and main participant."""
    code = row["type"]
    about = [*patients, *agents] if happens_once(code) or concerns(code) == "patient" else [*agents, *patients]
    main = next(iter([*about, *filter(None, [row["place_id"]])]), None)
    parts = (row["date"] or "undated", code, main and names.name(main))
    return ids.slug("-".join(part for part in parts if part))


class _Told:
    """What mentions say of their events.

    Attributes:
        types: the type that most mentions of each event have.
        statuses: the status of each event.
    """

    def __init__(self, mentions: Mentions, events: Numbers) -> None:
        self._mentions, self._events = mentions, events
        self._count = int(events.max(initial=-1)) + 1
        self.types = self._foremost(events, mentions.type, np.zeros(len(mentions.types)))
        self.statuses = np.full(self._count, len(STATUSES))
        np.minimum.at(self.statuses, events, mentions.status)

    def dates(self) -> tuple[Int32s, Int32s]:
        """The most precise date of each event and its end; among equals the one given most often, then the earliest."""
        mentions, events = self._mentions, self._events
        names = [*mentions.dates, None]
        given = np.flatnonzero(of_each(names, mentions.date, _has_year))
        ended = np.flatnonzero(of_each(names, mentions.end_date, _has_year))
        precision = np.array([date.count("-") for date in mentions.dates])
        found = self._foremost(events[given], mentions.date[given], precision)
        ended = ended[mentions.date[ended] == found[events[ended]]]
        return found, self._foremost(events[ended], mentions.end_date[ended], precision)

    def places(self, telling: Numbers) -> Int32s:
        """Where most of these mentions say that each event happened, unless they differ or hardly any names a place."""
        placed = telling[self._mentions.place[telling] != UNKNOWN]
        pairs = self._events[placed] * len(self._mentions.entities) + self._mentions.place[placed]
        owners, places, counts = self._well_supported(*np.unique(pairs, return_counts=True), telling)
        best = np.zeros(self._count)
        np.maximum.at(best, owners, counts)
        first = counts == best[owners]
        found = np.full(self._count, UNKNOWN, np.int32)
        found[owners[first]] = places[first]
        found[np.bincount(owners[first], minlength=self._count) > 1] = UNKNOWN
        return found

    def participants(self, telling: Numbers) -> tuple[list[list[str]], list[list[str]]]:
        """Those who act and those who are acted on, each in the role that more of these mentions give.

        Whoever travels is acted on if the event as a whole is that others send them.
        """
        mentions = self._mentions
        moves, journey = (of_each(mentions.types, kind, "movement".__eq__) for kind in (mentions.type, self.types))
        sent = moves & ~journey[self._events] & (mentions.patients.sizes == 0)
        places, agents = self._with_events(telling, mentions.agents)
        sent = sent[telling][places]
        patients = np.concatenate([agents[sent], self._with_events(telling, mentions.patients)[1]])
        agents = agents[~sent]
        pairs, place = np.unique(np.concatenate([agents, patients]), return_inverse=True)
        acting, acted_on = (np.bincount(p, minlength=len(pairs)) for p in (place[: len(agents)], place[len(agents) :]))
        acts = acting > acted_on
        return self._ranked(pairs[acts], acting[acts], telling), self._ranked(pairs[~acts], acted_on[~acts], telling)

    def tellers(self, tellings: Tellings | None, of_status: Truths) -> list[int]:
        """Of each event, the mention whose words tell it: one of its type and status."""
        if tellings is None:
            return []
        telling = of_status & (self._mentions.type == self.types[self._events])
        found: list[int] = tellings.best(self._events, telling, self._count).tolist()
        return found

    def _with_events(self, telling: Numbers, parts: Sets) -> tuple[Numbers, Numbers]:
        """The participants of mentions: places of these, and each participant as one number with the event."""
        places, members = parts.expanded(telling)
        return places, self._events[telling][places] * len(self._mentions.entities) + parts.members[members]

    def _ranked(self, pairs: Numbers, counts: Numbers, telling: Numbers) -> list[list[str]]:
        """Of each event the entities with enough mentions, the most mentioned first."""
        events, entities, counts = self._well_supported(pairs, counts, telling)
        order = np.lexsort((entities, -counts, events))
        names = [self._mentions.entities[number] for number in entities[order].tolist()]
        ends = np.searchsorted(events[order], np.arange(self._count + 1)).tolist()
        return [names[start:end] for start, end in itertools.pairwise(ends)]

    def _well_supported(self, pairs: Numbers, counts: Numbers, telling: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Events, entities and counts of those with enough mentions; one mention of many is not enough."""
        events, entities = np.divmod(pairs, max(len(self._mentions.entities), 1))
        most = np.zeros(self._count)
        np.maximum.at(most, events, counts)
        many = np.bincount(self._events[telling], minlength=self._count) >= _MANY
        kept = counts >= np.maximum(_SUPPORT * most, np.where(many, 2, 1))[events]
        return events[kept], entities[kept], counts[kept]

    def _foremost(self, events: Numbers, values: Int32s, ranks: Whole | Values) -> Int32s:
        """Of each event the value of the highest rank, among equals the one given most often, then the first."""
        pairs, counts = np.unique(events * max(len(ranks), 1) + values, return_counts=True)
        owners, values = np.divmod(pairs, max(len(ranks), 1))
        order = np.lexsort((values, -counts, -ranks[values], owners))
        best = order[np.diff(owners[order], prepend=-1) != 0]
        found = np.full(self._count, UNKNOWN, np.int32)
        found[owners[best]] = values[best]
        return found


def _has_year(date: str | None) -> bool:
    return date is not None and "X" not in date
