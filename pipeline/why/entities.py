"""Why an entity is one: its names, in which articles, and what joined each name with the next."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import counted, first, listed, ruled

KINDS = {"name": "by name", "nominal": "by a noun", "pronoun": "by a pronoun"}

_ENTITY = "SELECT * FROM entities WHERE entity_id = $id"
_KINDS = "SELECT kind, count(*) AS mentions FROM mentions WHERE entity_id = $id GROUP BY kind ORDER BY kind"
_NAMES = """
    SELECT name, sum(mention_count)::BIGINT AS mentions, count(DISTINCT article_id) AS articles FROM entity_names
    WHERE entity_id = $id GROUP BY name ORDER BY mentions DESC, name
"""
_JOINS = """
    SELECT n.name, n.rule, r.meaning, coalesce(n.partner, e.name) AS partner,
        list(m.article_id ORDER BY mention_id) AS articles, list(m.start ORDER BY mention_id) AS starts
    FROM entity_names n JOIN mentions m USING (mention_id) JOIN entities e ON e.entity_id = n.entity_id
    LEFT JOIN rules r ON r.rule = n.rule
    WHERE e.entity_id = $id AND (n.rule IS NOT NULL OR n.name <> e.name)
    GROUP BY n.name, n.rule, r.meaning, n.partner, e.name ORDER BY len(articles) DESC, n.rule, n.partner
"""
_TITLES = """
    SELECT title, list(DISTINCT article_id ORDER BY article_id) AS articles FROM entity_titles
    WHERE entity_id = $id GROUP BY title ORDER BY len(articles) DESC, title
"""
_ARTICLES = """
    SELECT article_id, count(*) AS mentions FROM mentions
    WHERE entity_id = $id GROUP BY article_id ORDER BY mentions DESC, article_id
"""


def tell(release: Opened, key: str) -> Row:
    """The entity's row, its kinds of mention, names, what joined them, titles and articles."""
    return {
        "entity": release.rows(_ENTITY, key)[0],
        "kinds": release.rows(_KINDS, key),
        "names": release.rows(_NAMES, key),
        "joins": release.rows(_JOINS, key),
        "titles": release.rows(_TITLES, key),
        "articles": release.rows(_ARTICLES, key),
    }


def lines(told: Row) -> Iterator[str]:
    """What the entity is, its names with what joined them, its titles, its articles."""
    entity = told["entity"]
    kinds = ", ".join(f"{row['mentions']:,} {KINDS[row['kind']]}" for row in told["kinds"])
    yield f"{entity['name']}: {entity['type']}, {entity['entity_id']}"
    if entity["wikidata"]:
        yield f"  Wikidata: {entity['wikidata']}, from the authority file"
    yield f"  {counted(entity['mention_count'], 'mention')} in {counted(entity['article_count'], 'article')}: {kinds}"
    yield "names, and what joined them (article and offset of the first mention):"
    for name in told["names"]:
        yield f"  “{name['name']}”: {counted(name['mentions'], 'mention')} in {counted(name['articles'], 'article')}"
        yield from (f"    {_reason(join)}" for join in told["joins"] if join["name"] == name["name"])
    if told["titles"]:
        yield "titles:"
        yield from first(f"“{row['title']}”: {listed(row['articles'])}" for row in told["titles"])
    yield "articles:"
    yield from first(f"{row['article_id']}: {counted(row['mentions'], 'mention')}" for row in told["articles"])


def _reason(join: Row) -> str:
    """Why a name is the entity's, and in which articles."""
    rule = ruled(join["meaning"], join["rule"]) if join["rule"] else None
    what = f"joined with “{join['partner']}”: {rule}" if rule else f"another way to write “{join['partner']}”"
    places = [f"{article} at {start:,}" for article, start in zip(join["articles"], join["starts"], strict=True)]
    return f"{what} ({listed(places)})"
