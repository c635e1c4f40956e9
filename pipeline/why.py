"""Why an entity is one: its names, in which articles, and what joined each name with the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.check import read_descriptor
from pipeline.check.database import parquet
from pipeline.errors import ReleaseError
from pipeline.lexicon import table

SHOWN = 3
"""Articles of a reason or title that are named before the rest is counted."""
LINES = 20
"""Titles, and articles of the entity, that have a line of their own before the rest is counted."""

KINDS = {"name": "by name", "nominal": "by a noun", "pronoun": "by a pronoun"}

_TABLES = ("entities", "mentions", "entity_names", "entity_titles")
_ENTITY = "SELECT * FROM entities WHERE entity_id = $id"
_KINDS = "SELECT kind, count(*) AS mentions FROM mentions WHERE entity_id = $id GROUP BY kind ORDER BY kind"
_NAMES = """
    SELECT name, sum(mention_count) AS mentions, count(DISTINCT article_id) AS articles FROM entity_names
    WHERE entity_id = $id GROUP BY name ORDER BY mentions DESC, name
"""
_JOINS = """
    SELECT n.name, n.rule, coalesce(n.partner, e.name) AS partner, list(m.article_id ORDER BY mention_id) AS articles,
        list(m.start ORDER BY mention_id) AS starts
    FROM entity_names n JOIN mentions m USING (mention_id) JOIN entities e ON e.entity_id = n.entity_id
    WHERE e.entity_id = $id AND (n.rule IS NOT NULL OR n.name <> e.name)
    GROUP BY n.name, n.rule, n.partner, e.name ORDER BY len(articles) DESC, n.rule, n.partner
"""
_TITLES = """
    SELECT title, list(DISTINCT article_id ORDER BY article_id) AS articles FROM entity_titles
    WHERE entity_id = $id GROUP BY title ORDER BY len(articles) DESC, title
"""
_ARTICLES = """
    SELECT article_id, count(*) AS mentions FROM mentions
    WHERE entity_id = $id GROUP BY article_id ORDER BY mentions DESC, article_id
"""
_NEAREST = """
    SELECT entity_id FROM entities
    ORDER BY contains(entity_id, $id) DESC, jaro_winkler_similarity(entity_id, $id) DESC, entity_id LIMIT 1
"""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that a release says of one entity.

    Attributes:
        entity: its row in `entities`.
        kinds: `kind` of mention, number of `mentions`.
        names: `name`, number of `mentions` and `articles`; commonest first.
        joins: `name`, `rule`, `partner`, the `articles` where this is why the name is the entity's, and the `starts`
            of the first mentions there.
        titles: `title`, `articles`.
        articles: `article_id`, number of `mentions`; most first.
    """

    entity: Row
    kinds: list[Row]
    names: list[Row]
    joins: list[Row]
    titles: list[Row]
    articles: list[Row]


def why(release: Path, entity_id: str) -> Explanation:
    """What a release says of an entity, from its tables alone.

    Raises:
        ReleaseError: when the folder holds no release with these tables, or the release no such entity.
    """
    read_descriptor(release)
    with duckdb.connect() as connection:
        for name in _TABLES:
            path = release / "data" / f"{name}.parquet"
            try:
                connection.execute(f"CREATE VIEW {name} AS FROM {parquet([str(path)])}")
            except duckdb.Error:
                raise ReleaseError(f"{path}: no table of a release; see what `verify` says of {release}") from None

        def rows(query: str) -> list[Row]:
            try:
                found: list[Row] = connection.sql(query, params={"id": entity_id}).to_arrow_table().to_pylist()
            except duckdb.Error:  # a column is missing, as in a release of another version
                raise ReleaseError(f"{release}: no release of this version; see what `verify` says of it") from None
            return found

        entity = rows(_ENTITY)
        if not entity:
            near = "".join(f"; did you mean '{row['entity_id']}'?" for row in rows(_NEAREST))
            raise ReleaseError(
                f"{release}: no entity '{entity_id}' (allowed: an entity_id of its table entities{near})"
            )
        kinds, names, joins, titles, articles = map(rows, (_KINDS, _NAMES, _JOINS, _TITLES, _ARTICLES))
    return Explanation(entity=entity[0], kinds=kinds, names=names, joins=joins, titles=titles, articles=articles)


def to_text(explanation: Explanation) -> str:
    """The explanation in lines: what the entity is, its names with what joined them, its titles, its articles."""
    return "".join(f"{line}\n" for line in _lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    entity = explanation.entity
    kinds = ", ".join(f"{row['mentions']:,} {KINDS[row['kind']]}" for row in explanation.kinds)
    yield f"{entity['name']}: {entity['type']}, {entity['entity_id']}"
    if entity["wikidata"]:
        yield f"  Wikidata: {entity['wikidata']}, from the authority file"
    yield f"  {_times(entity['mention_count'], 'mention')} in {_times(entity['article_count'], 'article')}: {kinds}"
    yield "names, and what joined them (article and offset of the first mention):"
    for name in explanation.names:
        yield f"  “{name['name']}”: {_times(name['mentions'], 'mention')} in {_times(name['articles'], 'article')}"
        yield from (f"    {_reason(join)}" for join in explanation.joins if join["name"] == name["name"])
    if explanation.titles:
        yield "titles:"
        yield from _first(f"“{row['title']}”: {_listed(row['articles'])}" for row in explanation.titles)
    yield "articles:"
    yield from _first(f"{row['article_id']}: {_times(row['mentions'], 'mention')}" for row in explanation.articles)


def _first(lines: Iterable[str]) -> Iterator[str]:
    """The first lines, and how many more there are."""
    listed = list(lines)
    yield from (f"  {line}" for line in listed[:LINES])
    if len(listed) > LINES:
        yield f"  and {len(listed) - LINES:,} more"


def _reason(join: Row) -> str:
    """Why a name is the entity's, and in which articles."""
    rule = table("joins")[join["rule"]] if join["rule"] else None
    what = f"joined with “{join['partner']}”: {rule}" if rule else f"another way to write “{join['partner']}”"
    places = [f"{article} at {start:,}" for article, start in zip(join["articles"], join["starts"], strict=True)]
    return f"{what} ({_listed(places)})"


def _listed(places: list[str]) -> str:
    rest = f" and {len(places) - SHOWN:,} more" if len(places) > SHOWN else ""
    return ", ".join(places[:SHOWN]) + rest


def _times(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
