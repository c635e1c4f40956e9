"""What a repository is sent: the record of a release, and the requests of a deposit, as InvenioRDM documents them."""

import html
from typing import Any
from urllib.parse import quote

from pipeline.errors import ReleaseError
from pipeline.export.people import Creator, creators
from pipeline.lexicon import words
from pipeline.publish.repository import Request
from pipeline.read import Contributor, License, Package
from pipeline.release import Archive

RECORDS = "/api/records"
RESOLVER = "https://doi.org/"
PROVIDER = {"provider": "datacite", "client": "datacite"}
"""Who registers DOIs for a repository, as InvenioRDM names it."""


def draft_request(archive: Archive, record: str | None) -> Request:
    """The request that begins a new record, or a new version of one."""
    if record:
        return Request(method="POST", path=f"{RECORDS}/{quote(record)}/versions")
    return Request(method="POST", path=RECORDS, body=record_body(archive))


def doi_request(record: str) -> Request:
    """The request that reserves a DOI for a draft."""
    return Request(method="POST", path=f"{RECORDS}/{quote(record)}/draft/pids/doi")


def publication(archive: Archive, pids: dict[str, Any] | None = None) -> list[Request]:
    """All requests that send and publish a release, in their order.

    Args:
        archive: of the release.
        pids: the identifiers that the draft has; a draft that is sent without them loses them.
    """
    draft = f"{RECORDS}/{record_id(archive)}/draft"
    file = f"{draft}/files/{quote(archive.path.name)}"
    known = pids or {"doi": {"identifier": stated_doi(archive), **PROVIDER}}
    return [
        Request(method="PUT", path=draft, body=record_body(archive) | {"pids": known}),
        Request(method="POST", path=f"{draft}/files", body=[{"key": archive.path.name}]),
        Request(method="PUT", path=f"{file}/content", file=archive.path),
        Request(method="POST", path=f"{file}/commit"),
        Request(method="POST", path=f"{draft}/actions/publish"),
    ]


def stated_doi(archive: Archive) -> str:
    """The DOI that the release carries.

    Raises:
        ReleaseError: when it carries none.
    """
    stated = str(archive.descriptor.get("id", ""))
    if not stated.startswith(RESOLVER):
        raise ReleaseError(
            f"{archive.path}: the release carries no DOI; reserve one with --reserve, "
            "write it into package.toml as doi, and build again"
        )
    return stated.removeprefix(RESOLVER)


def record_id(archive: Archive) -> str:
    """The record of the release: InvenioRDM ends a DOI with it, Zenodo puts its own name before."""
    return stated_doi(archive).rpartition("/")[2].removeprefix("zenodo.")


def record_body(archive: Archive) -> dict[str, Any]:
    """The record of a release, in the form of InvenioRDM."""
    descriptor = archive.descriptor
    about = "".join(
        f"<p>{html.escape(part, quote=False)}</p>"
        for part in descriptor.get("description", descriptor["title"]).split("\n\n")
    )
    content = f"Digest of the rows of all tables (SHA-256): {descriptor['onrecord']['digest']}"
    people = creators(_package(descriptor))
    return {
        "access": {"record": "public", "files": "public"},
        "files": {"enabled": True},
        "metadata": {
            "resource_type": {"id": "dataset"},
            "title": descriptor["title"],
            "creators": [{"person_or_org": _person(creator)} for creator in people],
            "publication_date": _day(archive),
            "version": descriptor["version"],
            "description": about,
            "additional_descriptions": [{"description": content, "type": {"id": "technical-info"}}],
            "subjects": [{"subject": keyword} for keyword in descriptor.get("keywords", [])],
            "rights": [_right(item) for item in descriptor.get("licenses", [])],
        },
    }


def _day(archive: Archive) -> str:
    created = archive.descriptor.get("created")
    if not created or not archive.descriptor.get("contributors"):
        raise ReleaseError("package.toml: a repository needs created (a date) and contributors; state them")
    return str(created)[:10]


def _package(descriptor: dict[str, Any]) -> Package:
    contributors = ({**item, "roles": tuple(item.get("roles", ()))} for item in descriptor.get("contributors", []))
    return Package(
        name=descriptor["name"],
        title=descriptor["title"],
        licenses=tuple(License(**item) for item in descriptor.get("licenses", [])),
        contributors=tuple(Contributor(**item) for item in contributors),
    )


def _person(creator: Creator) -> dict[str, Any]:
    if creator.family is None:
        return {"type": "organizational", "name": creator.name}
    person: dict[str, Any] = {"type": "personal", "family_name": creator.family, "given_name": creator.given}
    if creator.orcid:
        person["identifiers"] = [{"scheme": "orcid", "identifier": creator.orcid.rpartition("/")[2]}]
    return person


def _right(item: dict[str, Any]) -> dict[str, Any]:
    """A licence by its SPDX identifier, which InvenioRDM knows in small letters, or by its title."""
    if item["name"] in words("spdx_licenses"):
        return {"id": item["name"].lower()}
    return {"title": {"en": item.get("title", item["name"])}} | ({"link": item["path"]} if "path" in item else {})
