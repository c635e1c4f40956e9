"""`SHA256SUMS`: the SHA-256 of every file of the release, as the program sha256sum writes and checks them."""

import hashlib
from pathlib import Path

from pipeline.export.info import ReleaseInfo

SUMS = "SHA256SUMS"


def write_checksums(_finished: Path, staging: Path, _info: ReleaseInfo) -> None:
    """Writes `SHA256SUMS`; all other files must be there already."""
    lines = [f"{file_sha256(staging / path)}  {path}\n" for path in release_files(staging)]
    (staging / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def release_files(folder: Path) -> list[str]:
    """The files below the folder by relative path, sorted; without the list of checksums itself."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if path != SUMS)


def file_sha256(path: Path) -> str:
    """SHA-256 of the bytes of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
