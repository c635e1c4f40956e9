"""Where a cache is that several machines share: a URL, which may hold a password."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A folder that fsspec understands, such as "s3://bucket/folder" or "file:///mnt/shared"; secrets are not shown."""

    url: str

    @property
    def has_secrets(self) -> bool:
        """Whether the URL may hold a user, a password or a signature."""
        return any(mark in self.url for mark in "@?#")

    def __str__(self) -> str:
        return f"{self.url.partition('://')[0]}://…" if self.has_secrets else self.url

    def __repr__(self) -> str:
        return f"Place({self})"


def parse_place(text: str) -> Path | Place:
    """The folder of this machine, or the shared place, that the text names."""
    return Place(text) if "://" in text else Path(text)
