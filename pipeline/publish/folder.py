"""A folder as a place of publication: the archive and its checksum."""

import shutil
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import ReleaseError
from pipeline.publish.repository import checksum
from pipeline.release import Archive


def publish_to_folder(archive: Archive, folder: Path, say: Callable[[str], None], *, dry_run: bool) -> None:
    """Copies the archive and its checksum; a file that is there with the same bytes stays.

    Raises:
        ReleaseError: when another archive of this name is there, or the folder cannot be written.
    """
    target = folder / archive.path.name
    sums = target.with_name(f"{target.name}.sha256")
    if target.exists() and checksum(target) != checksum(archive.path):
        raise ReleaseError(f"{target}: another archive of this version is published there; raise the version")
    say(f"{target}: {archive.path.stat().st_size:,} bytes\n{sums}: sha256 {archive.sha256}")
    if dry_run:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            part = target.with_name(f".{target.name}.part")
            shutil.copyfile(archive.path, part)
            part.replace(target)
        sums.write_text(f"{archive.sha256}  {target.name}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise ReleaseError(f"{folder}: cannot be written: {error.strerror}; choose another folder") from None
