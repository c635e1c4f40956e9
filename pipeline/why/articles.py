"""Why an article is described as it is, and what was found in it."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import counted

FACTS = ("headline", "outlet", "authors", "published", "dateline", "genre", "language", "url", "license")
BASIS = {"manifest": "the manifest says so", "stated": "the text or page states it"}

_ARTICLE = "SELECT * EXCLUDE (text) FROM articles WHERE article_id = $id"
_REGIONS = "SELECT kind, count(*) AS regions FROM regions WHERE article_id = $id GROUP BY kind ORDER BY kind"
_RULES = """
    WITH used AS (
        SELECT 'mentions' AS "table", rule FROM mentions WHERE article_id = $id
        UNION ALL SELECT 'quotes', rule FROM quotes WHERE article_id = $id
        UNION ALL SELECT 'dates', rule FROM date_mentions WHERE article_id = $id
        UNION ALL SELECT 'event mentions', rule FROM event_mentions WHERE article_id = $id
    )
    SELECT "table", rule, count(*) AS rows FROM used GROUP BY ALL ORDER BY "table", rows DESC, rule
"""


def tell(release: Opened, key: str) -> Row:
    """The article's row, its regions, and how often which rule found something in it."""
    return {
        "article": release.rows(_ARTICLE, key)[0],
        "regions": release.rows(_REGIONS, key),
        "rules": release.rows(_RULES, key),
    }


def lines(told: Row) -> Iterator[str]:
    """What is known of the article, its regions, and what was found in it by which rule."""
    article = told["article"]
    part = f", part {article['part']}" if article["part"] else ""
    yield f"{article['article_id']}: {article['path']}{part}, {counted(article['word_count'], 'word')}"
    if article["duplicate_of"]:
        yield f"  the same text as {article['duplicate_of']}"
    elif article["copy_of"]:
        yield f"  mostly the same sentences as {article['copy_of']}"
    for fact in FACTS:
        value = article[fact]
        if value:
            shown = "; ".join(value) if isinstance(value, list) else value
            basis = f" ({BASIS[article['published_basis']]})" if fact == "published" else ""
            yield f"  {fact}: {shown}{basis}"
    unknown = [fact for fact in FACTS if not article[fact]]
    if unknown:
        yield f"  neither stated nor given: {', '.join(unknown)}"
    regions = [f"{row['regions']} {row['kind']}" for row in told["regions"]]
    yield f"regions: {', '.join(regions)}"
    for name in dict.fromkeys(row["table"] for row in told["rules"]):
        own = [row for row in told["rules"] if row["table"] == name]
        yield f"{name}: {sum(row['rows'] for row in own):,}"
        yield from (f"  {row['rows']:,} by {row['rule']}" for row in own)
