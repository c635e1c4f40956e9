"""What a build may replace: a release that this program wrote and nobody has changed since; never anything else."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.engine import cores
from pipeline.errors import ReleaseError
from pipeline.export import DESCRIPTOR, SUMS, file_sha256

_HASH = 64  # digits of a SHA-256, then two blanks
_ADVICE = "move it away, give --out an empty or new folder, or keep what is there beside the new release with --force"


def check_replaceable(out: Path, target: Path) -> None:
    """Refuse to replace what is no release, or no longer the release that was published.

    Args:
        out: how messages name the folder.
        target: its real path.

    Raises:
        ReleaseError: when it is a file or a mount point; when it holds anything that a release does not, no release, or
            a file that has changed since.
    """
    if not target.exists():
        return
    if not target.is_dir():
        raise ReleaseError(f"{out}: is a file; give --out a folder that holds a release, or does not exist yet")
    if target.is_mount():
        raise ReleaseError(f"{out}: a file system is mounted there and cannot be replaced; give --out a folder in it")
    if not any(target.iterdir()):
        return
    listed = _listed(target)
    for path, is_known in _entries(target):
        if not is_known or path not in {*listed, SUMS}:
            what = "which is no part of a release, and would be replaced as a whole"
            raise ReleaseError(f"{out}: holds '{path}', {what}; {_ADVICE}")
    if not _is_ours(target / DESCRIPTOR):
        raise ReleaseError(f"{out}: holds no release of this program, and would be replaced as a whole; {_ADVICE}")
    with ThreadPoolExecutor(cores()) as threads:
        found = dict(zip(listed, threads.map(lambda path: _hash(target / path), listed), strict=True))
    if changed := next((path for path, sha256 in listed.items() if found[path] != sha256), None):
        raise ReleaseError(f"{out}: '{changed}' has changed since it was published, or is gone; {_ADVICE}")


def _entries(folder: Path) -> Iterator[tuple[str, bool]]:
    """All that lies in the folder, sorted, by path, and whether a release may hold it: a file, or a folder of some."""
    for directory, folders, files in os.walk(folder):
        folders.sort()
        here = Path(directory)
        for name in sorted(files):
            yield (
                (here / name).relative_to(folder).as_posix(),
                (here / name).is_file() and not (here / name).is_symlink(),
            )
        for name in folders:
            if (here / name).is_symlink() or not any((here / name).iterdir()):
                yield (here / name).relative_to(folder).as_posix(), False


def _listed(target: Path) -> dict[str, str]:
    """The SHA-256 of each path in the list of checksums of the folder; none where there is no such list."""
    try:
        lines = (target / SUMS).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return {}
    return {line[_HASH + 2 :]: line[:_HASH] for line in lines}


def _is_ours(descriptor: Path) -> bool:
    """Whether the file says that this program wrote the release."""
    try:
        stated = json.loads(descriptor.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(stated, dict) and isinstance(stated.get("onrecord"), dict)


def _hash(file: Path) -> str | None:
    return file_sha256(file) if file.is_file() else None
