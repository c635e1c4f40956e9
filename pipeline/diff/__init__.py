"""Two releases in; the rows that differ out: added, removed, changed or with another id alone, and why."""

from pipeline.diff.difference import Difference, TableDifference, diff
from pipeline.diff.report import to_markdown, to_text

__all__ = ["Difference", "TableDifference", "diff", "to_markdown", "to_text"]
