"""The files that say more about the articles, as inputs of a build: which there are, and what they hold."""

import hashlib
from pathlib import Path

NAMES = ("authority.csv", "package.toml", "withdrawn.csv")


def side_files(seeds: Path, manifest: Path | None = None) -> dict[str, str]:
    """The SHA-256 of each of these files that a build of the folder reads, by name.

    Args:
        seeds: the folder.
        manifest: a manifest elsewhere, instead of the folder's own.
    """
    files = [seeds / name for name in NAMES] + [manifest or seeds / "manifest.csv"]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()}
