"""What whoever made a release should know of it and can mend: a sentence each, with its cure; only what applies."""

import glob
from dataclasses import dataclass
from pathlib import Path

import duckdb

SHOWN = 3
"""Files that a sentence names; of more it says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Advice:
    """A thing that can be wrong with a release.

    Attributes:
        sql: one row: how much of it there is, of how much; the tables are `articles` and so on.
        say: the sentence, with places for these two numbers, `some` and `all`.
        files: SQL for the files that it is about, if it names them.
    """

    sql: str
    say: str
    files: str | None = None


_KNOWN: tuple[_Advice, ...] = (
    _Advice(
        sql="""
            SELECT count(*) FILTER (q.text IS NULL), count(*)
            FROM quotes q JOIN articles a USING (article_id) WHERE a.text IS NULL AND a.license IS NULL
        """,
        say="{some:,} of {all:,} quotations in articles without a stated licence have no words in the release; "
        "state a licence in the manifest's column 'license', or build with --private for yourself",
    ),
    _Advice(
        sql="SELECT count(*) FILTER (published IS NULL), count(*) FROM articles",
        say="{some:,} of {all:,} articles have no day of publication, so that “Monday” has no date in them; "
        "state it in the manifest's column 'published'",
        files="SELECT DISTINCT path FROM articles WHERE published IS NULL",
    ),
    _Advice(
        sql="SELECT count(*) FILTER (language <> 'en'), count(*) FROM articles",
        say="{some:,} of {all:,} articles are not in English: they are listed, and have no other rows; "
        "take them out, or correct the manifest's column 'language'",
        files="SELECT DISTINCT path FROM articles WHERE language <> 'en'",
    ),
    _Advice(
        sql="SELECT count(*) FILTER (language IS NULL), count(*) FROM articles",
        say="{some:,} of {all:,} articles are too short to tell their language, and have no other rows; "
        "state it in the manifest's column 'language'",
        files="SELECT DISTINCT path FROM articles WHERE language IS NULL",
    ),
    _Advice(
        sql="SELECT count(*) FILTER (speaker_text IS NULL), count(*) FROM quotes WHERE kind IN ('direct', 'turn')",
        say="{some:,} of {all:,} direct quotations have no speaker: the texts name none that could be told; "
        "leave them out where you count speakers",
    ),
    _Advice(
        sql="SELECT sum(unpaired_marks), count(*) FROM articles",
        say="{some:,} quotation marks in {all:,} articles have no partner: what they open or close may be "
        "in no row; mend the texts",
        files="SELECT path FROM articles WHERE unpaired_marks > 0",
    ),
)


def advice(finished: Path) -> tuple[str, ...]:
    """What applies to a release.

    Args:
        finished: folder of its tables.
    """
    with duckdb.connect() as connection:
        for name in ("articles", "quotes"):
            rows = connection.read_parquet(glob.escape(str(finished / f"{name}.parquet")))
            rows.create_view(name)
        return tuple(said for each in _KNOWN if (said := _said(connection, each)))


def _said(connection: duckdb.DuckDBPyConnection, each: _Advice) -> str | None:
    """The sentence with the files that it is about, or None where there is nothing to say."""
    ((some, everything),) = connection.execute(each.sql).fetchall()
    if not some:
        return None
    sentence = each.say.format(some=some, all=everything)
    if each.files is None:
        return sentence
    files = [path for (path,) in connection.execute(f"{each.files} ORDER BY path LIMIT {SHOWN + 1}").fetchall()]
    named = ", ".join(f"'{path}'" for path in files[:SHOWN]) + (", …" if len(files) > SHOWN else "")
    return f"{sentence} ({named})"
