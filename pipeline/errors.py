"""Every error that a user can meet, and the problems that checks collect."""

from collections.abc import Iterator
from dataclasses import dataclass


class PipelineError(Exception):
    """Base of all expected errors: shown as one sentence, exit code 1, nothing published.

    The message says where, what is wrong, what is allowed and what to do.
    """


class SeedError(PipelineError):
    """Something in the input folder, its manifest or its package.toml cannot be used; one error may tell of several.

    Attributes:
        faults: what is wrong, a sentence each; the first ones, if there are many.
        count: how much is wrong in all.
    """

    def __init__(self, *faults: str, count: int | None = None) -> None:
        self.faults = faults
        self.count = len(faults) if count is None else count
        super().__init__(faults[0] if self.count == 1 else "\n".join(self._lines()))

    def _lines(self) -> Iterator[str]:
        yield f"{self.count:,} faults in the input; nothing was published:"
        yield from (f"  {fault}" for fault in self.faults)
        if self.count > len(self.faults):
            yield f"  and {self.count - len(self.faults):,} more"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What checks have found, however much it is.

    Attributes:
        problems: the first problems of each table and column, followed by one that counts its others.
        count: number of all problems.
    """

    problems: tuple[Problem, ...]
    count: int


class InvalidRows(PipelineError):
    """Tables break a rule; carries and shows the first problems of each kind."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        lines = [f"  {problem}" for problem in findings.problems]
        super().__init__("\n".join([f"{findings.count:,} problems in the tables; nothing was published:", *lines]))
