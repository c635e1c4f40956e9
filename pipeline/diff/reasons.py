"""Why rows differ, where two releases tell: the text, what is known of it, its rights, or what made the release."""

import csv
from pathlib import Path
from typing import Any

import duckdb

from pipeline.check.database import literal, name
from pipeline.diff.moves import EVIDENCE
from pipeline.export import RIGHTS
from pipeline.schema import TableSchema

OWN_WORDS = ("path", "duplicate_of", "copy_of", "text")
"""Columns of an article that may change although nothing that is known of it did."""

_STATES = """
    CREATE TABLE article_states AS
    WITH states AS (
        SELECT n.article_id, CASE
            WHEN o.article_id IS NULL THEN 'article added'
            WHEN n.sha256 <> o.sha256 THEN 'source text changed'
            WHEN n.text_sha256 <> o.text_sha256 THEN 'extraction changed'
            WHEN {same_pipeline} AND ({facts}) THEN 'article''s metadata changed'
            WHEN n.path <> o.path THEN 'file renamed'
        END AS state
        FROM new.articles n LEFT JOIN translated.articles o USING (article_id)
        UNION ALL
        SELECT o.article_id, CASE
            WHEN list_contains({withdrawn}, o.article_id) THEN 'article withdrawn' ELSE 'article removed'
        END
        FROM translated.articles o ANTI JOIN new.articles USING (article_id)
    )
    FROM states WHERE state IS NOT NULL
"""
_TOUCHED = """
    CREATE TABLE touched_{table} AS
    WITH told AS (SELECT {id}, article_id FROM translated.{evidence} UNION SELECT {id}, article_id FROM new.{evidence})
    SELECT {id} AS id, list_sort(list(DISTINCT state || ' (' || article_id || ')'))[1:3] AS states
    FROM told JOIN article_states USING (article_id) GROUP BY ALL
"""


def find_states(connection: duckdb.DuckDBPyConnection, facts: list[str], new: Path, *, same_pipeline: bool) -> None:
    """Fills `article_states` (article_id, state), and `touched_TABLE` (id, states) for what articles share.

    Args:
        connection: with the releases as `translated.TABLE` and `new.TABLE`.
        facts: columns of articles that both releases have.
        new: folder of the new release, for its list of withdrawn articles.
        same_pipeline: whether the same software and model made both releases.
    """
    known = [name(column) for column in facts if column not in OWN_WORDS]
    connection.execute(
        _STATES.format(
            same_pipeline=same_pipeline,
            facts=" OR ".join(f"n.{column} IS DISTINCT FROM o.{column}" for column in known),
            withdrawn=f"[{', '.join(map(literal, _withdrawn(new)))}]::VARCHAR[]",
        )
    )
    for table, (evidence, _, shared) in EVIDENCE.items():
        connection.execute(_TOUCHED.format(table=table, evidence=evidence, id=shared))


def _withdrawn(release: Path) -> list[str]:
    """Articles that the release lists as withdrawn; none where it has no list."""
    if not (release / RIGHTS).is_file():
        return []
    with (release / RIGHTS).open(encoding="utf-8", newline="") as file:
        return sorted(row["article_id"] for row in csv.DictReader(file) if row.get("published") == "withdrawn")


def reason(table: TableSchema, columns: list[str], made: dict[str, Any], before: dict[str, Any]) -> str:
    """SQL for why a row differs; the row's columns stand in `o` and `n`, what changed in `change` and `columns`.

    Args:
        table: the table.
        columns: those that both releases have.
        made: software and model of the new release.
        before: those of the old one.
    """
    cases = ["WHEN change = 'moved' THEN 'only the id moved'"]
    if table.name in EVIDENCE:
        touched = f"(SELECT states FROM touched_{table.name} WHERE id = coalesce(n.{key(table)}, o.{key(table)}))"
        cases.append(f"WHEN {touched} IS NOT NULL THEN array_to_string({touched}, '; ')")
    elif article := _article(table):
        state = f"(SELECT state FROM article_states WHERE article_id = {article})"
        cases.append(f"WHEN {state} IS NOT NULL THEN {state}")
    if "text" in columns:
        withheld = "(o.text IS NULL) <> (n.text IS NULL)"
        cases.append(f"WHEN change = 'changed' AND columns = ['text'] AND {withheld} THEN 'rights changed'")
    if made != before:
        changes = (f"{before[what]} → {made[what]}" for what in sorted(made) if before.get(what) != made[what])
        cases.append(f"ELSE {literal('pipeline changed: ' + '; '.join(changes))}")
    else:
        cases.append(
            "ELSE CASE WHEN EXISTS (FROM article_states) THEN 'compared anew with the articles that changed' "
            "ELSE 'not known: the texts and the versions are the same' END"
        )
    return f"CASE {' '.join(cases)} END"


def key(table: TableSchema) -> str:
    """The first column of the table's key."""
    return name(table.primary_key[0])


def _article(table: TableSchema) -> str | None:
    """SQL for the article that a row belongs to; None where it belongs to none."""
    if any(column.name == "article_id" for column in table.columns):
        return "coalesce(n.article_id, o.article_id)"
    if table.primary_key[0].endswith("_id"):
        return f"split_part(coalesce(n.{key(table)}, o.{key(table)}), ':', 1)"
    return None
