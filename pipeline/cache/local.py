"""The cache of one machine: one SQLite file."""

import logging
import sqlite3
import time
from pathlib import Path

import platformdirs

from pipeline.cache.interface import Cache, checksum
from pipeline.cache.place import Place

# More than this and what was not used for longest goes: some hundred thousand articles.
LIMIT_BYTES = 4 << 30

# SQLite takes a billion bytes in one place.
_MOST_BYTES = 1 << 29

# How long a build waits while another one writes.
_PATIENCE = 60.0
_DAY = 86_400

_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    key TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    size INTEGER NOT NULL,
    used INTEGER NOT NULL,
    content BLOB NOT NULL
)
"""
_LEAST_USED = """
DELETE FROM entries WHERE key IN (
    SELECT key FROM (SELECT key, sum(size) OVER (ORDER BY used DESC, key) AS total FROM entries) WHERE total > ?
)
"""

log = logging.getLogger(__name__)


def default_folder() -> Path:
    """The folder for caches of the user who runs this."""
    return platformdirs.user_cache_path("onrecord")


class LocalCache(Cache):
    """Bytes by key, in one SQLite file that several builds may use at once.

    Whatever is wrong with the file (damaged, full disk, no permission) costs only that things are worked out again, and
    a warning that names the file. Without a folder, nothing is kept.
    """

    readers = 0

    def __init__(self, folder: Path | None, limit: int = LIMIT_BYTES) -> None:
        self.file = (folder or Path()) / "annotations.sqlite"
        self._limit = limit
        self._used: list[str] = []
        self._anew = False
        self._connection: sqlite3.Connection | None = None
        if folder:
            self._open()

    @property
    def place(self) -> Place | None:
        """None: SQLite's locks do not hold across machines."""
        return None

    def has(self, key: str) -> bool:
        """Whether there are bytes under the key; it counts as use."""
        known = bool(self._run("SELECT 1 FROM entries WHERE key = ?", (key,)))
        self._used += [key] if known else []
        return known

    def get(self, key: str, *, expected: bool = False) -> bytes | None:  # noqa: ARG002 - no other machine puts any
        """The bytes under the key; None where there are none, or not those that were put there."""
        rows = self._run("SELECT digest, content FROM entries WHERE key = ?", (key,))
        if not rows:
            return None
        ((digest, content),) = rows
        if not isinstance(content, bytes) or checksum(key, content) != digest:
            log.warning("%s: a damaged entry; it is worked out again", self.file)
            return None
        self._used.append(key)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes under the key, unless they are too many; they stay, even if the build stops."""
        if len(content) > _MOST_BYTES:
            return
        values = (key, checksum(key, content), len(content), _today(), content)
        self._run("INSERT OR REPLACE INTO entries (key, digest, size, used, content) VALUES (?, ?, ?, ?, ?)", values)

    def close(self) -> None:
        """Note what was used, drop what was not used for longest where there is too much, and close the file."""
        today = _today()
        self._run("BEGIN")
        for key in self._used:
            self._run("UPDATE entries SET used = ? WHERE key = ? AND used <> ?", (today, key, today))
        self._run(_LEAST_USED, (self._limit,))
        self._run("COMMIT")
        self._used.clear()
        self._disconnect()

    def _open(self) -> None:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.file, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            self._do_without(error)
            return
        self._run("PRAGMA journal_mode = WAL")
        self._run("PRAGMA synchronous = NORMAL")
        self._run(_TABLES)

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """The rows of a statement; none where the file cannot be used."""
        if self._connection is None:
            return []
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.OperationalError as error:  # locked, full, read-only, no longer there
            self._do_without(error)
        except sqlite3.DatabaseError as error:  # no database, or a broken one
            self._start_anew(error)
        return []

    def _do_without(self, error: Exception) -> None:
        log.warning("%s: the cache cannot be used (%s); everything is worked out again", self.file, error)
        self._disconnect()

    def _start_anew(self, error: Exception) -> None:
        """Delete a damaged file and go on with an empty one; a second time, go on without."""
        self._disconnect()
        if self._anew:
            self._do_without(error)
            return
        self._anew = True
        log.warning("%s: damaged (%s); deleted, everything is worked out again", self.file, error)
        for name in (self.file.name, f"{self.file.name}-wal", f"{self.file.name}-shm"):
            self.file.with_name(name).unlink(missing_ok=True)
        self._open()

    def _disconnect(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None


def _today() -> int:
    """The day, counted from 1970: what is used today is not the first to go; no result depends on it."""
    return int(time.time()) // _DAY
