"""`datapackage.json`: the release as a Data Package, version 2 of the standard.

The CSV files are the tabular resources. The Parquet files stand beside them as plain files with size and hash, without
schema: validators of the standard know lists as JSON arrays in CSV, but cannot read lists in Parquet.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.export.info import NOT_FOR_REDISTRIBUTION, ReleaseInfo
from pipeline.schema import TableSchema, tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PARQUET = "apache-parquet"
"""Format of the Parquet files; by the name "parquet" validators would open them as tables, and fail at the lists."""
DIALECT = {
    "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
    "delimiter": ",",
    "doubleQuote": True,
    "header": True,
    "lineTerminator": "\n",
    "quoteChar": '"',
}
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
WEB = ("http://", "https://", "ftp://", "ftps://")
"""Addresses that the standard takes as the path of a source."""


def write_descriptor(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `datapackage.json`; the data files must be there already."""
    package = info.package
    notes = [package.description, NOT_FOR_REDISTRIBUTION if info.private else ""]
    descriptor = {
        "$schema": PROFILE,
        "name": package.name,
        "id": f"https://doi.org/{package.doi}" if package.doi else None,
        "title": package.title,
        "description": "\n\n".join(filter(None, notes)),
        "version": package.version,
        "created": info.created,
        "homepage": package.homepage,
        "keywords": list(package.keywords),
        "licenses": [] if info.private else [_filled(asdict(item)) for item in package.licenses],
        "contributors": [_filled(asdict(item)) for item in package.contributors],
        "onrecord": {"software": info.software, "model": info.model, "private": info.private},
        "resources": [resource for table in tables() for resource in _resources(staging, table)],
        "sources": list(_sources(finished / "articles.parquet")),
    }
    text = json.dumps(_filled(descriptor), ensure_ascii=False, indent=2)
    (staging / "datapackage.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    """The properties that have a value: the standard allows neither null nor an empty list."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], ())}


def _resources(staging: Path, table: TableSchema) -> Iterator[dict[str, Any]]:
    common = {"title": table.title, "description": table.description}
    yield {
        "$schema": RESOURCE_PROFILE,
        "name": table.name,
        "type": "table",
        **common,
        **_file(staging, f"data/{table.name}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": table.table_schema(),
    }
    yield {
        "$schema": RESOURCE_PROFILE,
        "name": f"{table.name}-parquet",
        **common,
        **_file(staging, f"data/{table.name}.parquet"),
        "format": PARQUET,
        "mediatype": "application/vnd.apache.parquet",
    }


def _file(staging: Path, path: str) -> dict[str, Any]:
    with (staging / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": path, "bytes": (staging / path).stat().st_size, "hash": f"sha256:{digest}"}


def _sources(articles: Path) -> Iterator[dict[str, str]]:
    """One source an article: its headline or file with outlet and day, and its address where it has one."""
    with pq.ParquetFile(articles) as file:
        for batch in file.iter_batches(columns=["path", "headline", "outlet", "published", "url"]):
            for row in batch.to_pylist():
                origin = ", ".join(str(row[name]) for name in ("outlet", "published") if row[name])
                title = " ".join((row["headline"] or row["path"]).split()) + (f" ({origin})" if origin else "")
                web = row["url"] is not None and row["url"].startswith(WEB)
                yield {"title": title, "path": row["url"]} if web else {"title": title}
