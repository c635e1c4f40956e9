"""A cache that many machines share: a file a key, below any URL that fsspec understands."""

import hashlib
import importlib
import logging
import threading
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from pipeline.cache.interface import Cache, checksum
from pipeline.cache.place import Place
from pipeline.errors import PipelineError

# Reads that are under way at once where each is mostly waiting: an object store takes some ten milliseconds for each.
READERS = 8

# Seconds for one reading, writing or listing: an object store that answers nothing is given up then, not by the retries
# of its library, which may take ten minutes.
_PATIENCE = 60

# Where an object is there whole or not at all; elsewhere a file gets its name once it is written.
_WHOLE = frozenset({"abfs", "abfss", "az", "gcs", "gs", "memory", "s3", "s3a"})

# Bytes of the checksum before the content.
_CHECKSUM = 32

Result = TypeVar("Result")

log = logging.getLogger(__name__)


class SharedCache(Cache):
    """Bytes by key, a file each, which all machines that reach the place may read and write at once.

    The name of a file follows from its key alone, so that it does not matter who writes it, or how often. Nothing is
    ever deleted here: what one version of the software has made stands in a folder of its own.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lost = False
        self._turn = threading.Lock()
        self._there: dict[str, set[str]] = {}
        self._files: Any = None
        self._root = ""
        self._open()
        self.readers = READERS if getattr(self._files, "async_impl", False) else 0

    @property
    def place(self) -> Place | None:
        """Where other machines find what is put here; None once it was given up."""
        return None if self._lost else self._place

    def has(self, key: str) -> bool:
        """Whether there were bytes under the key when this build first asked for one of its kind, or since by it.

        One listing answers for all keys of a kind: to ask an object store for each would take minutes.
        """
        folder, name = _file(key)
        if folder not in self._there:
            self._there[folder] = self._names(folder)
        return not self._lost and name in self._there[folder]

    def get(self, key: str, *, expected: bool = False) -> bytes | None:
        """The bytes that are under the key now; None where there are none, or not those that were put there.

        Where another machine says that it has put them and there are none, the place is not shared, and is given up.
        """
        path = "/".join([self._root, *_file(key)])
        stored = self._tried(lambda: bytes(self._do("cat_file", path)), may_be_missing=True)
        if stored is None:
            if expected:
                self._do_without("what a worker has put there is not found here: all machines must see the same place")
            return None
        content = stored[_CHECKSUM:]
        if checksum(key, content) != stored[:_CHECKSUM]:
            log.warning("%s: a damaged entry; it is worked out again", self._place)
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes under the key: whoever reads it finds all of them, or what was there before."""
        folder, name = _file(key)
        self._tried(lambda: self._write(f"{self._root}/{folder}", name, checksum(key, content) + content))
        if folder in self._there:
            self._there[folder].add(name)

    def close(self) -> None:
        """Nothing is held open: connections are fsspec's own."""

    def _open(self) -> None:
        try:
            fsspec = importlib.import_module("fsspec")
            self._files, root = fsspec.url_to_fs(self._place.url)
        except (ImportError, ValueError) as error:
            raise PipelineError(_missing(self._place, error)) from None
        except Exception as error:  # each library behind fsspec has errors of its own
            self._do_without(error)
        else:
            self._root = root.rstrip("/")

    def _names(self, folder: str) -> set[str]:
        def names() -> set[str]:
            self._files.invalidate_cache()  # what fsspec remembers of an earlier listing
            return {path.rpartition("/")[2] for path in self._do("ls", f"{self._root}/{folder}", detail=False)}

        return self._tried(names, may_be_missing=True) or set()

    def _write(self, folder: str, name: str, content: bytes) -> None:
        protocols = {self._files.protocol} if isinstance(self._files.protocol, str) else {*self._files.protocol}
        if protocols & _WHOLE:
            self._do("pipe_file", f"{folder}/{name}", content)
            return
        unnamed = f"{folder}/{name}.{uuid.uuid4().hex}.part"
        self._files.makedirs(folder, exist_ok=True)
        self._do("pipe_file", unnamed, content)
        self._files.mv(unnamed, f"{folder}/{name}")

    def _do(self, action: str, *values: object, **options: object) -> Any:
        """One of fsspec's actions; at an object store, within the time that there is for it."""
        if not self.readers:
            return getattr(self._files, action)(*values, **options)
        asyn = importlib.import_module("fsspec.asyn")
        return asyn.sync(self._files.loop, getattr(self._files, f"_{action}"), *values, timeout=_PATIENCE, **options)

    def _tried(self, action: Callable[[], Result], *, may_be_missing: bool = False) -> Result | None:
        """What the action gives; None where there is no such file, or the place cannot be used."""
        if self._lost:
            return None
        try:
            return action()
        except FileNotFoundError as error:
            if not may_be_missing:
                self._do_without(error)
        except Exception as error:  # each library behind fsspec has errors of its own
            self._do_without(error)
        return None

    def _do_without(self, error: Exception | str) -> None:
        with self._turn:
            if not self._lost:
                secret = self._place.has_secrets and isinstance(error, Exception)
                said = type(error).__name__ if secret or not str(error) else error
                log.warning("%s: the cache cannot be used (%s); the build goes on without it", self._place, said)
            self._lost = True


def _file(key: str) -> tuple[str, str]:
    """Folder and name of the file of a key: keys that begin alike, up to a colon, stand in one folder."""
    return key.partition(":")[0], hashlib.sha256(key.encode()).hexdigest()


def _missing(place: Place, error: Exception) -> str:
    """What is to be installed before the place can be reached."""
    said = f" ({error})" if not place.has_secrets else ""
    return (
        f"--cache {place}: nothing installed here reads such an address{said}; "
        "pip install 'onrecord[s3]' for S3, 'onrecord[dask]' for shared folders, or what fsspec names for others"
    )
