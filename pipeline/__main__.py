"""The command line: `python -m pipeline`, or `onrecord` where it is installed."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipeline import __version__
from pipeline.build import Advance, Options, Summary, build
from pipeline.check import validate_release
from pipeline.errors import InvalidRows, PipelineError

DESCRIPTION = """\
Turn a folder of news texts into a data release: who said what, what happened when and
where, who is involved, according to which article; checked, described and ready to cite."""

EPILOG = """\
examples:
  %(prog)s build                                   seeds/ -> datapackage/
  %(prog)s build --seeds TEXTS --out RELEASE       anybody's folder of texts
  %(prog)s validate RELEASE                        check any release folder

A folder of texts holds .txt, .md, .html or .jsonl files and, if wanted, a package.toml (title,
version, licences ...) and a manifest.csv (what is known of each text). The README has the details."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code: 0, or 1 with one sentence on what is wrong."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except PipelineError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("onrecord: stopped; nothing was published", file=sys.stderr)
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands.add_parser("build", help="make a release of a folder of texts"))
    _add_validate(commands.add_parser("validate", help="check a release folder"))
    return top


def _add_build(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Read every text below the seeds folder, find names, dates, quotes and events, and put a whole, "
        "checked release where --out is. When anything is wrong, nothing is changed there."
    )
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
        "--workers", type=_positive, default=Options().workers, metavar="N", help="processes (default: %(default)s)"
    )
    command.add_argument(
        "--private",
        action="store_true",
        help="hold the full text of all articles, for your own analysis; the release is marked as not for redistribution",
    )
    command.set_defaults(run=_build)


def _add_validate(command: argparse.ArgumentParser) -> None:
    command.description = "Check a release: its files, hashes, schemas, rows, keys and references."
    command.add_argument("release", type=Path, metavar="RELEASE", help="folder with a datapackage.json")
    command.set_defaults(run=_validate)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return number


def _build(options: argparse.Namespace) -> int:
    choices = Options(model=options.model, workers=options.workers, private=options.private)
    with _progress() as advance:
        summary = build(options.seeds, options.out, options.manifest, choices, advance)
    _show(summary, options.out)
    return 0


def _validate(options: argparse.Namespace) -> int:
    problems = validate_release(options.release)
    if problems:
        raise InvalidRows(problems)
    print(f"{options.release}: valid")
    return 0


@contextmanager
def _progress() -> Iterator[Advance]:
    """A progress bar on a terminal, silence elsewhere."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda count: bar.advance(task, count)


def _show(summary: Summary, out: Path) -> None:
    """The rows of each table, as a table on a terminal and as plain lines elsewhere."""
    note = f"; {summary.not_english} articles not in English are listed without rows" if summary.not_english else ""
    last = f"{out}: published, 0 problems, {summary.seconds:.1f} s{note}"
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


if __name__ == "__main__":
    sys.exit(main())
