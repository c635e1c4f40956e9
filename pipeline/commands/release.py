"""`release`: one versioned archive of a release."""

import argparse
from pathlib import Path

from pipeline.release import Archive, make_archive
from pipeline.staging import finish_swap

HELP = "make one versioned archive of a release"
DESCRIPTION = (
    "Make NAME-VERSION.zip of a release: the same bytes whenever and wherever it is made. A release with other "
    "rows under a version that was archived before is refused."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Which release, and where the archive goes."""
    command.add_argument(
        "release",
        type=Path,
        nargs="?",
        default=Path("datapackage"),
        metavar="RELEASE",
        help="release folder (default: %(default)s)",
    )
    command.add_argument(
        "--dist", type=Path, default=Path("dist"), metavar="DIR", help="folder of the archives (default: %(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    """Make the archive."""
    finish_swap(options.release)
    archive(options)
    return 0


def archive(options: argparse.Namespace) -> Archive:
    """Make the archive, and print where it is and its SHA-256."""
    made = make_archive(options.release, options.dist)
    print(f"{made.path}: {made.files} files, {made.path.stat().st_size:,} bytes\nsha256 {made.sha256}")
    return made
