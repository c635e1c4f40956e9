"""The SQL that makes the tables of the release: `sql/<table>.sql`, over what was found and compared."""

from importlib import resources

import pyarrow as pa

RIGHTS_SCHEMA = pa.schema(
    [
        ("private", pa.bool_()),
        ("licenses", pa.list_(pa.string())),
        ("quote_words", pa.int64()),
        ("quote_share", pa.float64()),
    ]
)
"""The table `settings.rights`, of one row: what the release may show."""

RIGHTS = ("open_articles", "shown_quotes")
"""Queries that decide what the release may show; they come before all tables, each may read those before it."""


def query(name: str) -> str:
    """The SQL of the table `name`; rows of the release are sorted by primary key, rows to compare have no order."""
    return resources.files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
