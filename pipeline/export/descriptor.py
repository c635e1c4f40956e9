"""`datapackage.json`: the release as a Data Package, version 2 of the standard.

Files that validators of the standard can read as tables are tabular resources with their schema. The others are listed
with size and hash alone: validators know lists as JSON arrays in CSV, but cannot read lists in Parquet.
"""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.digests import release_digest
from pipeline.export import forms
from pipeline.export.files import describe_file, filled, write_json
from pipeline.export.forms import Form
from pipeline.export.info import NOT_FOR_REDISTRIBUTION, ReleaseFile, ReleaseInfo
from pipeline.export.timeline import PICTURE
from pipeline.schema import TableSchema, tables

DESCRIPTOR = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
WEB = ("http://", "https://", "ftp://", "ftps://")
"""Addresses that the standard takes as the path of a source."""


def write_descriptor(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `datapackage.json`."""
    package = info.package
    notes = [package.description, NOT_FOR_REDISTRIBUTION if info.private else ""]
    descriptor = {
        "$schema": PROFILE,
        "name": package.name,
        "id": f"https://doi.org/{package.doi}" if package.doi else info.identifier,
        "title": package.title,
        "description": "\n\n".join(filter(None, notes)),
        "version": package.version,
        "created": info.created,
        "homepage": package.homepage,
        "keywords": list(package.keywords),
        "licenses": [] if info.private else [filled(asdict(item)) for item in package.licenses],
        "contributors": [filled(asdict(item)) for item in package.contributors],
        "onrecord": _own(info),
        "resources": [
            *(_resource(info, table, form) for table in tables() for form in forms.FORMS),
            *_picture(staging),
        ],
        "sources": list(_sources(finished / "articles.parquet")),
    }
    write_json(staging / DESCRIPTOR, filled(descriptor))


def _own(info: ReleaseInfo) -> dict[str, Any]:
    """What no standard has a name for: what made the release, by which rights, and the digests of the tables' rows."""
    return {
        "software": info.software,
        "model": info.model,
        "private": info.private,
        "rights": {
            "full_text_licenses": list(info.package.full_text_licenses),
            "quote_words": info.package.quote_words,
            "quote_share": info.package.quote_share,
        },
        "digest": release_digest(info.digests),
        "table_digests": dict(info.digests),
    }


def _resource(info: ReleaseInfo, table: TableSchema, form: Form) -> dict[str, Any]:
    return {
        "$schema": RESOURCE_PROFILE,
        "name": table.name if form is forms.CSV else f"{table.name}-{form.suffix.removeprefix('.')}",
        "title": table.title,
        "description": table.description,
        **_file(info, form.path(table.name)),
        **form.resource(),
        **({} if form.tabular is None else {"schema": table.table_schema()}),
    }


def _picture(staging: Path) -> Iterator[dict[str, Any]]:
    """The picture of the time line, where there is one."""
    if (staging / PICTURE).is_file():
        file = describe_file(staging, PICTURE)
        yield {
            "$schema": RESOURCE_PROFILE,
            "name": "timeline",
            "title": "Time line",
            "description": "The events that several independent articles date and tell of by name, as a picture.",
            **_described(file),
            "format": "svg",
            "mediatype": file.media_type,
        }


def _file(info: ReleaseInfo, path: str) -> dict[str, Any]:
    return _described(next(file for file in info.files if file.path == path))


def _described(file: ReleaseFile) -> dict[str, Any]:
    return {"path": file.path, "bytes": file.size, "hash": f"sha256:{file.sha256}"}


def _sources(articles: Path) -> Iterator[dict[str, str]]:
    """One source an article: its headline or file with outlet and day, and its address where it has one."""
    with pq.ParquetFile(articles) as file:
        for batch in file.iter_batches(columns=["path", "headline", "outlet", "published", "url"]):
            for row in batch.to_pylist():
                origin = ", ".join(str(row[name]) for name in ("outlet", "published") if row[name])
                title = " ".join((row["headline"] or row["path"]).split()) + (f" ({origin})" if origin else "")
                web = row["url"] is not None and row["url"].startswith(WEB)
                yield {"title": title, "path": row["url"]} if web else {"title": title}
