"""The text laws: offsets fit the article's text, words and hashes are those of the text, quotes nest.

Offsets count code points; so do DuckDB's `length` and `substring`, which split no combining sequence specially.
Laws that need a text hold for the articles whose text is given.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.check.database import Database, key, name
from pipeline.check.problems import shown
from pipeline.errors import Problem
from pipeline.schema import Span, TableSchema


def check_spans(database: Database, table: TableSchema) -> Iterator[Problem]:
    """Every span of the table lies in the text, and its words and their hash are those of the text."""
    for span in table.spans:
        if database.has(table.name, *table.primary_key, "article_id", span.start, span.end, span.text):
            yield from _check_span(database, table, span)


def _check_span(database: Database, table: TableSchema, span: Span) -> Iterator[Problem]:
    """What is worked out for every row is whether a law is broken; all else for rows that break one."""
    hashed = span.text == "text" and database.has(table.name, "text_sha256")
    start, end = f"t.{name(span.start)}", f"t.{name(span.end)}"
    words = f"t.{name(span.text)}" if span.text else "NULL::VARCHAR"
    found = f"""
        CASE WHEN {start} >= 0 AND {start} < {end} AND {end} <= a.size
        THEN substring(a.text, {start} + 1, {end} - {start}) END
    """
    laws = (
        f"({start} IS NULL) <> ({end} IS NULL)",
        f"{start} < 0 OR {start} >= {end}",
        f"{end} > a.size",
        f"({start} IS NULL) <> ({words} IS NULL) AND {_words_required(table, span)}",
        f"{words} <> {found}",
        f"t.text_sha256 <> sha256({found})" if hashed else "false",
    )
    sql = f"""
        SELECT {key(table, "t")} AS key, {start}, {end}, a.size, {words}, {found},
            {", ".join(f"coalesce({law}, false)" for law in laws)}
        FROM {name(table.name)} AS t LEFT JOIN texts AS a USING (article_id)
        WHERE {" OR ".join(f"({law})" for law in laws)} ORDER BY key
    """
    for row in database.rows(sql):
        for column, rule in _broken(span, row):
            yield Problem(table=table.name, key=row[0], column=column, rule=rule)


def _words_required(table: TableSchema, span: Span) -> str:
    """SQL for whether words stand exactly where offsets do: not where rights may withhold the words."""
    withheld = "text_sha256" in table.json["properties"] and span.text == "text"
    return "false" if span.text is None or withheld else "true"


def _broken(span: Span, row: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    """The broken laws of one span: the column, and the rule in words."""
    _, start, end, size, words, found, half, backwards, outside, unpaired, wrong, unhashed = row
    both = f"{span.start}, {span.end}"
    if half:
        yield both, f"both are null or none is, found {shown(start)} and {shown(end)}"
    if backwards:
        yield both, f"0 <= {span.start} < {span.end} must hold, found {start} and {end}"
    if outside:
        yield both, f"{start} to {end} is not inside the text (its length: {size} code points)"
    if unpaired:
        yield (
            f"{span.text}, {span.start}",
            f"words need offsets and offsets need words, found {shown(words)} at {shown(start)}",
        )
    if wrong:
        yield str(span.text), f"{shown(words)} is not what the text has at {start} to {end}: {shown(found)}"
    if unhashed:
        yield "text_sha256", f"is not the SHA-256 of the text at {start} to {end}: {shown(found)}"


def check_hashes(database: Database, table: TableSchema) -> Iterator[Problem]:
    """Where a row has both words and their hash, they fit; an article's hash also fits the text that is checked."""
    if not database.has(table.name, *table.primary_key, "text", "text_sha256"):
        return
    texts = "LEFT JOIN texts AS a USING (article_id)" if table.name == "articles" else ""
    words = "coalesce(a.text, t.text)" if texts else "t.text"
    sql = f"""
        SELECT {key(table, "t")} AS key FROM {name(table.name)} AS t {texts}
        WHERE sha256({words}) <> t.text_sha256 OR sha256(t.text) <> t.text_sha256 ORDER BY key
    """
    for (row_key,) in database.rows(sql):
        yield Problem(table=table.name, key=row_key, column="text_sha256", rule="is not the SHA-256 of the text")


def check_texts(database: Database) -> Iterator[Problem]:
    """Where texts are given beside the tables, every article has one."""
    if not (database.texts_given and database.has("articles", "article_id")):
        return
    sql = "SELECT article_id FROM articles ANTI JOIN texts USING (article_id) ORDER BY article_id"
    for (row_key,) in database.rows(sql):
        yield Problem(table="articles", key=row_key, column="article_id", rule="no text is given for the article")


def check_nesting(database: Database) -> Iterator[Problem]:
    """Quotes of one article stand apart or inside one another."""
    if not database.has("quotes", "quote_id", "article_id", "start", "end"):
        return
    sql = """
        SELECT b.quote_id, b."start", a.quote_id, a."end" FROM quotes AS a JOIN quotes AS b USING (article_id)
        WHERE a."start" < b."start" AND b."start" < a."end" AND a."end" < b."end" ORDER BY ALL
    """
    for row_key, start, other, end in database.rows(sql):
        rule = f"{start} is inside {other}, which ends at {end}, before this quote does"
        yield Problem(table="quotes", key=row_key, column="start", rule=rule)
