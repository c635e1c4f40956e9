"""What the table of articles says about the collection as a whole: counts for descriptions and data sheets."""

import glob
from dataclasses import dataclass
from pathlib import Path

import duckdb

Counts = tuple[tuple[str, int], ...]
"""Values with the number of articles that have them, the most frequent first."""

_QUOTATIONS = "count(DISTINCT quotation_id), count(DISTINCT quotation_id) FILTER (WHERE speaker_text IS NOT NULL)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The articles, counted.

    Attributes:
        articles: how many there are.
        words: how many words they have.
        texts: how many are given with their text.
        first: day on which the first was published, ISO 8601; None where no day is known.
        last: day on which the last was published.
        undated: how many have no known day.
        outlets: outlets that are known.
        languages: languages that are known.
        genres: genres that are known.
        licenses: licences that are stated.
        unpaired_marks: quotation marks without a partner.
        left_out: paragraphs of pages that are not in their texts.
        quotations: quotations, those in several rows once.
        speakerless: quotations without a phrase that speaks.
    """

    articles: int
    words: int
    texts: int
    first: str | None
    last: str | None
    undated: int
    outlets: Counts
    languages: Counts
    genres: Counts
    licenses: Counts
    unpaired_marks: int
    left_out: int
    quotations: int
    speakerless: int

    @property
    def span(self) -> str | None:
        """First and last day as an ISO 8601 interval, or the one day."""
        if self.first is None:
            return None
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def read_facts(finished: Path) -> Facts:
    """Counts the articles of a folder of finished tables."""
    totals = (
        "count(*), coalesce(sum(word_count), 0)::BIGINT, count(text), min(published)::VARCHAR, "
        "max(published)::VARCHAR, count(*) - count(published), coalesce(sum(unpaired_marks), 0)::BIGINT, "
        "coalesce(sum(paragraphs_left_out), 0)::BIGINT"
    )
    with duckdb.connect() as connection:
        table = connection.read_parquet(glob.escape(str(finished / "articles.parquet")))
        ((articles, words, texts, first, last, undated, unpaired, left_out),) = table.aggregate(totals).fetchall()
        quotes = connection.read_parquet(glob.escape(str(finished / "quotes.parquet")))
        ((quotations, spoken),) = quotes.aggregate(_QUOTATIONS).fetchall()
        outlets, languages, genres, licenses = (
            _counts(table, column) for column in ("outlet", "language", "genre", "license")
        )
    return Facts(
        articles=articles,
        words=words,
        texts=texts,
        first=first,
        last=last,
        undated=undated,
        outlets=outlets,
        languages=languages,
        genres=genres,
        licenses=licenses,
        unpaired_marks=unpaired,
        left_out=left_out,
        quotations=quotations,
        speakerless=quotations - spoken,
    )


def _counts(table: duckdb.DuckDBPyRelation, column: str) -> Counts:
    known = table.filter(f"{column} IS NOT NULL").aggregate(f"{column} AS value, count(*) AS articles", column)
    return tuple((value, articles) for value, articles in known.order("articles DESC, value").fetchall())
