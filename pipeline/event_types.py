"""The code table of event types, as the files of `lexicon/en/event_types/` give it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline import lexicon
from pipeline.errors import LexiconError

WordClass = Literal["verbs", "nouns", "adjectives"]
WORD_CLASSES: tuple[WordClass, ...] = ("verbs", "nouns", "adjectives")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a summary tells of an event; the keys are described in `lexicon/en/event_types.toml`."""

    past: str
    base: str
    object: str
    noun: str
    participle: str | None = None
    plural: bool = False
    alone: tuple[str, str] | None = None
    undergone: tuple[str, str] | None = None
    subject: str | None = None
    happened: tuple[str, str] = ("took place", "take place")
    own: tuple[str, ...] = ()
    held: tuple[str, str] | None = None
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
    modifiers: Literal["none"] | None = None
    place: tuple[str, ...] = ()
    once: bool = False
    family: str | None = None
    broad: bool = False
    by_one: bool = False
    bloody: bool = False
    accuses: bool = False
    located: bool = False
    held: bool = False
    away: bool = False
    to_places: bool = False
    in_court: bool = False
    offence: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    figurative: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, str] = field(default_factory=dict)

    def fault(self, sentence: str, *keys: str) -> LexiconError:
        """What is wrong in the type's table of the lexicon, at the place that the keys lead to."""
        return lexicon.fault(f"event_types/{self.group}", (self.code, *keys), sentence)

    def patterns(self, word_class: WordClass) -> Mapping[str, str]:
        """The patterns of a word class, each with its example."""
        return {"verbs": self.verbs, "nouns": self.nouns, "adjectives": self.adjectives}[word_class]


@functools.cache
def event_types() -> dict[str, EventType]:
    """Each event type by its code, in the order of the lexicon.

    Raises:
        LexiconError: when a type or a pattern stands in the lexicon twice.
    """
    found: dict[str, EventType] = {}
    patterns: dict[tuple[str, ...], EventType] = {}
    for group in lexicon.table("event_types")["groups"]:
        for code, entry in lexicon.table(f"event_types/{group}").items():
            one = read_type(group, code, entry)
            if code in found:
                raise one.fault(f"{code!r} stands in the group {found[code].group} too")
            found[code] = one
            _check_patterns(one, patterns)
    return found


def read_type(group: str, code: str, entry: Mapping[str, Any]) -> EventType:
    """The type that a table of the lexicon gives."""
    summary = Summary(**_tuples(entry["summary"]))
    return EventType(**{**_tuples(entry), "summary": summary, "code": code, "group": group})


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _check_patterns(one: EventType, known: dict[tuple[str, ...], EventType]) -> None:
    """Of two patterns that ask for the same, the second would never decide."""
    for word_class in WORD_CLASSES:
        for line in one.patterns(word_class):
            head, *parts = line.split(" ")
            asked = (word_class, head, *sorted(map(_asked, parts)))
            if asked in known:
                raise one.fault(f"{line!r} asks for the same as a pattern of {known[asked].code!r}", word_class, line)
            known[asked] = one


def _asked(part: str) -> str:
    """A part of a pattern, its alternatives in a fixed order."""
    keys, _, values = part.partition(":")
    negative, names = values.startswith("!"), values.removeprefix("!").split("|")
    return f"{'/'.join(sorted(keys.split('/')))}:{'!' * negative}{'|'.join(sorted(names))}"


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


def is_conflict(code: str) -> bool:
    """Whether one party does such an event to another one, which may do it back."""
    return event_types()[code].group == "conflict"


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
