"""The laws of regions: they do not overlap, they cover all that is not white space, and the body is where they say."""

import sys
from collections.abc import Iterator

from pipeline.check.database import Database, literal
from pipeline.check.problems import shown
from pipeline.errors import Problem

WHITE_SPACE = "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1))))


def check_overlaps(database: Database) -> Iterator[Problem]:
    """Regions of one article do not overlap."""
    if not database.has("regions", "region_id", "article_id", "start", "end"):
        return
    sql = """
        SELECT region_id, "start", behind FROM (
            SELECT *, max("end") OVER (PARTITION BY article_id ORDER BY "start", "end"
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS behind FROM regions)
        WHERE "start" < behind ORDER BY region_id
    """
    for row_key, start, behind in database.rows(sql):
        rule = f"{start} is inside an earlier region, which ends at {behind}"
        yield Problem(table="regions", key=row_key, column="start", rule=rule)


def check_coverage(database: Database) -> Iterator[Problem]:
    """Regions cover all that is not white space.

    Articles without any region are left out unless they are in English and no duplicate: others may have no rows.
    """
    if not database.has("regions", "article_id", "start", "end") or not database.has(
        "articles", "article_id", "language", "duplicate_of"
    ):
        return
    sql = f"""
        WITH bounds AS (
            SELECT article_id, "start" AS stop, max("end") OVER (PARTITION BY article_id ORDER BY "start", "end"
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS behind FROM regions
            UNION ALL SELECT article_id, NULL, max("end") FROM regions GROUP BY article_id
            UNION ALL SELECT article_id, NULL, NULL FROM articles AS a ANTI JOIN regions AS r USING (article_id)
                WHERE a.language = 'en' AND a.duplicate_of IS NULL
        ), gaps AS (
            SELECT article_id, coalesce(behind, 0) AS s, coalesce(stop, size) AS e,
                CASE WHEN s < e THEN substring(text, s + 1, e - s) ELSE '' END AS gap
            FROM bounds JOIN texts USING (article_id)
        )
        SELECT article_id, s, e, gap FROM gaps WHERE trim(gap, {literal(WHITE_SPACE)}) <> '' ORDER BY article_id, s
    """
    for article_id, start, end, gap in database.rows(sql):
        rule = f"no region covers {start} to {end} of {article_id}: {shown(gap)}"
        yield Problem(table="regions", key="", column="start, end", rule=rule)


def check_body(database: Database) -> Iterator[Problem]:
    """`body_start` and `body_end` of an article are the bounds of its body regions."""
    if not database.has("articles", "article_id", "body_start", "body_end") or not database.has(
        "regions", "article_id", "start", "end", "kind"
    ):
        return
    sql = """
        WITH bodies AS (
            SELECT article_id, min("start") AS first, max("end") AS last FROM regions WHERE kind = 'body'
            GROUP BY article_id
        )
        SELECT article_id, body_start, body_end, first, last FROM articles LEFT JOIN bodies USING (article_id)
        WHERE body_start IS DISTINCT FROM first OR body_end IS DISTINCT FROM last ORDER BY article_id
    """
    for row_key, start, end, first, last in database.rows(sql):
        stated, found = f"{shown(start)} to {shown(end)}", f"{shown(first)} to {shown(last)}"
        rule = f"{stated} is not where the body regions stand ({found})"
        yield Problem(table="articles", key=row_key, column="body_start, body_end", rule=rule)
