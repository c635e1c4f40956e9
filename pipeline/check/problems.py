"""How problems are worded, and how many of them are kept."""

import itertools
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.errors import Findings, InvalidRows, Problem

EXAMPLES = 5
"""Problems of one column that are shown before the rest is only counted."""
SHOWN = 60
"""Characters of a value that a message shows: enough to find it, few enough for one line."""


def digest(problems: Iterable[Problem], examples: int = EXAMPLES) -> Findings:
    """The first problems of each table and column, each followed by one problem that counts the column's others.

    Memory depends on the number of columns, not on the number of problems.
    """
    counts: Counter[tuple[str, str]] = Counter()
    kept: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kind = (problem.table, problem.column)
        counts[kind] += 1
        if counts[kind] <= examples:
            kept.setdefault(kind, []).append(problem)
    for (table, column), first in kept.items():
        if more := counts[table, column] - len(first):
            first.append(Problem(table=table, key="", column=column, rule=f"{more:,} more problems of this column"))
    return Findings(problems=tuple(itertools.chain.from_iterable(kept.values())), count=counts.total())


def raise_problems(problems: Iterable[Problem]) -> None:
    """Stop when there is a problem, after all have been looked at.

    Raises:
        InvalidRows: with the first problems of each table and column, and their number.
    """
    findings = digest(problems)
    if findings.count:
        raise InvalidRows(findings)


def shown(value: Any) -> str:
    """The value as JSON, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
