"""The distinct names of a corpus: all that resolution compares, however many articles use them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.naming import GENERATION, Key, fold, is_abbreviated, key_of
from pipeline.records import EntityType

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
        apart: names of others without their generation, whom an article tells apart.
    """

    key: Key
    articles: int = 0
    mentions: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    smallest: str = ""
    apart: set[Key] = field(default_factory=set)

    @property
    def type(self) -> str:
        """Person, organization or place."""
        return self.key[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The normal form without the type and a person's generation."""
        return self.key[1:-1] if self.generation else self.key[1:]

    @property
    def generation(self) -> str:
        """What tells a person from a relative of the same name, "jr" for one."""
        return self.key[-1].removeprefix(GENERATION) if self.key[-1].startswith(GENERATION) else ""

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


Joins = Iterator[tuple[Key, Key]]
"""Pairs of names that are one, a name and the partner that it is joined with; they are joined one after another."""


class Names(NamedTuple):
    """The distinct names of a corpus, and those that a curator has pinned to a line of the authority file."""

    found: Mapping[Key, Signature]
    pins: Mapping[Key, str]

    def of(self, kind: EntityType) -> list[Signature]:
        """The names of a type."""
        return [one for one in self.found.values() if one.type == kind]


def signatures(referents: pa.Table, titles: pa.Table) -> tuple[dict[tuple[str, str], Key], dict[Key, Signature]]:
    """The key of each type and name, and the corpus's signatures by key, in the order of the keys.

    Referents are counted in columns; what is looked at one by one are their distinct names.
    """
    keys: dict[tuple[str, str], Key] = {}
    found: dict[Key, Signature] = {}
    counted = referents.group_by(["type", "name"]).aggregate(
        [("referent_id", "count"), ("referent_id", "min"), ("mention_count", "sum")]
    )
    for kind, name, articles, smallest, mentions in rows(counted):
        key = keys[kind, name] = key_of(kind, name)
        one = found.setdefault(key, Signature(key=key, smallest=smallest))
        one.articles += articles
        one.mentions += mentions
        one.spellings[name] += articles
        one.smallest = min(one.smallest, smallest)
    for kind, name, other in rows(_other_names(referents)):
        if fold(other) != fold(name):
            found[keys[kind, name]].others.add(fold(other))
    for key, others in _relatives(referents, keys).items():
        found[key].apart |= others
    given = titles.join(referents.select(["referent_id", "type", "name"]), "referent_id", join_type="inner")
    for kind, name, title, count in rows(given.group_by(["type", "name", "title"]).aggregate([("title", "count")])):
        found[keys[kind, name]].titles[fold(title)] += count
    return keys, dict(sorted(found.items()))


def _relatives(referents: pa.Table, keys: Mapping[tuple[str, str], Key]) -> dict[Key, set[Key]]:
    """Of each name with a generation the same name without it, where an article gives both to different people."""
    told = {name: key for (kind, name), key in keys.items() if kind == "person" and key[-1].startswith(GENERATION)}
    plain = {
        name: key for (kind, name), key in keys.items() if kind == "person" and key in {k[:-1] for k in told.values()}
    }
    named = referents.filter(pc.is_in(referents["name"], pa.array([*told, *plain], pa.string())))
    by_article: dict[str, set[str]] = {}
    for article, kind, name in rows(named.select(["article_id", "type", "name"])):
        if kind == "person":
            by_article.setdefault(article, set()).add(name)
    found: dict[Key, set[Key]] = {}
    for names in by_article.values():
        for key in sorted(told[name] for name in names if name in told):
            found.setdefault(key, set()).update(plain[name] for name in names if plain.get(name) == key[:-1])
    return found


def _other_names(referents: pa.Table) -> pa.Table:
    """Type and name of referents with each name that an article gives them, each once."""
    lists = referents.column("names").combine_chunks()
    named = referents.select(["type", "name"]).take(pc.list_parent_indices(lists))
    return named.append_column("other", pc.list_flatten(lists)).group_by(["type", "name", "other"]).aggregate([])


def rows(table: pa.Table, *columns: str) -> Iterator[tuple]:  # type: ignore[type-arg]
    """The values of the columns, or of all of them, row by row, a batch at a time."""
    for batch in table.select(columns or table.column_names).to_batches(max_chunksize=BATCH):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
