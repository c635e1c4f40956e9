"""How explanations are worded: counts, lists that end, a rule with its meaning, a place in an article."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.why.opened import Row

SHOWN = 3
"""Places or articles that are named in a line before the rest is counted."""
LINES = 20
"""Lines of a list before the rest is counted."""


def counted(count: int, what: str) -> str:
    """A number of things: 1 mention; 1,204 mentions."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def listed(places: Sequence[str]) -> str:
    """The first places, and how many more there are."""
    rest = f" and {len(places) - SHOWN:,} more" if len(places) > SHOWN else ""
    return ", ".join(places[:SHOWN]) + rest


def first(lines: Iterable[str]) -> Iterator[str]:
    """The first lines, indented, and how many more there are."""
    every = list(lines)
    yield from (f"  {line}" for line in every[:LINES])
    if len(every) > LINES:
        yield f"  and {len(every) - LINES:,} more"


def ruled(meaning: str | None, code: str | None) -> str:
    """A rule's meaning with its code, for those who look it up in the table `rules`."""
    return f"{meaning} [{code}]"


def quoted(text: str | None) -> str:
    """Words in quotation marks; what is withheld says so."""
    return f"“{text}”" if text is not None else "words that the article's rights withhold"


def place(row: Row) -> str:
    """Where a row stands: its article and offsets."""
    return f"{row['article_id']} at {row['start']:,} to {row['end']:,}"
