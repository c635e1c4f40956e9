"""Event mentions as merging sees them: in columns, what repeats as numbers."""

import datetime
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.event_types import event_types, happens_once
from pipeline.resolve.sets import UNKNOWN, Int32s, Sets, Truths, numbered

# Letters that inflected forms of one trigger share ("arrested", "arrests"; "dismissed", "dismissal").
_STEM = 4

# What happened wins over what was planned, that over what is alleged, that over what is denied.
STATUSES = ("actual", "planned", "alleged", "denied")
ACTUAL, PLANNED, ALLEGED, DENIED = range(len(STATUSES))

# The day that Arrow counts days from, as Python counts them.
_FIRST_DAY = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Mentions of events in the order of their ids, a column for each thing that they say, and what articles name.

    Articles, types, families, dates and entities are numbers, which are in the order of their names; UNKNOWN is null.

    Attributes:
        ids: the mentions' ids.
        types: names of types, by number.
        families: names of families.
        stems: names of stems.
        dates: ISO dates of any precision, a year may be XXXX.
        entities: entity ids.
        article: the article that holds the mention.
        type: event type.
        family: the types that tell of the same happenings in other words.
        stem: beginning of the trigger.
        date: when it happened.
        end_date: the same for the end of a period.
        place: the entity where it happened.
        status: its place among the STATUSES.
        published: publication day of the article, as a number that grows by one a day.
        once: whether the event happens to somebody once in a story.
        agents: entities that act.
        patients: entities that are acted on.
        people: everyone who took part in a main role.
        company: everyone who took part.
        core: whom the event happens to; of a journey, whoever travels; of an offence, whoever commits it.
        named: of each article, the entities that it names in whatever part.
        takes_up: the mention that it takes up as a noun ("the arrest").
        words: what its sentence says beside it.
    """

    ids: "pa.Array[Any]"
    types: list[str]
    families: list[str]
    stems: list[str]
    dates: list[str]
    entities: list[str]
    article: Int32s
    type: Int32s
    family: Int32s
    stem: Int32s
    date: Int32s
    end_date: Int32s
    place: Int32s
    status: Int32s
    published: Int32s
    once: Truths
    agents: Sets
    patients: Sets
    people: Sets
    company: Sets
    core: Sets
    named: Sets
    takes_up: Int32s
    words: Sets


def read_mentions(mentions: pa.Table, participants: pa.Table, articles: pa.Table) -> Mentions:
    """The mentions with their participants.

    Args:
        mentions: event_mention_id, article_id, type, trigger, trigger_start, date, end_date, place_id, status,
            takes_up, words (of its sentence) and published (day of publication).
        participants: event_mention_id, entity_id, role.
        articles: article_id, entity_id of all that the articles name.
    """
    order = pc.sort_indices(mentions, sort_keys=[("event_mention_id", "ascending")])

    def told(name: str) -> "pa.ChunkedArray[Any]":
        return mentions.column(name).take(order)

    ids = told("event_mention_id").combine_chunks()
    types, (kind,) = numbered(told("type"))
    triggers, (trigger,) = numbered(told("trigger"))
    dates, (date, end_date) = numbered(told("date"), told("end_date"))
    known, (article, naming) = numbered(told("article_id"), articles.column("article_id"))
    parts, named = (table.column("entity_id") for table in (participants, articles))
    entities, (place, part, name) = numbered(told("place_id"), parts, named)
    families, family = _renamed(types, kind, _family)
    stems, stem = _renamed(triggers, trigger, _stem)
    return Mentions(
        ids=ids,
        types=types,
        families=families,
        stems=stems,
        dates=dates,
        entities=entities,
        article=article,
        type=kind,
        family=family,
        stem=stem,
        date=date,
        end_date=end_date,
        place=place,
        status=pc.index_in(told("status"), pa.array(STATUSES)).to_numpy(),
        published=_day_numbers(told("published")),
        once=of_each(types, kind, happens_once),
        named=Sets(naming, name, len(known)),
        takes_up=pc.index_in(told("takes_up"), ids).fill_null(UNKNOWN).to_numpy(),
        words=_words(told("words").combine_chunks()),
        **_parts(participants, ids, part, of_each(types, kind, _is_about_actors)),
    )


def _day_numbers(days: "pa.ChunkedArray[Any]") -> Int32s:
    """Days as numbers, the first day of the year 1 being 1."""
    known = days.is_valid().to_numpy()
    return np.where(known, days.to_numpy().astype("datetime64[D]").astype(np.int32) + _FIRST_DAY, UNKNOWN)


def _words(told: "pa.Array[Any]") -> Sets:
    """Words of sentences, numbered in their order."""
    _, (word,) = numbered(pa.chunked_array([pc.list_flatten(told)]))
    return Sets(pc.list_parent_indices(told).to_numpy(), word, len(told))


def _parts(participants: pa.Table, ids: "pa.Array[Any]", entity: Int32s, about_actors: Truths) -> dict[str, Sets]:
    """Who took part in the mentions, by their part."""
    mention = pc.index_in(participants.column("event_mention_id"), ids).to_numpy()
    agent, patient = (
        pc.equal(participants.column("role"), pa.scalar(role)).to_numpy() for role in ("agent", "patient")
    )
    parts = {
        "agents": agent,
        "patients": patient,
        "people": agent | patient,
        "company": np.ones(len(mention), np.bool_),
        "core": patient | (agent & about_actors[mention]),
    }
    return {name: Sets(mention[part], entity[part], len(ids)) for name, part in parts.items()}


def _renamed(values: Sequence[str], numbers: Int32s, name: Callable[[str], str]) -> tuple[list[str], Int32s]:
    """Other names for values, in their order, and the column of values as numbers of these names."""
    names, places = np.unique([name(value) for value in values], return_inverse=True)
    return names.tolist(), places.astype(np.int32)[numbers]


def of_each(values: Sequence[Any], numbers: Int32s, work: Callable[[Any], Any], kind: type = bool) -> npt.NDArray[Any]:
    """What is worked out for values, once for each of them, in a column; UNKNOWN stands for the last of the values."""
    return np.array([work(value) for value in values], kind)[numbers]


def _family(code: str) -> str:
    return event_types()[code].family or code


def _is_about_actors(code: str) -> bool:
    """Whether the event happens to whoever acts, too: what one party does is apart from what another does."""
    return code == "movement" or event_types()[code].by_one


def _stem(trigger: str) -> str:
    """The beginning of the trigger's first word in lower case."""
    return trigger.lower().split()[0][:_STEM]


def dates_fit(one: str | None, other: str | None) -> bool:
    """Whether two dates can be the same: equal, or one holds the other ("2019" holds "2019-08-14", XXXX any year)."""
    if one is None or other is None:
        return True
    parts = zip(one.split("-"), other.split("-"), strict=False)
    return all(a == b or "XXXX" in (a, b) for a, b in parts)


def date_parts(mentions: Mentions) -> list[Int32s]:
    """Years, months and days of the mentions' dates; unknown where a date has none or leaves it open."""
    dates = [*mentions.dates, None]
    return [of_each(dates, mentions.date, functools.partial(_date_part, place=place), np.int32) for place in range(3)]


def _date_part(date: str | None, place: int) -> int:
    parts = date.split("-") if date else []
    return int(parts[place]) if place < len(parts) and parts[place] != "XXXX" else UNKNOWN


def is_day(value: str | None) -> bool:
    """Whether the date names a day, with or without the year."""
    return value is not None and value.count("-") == 2


def day_number(date: str | None) -> int:
    """The day as a number that grows by one a day; unknown where the date is less precise."""
    if date is None or not is_day(date) or "XXXX" in date:
        return UNKNOWN
    return datetime.date.fromisoformat(date).toordinal()
