"""`why`: what makes the names of an entity one entity."""

import argparse
from pathlib import Path

from pipeline.why import to_text, why

HELP = "show what makes the names of an entity one entity"
DESCRIPTION = (
    "Show of one entity of a release its names, which articles use them, why each is a name of this entity, "
    "and the titles that the articles give it."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Which entity, and of which release."""
    command.add_argument("entity_id", metavar="ENTITY_ID", help="as in the table entities")
    command.add_argument(
        "--release", type=Path, default=Path("datapackage"), metavar="DIR", help="its folder (default: %(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    """Print the explanation."""
    print(to_text(why(options.release, options.entity_id)), end="")
    return 0
