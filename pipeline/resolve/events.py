"""Event mentions of all documents become events: mentions that tell of one real-world event are joined."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline import ids
from pipeline.event_types import concerns, happens_once, is_talk
from pipeline.resolve.event_mentions import Mention, best_date, dates_fit, read_mentions
from pipeline.resolve.pairing import strongest_pairs
from pipeline.resolve.signatures import rows as table_rows
from pipeline.resolve.stories import Stories
from pipeline.resolve.summaries import Names, summary

# A participant is named in the summary if it has this share of the mentions of the most mentioned one.
_SUPPORT = 0.5

# In an event of this many mentions, what only one of them says goes unnamed.
_MANY = 6

# What happened wins over what was planned, that over what is alleged, that over what is denied.
_STATUSES = ("actual", "planned", "alleged", "denied")

MENTION_EVENTS = pa.schema([("event_mention_id", pa.string()), ("event_id", pa.string())])
EVENTS = pa.schema(
    [(name, pa.string()) for name in ("event_id", "type", "date", "end_date", "place_id", "status", "summary")]
)


def resolve_events(
    mentions: pa.Table, participants: pa.Table, names: pa.Table, articles: pa.Table | None = None
) -> tuple[pa.Table, pa.Table]:
    """Join the mentions of each event.

    Args:
        mentions: event_mention_id, article_id, type, trigger, trigger_start, date, end_date, place_id, status and
            published (day of publication).
        participants: event_mention_id, entity_id, role.
        names: entity_id, type, name of every entity.
        articles: article_id, entity_id of all that the articles name; tells which of them tell one story better than
            the participants of their events do.

    Returns:
        mention_events (event_mention_id, event_id), each mention exactly once, and events (event_id, type, date,
        end_date, place_id, status, summary), both sorted by their first column.
    """
    keys = mentions.column("event_mention_id").combine_chunks().sort()
    rows = read_mentions(mentions, participants)
    del mentions, participants  # they may be large, and are not needed below
    known = Names({row["entity_id"]: row["name"] for row in names.to_pylist()})
    groups = _join(rows, [] if articles is None else table_rows(articles, "article_id", "entity_id"))
    events = [_event([rows[number] for number in group], known) for group in groups]
    _tell_namesakes_apart(events, [keys[group[0]].as_py() for group in groups])
    links = [""] * len(rows)
    for event, group in zip(events, groups, strict=True):
        for number in group:
            links[number] = event["event_id"]
    events.sort(key=lambda row: str(row["event_id"]))
    columns = [keys, pa.array(links, pa.string())]
    return pa.Table.from_arrays(columns, schema=MENTION_EVENTS), pa.Table.from_pylist(events, EVENTS)


@dataclass(slots=True)
class _Group:
    """Mentions of one event, by their numbers, and what they say of it.

    Attributes:
        members: the mentions.
        dates: the dates that they give, each with the articles that do.
        undergoers: whom the event happens to; if it can happen often, everyone who took part.
        actors: those who act, each with the status that the event has where they do.
    """

    members: list[int]
    dates: dict[str, set[str]]
    undergoers: set[str]
    actors: set[tuple[str, str]]

    def add(self, other: "_Group") -> None:
        """Take in what another group says."""
        self.members += other.members
        self.undergoers |= other.undergoers
        self.actors |= other.actors
        for date, articles in other.dates.items():
            self.dates.setdefault(date, set()).update(articles)


class _Groups:
    """Union-find over mentions; a group takes in no member that contradicts it."""

    def __init__(self, rows: list[Mention], stories: Stories) -> None:
        self.rows = rows
        self._stories = stories
        self._told_once = _told_once(rows, stories)
        self._above = list(range(len(rows)))
        self._joined: dict[int, _Group] = {}

    def find(self, index: int) -> int:
        """The group that the mention is in, by its first mention."""
        above = self._above
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    def unite(self, one: int, other: int) -> None:
        """Join the two groups unless they contradict each other."""
        first, second = self.find(one), self.find(other)
        if first == second:  # as most are: many pairs tell of one event
            return
        first, second = min(first, second), max(first, second)
        group, added = self._group(first), self._group(second)
        if self._agree(group, added, {self.rows[one].date, self.rows[other].date}):
            self._above[second] = first
            group.add(added)
            self._joined[first] = group
            self._joined.pop(second, None)

    def _group(self, first: int) -> _Group:
        """The group of that first mention; mentions that stand alone, as most do, are not held as groups."""
        row = self.rows[first]
        return self._joined.get(first) or _Group(
            members=[first],
            dates={row.date: {row.article}} if row.date else {},
            undergoers=set(row.core if row.once else row.people),
            actors={(row.status, agent) for agent in row.agents},
        )

    def _agree(self, group: _Group, added: _Group, told: set[str | None]) -> bool:
        """Whether dates and actors agree, and no mention of nobody makes one event of what two strangers did."""
        one, other = group.undergoers, added.undergoers
        strangers = bool(one) and bool(other) and not one & other
        if strangers or not self._dated_by_kin(group, added):
            return False
        return _dates_agree(group, added, told) and _actors_agree(group, added)

    def _dated_by_kin(self, group: _Group, added: _Group) -> bool:
        """Whether a date passes to undated mentions only where it may.

        What happens often, such as an agreement, takes its date from another mention only through somebody who took
        part in both, or where their one story knows a single date of such events.
        """
        one, other = self.rows[group.members[0]], self.rows[added.members[0]]
        if one.once or bool(group.dates) == bool(added.dates):
            return True
        story = self._stories.story(one.article)
        if story == self._stories.story(other.article) and (story, one.family) in self._told_once:
            return True
        return bool(group.undergoers & added.undergoers)

    def lists(self) -> Iterator[list[int]]:
        """The groups, each with its mentions in their order."""
        for first, above in enumerate(self._above):
            if first == above:
                yield sorted(self._joined[first].members) if first in self._joined else [first]


def _dates_agree(group: _Group, added: _Group, told: set[str | None]) -> bool:
    """Whether all dates fit, or are those that the two mentions themselves tell, and no article tells apart."""
    for one, articles in group.dates.items():
        for other, others in added.dates.items():
            if not dates_fit(one, other) and ({one, other} != told or articles & others):
                return False
    return True


def _actors_agree(group: _Group, added: _Group) -> bool:
    """Whether those who did it and those who plan to do it are not strangers to each other."""
    actors = group.actors | added.actors
    done = {agent for status, agent in actors if status == "actual"}
    planned = {agent for status, agent in actors if status == "planned"}
    return not done or not planned or bool(done & planned)


def _told_once(rows: list[Mention], stories: Stories) -> set[tuple[int, str]]:
    """Stories and families of events, talk aside, of which they know one date at most."""
    dates: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in (row for row in rows if not is_talk(row.type)):
        dates[stories.story(row.article), row.family] |= {row.date} if row.date else set()
    return {key for key, found in dates.items() if all(dates_fit(a, b) for a in found for b in found)}


def _join(rows: list[Mention], named: Iterable[tuple[str, str]]) -> list[list[int]]:
    """The mentions of each event, by their numbers."""
    stories = Stories(rows, named)
    groups = _Groups(rows, stories)
    for one, other in strongest_pairs(rows, stories):
        groups.unite(one, other)
    for one, other in _mentions_of_nobody(rows):
        groups.unite(one, other)
    return list(groups.lists())


def _mentions_of_nobody(rows: list[Mention]) -> Iterator[tuple[int, int]]:
    """Each mention that names nobody ("the arrest drew protests") with the one of its type before it in its article."""
    last: dict[tuple[str, str], int] = {}
    for index in sorted(range(len(rows)), key=lambda i: (rows[i].article, rows[i].position, i)):
        mention = rows[index]
        before = last.get((mention.article, mention.family))
        nobody = not mention.people and mention.place is None
        takes_up = mention.nominal or (before is not None and rows[before].stem == mention.stem)
        if before is not None and nobody and takes_up and _agree(rows[before], mention):
            yield before, index
            continue
        last[mention.article, mention.family] = index


def _agree(one: Mention, other: Mention) -> bool:
    """Whether a mention of nobody can be of the same event as another one."""
    return dates_fit(one.date, other.date) and (one.status == "denied") == (other.status == "denied")


def _event(group: list[Mention], names: Names) -> dict[str, Any]:
    """The row of one event; who and where come from mentions that tell of it with the status of the event."""
    code = _ranked(m.type for m in group)[0]
    status = min((m.status for m in group), key=_STATUSES.index)
    telling = [m for m in group if m.status == status]
    date = best_date(m.date for m in group if m.date and not m.date.startswith("XXXX"))
    agents, patients = _main_participants(telling, code)
    if not patients and happens_once(code):
        # Whom it happened to, mentions of the plan tell as well: "decided to drop the charges against X".
        patients = [e for e in _main_participants(group, code)[1] if e not in agents]
    row = {
        "type": code,
        "date": date,
        "end_date": best_date(m.end_date for m in group if m.end_date and m.date == date and "X" not in m.end_date),
        "place_id": _place(telling, {*agents, *patients}),
        "status": status,
    }
    row["summary"] = summary(row, agents, patients, names)
    about = [*patients, *agents] if happens_once(code) or concerns(code) == "patient" else [*agents, *patients]
    main = next(iter([*about, *filter(None, [row["place_id"]])]), None)
    parts = (date or "undated", code, main and names.name(main))
    row["event_id"] = ids.slug("-".join(part for part in parts if part))
    return row


def _main_participants(telling: list[Mention], code: str) -> tuple[list[str], list[str]]:
    """Those who act and those who are acted on, each in the role that more mentions give.

    Whoever travels is acted on if the event as a whole is that others send them.
    """
    agents: Counter[str] = Counter()
    patients: Counter[str] = Counter()
    for mention in telling:
        travels = mention.type == "movement" != code and not mention.patients
        (patients if travels else agents).update(mention.agents)
        patients.update(mention.patients)
    acting = {e: n for e, n in agents.items() if n > patients[e]}
    acted_on = {e: n for e, n in patients.items() if n >= agents[e]}
    return _well_supported(acting, len(telling)), _well_supported(acted_on, len(telling))


def _well_supported(counts: Mapping[str, int], mentions: int) -> list[str]:
    """Those with enough mentions, the most mentioned first; one mention of many is not enough."""
    least = max(_SUPPORT * max(counts.values(), default=0), 2 if mentions >= _MANY else 1)
    return sorted((e for e, n in counts.items() if n >= least), key=lambda e: (-counts[e], e))


def _place(telling: list[Mention], people: set[str]) -> str | None:
    """Where most mentions that name a place say that it happened; None where they differ or hardly any does."""
    counts = Counter(m.place for m in telling if m.place is not None)
    found = _well_supported(counts, len(telling))
    agreed = len(found) == 1 or (len(found) > 1 and counts[found[0]] > counts[found[1]])
    return found[0] if agreed and found[0] not in people else None


def _ranked(values: Iterable[str]) -> list[str]:
    """The values, those given most often first, then in alphabetical order."""
    counts = Counter(values)
    return sorted(counts, key=lambda v: (-counts[v], v))


def _tell_namesakes_apart(events: list[dict[str, Any]], smallest: list[str]) -> None:
    """Add the hash of the smallest mention id to ids that several events would share."""
    counts = Counter(event["event_id"] for event in events)
    for event, mention_id in zip(events, smallest, strict=True):
        if counts[event["event_id"]] > 1:
            event["event_id"] += f"-{ids.short_hash(mention_id)}"
