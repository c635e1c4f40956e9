"""The files of a release as they lie in its folder: what they are, how large, with which hash."""

import functools
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engine import cores

MEDIA_TYPES = {
    ".cff": "application/yaml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
"""By suffix; the lists of operating systems differ."""
OTHER = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """A file: its path in the release, its size in bytes, its SHA-256 and its media type."""

    path: str
    size: int
    sha256: str
    media_type: str


def describe_file(folder: Path, path: str) -> ReleaseFile:
    """What there is to say of a file, by its path in the folder."""
    media_type = MEDIA_TYPES.get(Path(path).suffix, OTHER)
    return ReleaseFile(
        path=path, size=(folder / path).stat().st_size, sha256=file_sha256(folder / path), media_type=media_type
    )


def describe_files(folder: Path) -> tuple[ReleaseFile, ...]:
    """All files of the folder, sorted by path; several are read at a time."""
    with ThreadPoolExecutor(cores()) as threads:
        return tuple(threads.map(functools.partial(describe_file, folder), list_files(folder)))


def list_files(folder: Path) -> list[str]:
    """The paths of all files of the folder, with forward slashes, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def file_sha256(path: Path) -> str:
    """SHA-256 of the bytes of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_json(path: Path, value: Any) -> None:
    """Writes a value as JSON for people and machines: keys in the order given, UTF-8, LF."""
    path.write_text(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n", encoding="utf-8", newline="\n")


def filled(properties: dict[str, Any]) -> dict[str, Any]:
    """The properties that have a value: neither null nor empty."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], (), {})}
