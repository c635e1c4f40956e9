"""`ro-crate-metadata.json`: the release as a research object, RO-Crate 1.2.

It is written only if `package.toml` states when the collection was made: the standard requires that date.
"""

from pathlib import Path
from typing import Any

from pipeline.export.citation import apa
from pipeline.export.dataset import identifiers
from pipeline.export.files import describe_files, filled, write_json
from pipeline.export.info import NOT_FOR_REDISTRIBUTION, ReleaseFile, ReleaseInfo
from pipeline.export.people import Creator, creators, publisher
from pipeline.ids import slug
from pipeline.schema import tables

CRATE = "ro-crate-metadata.json"
STANDARD = "https://w3id.org/ro/crate/1.2"
ABOUT = {
    "CITATION.cff": "How to cite the release, in the Citation File Format.",
    "DATASHEET.md": "What the data are, how they were made, what they are good for and what not.",
    "RIGHTS.csv": "Of each article: what the release holds of it, and why.",
    "README.md": "What is in the release, how to load and how to cite it.",
    "croissant.json": "The tables described for machine learning, in Croissant.",
    "data/dictionary.md": "Every table and column explained.",
    "datacite.json": "Metadata for registering a DOI, by the DataCite schema.",
    "datapackage.json": "The description of the tables: columns, keys, licences, sources, hashes.",
    "dataset.jsonld": "The release as a schema.org Dataset.",
    "timeline.svg": "The time line of the README as a picture.",
    "provenance.jsonld": "What was made from which inputs by which software, in PROV-O.",
}
"""What the files are; the data files are described by their tables."""

Entity = dict[str, Any]


def write_crate(_finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `ro-crate-metadata.json`; it lists the files that are there already."""
    if info.day is None:
        return
    files = describe_files(staging)
    people = [_person(creator) for creator in creators(info.package)]
    house = _publisher(info)
    licenses = _licenses(info)
    numbers = [{"@id": entity.get("url", entity["value"])} | entity for entity in identifiers(info)]
    descriptor = {"@id": CRATE, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": STANDARD}}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": info.package.title,
        "description": info.about,
        "version": info.package.version,
        "datePublished": info.day,
        "license": _references(licenses) or "No licence is stated.",
        "keywords": list(info.package.keywords),
        "author": _references(people),
        "publisher": _references(house),
        "identifier": _references(numbers),
        "cite-as": info.address,
        "creditText": apa(info),
        "hasPart": [{"@id": file.path} for file in files],
        "mentions": {"@id": "#build"},
    }
    graph = [descriptor, filled(root), *(_file(file) for file in files), *people, *licenses, *numbers, *_making(info)]
    graph += [entity for entity in house if entity not in people]
    write_json(staging / CRATE, {"@context": f"{STANDARD}/context", "@graph": graph})


def _references(entities: list[Entity]) -> list[dict[str, str]]:
    return [{"@id": entity["@id"]} for entity in entities]


def _file(file: ReleaseFile) -> Entity:
    about = {table.name: table.description for table in tables()}
    return filled(
        {
            "@id": file.path,
            "@type": "File",
            "name": Path(file.path).name,
            "description": ABOUT.get(file.path) or about.get(Path(file.path).stem),
            "encodingFormat": file.media_type,
            "contentSize": str(file.size),
            "sha256": file.sha256,
        }
    )


def _person(creator: Creator) -> Entity:
    kind = "Person" if creator.family else "Organization"
    name = f"{creator.given} {creator.family}" if creator.family else creator.name
    person = {"@id": creator.orcid or f"#{slug(creator.name)}", "@type": kind, "name": name}
    return person | filled({"familyName": creator.family, "givenName": creator.given})


def _publisher(info: ReleaseInfo) -> list[Entity]:
    name = publisher(info.package)
    known = [_person(creator) for creator in creators(info.package) if creator.name == name]
    if name is None or known:
        return known[:1]
    return [{"@id": f"#{slug(name)}", "@type": "Organization", "name": name}]


def _licenses(info: ReleaseInfo) -> list[Entity]:
    if info.private:
        return [
            {"@id": "#rights", "@type": "CreativeWork", "name": "No licence", "description": NOT_FOR_REDISTRIBUTION}
        ]
    return [
        {
            "@id": item.path or f"#{slug(item.name)}",
            "@type": "CreativeWork",
            "name": item.title or item.name,
            "description": f"The licence of the release: {item.title or item.name}.",
            "identifier": item.name,
        }
        for item in info.package.licenses
    ]


def _making(info: ReleaseInfo) -> list[Entity]:
    """The run that made the release; `provenance.jsonld` has its inputs."""
    return [
        {
            "@id": "#build",
            "@type": "CreateAction",
            "name": "Build of the release",
            "description": "Texts were read, annotated and compared; provenance.jsonld says what was made from what.",
            "instrument": [{"@id": "#software"}, {"@id": "#model"}],
            "result": {"@id": "./"},
        },
        _program("#software", info.software),
        _program("#model", info.model),
    ]


def _program(node: str, stated: str) -> Entity:
    name, _, version = stated.partition(" ")
    return filled({"@id": node, "@type": "SoftwareApplication", "name": name, "version": version})
