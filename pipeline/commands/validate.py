"""`validate`: a release is judged by other people's code."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.errors import ReleaseError
from pipeline.staging import finish_swap
from pipeline.validate import report, validate

HELP = "have other people's validators judge a release"
DESCRIPTION = (
    "Have Frictionless, the reference validator of JSON Schema, Arrow and sha256sum judge a finished release. `verify` "
    "asks more, against the texts, too, but with this program's own code. The exit code is 1 if anything is wrong."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Which release, and where the report goes."""
    command.add_argument(
        "release",
        type=Path,
        nargs="?",
        default=Path("datapackage"),
        metavar="RELEASE",
        help="folder with a datapackage.json",
    )
    command.add_argument(
        "--report", type=Path, metavar="FILE", help="write the judgements as JSON, too: validation.json"
    )


def run(options: argparse.Namespace) -> int:
    """Judge, and show a table of verdicts; 1 if there is a problem."""
    finish_swap(options.release)
    judgements = validate(options.release)
    shown = Table("asked", "of", "verdict")
    for each in judgements:
        shown.add_row(each.what, each.by, f"{each.count:,} problems" if each.count else "valid")
    Console().print(shown)
    for each in judgements:
        for problem in each.problems:
            print(f"{each.by}: {problem}")
        if each.count > len(each.problems):
            print(f"{each.by}: and {each.count - len(each.problems):,} more")
    if options.report:
        try:
            options.report.write_text(report(options.release, judgements), encoding="utf-8", newline="\n")
        except OSError as error:
            raise ReleaseError(
                f"{options.report}: cannot be written: {error.strerror}; choose another --report"
            ) from None
    return 1 if any(each.count for each in judgements) else 0


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ReleaseError(f"{file}: cannot be written: {error.strerror}; choose another --report") from None
