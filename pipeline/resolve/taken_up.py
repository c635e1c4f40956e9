"""Mentions of events that take up what their article has just told: "the arrest drew protests"."""

import numpy as np

from pipeline.resolve.event_mentions import Mentions
from pipeline.resolve.sets import UNKNOWN, Int32s
from pipeline.rules import Example, Rule


def _taking_up(mentions: Mentions) -> tuple[Int32s, Int32s]:
    """Each noun that takes up an event, with the mention that has told of it."""
    others = np.flatnonzero(mentions.takes_up != UNKNOWN)
    ones = mentions.takes_up[others]
    return np.minimum(ones, others).astype(np.int32), np.maximum(ones, others).astype(np.int32)


RULES: tuple[Rule[[Mentions], tuple[Int32s, Int32s]], ...] = (
    Rule(
        step="same event",
        name="taken up",
        meaning='a noun ("the arrest") takes up the only event of its kind that the article has told of before',
        find=_taking_up,
        examples=(Example(text="Rebels attacked Lima. The attack drew protests.", words="attack", gives="joined"),),
    ),
)
