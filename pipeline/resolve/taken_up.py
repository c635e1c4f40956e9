"""Mentions of events that name nobody and take up what their article has just told: "the arrest drew protests"."""

import numpy as np

from pipeline.resolve.event_mentions import DENIED, Mentions, dates_fit
from pipeline.resolve.sets import UNKNOWN, Int32s
from pipeline.rules import Example, Rule


def _mentions_of_nobody(mentions: Mentions) -> tuple[Int32s, Int32s]:
    """Each definite noun that names nobody ("the arrest") with the one thing that it can take up in its article."""
    nobody = (mentions.people.sizes == 0) & (mentions.place == UNKNOWN) & mentions.definite
    kinds = mentions.article.astype(np.int64) * len(mentions.families) + mentions.family
    order = np.lexsort((mentions.position, kinds))
    told: dict[int, list[int]] = {}
    pairs = []
    for number, kind, alone in zip(order.tolist(), kinds[order].tolist(), nobody[order].tolist(), strict=True):
        before = told.setdefault(kind, [])
        if alone and len(before) == 1 and _takes_up(mentions, before[0], number):
            pairs.append((before[0], number))
        else:
            before.append(number)
    ones, others = np.array(pairs, np.int32).reshape(-1, 2).T
    return ones, others


def _takes_up(mentions: Mentions, before: int, number: int) -> bool:
    """Whether a mention of nobody can be of the same event as the one before it."""
    says = mentions.people.sizes[before] > 0 or mentions.place[before] != UNKNOWN or mentions.stated[before]
    again = mentions.stem[before] == mentions.stem[number] or mentions.once[number]
    denied = [mentions.status[one] == DENIED for one in (before, number)]
    dates = [mentions.dates[date] if date != UNKNOWN else None for date in mentions.date[[before, number]].tolist()]
    return bool(says and again and denied[0] == denied[1] and dates_fit(*dates))


RULES: tuple[Rule[[Mentions], tuple[Int32s, Int32s]], ...] = (
    Rule(
        step="same event",
        name="taken up",
        meaning=("a mention that names nobody takes up the event of its type that the article told of before"),
        find=_mentions_of_nobody,
        examples=(
            Example(
                text="Rebels attacked Lima. The attack drew protests.",
                words="attack",
                gives="joined",
            ),
        ),
    ),
)
