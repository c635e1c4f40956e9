"""The commands, a module each: what it is for, its arguments, and what it does with them."""

import argparse
from collections.abc import Mapping
from typing import Protocol

from pipeline import __version__
from pipeline.commands import build, diff, explain, publish, release, validate, verify, why

DESCRIPTION = """\
Turn a folder of news texts into a data release: who said what, what happened when and
where, who is involved, according to which article; checked, described and ready to cite."""

EPILOG = """\
examples:
  %(prog)s build                                   seeds/ -> datapackage/
  %(prog)s build --seeds TEXTS --out RELEASE       any folder of texts
  %(prog)s verify RELEASE --seeds TEXTS            prove every row of a release
  %(prog)s validate RELEASE                        have other people's validators judge it
  %(prog)s diff OLD NEW                            which rows differ between releases, and why
  %(prog)s why ID                                  why a row of a release is there
  %(prog)s explain "Ada Lund spoke on Monday."    how a sentence is read, and which rules decided
  %(prog)s release RELEASE                         make one versioned archive of it in dist/
  %(prog)s publish RELEASE --to zenodo --dry-run   show what publishing would send

A folder of texts holds .txt, .md, .html or .jsonl files and, optionally, a package.toml (title,
version, licences ...) and a manifest.csv (what is known of each text). The README has the details."""


class Command(Protocol):
    """What the module of a command holds.

    Attributes:
        HELP: what the list of commands says of it.
        DESCRIPTION: what its own help says.
    """

    HELP: str
    DESCRIPTION: str

    def add_arguments(self, command: argparse.ArgumentParser) -> None:
        """Declare its arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; returns the exit code."""


COMMANDS: Mapping[str, Command] = {
    "build": build,
    "verify": verify,
    "validate": validate,
    "diff": diff,
    "why": why,
    "explain": explain,
    "release": release,
    "publish": publish,
}


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; what it returns has the command's function in `run`."""
    top = argparse.ArgumentParser(
        prog="onrecord",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"onrecord {__version__}")
    parsers = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        own = parsers.add_parser(name, help=command.HELP, description=command.DESCRIPTION)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return top
