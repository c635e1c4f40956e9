"""Decisions in words: what each was about, which rules were tried, and which one won."""

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.rules import Trial

Row = dict[str, Any]

About = Callable[[tuple[Any, ...], str], str]
"""The words that a decision was about, from what its rules were given and the text."""

# What the rules of a step are given differs; each says here which words of the text it is about.
ABOUT: Mapping[str, About] = {}


def trials(made: list[Trial], text: str) -> list[Row]:
    """The decisions in their order: step, words, rules tried, the rule that won (None where none did)."""
    rows = []
    for trial in made:
        step = trial.tried[-1].partition("/")[0] if trial.tried else ""
        about = ABOUT.get(step)
        rows.append(
            {
                "step": step,
                "words": about(trial.arguments, text) if about else None,
                "tried": list(trial.tried),
                "won": trial.decision.rule if trial.decision else None,
            }
        )
    return rows
