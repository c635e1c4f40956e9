"""What a release holds of each article, against the rules that it says it was made by."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.check.database import Database, literal
from pipeline.errors import Problem
from pipeline.export import RIGHTS, rights_lines

NO_LICENCE = "its full text is published, but its licence is not on the list of those that allow it"


def check_rights(database: Database, folder: Path, own: dict[str, Any]) -> Iterator[Problem]:
    """No text without licence, no quote beyond the caps, and `RIGHTS.csv` says so of each article.

    Args:
        database: the tables.
        folder: the release.
        own: what the descriptor says under the project's own name.
    """
    rights, private = own.get("rights"), own.get("private") is True
    if not isinstance(rights, dict):
        return  # reported as a fault of the descriptor's form
    licenses = [item for item in rights.get("full_text_licenses", []) if isinstance(item, str)]
    if not database.has("articles", "article_id", "outlet", "license", "url", "text", "word_count"):
        return
    if not private:
        yield from _check_texts(database, licenses)
        yield from _check_quotes(database, licenses, rights)
    if database.has("quotes", "article_id", "text"):
        yield from _check_list(database, folder, licenses, private=private)


def _closed(licenses: list[str]) -> str:
    """SQL for whether the licence of an article allows its words in short quotations only."""
    listed = ", ".join(literal(item) for item in licenses)
    return f"NOT coalesce(license IN ({listed}), false)" if listed else "true"


def _check_texts(database: Database, licenses: list[str]) -> Iterator[Problem]:
    sql = f"SELECT article_id FROM articles WHERE text IS NOT NULL AND {_closed(licenses)} ORDER BY ALL"
    for (key,) in database.rows(sql):
        yield Problem(table="articles", key=key, column="text", rule=NO_LICENCE)


def _check_quotes(database: Database, licenses: list[str], rights: dict[str, Any]) -> Iterator[Problem]:
    """Words of an article that is not open: in quotation marks only, up to the cap of a quote and of the article."""
    if not database.has("quotes", "quote_id", "article_id", "kind", "text"):
        return
    words, share = int(rights.get("quote_words", 0)), float(rights.get("quote_share", 0))
    given = rf"""
        WITH given AS (
            SELECT q.quote_id, q.article_id, q.kind, len(string_split_regex(trim(q.text), '\s+')) AS words, a.word_count
            FROM quotes q JOIN articles a USING (article_id) WHERE q.text IS NOT NULL AND {_closed(licenses)}
        )
    """
    sql = f"SELECT quote_id, kind, words FROM given WHERE kind NOT IN ('direct', 'partial') OR words > {words}"
    for key, kind, count in database.rows(f"{given} {sql} ORDER BY ALL"):
        rule = f"{count} words of a {kind} quote are published (allowed: {words}, of direct and partial quotes)"
        yield Problem(table="quotes", key=key, column="text", rule=rule)
    sql = f"SELECT article_id, sum(words) AS n FROM given GROUP BY ALL HAVING n > {share} * any_value(word_count)"
    for key, count in database.rows(f"{given} {sql} ORDER BY ALL"):
        rule = f"{count} words in quotes of the article are published (allowed: {share:.0%} of its words)"
        yield Problem(table="articles", key=key, column="text", rule=rule)


def _check_list(database: Database, folder: Path, licenses: list[str], *, private: bool) -> Iterator[Problem]:
    """`RIGHTS.csv` says of each article what the tables say, and no withdrawn article has a row."""
    if not (folder / RIGHTS).is_file():
        return  # reported as a missing file
    with (folder / RIGHTS).open(encoding="utf-8", errors="replace", newline="") as file:
        lines = [tuple(line) for line in csv.reader(file) if line][1:]
    listed = {line[0]: line for line in lines if "withdrawn" not in line[4:5]}
    for line in rights_lines(folder / "data", licenses, private=private):
        if listed.pop(line[0], None) != line:
            yield _list_problem(line[0], f"must say of the article what the tables say: {', '.join(line)}")
    for key in sorted(listed):
        yield _list_problem(key, "the release has no such article")
    for key in sorted(line[0] for line in lines if "withdrawn" in line[4:5]):
        same = f"article_id = {literal(key)} OR starts_with(article_id, {literal(f'{key}.')})"
        for (article,) in database.rows(f"SELECT article_id FROM articles WHERE {same} ORDER BY ALL"):
            yield _list_problem(key, f"the article is withdrawn, but the release holds {article}")


def _list_problem(key: str, rule: str) -> Problem:
    return Problem(table=RIGHTS, key=key, column="", rule=rule)
