"""`DATASHEET.md`: a datasheet in the order of "Datasheets for Datasets" (Gebru et al., 2021), filled from the data."""

import tomllib
from importlib import resources
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.export.facts import Counts, Facts, read_facts
from pipeline.export.info import NOT_FOR_REDISTRIBUTION, ReleaseInfo
from pipeline.export.markdown import fill, markdown_table, write_text
from pipeline.schema import tables

QUALITY = resources.files(__package__).joinpath("templates", "quality.toml")
"""The figures of measured quality."""
JUDGED = resources.files(__package__).joinpath("templates", "judged.toml")
"""Shares of rows that a reader found right, by kind of row."""
SHOWN = 25
"""Outlets that are listed by name; the others are counted."""


def write_datasheet(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `DATASHEET.md`."""
    package, facts = info.package, read_facts(finished)
    people = "; ".join(item.title for item in package.contributors)
    text = fill(
        "datasheet.md",
        title=package.title,
        version=package.version,
        about=info.about,
        people=people or "The collection does not say.",
        counts=_counts(finished),
        articles=f"{facts.articles:,}",
        words=f"{facts.words:,}",
        span=_span(facts),
        outlets=_listed(facts.outlets, facts.articles, "outlet"),
        languages=_listed(facts.languages, facts.articles, "language"),
        genres=_listed(facts.genres, facts.articles, "genre"),
        missing=_missing(facts),
        licenses=_listed(facts.licenses, facts.articles, "licence"),
        rights=NOT_FOR_REDISTRIBUTION if info.private else info.rights,
        software=info.software,
        model=info.model,
        quality=quality(),
        judged=judged(),
        identifier=info.identifier,
        address=info.address or "The collection states no address yet.",
    )
    write_text(staging / "DATASHEET.md", text)


def _counts(finished: Path) -> str:
    rows = [
        (f"`{table.name}`", f"{pq.read_metadata(finished / f'{table.name}.parquet').num_rows:,}", table.description)
        for table in tables()
    ]
    return markdown_table(("table", "rows", "one row is"), rows)


def _span(facts: Facts) -> str:
    if facts.first is None:
        return "No day of publication is known."
    days = f"on {facts.first}" if facts.first == facts.last else f"from {facts.first} to {facts.last}"
    unknown = f"; of {facts.undated:,} the day is not known" if facts.undated else ""
    return f"The articles were published {days}{unknown}."


def _listed(counts: Counts, articles: int, what: str) -> str:
    """Values with the number of their articles, and how many articles have none."""
    shown = [f"{value} ({count:,})" for value, count in counts[:SHOWN]]
    if len(counts) > SHOWN:
        shown.append(f"{len(counts) - SHOWN:,} others ({sum(count for _, count in counts[SHOWN:]):,})")
    silent = articles - sum(count for _, count in counts)
    return "; ".join([*shown, *([f"no {what} known ({silent:,})"] if silent else [])]) or f"no {what} known"


def _missing(facts: Facts) -> str:
    """What the release does not hold of its articles."""
    unread = sum(count for language, count in facts.languages if language != "en")
    notes = ["What a text does not say is null, never guessed."]
    if unread:
        notes.append(
            f"{unread:,} of the articles are not in English: they are listed, and nothing was taken from them."
        )
    notes.append(
        f"{facts.speakerless:,} of {facts.quotations:,} quotations have no phrase that speaks, "
        f"{facts.unpaired_marks:,} quotation marks have no partner, "
        f"and {facts.left_out:,} paragraphs of pages are not in their texts."
    )
    if facts.texts < facts.articles:
        notes.append(
            f"{facts.articles - facts.texts:,} of {facts.articles:,} articles are given without their text, for their "
            "rights do not allow it: of these there are offsets and hashes, and words in quotation marks up to a limit."
        )
    return " ".join(notes)


def quality() -> str:
    """The figures that were measured, and on which texts."""
    figures = tomllib.loads(QUALITY.read_text(encoding="utf-8")).get("figure", [])
    if not figures:
        return "No figures are published for this version; read the evidence of the rows that you rely on."
    rows = [(figure["what"], figure["set"], figure["value"]) for figure in figures]
    return markdown_table(("what", "measured on", "value"), rows)


def judged() -> str:
    """The shares of rows that a strict reader found right, by kind of row."""
    figures = tomllib.loads(JUDGED.read_text(encoding="utf-8"))["figure"]
    cells = ((each["what"], f"{100 * each['right'] / each['of']:.0f} %", f"{each['of']}") for each in figures)
    return markdown_table(("kind of row", "right", "rows judged"), cells)
