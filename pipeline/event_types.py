"""The code table of event types, as the files of `lexicon/en/event_types/` give it."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Literal, TypeVar

from pipeline import lexicon
from pipeline.errors import LexiconError

WordClass = Literal["verbs", "nouns", "adjectives"]
WORD_CLASSES: tuple[WordClass, ...] = ("verbs", "nouns", "adjectives")
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a summary tells of an event; the keys are described in `lexicon/en/event_types.toml`."""

    past: str
    base: str
    object: str
    alone: str
    noun: str
    participle: str | None = None
    plural: bool = False
    undergone: tuple[str, str] | None = None
    place: str = "in"
    nowhere: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A type of event; the keys are described in `lexicon/en/event_types.toml`.

    `verbs`, `nouns` and `adjectives` map the patterns of triggers to their examples.
    """

    code: str
    group: str
    definition: str
    possessive: Literal["agent", "patient"]
    summary: Summary
    ace: str | None = None
    plover: str | None = None
    of: Literal["agent", "patient"] | None = None
    patients: tuple[str, ...] | None = None
    modifiers: Literal["other"] | None = None
    place: tuple[str, ...] = ()
    once: bool = False
    family: str | None = None
    broad: bool = False
    by_one: bool = False
    bloody: bool = False
    offence: tuple[str, ...] = ()
    figurative: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, str] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """Where the lexicon describes the type."""
        return _home(self.group, self.code)

    def patterns(self, word_class: WordClass) -> Mapping[str, str]:
        """The patterns of a word class, each with its example."""
        return {"verbs": self.verbs, "nouns": self.nouns, "adjectives": self.adjectives}[word_class]


@functools.cache
def event_types() -> dict[str, EventType]:
    """Each event type by its code, in the order of the lexicon."""
    found: dict[str, EventType] = {}
    for group in lexicon.table("event_types")["groups"]:
        for one in read_types(group, lexicon.table(f"event_types/{group}")):
            if one.code in found:
                raise LexiconError(
                    f"lexicon/en/event_types/{group}.toml: {one.code} stands in {found[one.code].group} too"
                )
            found[one.code] = one
    return found


def read_types(group: str, entries: Mapping[str, Mapping[str, Any]]) -> Iterator[EventType]:
    """The types that a file of the lexicon gives.

    Raises:
        LexiconError: when a type or its summary lacks a key or has one that is not known.
    """
    for code, entry in entries.items():
        home = _home(group, code)
        summary = entry.get("summary")
        told = {} if summary is None else {"summary": _record(Summary, f"{home}.summary", summary)}
        yield _record(EventType, home, {**entry, **told, "code": code, "group": group})


def _home(group: str, code: str) -> str:
    return f"lexicon/en/event_types/{group}.toml: {code}"


def _record(kind: type[_Record], home: str, entry: Mapping[str, Any]) -> _Record:
    """The entry as a record, its lists as tuples."""
    known = {f.name: f.default is MISSING and f.default_factory is MISSING for f in fields(kind)}  # type: ignore[arg-type]
    missing = sorted(name for name, required in known.items() if required and name not in entry)
    if missing:
        raise LexiconError(f"{home}: {', '.join(missing)} must be given")
    unknown = sorted(entry.keys() - known.keys())
    if unknown:
        raise LexiconError(f"{home}: {', '.join(unknown)} is not known; known are {', '.join(known)}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})


def event_type_rows() -> list[dict[str, str | None]]:
    """Rows of the table `event_types`, sorted by code: type, group, definition, ace, plover."""
    return [
        {
            "type": code,
            "group": one.group,
            "definition": one.definition,
            "ace": one.ace,
            "plover": one.plover,
        }
        for code, one in sorted(event_types().items())
    ]


def happens_once(code: str) -> bool:
    """Whether an event of the type happens to somebody once in a story."""
    return event_types()[code].once


def is_talk(code: str) -> bool:
    """Whether events of the type are what parties say to each other: one story may tell of many such."""
    return event_types()[code].group == "contact"


def role_of_genitive(code: str) -> str:
    """The role of what "of" links to a noun of the type: "the prosecution of X" is not done by X."""
    return event_types()[code].of or concerns(code)


def may_undergo(code: str, kind: str) -> bool:
    """Whether an event of the type can happen to a person, an organization or a place (only persons are arrested)."""
    patients = event_types()[code].patients
    return patients is None or kind in patients


def is_offence(code: str, kind: str) -> bool:
    """Whether a person or organization is not said to have done such a thing before a court has found so."""
    return kind in event_types()[code].offence


@functools.cache
def event_nouns() -> frozenset[str]:
    """Lemmas of the nouns that name events."""
    return frozenset(line.split()[0] for one in event_types().values() for line in one.nouns)


def concerns(code: str) -> str:
    """The role of the one whom an event of the type is about, and whom a noun's possessor names: agent or patient."""
    return event_types()[code].possessive
