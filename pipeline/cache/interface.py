"""The interface of caches."""

import hashlib
from types import TracebackType
from typing import Protocol, Self

from pipeline.cache.place import Place


class Cache(Protocol):
    """Bytes by key, kept from one build to the next.

    Whatever is wrong with it (damaged, full, out of reach) costs only that things are worked out again, and a warning
    that names it.

    Attributes:
        readers: threads that may read at once; 0 where only the thread that opened it may.
    """

    readers: int

    @property
    def place(self) -> Place | None:
        """Where other machines find what is put here; None where they cannot, or where it was given up."""
        ...

    def has(self, key: str) -> bool:
        """Whether there are bytes under the key; it counts as use."""
        ...

    def get(self, key: str, *, expected: bool = False) -> bytes | None:
        """The bytes under the key; None where there are none, or not those that were put there.

        Args:
            key: under which they are.
            expected: whether another machine says that it has put them there.
        """
        ...

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes under the key; they stay, even if the build stops."""
        ...

    def close(self) -> None:
        """Let go of what was opened."""
        ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def checksum(key: str, content: bytes) -> bytes:
    """SHA-256 of what was put under a key; it stands beside the content."""
    digest = hashlib.sha256(key.encode())
    digest.update(content)
    return digest.digest()
