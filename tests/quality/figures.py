"""Figures: what was measured, on which texts, with which result; the data sheet publishes some of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from quality.ledger import Judged
from quality.matching import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value.

    Attributes:
        what: what was found, and the measure.
        value: between 0 and 1.
        published: whether the data sheet has it.
    """

    what: str
    value: float
    published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured on a set: figures, and rows held against the answers."""

    figures: list[Figure]
    rows: list[Judged]


def all_three(what: str, score: Score, published: str = "") -> list[Figure]:
    """Precision, recall and F1; those whose names are in `published` are for the data sheet."""
    values = {"precision": score.precision, "recall": score.recall, "F1": score.f1}
    return [
        Figure(what=f"{what}, {name}", value=value, published=name in published.split())
        for name, value in values.items()
    ]


HEAD = """\
# Figures of measured quality for the data sheet: one [[figure]] each, in the order in which they are shown.
# Written by `nox -s quality -- --data DIR --write`: what was measured with the code and models of this version.
# All sets are development parts: the rules are for news in general, but their authors looked at errors in these texts,
# so other texts may give somewhat less.
"""


def data_sheet(measured: Iterable[tuple[str, Figure]]) -> str:
    """The published figures as TOML.

    Args:
        measured: name and size of a set, and a figure of it.
    """
    parts = [
        f'\n[[figure]]\nwhat = "{figure.what}"\nset = "{name}"\nvalue = "{figure.value:.2f}"\n'
        for name, figure in measured
        if figure.published
    ]
    return HEAD + "".join(parts)
