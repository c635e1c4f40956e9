"""`diff`: which rows differ between two releases, and why."""

import argparse
from pathlib import Path

from pipeline.diff import diff, to_markdown, to_text
from pipeline.errors import ReleaseError
from pipeline.staging import finish_swap

HELP = "show which rows differ between two releases, and why"
DESCRIPTION = (
    "Show the rows added, removed and changed between two releases, by primary key, which columns changed, and "
    "why, where it can be known. Rows that are the same but for an id are shown as moved."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Which releases, and where else the difference goes."""
    command.add_argument("old", type=Path, metavar="OLD", help="folder of the old release")
    command.add_argument("new", type=Path, metavar="NEW", help="folder of the new release")
    command.add_argument("--markdown", type=Path, metavar="FILE", help="write the summary for a change log, too")
    command.add_argument("--out", type=Path, metavar="DIR", help="write every row that differs, as Parquet")


def run(options: argparse.Namespace) -> int:
    """Compare the releases, and print what differs."""
    finish_swap(options.old)
    finish_swap(options.new)
    difference = diff(options.old, options.new, options.out)
    print(to_text(difference), end="")
    if options.markdown:
        _write(options.markdown, to_markdown(difference))
    return 0


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ReleaseError(f"{file}: cannot be written: {error.strerror}; choose another --markdown") from None
