"""`why`: why a row of a release is there."""

import argparse
from pathlib import Path

from pipeline.staging import finish_swap
from pipeline.why import to_json, to_text, why

HELP = "show why a row of a release is there"
DESCRIPTION = (
    "Show what a release says of one of its rows and which rules decided: what makes the names of an entity one, how a "
    "quote was found and who speaks, why mentions are one event with this date, how a date was read."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Which row, and of which release."""
    command.add_argument("id", metavar="ID", help="as entity_id, article_id, quote_id, event_id or the code of a rule")
    command.add_argument(
        "--release", type=Path, default=Path("datapackage"), metavar="DIR", help="its folder (default: %(default)s)"
    )
    command.add_argument("--json", action="store_true", help="print JSON, for tools")


def run(options: argparse.Namespace) -> int:
    """Print the explanation."""
    finish_swap(options.release)
    explanation = why(options.release, options.id)
    print(to_json(explanation) if options.json else to_text(explanation), end="")
    return 0
