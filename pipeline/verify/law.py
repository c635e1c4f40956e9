"""What a law between tables is."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law between tables.

    Attributes:
        table: where a broken law is reported.
        column: the same.
        rule: what should hold; `{}` stands for what was found.
        needs: tables with the columns that the law speaks of.
        sql: the key of each row that breaks the law, and what was found there.
    """

    table: str
    column: str
    rule: str
    needs: Mapping[str, tuple[str, ...]]
    sql: str
