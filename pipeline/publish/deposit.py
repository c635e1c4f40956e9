"""A deposit in a repository: reserve a DOI, send the archive, publish.

The repository keeps the state of a deposit, and nothing else does: a draft is found again by the DOI that was reserved
for it and that the release carries, and each step looks at what is there before it sends anything. So the same command
goes on with a deposit that broke off, and nothing is sent twice or published twice.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urlencode

from pipeline.errors import ReleaseError
from pipeline.publish.records import (
    RECORDS,
    RESOLVER,
    doi_request,
    draft_request,
    publication,
    record_id,
    stated_doi,
)
from pipeline.publish.repository import Repository, Request, checksum
from pipeline.release import Archive

Say = Callable[[str], None]
"""Told what happens, a line or more at a time."""


def reserve(repository: Repository, archive: Archive, record: str | None, say: Say) -> str:
    """Reserves a DOI for the next release, so that the release can carry it; the DOI that a draft has stays.

    Args:
        repository: where to.
        archive: a build of the release; title, people and licences are taken from it.
        record: an earlier version's record, of which this is to be a new version; None for a new record.
        say: told what is done.

    Returns:
        the DOI.

    Raises:
        ReleaseError: when the repository refuses.
    """
    create = draft_request(archive, record)
    draft = (None if record else _own_draft(repository, archive)) or repository.send(create)
    doi = _doi(draft) or _doi(repository.send(doi_request(draft["id"])))
    if not doi:
        raise ReleaseError(f"{repository.address}: no DOI was reserved for the draft {draft['id']}")
    say(f"{repository.address}/uploads/{draft['id']}: draft with the DOI {doi}")
    return doi


def publish_to_repository(repository: Repository, archive: Archive, say: Say) -> None:
    """Sends the archive into the draft of its DOI and publishes it; what is done already is not done again.

    Raises:
        ReleaseError: when the release carries no DOI of a draft there, another release is published under
            the DOI, or the repository refuses.
    """
    record = record_id(archive)
    draft = repository.find(f"{RECORDS}/{record}/draft")
    if draft is None or draft.get("is_published"):  # the draft of a published record is an edit of it
        _check_published(repository, record, archive)
        say(f"{repository.address}/records/{record}: is published")
        return
    if _doi(draft) != stated_doi(archive):
        raise ReleaseError(
            f"{repository.address}: the draft {record} has the DOI {_doi(draft)}, not {stated_doi(archive)}"
        )
    metadata, *upload, publish = publication(archive, draft["pids"])
    wrong = repository.send(metadata).get("errors")
    if wrong:
        raise ReleaseError(f"{repository.address}: the record is not complete: {wrong}")
    for request in _missing(repository, record, archive, upload):
        repository.send(request)
        say(f"{request.method} {request.path}")
    repository.send(publish)
    say(f"{repository.address}/records/{record}: published as {RESOLVER}{stated_doi(archive)}")


def _missing(repository: Repository, record: str, archive: Archive, upload: list[Request]) -> Iterator[Request]:
    """Those requests of an upload that are still to be sent."""
    files = f"{RECORDS}/{record}/draft/files"
    entries = {entry["key"]: entry for entry in repository.send(Request(method="GET", path=files)).get("entries", [])}
    others = sorted(entries.keys() - {archive.path.name})
    if others:
        raise ReleaseError(f"{repository.address}: the draft {record} holds other files, too: {', '.join(others)}")
    begin, *content = upload
    entry = entries.get(archive.path.name)
    if entry is None:
        yield begin
    elif entry["status"] == "completed":
        if entry["checksum"] == checksum(archive.path):
            return
        yield Request(method="DELETE", path=f"{files}/{quote(archive.path.name)}")
        yield begin
    yield from content


def _check_published(repository: Repository, record: str, archive: Archive) -> None:
    """The published record holds this archive and no other."""
    if repository.find(f"{RECORDS}/{record}") is None:
        raise ReleaseError(
            f"{repository.address}: no draft and no record {record}; is {stated_doi(archive)} reserved there, by you?"
        )
    files = repository.send(Request(method="GET", path=f"{RECORDS}/{record}/files"))
    found = {entry["key"]: entry["checksum"] for entry in files["entries"]}
    if found != {archive.path.name: checksum(archive.path)}:
        raise ReleaseError(
            f"{repository.address}: another release is published as {stated_doi(archive)}; "
            "reserve a DOI for a new version with --reserve --record"
        )


def _own_draft(repository: Repository, archive: Archive) -> dict[str, Any] | None:
    """A draft of a first version with this title, left by a reservation whose answer got lost."""
    title = archive.descriptor["title"]
    query = urlencode({"q": "is_published:false", "sort": "newest", "size": 100})
    found = repository.send(Request(method="GET", path=f"/api/user/records?{query}"))
    drafts = (
        hit
        for hit in found["hits"]["hits"]
        if not hit["is_published"] and hit["metadata"].get("title") == title and hit["versions"]["index"] == 1
    )
    return next(drafts, None)


def _doi(record: dict[str, Any]) -> str | None:
    identifier: str | None = record.get("pids", {}).get("doi", {}).get("identifier")
    return identifier
