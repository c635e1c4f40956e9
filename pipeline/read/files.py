"""The seeds folder: which of its files are articles, in an order that does not depend on the file system."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from pipeline.errors import SeedError
from pipeline.ids import short_hash, slug
from pipeline.read.faults import FILES, Faults
from pipeline.read.fields import has_half
from pipeline.read.manifest import Row
from pipeline.read.readers import READERS
from pipeline.read.withdrawn import WITHDRAWN, Withdrawn

RESERVED = frozenset({"package.toml", "manifest.csv", "originals.csv", "authority.csv", WITHDRAWN})
# Files about the folder, whatever their suffix and case.
RESERVED_STEMS = frozenset({"README", "LICENSE", "LICENCE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that holds articles: enough to read it anywhere, alone.

    Attributes:
        path: relative to the seeds folder, with forward slashes, in Unicode form NFC.
        file: where it is.
        article_id: id of its article, or what the ids of its articles start with.
        rows: the manifest's lines about it.
        withdrawn: lines about its articles that were taken out of the collection.
    """

    path: str
    file: Path
    article_id: str
    rows: tuple[Row, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()


def article_files(seeds: Path, manifest: Path | None, *, follow_links: bool = False) -> dict[str, Path]:
    """The articles' files by relative path, sorted by the path's parts as code points.

    Args:
        seeds: the folder; folders in it are searched, too.
        manifest: a file that the user names, which is no article even if it lies in the folder.
        follow_links: read what links in the folder lead to, where that lies in the folder, too.

    Raises:
        SeedError: when the folder is missing or holds no article, a file has no reader, a link may not be followed, or
            a file about the folder is not where and what it must be.
    """
    if not seeds.exists():
        raise SeedError(f"{seeds}: no such folder; name the folder that holds the texts")
    if not seeds.is_dir():
        raise SeedError(f"{seeds}: a file, not a folder; name the folder that holds the texts")
    reserved = manifest.resolve() if manifest else None
    found: dict[str, Path] = {}
    faults = Faults(FILES)
    for name, entry in _walk(seeds, "", (seeds.resolve(),), follow_links=follow_links):
        path, file = normalize("NFC", name), Path(entry)
        try:
            if reserved and _is_same(entry, reserved):
                continue
            _check_link(path, file, seeds, follow_links=follow_links)
            if _is_about_folder(path, file):
                continue
            _check(path, file, found)
        except SeedError as error:
            faults.add(error)
        found[path] = file
    faults.stop()
    if not found:
        raise SeedError(f"{seeds}: no article in it (known: {', '.join(READERS)}); put the texts there")
    return dict(sorted(found.items(), key=lambda item: item[0].split("/")))


def _walk(
    folder: Path, within: str, above: tuple[Path, ...], *, follow_links: bool
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that lies in the folder and is no folder to search, with its path from the top down.

    Args:
        folder: the folder.
        within: its path from the top down, with a slash at the end; empty for the top.
        above: the real paths from the top down to the folder.
        follow_links: search the folders that links lead to.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise SeedError(f"{folder}: cannot be read ({error.strerror})") from None
    for entry in found:
        # A link is followed by its path: the entry itself fails where links lead round in a circle.
        is_folder = follow_links and _leads_inside(Path(entry), above[0]) if entry.is_symlink() else entry.is_dir()
        if not is_folder or entry.name.lower() in RESERVED:
            yield within + entry.name, entry
        elif not entry.name.startswith("."):
            real = Path(entry).resolve()
            if real in above:
                raise SeedError(f"{entry.path}: a link back to a folder that holds it; remove the link")
            yield from _walk(Path(entry), f"{within}{entry.name}/", (*above, real), follow_links=follow_links)


def _leads_inside(link: Path, top: Path) -> bool:
    """Whether the link leads to a folder in the folder with that real path."""
    return link.is_dir() and link.resolve().is_relative_to(top)


def _is_same(entry: os.DirEntry[str], real: Path) -> bool:
    """Whether the entry is the file with that real path; only a link can have another name."""
    file = Path(entry)
    return (entry.name == real.name or entry.is_symlink()) and file.is_file() and file.resolve() == real


def _check_link(path: str, file: Path, seeds: Path, *, follow_links: bool) -> None:
    """A link is followed only where the user says so, and never out of the folder.

    Raises:
        SeedError: when it is one that may not be followed.
    """
    if not file.is_symlink() or file.name.startswith("."):
        return
    if not file.exists():
        raise SeedError(f"{path}: a link to nothing; bring back what it leads to, or remove the link")
    if not file.resolve().is_relative_to(seeds.resolve()):
        raise SeedError(f"{path}: a link out of the folder; copy what it leads to into the folder, or remove the link")
    if not follow_links:
        raise SeedError(f"{path}: a link; put the file itself there, or allow links inside the folder (--follow-links)")


def _is_about_folder(path: str, file: Path) -> bool:
    """Whether the file says something about the folder, or is hidden: no article.

    Raises:
        SeedError: when it has a name of the first kind, but is no file, or lies where it would not be read: what steers
            rights must not be passed over.
    """
    name = file.name.lower()
    if file.name.startswith(".") or file.name.partition(".")[0].upper() in RESERVED_STEMS:
        return True
    meant = next((each for each in sorted(RESERVED) if name == each or name.startswith(f"{each}.")), None)
    if meant is None:
        return False
    if path == meant and file.is_file():
        return True
    if path == meant:
        raise SeedError(f"{path}: not a file that can be read; put the file itself there, or remove it")
    raise SeedError(
        f"{path}: a {meant} is read only at the top of the folder and under just this name; move or rename it"
    )


def _check(path: str, file: Path, found: Mapping[str, Path]) -> None:
    """The file can be read as an article, by what can be seen from outside.

    Raises:
        SeedError: when it cannot, or another file has its name.
    """
    if not file.is_file():
        raise SeedError(f"{path}: not a regular file (a broken link or a device); remove it")
    if has_half(path) or any(char < " " for char in path):
        raise SeedError(f"{path!r}: the file's name holds bytes that are not UTF-8, or a line break; rename the file")
    suffix = file.suffix.lower()
    if suffix not in READERS:
        raise SeedError(
            f"{path}: no reader for '{suffix}' (known: {', '.join(READERS)}); "
            "convert the file, or move it out of the folder"
        )
    if path in found:
        raise SeedError(f"{path}: two files whose names differ only in how accents are encoded; rename one")


def article_ids(paths: list[str]) -> dict[str, str]:
    """An id for each path: the slug of the path without suffix, and a short hash of the path where that is not enough.

    It is not where two paths have the same slug, or where letters or digits have no ASCII form.
    """
    stems = {path: str(PurePosixPath(path).with_suffix("")) for path in paths}
    slugs = {path: slug(stem) for path, stem in stems.items()}
    count = Counter(slugs.values())
    return {path: _id(stem, slugs[path], path, unique=count[slugs[path]] == 1) for path, stem in stems.items()}


def part_id(article_id: str, path: str, part: str) -> str:
    """Id of an article in a file of several: the file's, a dot, and the slug of the part.

    A short hash follows unless the part is its own slug, so that two parts never share an id.
    """
    short = slug(part)
    return f"{article_id}.{_id(part, short, f'{path}#{part}', unique=short == part)}"


def _id(text: str, short: str, source: str, *, unique: bool) -> str:
    """The slug of a text, where it is unique and nothing is lost; else with a short hash of the source."""
    lost = not text.isascii() and any(char.isalnum() and not slug(char) for char in text)
    if unique and not lost and short:
        return short
    return "-".join(filter(None, (short, short_hash(source))))
