"""The distinct names of a corpus: all that resolution compares, however many articles use them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from pipeline.naming import Key, fold, is_abbreviated, key_of

# Rows in memory at once as Python's values.
BATCH = 8192

# How many mentions of another type a title outweighs.
TITLED = 3


@dataclass(slots=True)
class Signature:
    """A distinct name with what all its referents together say of it.

    Attributes:
        key: type and normal form.
        articles: in how many articles it is the fullest name of a referent.
        mentions: number of mentions in these.
        spellings: how often each spelling is the fullest name.
        others: folded other names that the articles give to the same referent.
        titles: folded titles.
        smallest: the smallest referent id.
    """

    key: Key
    articles: int = 0
    mentions: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    smallest: str = ""

    @property
    def type(self) -> str:
        """Person, organization or place."""
        return self.key[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The normal form without the type."""
        return self.key[1:]

    @property
    def spelling(self) -> str:
        """The commonest spelling that spells the name out; of equally common ones one in usual case, with accents."""
        return min(
            self.spellings,
            key=lambda name: (
                is_abbreviated(name),
                name.isupper() and " " in name,
                -self.spellings[name],
                name.isupper(),
                name.isascii(),
                -len(name),
                name,
            ),
        )


def signatures(referents: pa.Table, titles: pa.Table) -> tuple[dict[str, Key], dict[Key, Signature]]:
    """The key of each referent, and the corpus's signatures by key, in the order of the keys."""
    given: dict[str, list[str]] = {}
    for referent, title in rows(titles, "referent_id", "title"):
        given.setdefault(referent, []).append(fold(title))
    keys: dict[str, Key] = {}
    found: dict[Key, Signature] = {}
    columns = ("referent_id", "type", "name", "names", "mention_count")
    for referent, kind, name, names, mentions in rows(referents, *columns):
        key = keys[referent] = key_of(kind, name)
        one = found.setdefault(key, Signature(key=key, smallest=referent))
        one.articles += 1
        one.mentions += mentions
        one.spellings[name] += 1
        one.others.update(sorted({fold(other) for other in names} - {fold(name)}))
        one.titles.update(given.get(referent, []))
        one.smallest = min(one.smallest, referent)
    return keys, dict(sorted(found.items()))


def rows(table: pa.Table, *columns: str) -> Iterator[tuple]:  # type: ignore[type-arg]
    """The values of the columns, row by row, a batch at a time."""
    for batch in table.select(list(columns)).to_batches(max_chunksize=BATCH):
        yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)
