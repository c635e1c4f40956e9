"""A release that is there already: where it is what a build would make, it need not be made again."""

import dataclasses
import json
import logging
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipeline.cache import Cache
from pipeline.export import SUMS, file_sha256, release_files

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a build has made: its list of checksums, rows of each table, what its maker should know of it."""

    sums: str
    rows: dict[str, int]
    advice: tuple[str, ...]

    def packed(self) -> bytes:
        """All of it as bytes."""
        return json.dumps(dataclasses.asdict(self)).encode()


def take_over(cache: Cache, key: str, out: Path, release: Path) -> Made | None:
    """Copy the release in `out` to `release`, if a build with the same key has made just this one.

    Returns:
        what that build has made; None where there is no such release that can be read, and then `release` is empty.
    """
    content = cache.get(key)
    if content is None or not out.is_dir():
        return None
    stored = json.loads(content)
    made = Made(sums=stored["sums"], rows=stored["rows"], advice=tuple(stored["advice"]))
    try:
        _copy(out, release)
        if _sums(release) == made.sums == read_sums(release):
            return made
    except OSError as error:
        log.info("%s: cannot be taken over (%s); made anew", out, error)
    shutil.rmtree(release)
    release.mkdir()
    return None


def _copy(out: Path, release: Path) -> None:
    """Copy what the files hold; who may read or write them is as for new ones."""
    for path in [*release_files(out), SUMS]:
        (release / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(out / path, release / path)


def read_sums(release: Path) -> str:
    """The list of checksums of a release; empty where there is none."""
    file = release / SUMS
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _sums(release: Path) -> str:
    return "".join(f"{file_sha256(release / path)}  {path}\n" for path in release_files(release))
