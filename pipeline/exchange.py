"""Two folders change places in one step, where the system can do that: no moment in which neither is there."""

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # Linux, fcntl.h and fs.h
# What says that the system, or the file system, cannot: then folders are moved one after the other.
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM})


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places (renameat2 with RENAME_EXCHANGE).

    Returns:
        whether they did; False where the system cannot do it, and then nothing has changed.

    Raises:
        OSError: when one of them is not there, or may not be moved.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def sync(folder: Path) -> None:
    """Have the system write everything in the folder to the disk: what is moved after that is there as a whole."""
    for directory, _, files in os.walk(folder):
        for name in files:
            _sync(Path(directory, name))
        _sync(Path(directory))


def sync_folder(folder: Path) -> None:
    """Have the system write which entries the folder has."""
    _sync(folder)


def _sync(path: Path) -> None:
    if os.name != "posix" and path.is_dir():
        return  # Windows opens no folders
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT:  # a file system that has no disk to write to
            raise
    finally:
        os.close(descriptor)
