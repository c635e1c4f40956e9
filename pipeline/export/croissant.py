"""`croissant.json`: the release in Croissant 1.0, from which libraries for machine learning load the tables by name.

The records are read from the Parquet files, whose lists and numbers need no parsing.
"""

from pathlib import Path
from typing import Any

from pipeline.export.citation import bibtex
from pipeline.export.files import filled, write_json
from pipeline.export.forms import PARQUET
from pipeline.export.info import ReleaseFile, ReleaseInfo
from pipeline.export.people import creators
from pipeline.schema import Column, TableSchema, tables

STANDARD = "http://mlcommons.org/croissant/1.0"
TERMS = (
    *("citeAs", "column", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes"),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
"""Terms of the standard's own vocabulary."""
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
} | {term: f"cr:{term}" for term in TERMS}
"""What the standard prescribes, written out so that nothing must be fetched to read the file."""
OWN_TYPES = {PARQUET.media_type: "application/x-parquet"}
"""Media types for which the standard has a name of its own."""
TYPES = {"string": "sc:Text", "integer": "sc:Integer", "date": "sc:Date", "array": "sc:Text"}


def write_croissant(_finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `croissant.json`."""
    package = info.package
    dataset = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": STANDARD,
        "name": package.name,
        "alternateName": package.title,
        "description": info.about,
        "url": info.address,
        "version": package.version,
        "datePublished": info.day,
        "license": info.rights if info.private else [item.path or item.name for item in package.licenses],
        "creator": [{"@type": "sc:Organization", "name": creator.name} for creator in creators(package)],
        "keywords": list(package.keywords),
        "citeAs": bibtex(info),
        "isLiveDataset": False,
        "distribution": [_file_object(file) for file in info.files],
        "recordSet": [_record_set(table) for table in tables()],
    }
    write_json(staging / "croissant.json", filled(dataset))


def _file_object(file: ReleaseFile) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": Path(file.path).name,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": OWN_TYPES.get(file.media_type, file.media_type),
        "sha256": file.sha256,
    }


def _record_set(table: TableSchema) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.primary_key],
        "field": [_field(table, column) for column in table.columns],
    }


def _field(table: TableSchema, column: Column) -> dict[str, Any]:
    field = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": TYPES[column.kind],
        "source": {"fileObject": {"@id": PARQUET.path(table.name)}, "extract": {"column": column.name}},
    }
    return field | ({"repeated": True} if column.kind == "array" else {})
