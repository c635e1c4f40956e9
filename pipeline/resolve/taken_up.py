"""Mentions of events that name nobody and take up what their article has just told: "the arrest drew protests"."""

import numpy as np

from pipeline.resolve.event_mentions import DENIED, Mentions, dates_fit
from pipeline.resolve.sets import UNKNOWN, Int32s
from pipeline.rules import Example, Rule


def _mentions_of_nobody(mentions: Mentions) -> tuple[Int32s, Int32s]:
    """Each mention that names nobody ("the arrest drew protests") with the one of its type before it in its article."""
    nobody = (mentions.people.sizes == 0) & (mentions.place == UNKNOWN)
    kinds = mentions.article.astype(np.int64) * len(mentions.families) + mentions.family
    order = np.lexsort((mentions.position, kinds))
    last: dict[int, int] = {}
    pairs = []
    for number, kind, alone in zip(order.tolist(), kinds[order].tolist(), nobody[order].tolist(), strict=True):
        before = last.get(kind)
        if alone and before is not None and _takes_up(mentions, before, number):
            pairs.append((before, number))
        else:
            last[kind] = number
    ones, others = np.array(pairs, np.int32).reshape(-1, 2).T
    return ones, others


def _takes_up(mentions: Mentions, before: int, number: int) -> bool:
    """Whether a mention of nobody can be of the same event as the one before it."""
    same_word = mentions.stem[before] == mentions.stem[number]
    denied = [mentions.status[one] == DENIED for one in (before, number)]
    dates = [mentions.dates[date] if date != UNKNOWN else None for date in mentions.date[[before, number]].tolist()]
    return bool((mentions.nominal[number] or same_word) and denied[0] == denied[1] and dates_fit(*dates))


RULES: tuple[Rule[[Mentions], tuple[Int32s, Int32s]], ...] = (
    Rule(
        step="same event",
        name="taken up",
        meaning=("a mention that names nobody takes up the event of its type that the article told of before"),
        find=_mentions_of_nobody,
        examples=(Example(text="Rebels shelled Lima. The attack drew protests.", words="attack", gives="joined"),),
    ),
)
