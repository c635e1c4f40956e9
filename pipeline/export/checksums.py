"""`SHA256SUMS`: the SHA-256 of every file of the release, as the program sha256sum writes and checks them."""

from pathlib import Path

from pipeline.export.files import file_sha256, list_files
from pipeline.export.info import ReleaseInfo

SUMS = "SHA256SUMS"


def write_checksums(_finished: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes `SHA256SUMS`; all other files must be there already."""
    known = {file.path: file.sha256 for file in info.files}
    lines = [f"{known.get(path) or file_sha256(staging / path)}  {path}\n" for path in release_files(staging)]
    (staging / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def release_files(folder: Path) -> list[str]:
    """The files below the folder by relative path, sorted; without the list of checksums itself."""
    return [path for path in list_files(folder) if path != SUMS]
