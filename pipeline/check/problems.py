"""How problems are worded, and how many of them are kept."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from pipeline.errors import Problem

EXAMPLES = 5
"""Problems of one column that are shown before the rest is only counted."""
SHOWN = 60
"""Characters of a value that a message shows: enough to find it, few enough for one line."""


def digest(problems: Iterable[Problem], examples: int = EXAMPLES) -> list[Problem]:
    """The first problems of each table and column, then one problem that counts the column's others.

    Memory depends on the number of columns, not on the number of problems.
    """
    counts: Counter[tuple[str, str]] = Counter()
    kept: list[Problem] = []
    for problem in problems:
        counts[problem.table, problem.column] += 1
        if counts[problem.table, problem.column] <= examples:
            kept.append(problem)
    return kept + [
        Problem(table=table, key="", column=column, rule=f"{count - examples:,} more problems of this column")
        for (table, column), count in sorted(counts.items())
        if count > examples
    ]


def shown(value: Any) -> str:
    """The value as JSON, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
