"""Handing a release on: to a folder, or to Zenodo and other repositories that run InvenioRDM."""

import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReleaseError
from pipeline.publish.deposit import Say, publish_to_repository, reserve
from pipeline.publish.folder import publish_to_folder
from pipeline.publish.records import doi_request, draft_request, publication
from pipeline.publish.repository import ADDRESSES, Repository, address
from pipeline.release import Archive

__all__ = ["TOKEN", "Choices", "publish"]

TOKEN = "ZENODO_TOKEN"
"""Variable of the environment with the token for the repository; there is no other way to give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the command line may choose.

    Attributes:
        to: a folder, `zenodo`, `zenodo-sandbox`, or the address of another repository.
        reserve: reserve a DOI in the repository, and send nothing else.
        record: with `reserve`, the record of an earlier version.
        dry_run: say what would be sent, and send nothing.
    """

    to: str
    reserve: bool = False
    record: str | None = None
    dry_run: bool = False


def publish(archive: Archive, choices: Choices, say: Say) -> None:
    """Publishes an archive, or says what would be sent.

    Raises:
        ReleaseError: when the release is private, or cannot be published there.
    """
    if archive.descriptor["onrecord"]["private"]:
        raise ReleaseError(
            f"{archive.path}: the release is private, not for redistribution, and is not published; "
            "build it without --private"
        )
    if choices.to not in ADDRESSES and "://" not in choices.to:
        _refuse_reservation(choices)
        publish_to_folder(archive, Path(choices.to), say, dry_run=choices.dry_run)
    elif choices.dry_run:
        _show(archive, choices, say)
    else:
        _deposit(archive, choices, say)


def _refuse_reservation(choices: Choices) -> None:
    if choices.reserve or choices.record:
        raise ReleaseError(f"--to {choices.to}: a folder reserves no DOI; leave out --reserve and --record")


def _show(archive: Archive, choices: Choices, say: Say) -> None:
    """What a deposit would send, whatever the repository has of it already."""
    say(f"dry run: nothing is sent to {address(choices.to)}")
    begin = [draft_request(archive, choices.record), doi_request("ID")]
    for request in begin if choices.reserve else publication(archive):
        say(str(request))


def _deposit(archive: Archive, choices: Choices, say: Say) -> None:
    token = os.environ.get(TOKEN, "").strip()
    if not token:
        raise ReleaseError(f"{TOKEN} is not set; put a token that may deposit and publish into this variable")
    repository = Repository(choices.to, token)
    if choices.reserve:
        doi = reserve(repository, archive, choices.record, say)
        say(f'write doi = "{doi}" into package.toml, build, and publish')
    else:
        publish_to_repository(repository, archive, say)
