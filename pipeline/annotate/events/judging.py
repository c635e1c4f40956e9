"""A trigger to be judged, and the record of the rules that judge it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from pipeline.annotate.events.fitting import Fitter
from pipeline.annotate.events.triggers import Trigger
from pipeline.rules import Rule

Round = Literal["sense", "content", "company"]
NO_EVENT = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A trigger to be judged.

    Attributes:
        trigger: the candidate.
        found: the triggers that are left, by their tokens.
        fitter: of the document.
        violent: sentences with real violence.
        used: what other triggers act on, each with their types.
    """

    trigger: Trigger
    found: dict[int, Trigger]
    fitter: Fitter
    violent: Collection[int]
    used: Collection[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerJudgement(Rule[[Case], str]):
    """A rule that gives a trigger another type, or none.

    Attributes:
        round: when it is asked.
    """

    round: Round
