"""Evidence: rules that do not decide alone, but weigh for or against two rows' being one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

import numpy as np

from pipeline.resolve.sets import Truths, Values
from pipeline.rules import Rule

Scope = Literal["anywhere", "together", "apart"]
"""Where evidence counts: anywhere, only in articles that belong together, or only in those that do not."""

AGAINST = math.nan
"""The weight of a contradiction: what holds it is not one, whatever speaks for it."""


class Pairs(Protocol):
    """Pairs of rows that are compared, in columns."""

    def __len__(self) -> int:
        """How many pairs."""


Compared = TypeVar("Compared", bound=Pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Rule[[Compared], Truths | Values]):
    """What speaks for or against a pair.

    Attributes:
        weight: what it adds where it holds, and that many times as much as it is, where it is found to be a number;
            all weights are quarters, so that their sum is the same in any order.
        scope: where it counts.
    """

    weight: float
    scope: Scope = "anywhere"


def weighed(rules: Sequence[Evidence[Compared]], pairs: Compared) -> tuple[Values, Values]:
    """The weight of all evidence in each pair if its articles belong together, and otherwise; no number against it."""
    together, apart = np.zeros(len(pairs)), np.zeros(len(pairs))
    for rule in rules:
        found = rule.find(pairs)
        if found is None:
            continue
        held = np.flatnonzero(found)
        added = rule.weight * found[held]
        if rule.scope != "apart":
            together[held] += added
        if rule.scope != "together":
            apart[held] += added
    return together, apart


def holding(rules: Sequence[Evidence[Compared]], pairs: Compared, together: Truths) -> Sequence[Truths]:
    """For each rule, in which pairs it counts, given which pairs are of articles that belong together."""
    counts = {"anywhere": np.ones(len(pairs), np.bool_), "together": together, "apart": ~together}
    return [np.asarray(rule.find(pairs), np.bool_) & counts[rule.scope] for rule in rules]
