"""`verify`: a release is held against its own promises, and against the texts where they are at hand."""

import argparse
from pathlib import Path

from pipeline.staging import finish_swap
from pipeline.verify import verify

HELP = "prove a release, with or without its texts"
DESCRIPTION = (
    "Check a release: its files and checksums, digests, schemas, rows, keys, evidence and rights; and, where the "
    "texts are at hand, every offset and every word against them. The exit code is 1 if anything is wrong."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Which release, and where the texts are."""
    command.add_argument("release", type=Path, metavar="RELEASE", help="folder with a datapackage.json")
    command.add_argument(
        "--seeds", type=Path, metavar="DIR", help="folder of the texts, found by their SHA-256 whatever their names"
    )


def run(options: argparse.Namespace) -> int:
    """Verify, and print each problem and their number; 1 if there is one."""
    finish_swap(options.release)
    verdict = verify(options.release, options.seeds)
    for problem in verdict.findings.problems:
        print(problem)
    texts = f", {verdict.proved:,} of {verdict.articles:,} articles compared with their texts" if options.seeds else ""
    print(f"{options.release}: {verdict.findings.count:,} problems in {verdict.rows:,} rows{texts}")
    if verdict.identifier:
        print(f"It calls itself {verdict.identifier}: compare this with what was cited.")
    return 1 if verdict.findings.count else 0
