"""The command line: `python -m pipeline`, or `onrecord` where it is installed."""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.table import Table

from pipeline import __version__, cache
from pipeline.build import Options, Summary, build
from pipeline.diff import diff, to_markdown, to_text
from pipeline.engine import cores
from pipeline.errors import PipelineError
from pipeline.progress import progress_bar
from pipeline.publish import TOKEN, Choices, publish
from pipeline.release import Archive, make_archive
from pipeline.verify import verify
from pipeline.why import to_text as explained
from pipeline.why import why

DESCRIPTION = """\
Turn a folder of news texts into a data release: who said what, what happened when and
where, who is involved, according to which article; checked, described and ready to cite."""

EPILOG = """\
examples:
  %(prog)s build                                   seeds/ -> datapackage/
  %(prog)s build --seeds TEXTS --out RELEASE       anybody's folder of texts
  %(prog)s verify RELEASE --seeds TEXTS            prove every row of a release
  %(prog)s diff OLD NEW                            which rows differ between releases, and why
  %(prog)s why ENTITY_ID                           what makes an entity's names one entity
  %(prog)s release RELEASE                         make one versioned archive of it in dist/
  %(prog)s publish RELEASE --to zenodo --dry-run   show what publishing would send

A folder of texts holds .txt, .md, .html or .jsonl files and, if wanted, a package.toml (title,
version, licences ...) and a manifest.csv (what is known of each text). The README has the details."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code: 0, or 1 with one sentence on what is wrong."""
    options = parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        code: int = options.run(options)
    except PipelineError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("onrecord: stopped; nothing was published", file=sys.stderr)
        return 130
    return code


def _stop(number: int, _frame: FrameType | None) -> None:
    """Leave by way of all clean-up when the process is told to end."""
    sys.exit(128 + number)


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
    _add_verify(commands.add_parser("verify", aliases=["validate"], help="prove a release, with its texts or without"))
    _add_diff(commands.add_parser("diff", help="show which rows differ between two releases, and why"))
    _add_why(commands.add_parser("why", help="show what makes the names of an entity one entity"))
    _add_release(commands.add_parser("release", help="make one versioned archive of a release"))
    _add_publish(commands.add_parser("publish", help="hand a release on, to a folder or to Zenodo"))
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
        "--workers", type=_positive, default=cores(), metavar="N", help="processes (default: the processor's cores)"
    )
    command.add_argument(
        "--scheduler", metavar="ADDRESS", help='annotate on a Dask cluster: tcp://HOST:PORT, or "local" to start one'
    )
    command.add_argument(
        "--cache",
        type=Path,
        default=cache.default_folder(),
        metavar="DIR",
        help="folder that spares the next build what has not changed (default: %(default)s)",
    )
    command.add_argument(
        "--no-cache", action="store_const", dest="cache", const=None, help="take nothing from it and keep nothing"
    )
    command.add_argument(
        "--private",
        action="store_true",
        help="hold the text of all articles, for your own analysis; the release is marked as not for redistribution",
    )
    command.set_defaults(run=_build)


def _add_verify(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Check a release: its files and checksums, digests, schemas, rows, keys, evidence and rights; and, where the "
        "texts are at hand, every offset and every word against them. The exit code is 1 if anything is wrong."
    )
    command.add_argument("release", type=Path, metavar="RELEASE", help="folder with a datapackage.json")
    command.add_argument(
        "--seeds", type=Path, metavar="DIR", help="folder of the texts, found by their SHA-256 whatever their names"
    )
    command.set_defaults(run=_verify)


def _add_diff(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Show the rows added, removed and changed between two releases, by primary key, which columns changed, and "
        "why, where it can be known. Rows that are the same but for an id are shown as moved."
    )
    command.add_argument("old", type=Path, metavar="OLD", help="folder of the old release")
    command.add_argument("new", type=Path, metavar="NEW", help="folder of the new release")
    command.add_argument("--markdown", type=Path, metavar="FILE", help="write the summary for a change log, too")
    command.add_argument("--out", type=Path, metavar="DIR", help="write every row that differs, as Parquet")
    command.set_defaults(run=_diff)


def _add_why(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Show of one entity of a release its names, which articles use them, why each is a name of this entity, "
        "and the titles that the articles give it."
    )
    command.add_argument("entity_id", metavar="ENTITY_ID", help="as in the table entities")
    command.add_argument(
        "--release", type=Path, default=Path("datapackage"), metavar="DIR", help="its folder (default: %(default)s)"
    )
    command.set_defaults(run=_why)


def _add_release(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Make NAME-VERSION.zip of a release: the same bytes whenever and wherever it is made. A release with other "
        "rows under a version that was archived before is refused."
    )
    _add_archive(command)
    command.set_defaults(run=_release)


def _add_publish(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Make the archive of a release and hand it on. For Zenodo, first reserve a DOI (--reserve), write it into "
        "package.toml, and build; publishing then goes into the draft of that DOI. After an interruption, the same "
        f"command goes on. The token is read from the environment: {TOKEN}."
    )
    _add_archive(command)
    command.add_argument(
        "--to", required=True, metavar="PLACE", help="a folder, zenodo, zenodo-sandbox, or an InvenioRDM's address"
    )
    command.add_argument("--reserve", action="store_true", help="only reserve a DOI for the next release")
    command.add_argument("--record", metavar="ID", help="with --reserve: the record that this is a new version of")
    command.add_argument("--dry-run", action="store_true", help="show exactly what would be sent, and send nothing")
    command.set_defaults(run=_publish)


def _add_archive(command: argparse.ArgumentParser) -> None:
    default = Path("datapackage")
    command.add_argument(
        "release",
        type=Path,
        nargs="?",
        default=default,
        metavar="RELEASE",
        help="release folder (default: %(default)s)",
    )
    command.add_argument(
        "--dist", type=Path, default=Path("dist"), metavar="DIR", help="folder of the archives (default: %(default)s)"
    )


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return number


def _build(options: argparse.Namespace) -> int:
    choices = Options(
        model=options.model,
        workers=options.workers,
        scheduler=options.scheduler,
        cache=options.cache,
        private=options.private,
    )
    with progress_bar() as report:
        summary = build(options.seeds, options.out, options.manifest, choices, report)
    _show(summary, options.out)
    return 0


def _verify(options: argparse.Namespace) -> int:
    verdict = verify(options.release, options.seeds)
    for problem in verdict.problems:
        print(problem)
    texts = f", {verdict.proved:,} of {verdict.articles:,} articles held against their texts" if options.seeds else ""
    print(f"{options.release}: {len(verdict.problems)} problems in {verdict.rows:,} rows{texts}")
    if verdict.identifier:
        print(f"It calls itself {verdict.identifier}: compare this with what was cited.")
    return 1 if verdict.problems else 0


def _diff(options: argparse.Namespace) -> int:
    difference = diff(options.old, options.new, options.out)
    print(to_text(difference), end="")
    if options.markdown:
        options.markdown.write_text(to_markdown(difference), encoding="utf-8", newline="\n")
    return 0


def _why(options: argparse.Namespace) -> int:
    print(explained(why(options.release, options.entity_id)), end="")
    return 0


def _release(options: argparse.Namespace) -> int:
    _archive(options)
    return 0


def _publish(options: argparse.Namespace) -> int:
    choices = Choices(to=options.to, reserve=options.reserve, record=options.record, dry_run=options.dry_run)
    publish(_archive(options), choices, print)
    return 0


def _archive(options: argparse.Namespace) -> Archive:
    archive = make_archive(options.release, options.dist)
    print(f"{archive.path}: {archive.files} files, {archive.path.stat().st_size:,} bytes\nsha256 {archive.sha256}")
    return archive


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
