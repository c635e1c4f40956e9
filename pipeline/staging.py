"""Swapping a finished release in: the folder holds the old one or the new one whole, never a mixture."""

import errno
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import ReleaseError
from pipeline.export import SUMS, release_files

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Numbers of the errors that say that a disk, or what one may use of it, is full."""


@contextmanager
def staging(out: Path, inputs: Sequence[Path] = ()) -> Iterator[Path]:
    """A new folder beside `out`; what happens in it is swapped in at the end, or nothing is.

    Args:
        out: where the release will be; a release that is there is replaced as a whole.
        inputs: files and folders that the release is made from.

    Yields:
        the empty folder to write the release into.

    Raises:
        ReleaseError: when `out` is a file, holds anything but a release, overlaps with an input, or cannot be written.
    """
    target = out.resolve()
    _check_apart(out, target, inputs)
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
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise ReleaseError(f"{out}: cannot be written: {error.strerror}; nothing was published; make room") from None
    finally:
        shutil.rmtree(folder)


def _check_apart(out: Path, target: Path, inputs: Sequence[Path]) -> None:
    """Replacing the release must not take an input away, nor the next build read the release."""
    for given in inputs:
        path = given.resolve()
        if target == path or target in path.parents or path in target.parents:
            raise ReleaseError(f"{out}: lies in {given}, or holds it; give --out a folder apart from what is read")


def _check_target(out: Path, target: Path) -> None:
    """Only a release is replaced: a folder in which every file stands in its own list of checksums."""
    if target.is_file():
        raise ReleaseError(f"{out}: is a file; give --out a folder that holds a release, or does not exist yet")
    strangers = sorted(set(release_files(target)) - _listed(target)) if target.is_dir() else []
    if strangers:
        raise ReleaseError(
            f"{out}: holds '{strangers[0]}', which is no part of a release, and would be replaced as a whole; "
            "move it away, or give --out an empty or new folder"
        )


def _listed(target: Path) -> set[str]:
    """Paths in the list of checksums of the folder; none where there is no such list."""
    try:
        lines = (target / SUMS).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return set()
    return {line[66:] for line in lines}


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
