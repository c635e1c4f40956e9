"""Spans, how they are paired one to one, and the counts from which precision and recall come."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, the end not included."""

    start: int
    end: int


class Score(NamedTuple):
    """How many rows are right, of those that should be there and of those that are."""

    right: float
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what should be found that was."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


def harmonic(first: float, second: float) -> float:
    """The harmonic mean of two shares."""
    return 2 * first * second / (first + second) if first + second else 0.0


def common(first: Span, second: Span) -> Span | None:
    """What two spans have in common."""
    start, end = max(first[0], second[0]), min(first[1], second[1])
    return Span(start, end) if start < end else None


def overlap(first: Span, second: Span) -> int:
    """The number of characters in common; 0 or less where there are none."""
    return min(first[1], second[1]) - max(first[0], second[0])


def jaccard(first: Span, second: Span) -> float:
    """Characters in common, of those that are in one or the other."""
    shared = overlap(first, second)
    return shared / (first[1] - first[0] + second[1] - second[0] - shared) if shared > 0 else 0.0


def inside(span: Span, wholes: Iterable[Span]) -> bool:
    """Whether one of the wholes holds all of the span."""
    return any(whole[0] <= span[0] and span[1] <= whole[1] for whole in wholes)


def span_of(row: dict[str, int]) -> Span:
    """Where a row of a table or of a gold file stands."""
    return Span(row["start"], row["end"])


Candidate = tuple[tuple[float, ...], int, int]
"""How well two things fit, and their numbers."""


def pair(candidates: Iterable[Candidate]) -> dict[int, int]:
    """Pairs one to one, the best first; of equal ones, those that come first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, first, second in sorted(candidates, key=lambda item: ([-part for part in item[0]], item[1], item[2])):
        if first not in pairs and second not in taken:
            pairs[first] = second
            taken.add(second)
    return pairs
