"""`build`: a folder of texts becomes a release."""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline import cache
from pipeline.build import Options, Summary, build
from pipeline.engine import cores
from pipeline.progress import progress_bar

HELP = "make a release of a folder of texts"
DESCRIPTION = (
    "Read every text below the seeds folder, find names, dates, quotes and events, and put a complete, "
    "checked release at --out. If anything is wrong, nothing is changed there."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Where the texts are, where the release goes, how it is made, and what it may hold."""
    command.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="texts (default: seeds)")
    command.add_argument(
        "--out", type=Path, default=Path("datapackage"), metavar="DIR", help="release (default: datapackage)"
    )
    command.add_argument(
        "--manifest", type=Path, metavar="FILE", help="what is known of the texts (default: manifest.csv in the seeds)"
    )
    command.add_argument(
        "--model", default=Options().model, metavar="NAME", help="installed spaCy model (default: %(default)s)"
    )
    command.add_argument(
        "--workers", type=_positive, default=cores(), metavar="N", help="processes (default: the processor's cores)"
    )
    command.add_argument(
        "--scheduler", metavar="ADDRESS", help='annotate on a Dask cluster: tcp://HOST:PORT, or "local" to start one'
    )
    command.add_argument(
        "--cache",
        type=cache.parse_place,
        default=cache.default_folder(),
        metavar="PLACE",
        help="folder, or URL that machines share (s3://BUCKET/FOLDER, file:///FOLDER), that "
        "saves the next build doing again what has not changed (default: %(default)s)",
    )
    command.add_argument(
        "--no-cache", action="store_const", dest="cache", const=None, help="neither read nor write a cache"
    )
    command.add_argument(
        "--private",
        action="store_true",
        help="include the text of all articles, for your own analysis; the release is marked as not for redistribution",
    )
    command.add_argument(
        "--strict", action="store_true", help="publish nothing while there is advice to give about the release"
    )
    command.add_argument(
        "--follow-links", action="store_true", help="read what links lead to, if it lies in the folder of texts, too"
    )
    command.add_argument(
        "--force",
        action="store_true",
        help="replace what is at --out even if it is no release, or has changed since; it is kept beside the new one",
    )


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return number


def run(options: argparse.Namespace) -> int:
    """Build, and say how many rows each table has."""
    choices = Options(
        model=options.model,
        workers=options.workers,
        scheduler=options.scheduler,
        cache=options.cache,
        private=options.private,
        strict=options.strict,
        follow_links=options.follow_links,
        force=options.force,
    )
    with progress_bar() as report:
        summary = build(options.seeds, options.out, options.manifest, choices, report)
    _show(summary, options.out)
    return 0


def _show(summary: Summary, out: Path) -> None:
    """The rows of each table, as a table on a terminal and as plain lines elsewhere."""
    last = f"{out}: published, 0 problems, {summary.seconds:.1f} s"
    console = Console()
    if console.is_terminal:
        table = Table("table", "rows")
        table.columns[1].justify = "right"
        for name, count in summary.rows.items():
            table.add_row(name, f"{count:,}")
        console.print(table)
        console.print(last, highlight=False)
    else:
        for name, count in summary.rows.items():
            print(f"{name} {count}")
        print(last)
    for each in summary.advice:
        print(f"- {each}", file=sys.stderr)
