"""`RIGHTS.csv`: for each article, what of it the release holds and why; withdrawn articles are listed, too."""

import csv
import glob
from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb

from pipeline.export.info import ReleaseInfo

RIGHTS = "RIGHTS.csv"
COLUMNS = ("article_id", "outlet", "license", "url", "published", "quoted_words", "reason", "withdrawn")
"""What stands in a line: `published` is text, offsets (and words in quotation marks, so many) or withdrawn."""

_FETCH = 1024
_SQL = r"""
    WITH quoted AS (
        SELECT article_id, sum(len(string_split_regex(trim(text), '\s+')))::BIGINT AS words
        FROM read_parquet($quotes) WHERE text IS NOT NULL GROUP BY article_id
    )
    SELECT a.article_id, a.outlet, a.license, a.url, a.text IS NOT NULL AS given, coalesce(q.words, 0) AS words
    FROM read_parquet($articles) a LEFT JOIN quoted q USING (article_id) ORDER BY a.article_id
"""


def write_rights(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `RIGHTS.csv`: the articles by id, then those that were withdrawn."""
    with (staging / RIGHTS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rights_lines(finished, info.package.full_text_licenses, private=info.private))
        writer.writerows(
            (line.article_id, "", "", "", "withdrawn", "", line.reason, line.since or "") for line in info.withdrawn
        )


def rights_lines(tables: Path, licenses: Collection[str], *, private: bool) -> Iterator[tuple[str, ...]]:
    """The lines of the articles, as `COLUMNS` has them.

    Args:
        tables: folder with `articles.parquet` and `quotes.parquet`.
        licenses: those that allow full text.
        private: whether the release holds all text.
    """
    with duckdb.connect() as connection:
        files = {name: glob.escape(str(tables / f"{name}.parquet")) for name in ("articles", "quotes")}
        result = connection.execute(_SQL, files)
        while rows := result.fetchmany(_FETCH):
            for article_id, outlet, license_, url, given, words in rows:
                published, quoted = ("text", "") if given else ("offsets", str(words))
                reason = _reason(license_, licenses, private=private)
                yield article_id, outlet or "", license_ or "", url or "", published, quoted, reason, ""


def _reason(license_: str | None, licenses: Collection[str], *, private: bool) -> str:
    if private:
        return "the release is private"
    if license_ is None:
        return "no licence is stated"
    return f"the licence is {'' if license_ in licenses else 'not '}on the list of those that allow full text"
