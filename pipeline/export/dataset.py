"""`dataset.jsonld`: the release as a schema.org Dataset, which search engines for data read."""

from pathlib import Path
from typing import Any

from pipeline.export.citation import apa
from pipeline.export.facts import read_facts
from pipeline.export.files import filled, write_json
from pipeline.export.info import NOT_FOR_REDISTRIBUTION, ReleaseInfo
from pipeline.export.people import Creator, creators, publisher
from pipeline.schema import tables

CONTEXT = {"@vocab": "https://schema.org/"}
"""The vocabulary by its name, so that nothing must be fetched to read the file."""


def write_dataset(finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `dataset.jsonld`."""
    package, facts, house = info.package, read_facts(finished), publisher(info.package)
    dataset = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": info.address,
        "name": package.title,
        "alternateName": package.name,
        "description": info.about,
        "url": info.address,
        "version": package.version,
        "identifier": identifiers(info),
        "datePublished": info.day,
        "keywords": list(package.keywords),
        "creator": [_person(creator) for creator in creators(package)],
        "publisher": {"@type": "Organization", "name": house} if house else None,
        "license": [] if info.private else [item.path or item.title or item.name for item in package.licenses],
        "conditionsOfAccess": NOT_FOR_REDISTRIBUTION if info.private else None,
        "isAccessibleForFree": not info.private,
        "inLanguage": [language for language, _ in facts.languages],
        "temporalCoverage": facts.span,
        "citation": apa(info),
        "measurementTechnique": f"{info.software} with the language model {info.model}",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": table.name, "description": table.description} for table in tables()
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.path,
                "contentUrl": file.path,
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in info.files
        ],
    }
    write_json(staging / "dataset.jsonld", filled(dataset))


def identifiers(info: ReleaseInfo) -> list[dict[str, str]]:
    """The identifiers of the release: that of its content, and its DOI where it has one."""
    content = {"@type": "PropertyValue", "propertyID": "RFC 6920", "value": info.identifier}
    doi = info.package.doi
    if not doi:
        return [content]
    scheme = "https://registry.identifiers.org/registry/doi"
    return [
        {"@type": "PropertyValue", "propertyID": scheme, "value": f"doi:{doi}", "url": f"https://doi.org/{doi}"},
        content,
    ]


def _person(creator: Creator) -> dict[str, Any]:
    if creator.family is None:
        return filled({"@type": "Organization", "@id": creator.orcid, "name": creator.name})
    return filled(
        {
            "@type": "Person",
            "@id": creator.orcid,
            "name": f"{creator.given} {creator.family}",
            "givenName": creator.given,
            "familyName": creator.family,
            "affiliation": {"@type": "Organization", "name": creator.organization} if creator.organization else None,
        }
    )
