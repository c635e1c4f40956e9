"""Every error that a user can meet, and the problems that checks collect."""

from collections.abc import Sequence
from dataclasses import dataclass


class PipelineError(Exception):
    """Base of all expected errors: shown as one sentence, exit code 1, nothing published.

    The message says where, what is wrong, what is allowed and what to do.
    """


class SeedError(PipelineError):
    """Something in the input folder, its manifest or its package.toml cannot be used."""


class ReleaseError(PipelineError):
    """A release cannot be written, or a given folder is not a valid release."""


class LexiconError(PipelineError):
    """A word list or schema shipped with the package is broken, or a language model is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One violated rule, found by a check; checks never repair and never stop at the first.

    Attributes:
        table: name of the table.
        key: primary key of the row, as text; empty where the table as a whole is meant.
        column: column, or columns joined by commas; empty where the row as a whole is meant.
        rule: what should hold and what was found.
    """

    table: str
    key: str
    column: str
    rule: str

    def __str__(self) -> str:
        place = ".".join(part for part in (self.table, self.column) if part)
        row = f" [{self.key}]" if self.key else ""
        return f"{place}{row}: {self.rule}"


class InvalidRows(PipelineError):
    """Tables break a rule; carries the problems and shows the first of them."""

    SHOWN = 20

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [f"  {problem}" for problem in self.problems[: self.SHOWN]]
        if len(self.problems) > self.SHOWN:
            lines.append(f"  and {len(self.problems) - self.SHOWN} more")
        super().__init__("\n".join([f"{len(self.problems)} problems in the tables; nothing was published:", *lines]))
