"""A difference in words: for the terminal, and as Markdown for a change log."""

from collections.abc import Iterator, Mapping

from pipeline.diff.difference import CHANGES, Difference, TableDifference

REASONS = 5
"""Reasons of a table that are named before the rest is counted."""


def to_text(difference: Difference) -> str:
    """The difference in lines: one for each table that differs, with what changed and why below it."""
    lines = [f"{difference.old} → {difference.new}"]
    for table in _different(difference):
        lines.append(f"{table.table}: {_counts(table)}")
        lines += [f"  {line}" for line in _details(table)]
    if len(lines) == 1:
        lines.append("no row differs")
    return "\n".join(lines) + "\n"


def to_markdown(difference: Difference) -> str:
    """The difference as a section of a change log."""
    parts = [f"## {difference.new}\n\nCompared with {difference.old}.\n"]
    rows = [
        f"| `{table.table}` | {' | '.join(f'{table.changes.get(change, 0):,}' for change in CHANGES)} |"
        for table in _different(difference)
    ]
    if not rows:
        return f"{parts[0]}\nNo row differs.\n"
    head = [f"| table | {' | '.join(CHANGES)} |", f"| --- |{' ---: |' * len(CHANGES)}"]
    parts.append("\n".join([*head, *rows]) + "\n")
    for table in _different(difference):
        details = "\n".join(f"* {line}" for line in _details(table))
        parts.append(f"**{table.table}**\n\n{details}\n")
    return "\n".join(parts)


def _different(difference: Difference) -> list[TableDifference]:
    return [table for table in difference.tables if table.any]


def _counts(table: TableDifference) -> str:
    return ", ".join(f"{count:,} {change}" for change, count in table.changes.items()) or "other columns"


def _details(table: TableDifference) -> Iterator[str]:
    """Columns and reasons of a table, most frequent first."""
    if table.new_columns:
        yield f"new columns: {', '.join(table.new_columns)}"
    if table.lost_columns:
        yield f"columns that are gone: {', '.join(table.lost_columns)}"
    if table.columns:
        yield f"changed columns: {_listed(table.columns)}"
    reasons: Mapping[tuple[str, str], int] = table.reasons
    yield from (f"{count:,} {change}: {why}" for (change, why), count in list(reasons.items())[:REASONS])
    if rest := list(reasons.values())[REASONS:]:
        yield f"{sum(rest):,} for {len(rest):,} other reasons"


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{column} ({count:,})" for column, count in counts.items())
