"""What strings in tables may say beyond their schema: names of what other tables define, and patterns of triggers.

A schema asks for such a string by its `format`.
"""

import functools
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from pipeline.lexicon.files import allowed, names, read, unreadable


@functools.cache
def _content(name: str) -> dict[str, Any]:
    """A table as it stands in its file, before it is checked."""
    source = read(f"{name}.toml")
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise unreadable(source, str(error)) from None


@functools.cache
def _groups() -> frozenset[str]:
    """The groups of event types: those that have a file."""
    files = [name for name in names() if name.startswith("event_types/")]
    return frozenset(name.removeprefix("event_types/").removesuffix(".toml") for name in files)


@functools.cache
def _types() -> frozenset[str]:
    """The codes of all event types."""
    return frozenset(code for group in _groups() for code in _content(f"event_types/{group}"))


def _group_fault(value: str) -> str:
    return "" if value in _groups() else f"no group of event types has a file {value!r}{allowed(_groups(), value)}"


def _type_fault(value: str) -> str:
    return "" if value in _types() else f"unknown event type {value!r}{allowed(_types(), value)}"


def _meant_fault(value: str) -> str:
    """Words of violence mean another type among public figures, or nothing."""
    return _type_fault(value) if value else ""


def _class_fault(value: str) -> str:
    classes = _content("event_nouns")["nouns"]
    return "" if value in classes else f"unknown class {value!r}{allowed(classes, value)}"


def _example_fault(value: str) -> str:
    """An example marks the words of the event."""
    parts = value.split("*")
    if len(parts) == 3 and parts[1]:
        return ""
    return f"one pair of stars must mark the words of the event in {value!r}"


def _pattern_fault(value: str) -> str:
    """What is wrong in the first part of a trigger pattern that cannot be read."""
    head, *parts = value.split(" ")
    if not head or any(not part for part in parts):
        return f"one blank stands between the parts of a pattern, not as in {value!r}"
    found = (_class_fault(head) if head.isupper() else "", *map(_part_fault, parts))
    return next((f"{fault}, in the pattern {value!r}" for fault in found if fault), "")


def _part_fault(part: str) -> str:
    notation = _content("event_types")["notation"]
    if part.startswith("+"):
        return _class_fault(part[1:]) if part[1:].isupper() else ""
    if ":" not in part:
        flags = notation["flags"]
        return "" if part in flags else f"unknown flag {part!r}{allowed(flags, part)}"
    keys, _, values = part.partition(":")
    known = [*notation["relations"], *notation["prepositions"]]
    for key in keys.split("/"):
        if key not in known:
            return f"unknown relation or preposition {key!r}{allowed(known, key)}"
    classes = (_class_fault(name) for name in values.removeprefix("!").split("|") if name.isupper())
    return next(filter(None, classes), "")


FAULTS: Mapping[str, Callable[[str], str]] = {
    "event-group": _group_fault,
    "event-type": _type_fault,
    "event-type-or-none": _meant_fault,
    "noun-class": _class_fault,
    "trigger-example": _example_fault,
    "trigger-pattern": _pattern_fault,
}
"""For each format: what is wrong with a value; empty where nothing is."""
