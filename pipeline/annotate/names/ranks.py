"""Names that a rank begins: "General Ruiz" taken for one name where the document knows a person Ruiz."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.annotate.names.candidates import Name
from pipeline.annotate.names.given import given_names
from pipeline.annotate.names.words import is_role_text
from pipeline.naming import fold
from pipeline.records import EntityType
from pipeline.rules import Example, Rule, decide

Known = Mapping[tuple[str, ...], EntityType]
"""Folded words of a name and its type."""


def without_rank(name: Name, known: Known) -> Name:
    """The name after its rank, where it has one."""
    decision = decide(RULES, name, known)
    return name if decision is None else replace(decision.found, rule=decision.rule)


def _after_rank(name: Name, known: Known) -> Name | None:
    rank, _, rest = name.text.partition(" ")
    if not rest or not is_role_text(rank) or fold(rank) in given_names():
        return None
    if known.get(tuple(fold(rest).split())) != "person":
        return None
    start = name.end - len(rest)
    return replace(name, start=start, text=rest, votes={"person": 3.0}, title=(name.start, name.start + len(rank)))


RULES: tuple[Rule[[Name, Known], Name], ...] = (
    Rule(
        step="name",
        name="after rank",
        meaning="what follows a rank is the name of a person whom the document knows",
        find=_after_rank,
        examples=(
            Example(text="Ada Ostrave spoke. They charged retired General Ostrave.", words="Ostrave", gives="person"),
        ),
    ),
)
