"""The release's documents for people: what the columns mean, and how to begin."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pipeline.export import forms
from pipeline.export.advice import advice
from pipeline.export.citation import apa, bibtex
from pipeline.export.info import ReleaseInfo
from pipeline.export.markdown import fill, markdown_table, write_text
from pipeline.export.timeline import timeline_section
from pipeline.schema import Column, TableSchema, tables

DICTIONARY = "data/dictionary.md"
WITHHELD = (
    "For articles without full text the release holds offsets and hashes, and words in quotation marks up to a limit.\n"
    "Who holds the texts can check every row against them."
)
KINDS = {"string": "text", "integer": "integer", "date": "date", "array": "list of texts"}


def write_dictionary(_finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `data/dictionary.md`: every table and column, derived from the schemas."""
    package = info.package
    head = fill(
        "dictionary.md",
        title=package.title,
        version=package.version,
        identifier=info.identifier,
        forms="\n".join(f"- {form.name}, `{form.path('<table>')}`: {form.description}." for form in forms.FORMS),
    )
    write_text(staging / DICTIONARY, "\n".join([head, *map(_table_entry, tables())]))


def write_readme(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `README.md`: what the release is, how large, what may be done with it, how to load and cite it."""
    package = info.package
    text = fill(
        "readme.md",
        title=package.title,
        about=" ".join(filter(None, (f"Version {package.version}.", package.description))),
        tables=markdown_table(("table", "rows", "what it holds"), _table_rows(finished)),
        others=_others(info),
        rights=info.rights,
        texts=_texts(finished),
        advice=_advice(finished),
        software=info.software,
        model=info.model,
        reference=apa(info),
        bibtex=bibtex(info),
        identifier=info.identifier,
        forms=_listed(f"`{form.path('<table>')}`" for form in forms.FORMS),
        files=_citation_files(info),
        timeline=timeline_section(finished),
    )
    write_text(staging / "README.md", text)


def _table_entry(table: TableSchema) -> str:
    rows = [
        (
            f"`{column.name}`",
            KINDS[column.kind],
            "yes" if column.nullable else "no",
            column.description,
            "; ".join(_allowed(table, column)),
        )
        for column in table.columns
    ]
    key = ", ".join(f"`{column}`" for column in table.primary_key)
    columns = markdown_table(("column", "type", "null", "meaning", "allowed"), rows)
    return f"## {table.name}\n\n{table.description}\n\nKey: {key}\n\n{columns}\n"


def _allowed(table: TableSchema, column: Column) -> Iterator[str]:
    if column.enum:
        yield ", ".join(f"`{code}`" for code in column.enum)
    if "pattern" in column.json:
        yield f"pattern `{column.json['pattern']}`"
    if "minimum" in column.json:
        yield f"from {column.json['minimum']}"
    for key in table.foreign_keys:
        if column.name in key.columns:
            yield f"a key of `{key.table}`"


def _table_rows(finished: Path) -> Iterator[tuple[str, str, str]]:
    for table in tables():
        rows = pq.read_metadata(finished / f"{table.name}.parquet").num_rows
        yield f"`{table.name}`", f"{rows:,}", table.description


def _texts(finished: Path) -> str:
    """How many articles are given with their text, licence by licence."""
    with duckdb.connect() as connection:
        articles = connection.read_parquet(glob.escape(str(finished / "articles.parquet")))
        counted = articles.aggregate("license, count(*) AS articles, count(text) AS texts", "license")
        rows = counted.order("license NULLS LAST").fetchall()
    cells = ((license_ or "not stated", f"{count:,}", f"{texts:,}") for license_, count, texts in rows)
    counts = markdown_table(("licence of the article", "articles", "with full text"), cells)
    withheld = any(texts < count for _, count, texts in rows)
    return f"{counts}\n\n{WITHHELD}" if withheld else counts


def _advice(finished: Path) -> str:
    """What whoever made the release should know of it, as a list."""
    said = advice(finished)
    return "\n".join(f"- {each}" for each in said) or "Nothing that its maker could add."


def _others(info: ReleaseInfo) -> str:
    """The descriptions for other readers; a research object needs a date."""
    crate = "`ro-crate-metadata.json` (RO-Crate), " if info.day else ""
    others = f"{crate}`croissant.json` (Croissant) and `dataset.jsonld` (schema.org)"
    return f"The same release is described for other readers in {others}."


def _citation_files(info: ReleaseInfo) -> str:
    """Where else the citation is; a file whose standard asks for more than is stated is not written."""
    if not info.package.contributors:
        return "The collection names no contributors, so there is no citation file."
    datacite = ", and in [datacite.json](datacite.json) for registering a DOI" if info.day else ""
    return f"The same is in [CITATION.cff](CITATION.cff) for reference managers{datacite}."


def _listed(items: Iterable[str]) -> str:
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last
