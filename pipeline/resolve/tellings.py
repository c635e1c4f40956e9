"""How the mentions of an event word it: of each event the mention whose words a summary takes."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.lexicon import listed
from pipeline.resolve.event_mentions import Mentions
from pipeline.resolve.phrasing import Names
from pipeline.resolve.sets import UNKNOWN, Int32s, Numbers, Truths

# What is planned by these rules was fixed or meant; by others it is only possible.
FIXED = frozenset({"status/described as ahead", "status/headline infinitive", "status/intention"})

# Words of a source that a summary names; more would be prose of the article.
_SHORT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase of a mention.

    Attributes:
        words: as they stand inside a sentence.
        link: the word before them that links them to the trigger.
        plural: whether they are plural as a subject.
        tells: whether they tell something to whoever has not read the text.
    """

    words: str
    link: str | None = None
    plural: bool = False
    tells: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one mention words its event.

    Attributes:
        verb: its trigger as a verb, in the plain form.
        noun: its trigger as a noun.
        counted: whether "a" stands with the noun.
        itself: the noun with what describes it.
        undergoes: whether the verb's subject is the one it happens to.
        bare: whether nothing that is done or said stands beside the verb.
        direct: whether the named patients are the verb's object or subject.
        fixed: whether a plan is meant or fixed.
        about: what it is about.
        agent: who acts, where nobody is named.
        patient: whom or what it happens to, where nobody is named.
        source: who alleges or denies it.
        acts: whether those act in it whom the event as a whole happens to: "took office" of whoever was elected.
    """

    verb: str | None = None
    noun: str | None = None
    counted: bool = False
    itself: Phrase | None = None
    undergoes: bool = False
    bare: bool = False
    direct: bool = True
    fixed: bool = False
    about: Phrase | None = None
    agent: Phrase | None = None
    patient: Phrase | None = None
    source: str | None = None
    acts: bool = False

    @property
    def tells_who(self) -> bool:
        """Whether those who take part, though not named, are told so that it says something."""
        return any(phrase is not None and phrase.tells for phrase in (self.agent, self.patient))


class Tellings:
    """The wordings of all mentions."""

    def __init__(self, mentions: Mentions, table: pa.Table) -> None:
        """Take them.

        Args:
            mentions: the mentions.
            table: event_mention_id, trigger_start, status_rule, verb, noun, undergoes, bare, direct, said (about, agent
                and patient: told, link, plural, start, tells), source_id and source of each.
        """
        self._mentions = mentions
        self._agents = mentions.agents.each()
        self._rows = table.take(pc.index_in(mentions.ids, table.column("event_mention_id").combine_chunks()))
        named = np.minimum(mentions.agents.sizes + mentions.patients.sizes, 2)
        told = 4 * self._has("about") + self._has("agent") + self._has("patient")
        self._worth = told + 2 * named + self._rows.column("verb").is_valid().to_numpy()

    def _has(self, part: str) -> Numbers:
        """Whether each says something of a part."""
        tells = pc.struct_field(self._rows.column("said"), [part, "tells"])
        found: Numbers = pc.index_in(tells, pa.array(["something"])).is_valid().to_numpy().astype(np.int64)
        return found

    def best(self, events: Numbers, telling: Truths, count: int) -> Int32s:
        """Of each event, the one of its mentions that tells most, among equals the first; UNKNOWN where none may tell.

        Args:
            events: of each mention, the number of its event.
            telling: which mentions may tell.
            count: how many events there are.
        """
        numbers = np.flatnonzero(telling)
        order = numbers[np.lexsort((numbers, -self._worth[numbers], events[numbers]))]
        firsts = order[np.diff(events[order], prepend=-1) != 0]
        found = np.full(count, UNKNOWN, np.int32)
        found[events[firsts]] = firsts
        return found

    def of(self, mention: int, names: Names, agents: Collection[str], patients: Collection[str]) -> Telling:
        """The wording of a mention.

        Args:
            mention: its number; UNKNOWN where none tells.
            names: names of all entities.
            agents: ids of those who act in the event.
            patients: ids of those whom it happens to.
        """
        involved = {*agents, *patients}
        acting = {self._mentions.entities[number] for number in self._agents[mention]}
        if mention == UNKNOWN or (acting and acting.isdisjoint(involved)):
            return Telling()
        (row,) = self._rows.slice(mention, 1).to_pylist()
        said = {part: _phrase(phrase) for part, phrase in (row["said"] or {}).items()}
        telling = Telling(
            verb=row["verb"],
            noun=row["noun"],
            counted=row["counted"],
            undergoes=row["undergoes"],
            bare=row["bare"],
            direct=row["direct"],
            fixed=row["status_rule"] in FIXED,
            source=_source(row, names, involved),
            acts=not agents and bool(acting) and acting.issuperset(patients),
            **said,
        )
        about = row["said"] and row["said"]["about"]
        if about and about["start"] <= row["trigger_start"]:  # "murder" of the noun "murder trial", or the noun itself
            itself = telling.about if about["end"] >= row["trigger_end"] else None
            telling = replace(telling, about=None, itself=itself)
        return telling


def _phrase(found: dict[str, Any] | None) -> Phrase | None:
    if found is None:
        return None
    return Phrase(words=found["told"], link=found["link"], plural=found["plural"], tells=found["tells"] == "something")


def _source(row: dict[str, Any], names: Names, involved: Collection[str]) -> str | None:
    """Who says so: an entity by its name, else the words for them, less those that point to what was said before."""
    if row["source_id"] is not None:
        return None if row["source_id"] in involved else names.in_sentence(row["source_id"])
    parts = (row["source"] or "").split()
    if not parts or len(parts) > _SHORT or parts[0].lower() in listed("content_words", "nobody"):
        return None
    first = parts[0] if parts[0].lower() not in listed("content_words", "openers") else parts[0].lower()
    return " ".join([first, *parts[1:]])
