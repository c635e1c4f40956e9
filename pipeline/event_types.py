"""The code table of event types, as `lexicon/event_types.toml` gives it."""

import functools
from typing import Any

from pipeline import lexicon


def event_types() -> dict[str, Any]:
    """Code of each event type, in the order of the lexicon, and what the lexicon says of it."""
    return lexicon.table("event_types")


def event_type_rows() -> list[dict[str, str | None]]:
    """Rows of the table `event_types`, sorted by code: type, group, definition, ace, plover."""
    return [
        {
            "type": code,
            "group": entry["group"],
            "definition": entry["definition"],
            "ace": entry.get("ace"),
            "plover": entry.get("plover"),
        }
        for code, entry in sorted(event_types().items())
    ]


def happens_once(code: str) -> bool:
    """Whether an event of the type happens to somebody once in a story."""
    return bool(event_types()[code].get("once"))


def is_talk(code: str) -> bool:
    """Whether events of the type are what parties say to each other: one story may tell of many such."""
    return bool(event_types()[code]["group"] == "contact")


def role_of_genitive(code: str) -> str:
    """The role of what "of" links to a noun of the type: "the prosecution of X" is not done by X."""
    return str(event_types()[code].get("of", concerns(code)))


def may_undergo(code: str, kind: str) -> bool:
    """Whether an event of the type can happen to a person, an organization or a place (only persons are arrested)."""
    return kind in event_types()[code].get("patients", (kind,))


def is_offence(code: str, kind: str) -> bool:
    """Whether a person or organization is not said to have done such a thing before a court has found so."""
    return kind in event_types()[code].get("offence", ())


@functools.cache
def event_nouns() -> frozenset[str]:
    """Lemmas of the nouns that name events."""
    return frozenset(line.split()[0] for entry in event_types().values() for line in entry.get("nouns", ()))


def concerns(code: str) -> str:
    """The role of the one whom an event of the type is about, and whom a noun's possessor names: agent or patient."""
    return str(event_types()[code].get("possessive", "agent"))
