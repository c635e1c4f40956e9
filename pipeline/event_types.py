"""The code table of event types, as `lexicon/event_types.toml` gives it."""

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


def concerns(code: str) -> str:
    """The role of the one whom an event of the type is about, and whom a noun's possessor names: agent or patient."""
    return str(event_types()[code].get("possessive", "agent"))
