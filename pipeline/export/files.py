"""The files of a release as they lie in its folder: what they are, how large, with which hash."""

import functools
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pipeline.engine import cores
from pipeline.export import forms
from pipeline.export.info import ReleaseFile

MEDIA_TYPES = {
    ".cff": "application/yaml",
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
"""Of the files beside the data files, by suffix; the lists of operating systems differ."""
OTHER = "application/octet-stream"


def describe_file(folder: Path, path: str) -> ReleaseFile:
    """What there is to say of a file, by its path in the folder."""
    known = MEDIA_TYPES | {form.suffix: form.media_type for form in forms.FORMS}
    return ReleaseFile(
        path=path,
        size=(folder / path).stat().st_size,
        sha256=file_sha256(folder / path),
        media_type=known.get(Path(path).suffix, OTHER),
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
