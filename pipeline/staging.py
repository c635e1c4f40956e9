"""Swapping a finished release in: the folder holds the old one or the new one whole, never a mixture.

A build works in a folder beside its release and holds a lock there, which ends with the process, however it ends. What
a killed build left is known by the lock that nobody holds, and goes when the next release is made in the same place.
Where the system cannot let two folders change places in one step, the old release is moved away first; whatever stops
the build then, the old release lies in its folder, and any later command that opens the release brings it back.
"""

import errno
import glob
import itertools
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from pipeline.errors import ReleaseError
from pipeline.exchange import exchange, sync, sync_folder
from pipeline.replaceable import check_replaceable

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""Numbers of the errors that say that a disk, or what one may use of it, is full."""
TAKEN = frozenset({errno.ENOTEMPTY, errno.EEXIST})
"""Numbers of the errors that say that there is a folder already."""

LOCK, HELD, PREVIOUS, WORK = "lock", "held", "previous", "work"
"""What stands in a build's folder beside the new release: the lock, a sign that it was taken, the release that was
there before, and what the build works with."""

log = logging.getLogger(__name__)


@contextmanager
def staging(out: Path, inputs: Sequence[Path] = (), *, force: bool = False) -> Iterator[Path]:
    """A new folder beside `out`; what happens in it is swapped in at the end, or nothing is.

    Args:
        out: where the release will be; a release that is there is replaced as a whole.
        inputs: files and folders that the release is made from.
        force: whatever folder is there makes room for the release, and is kept beside it.

    Yields:
        the empty folder to write the release into.

    Raises:
        ReleaseError: when `out` is a file, holds anything but a release as it was published, overlaps with an input, or
            cannot be written.
    """
    target = out.resolve()
    _check_apart(out, target, inputs)
    finish_swap(out)
    kept = _kept(out, target) if force else None
    if not force:
        check_replaceable(out, target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise ReleaseError(f"{out}: cannot be written: {error.strerror}; choose another --out") from None
    try:
        with _held(folder):
            release = folder / target.name
            release.mkdir()
            yield release
            sync(release)
            if kept and target.exists():
                target.rename(kept)
                log.warning("%s: what was there is kept as %s", out, kept.name)
            _swap(release, target, folder / PREVIOUS)
            _settle(target)
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        full = _full(error)
        if not full:
            raise
        raise ReleaseError(f"{out}: cannot be written: {full}; nothing was published; make room") from None
    finally:
        _clean_up(folder, target)


def finish_swap(out: Path) -> None:
    """Bring back a release that a stopped build had moved away, and remove what stopped builds left beside it."""
    target = out.resolve()
    for sign in sorted(target.parent.glob(f".{glob.escape(target.name)}-*/{HELD}")):
        folder = sign.parent
        try:
            if {path.name for path in folder.iterdir()} - {LOCK, HELD, PREVIOUS, WORK, target.name}:
                continue  # something that no build has put there
            with FileLock(folder / LOCK, blocking=False):
                if (folder / PREVIOUS).exists() and not target.exists():
                    (folder / PREVIOUS).rename(target)
            _remove(folder)
        except (Timeout, FileNotFoundError):
            continue  # a living build's; or another build has removed it
        except OSError as error:
            log.warning("%s: left by a build that was stopped, cannot be removed (%s)", folder, error)


def _kept(out: Path, target: Path) -> Path | None:
    """Where a folder that is no release will be kept; None where a release as it was published can be replaced."""
    try:
        check_replaceable(out, target)
    except ReleaseError:
        if not target.is_dir() or target.is_mount():
            raise
    else:
        return None
    names = (f"{target.name}.old{f'-{number}' if number > 1 else ''}" for number in itertools.count(1))
    return next(place for name in names if not (place := target.with_name(name)).exists())


def _settle(target: Path) -> None:
    """Have the system write the swap to the disk; the release is published, whatever becomes of that."""
    try:
        sync_folder(target.parent)
    except OSError as error:
        log.warning("%s: published, but the disk may not have it yet (%s)", target, error)


def _clean_up(folder: Path, target: Path) -> None:
    """Remove the build's folder, unless the only copy of the old release is in it; no build fails for that."""
    if (folder / PREVIOUS).exists() and not target.exists():
        log.error("%s: the release that was there is in %s; the next command brings it back", target, folder / PREVIOUS)
        return
    try:
        _remove(folder)
    except OSError as error:
        log.warning("%s: cannot be removed (%s); the next build tries again", folder, error)


def _full(error: Exception) -> str | None:
    """What an error says of a disk that is full; None where it says something else.

    DuckDB, which moves to the disk what it cannot hold in memory, has the system's words for it, but not the number.
    """
    if isinstance(error, OSError) and error.errno in FULL:
        return error.strerror
    if isinstance(error, duckdb.OutOfMemoryException):
        return "there is no room for what does not fit in memory"
    return next((words for words in map(os.strerror, sorted(FULL)) if words in str(error)), None)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the lock of a new folder, if the file system has locks; where it has none, what a killed build leaves stays.

    The sign comes after the lock, so that no other build takes a folder that is just being made for a leftover.
    """
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(blocking=False)
        (folder / HELD).touch()
    except OSError as error:
        log.warning("%s: cannot be locked (%s); remove it by hand if this build is killed", folder, error)
    try:
        yield
    finally:
        lock.release()


def _remove(folder: Path) -> None:
    """Remove a build's folder, unless another build is about to do so."""
    try:
        shutil.rmtree(folder)
    except OSError as error:
        if error.errno not in {errno.ENOENT, *TAKEN}:  # what another one takes away or locks meanwhile
            raise


def _check_apart(out: Path, target: Path, inputs: Sequence[Path]) -> None:
    """Replacing the release must not take an input away, nor the next build read the release."""
    for given in inputs:
        path = given.resolve()
        if target == path or target in path.parents or path in target.parents:
            raise ReleaseError(f"{out}: lies in {given}, or holds it; give --out a folder apart from what is read")


def _swap(release: Path, target: Path, previous: Path) -> None:
    """Put `release` where `target` is: they change places, or the old one is moved away and comes back if that fails.

    Raises:
        ReleaseError: when another build put its release there in the same moment, or the folder cannot be moved: it is
            read-only, or a file system of its own.
    """
    try:
        if target.exists():
            if exchange(release, target):
                return
            target.rename(previous)
        release.rename(target)
    except BaseException as error:
        if previous.exists() and not target.exists():
            previous.rename(target)
        if not isinstance(error, OSError):
            raise
        if error.errno in {errno.ENOENT, *TAKEN}:
            raise ReleaseError(f"{target}: another build put a release there just now; build again") from None
        raise ReleaseError(
            f"{target}: cannot be replaced: {error.strerror}; nothing was published; choose another --out"
        ) from None
