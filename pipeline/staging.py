"""Swapping a finished release in: the folder holds the old one or the new one whole, never a mixture."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import ReleaseError

# The file that every release has, and by which a folder is known to be one.
MARK = "datapackage.json"


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A new folder beside `out`; what happens in it is swapped in at the end, or nothing is.

    Yields:
        the empty folder to write the release into.

    Raises:
        ReleaseError: when `out` is a file, holds something other than a release, or cannot be written.
    """
    target = out.absolute()
    _check_target(out, target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise ReleaseError(f"{out}: cannot be written: {error.strerror}; choose another --out") from None
    try:
        release = folder / target.name
        release.mkdir()
        yield release
        _swap(release, target, folder / "previous")
    finally:
        shutil.rmtree(folder)


def _check_target(out: Path, target: Path) -> None:
    if target.is_file():
        raise ReleaseError(f"{out}: is a file; give --out a folder that holds a release, or does not exist yet")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise ReleaseError(
            f"{out}: is a folder that holds no release (no {MARK}) and would be replaced as a whole; "
            "give --out an empty or new folder"
        )


def _swap(release: Path, target: Path, previous: Path) -> None:
    """Put `release` where `target` is; the old one comes back if that fails."""
    if target.exists():
        target.rename(previous)
    try:
        release.rename(target)
    except BaseException:
        if previous.exists():
            previous.rename(target)
        raise
