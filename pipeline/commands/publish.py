"""`publish`: the archive of a release is handed on."""

import argparse

from pipeline.commands import release
from pipeline.publish import TOKEN, Choices, publish

HELP = "send a release to a folder or to Zenodo"
DESCRIPTION = (
    "Archive a release and send the archive on. For Zenodo, first reserve a DOI (--reserve), write it into "
    "package.toml, and build; publishing then goes into the draft of that DOI. After an interruption, the same "
    f"command resumes. The token is read from the environment: {TOKEN}."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Which release, where the archive goes, and to whom."""
    release.add_arguments(command)
    command.add_argument(
        "--to",
        required=True,
        metavar="PLACE",
        help="a folder, zenodo, zenodo-sandbox, or the address of an InvenioRDM repository",
    )
    command.add_argument("--reserve", action="store_true", help="only reserve a DOI for the next release")
    command.add_argument("--record", metavar="ID", help="with --reserve: the record that this is a new version of")
    command.add_argument("--dry-run", action="store_true", help="show exactly what would be sent, and send nothing")


def run(options: argparse.Namespace) -> int:
    """Make the archive, and hand it on."""
    choices = Choices(to=options.to, reserve=options.reserve, record=options.record, dry_run=options.dry_run)
    publish(release.archive(options), choices, print)
    return 0
