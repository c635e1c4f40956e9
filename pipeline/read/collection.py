"""The whole folder: what the collection is, which files hold its articles, and the articles one after another."""

import difflib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import SeedError
from pipeline.read.authority import read_authority
from pipeline.read.faults import FILES, SHOWN, Faults
from pipeline.read.files import Source, article_files, article_ids, part_id
from pipeline.read.manifest import Row, read_manifest
from pipeline.read.package import Package, read_package
from pipeline.read.raw import Raw
from pipeline.read.readers import READERS
from pipeline.read.withdrawn import WITHDRAWN, Withdrawn, read_withdrawn
from pipeline.records import Authority, Document, Metadata

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A seeds folder as it stands; no article is held in memory.

    Attributes:
        package: what the collection says about itself.
        sources: the files that hold articles, in order; less those that are withdrawn.
        withdrawn: what was taken out of the collection.
        authority: what its curators say of people, organizations and places.
    """

    package: Package
    sources: tuple[Source, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    authority: tuple[Authority, ...] = ()

    def documents(self) -> Iterator[Document]:
        """The articles in the order of their paths and of their place in the file, each read when it is asked for.

        Raises:
            SeedError: at the end; tells of everything that is wrong in any file, or that every article is withdrawn.
                Behind the first fault, files are only read for more of them.
        """
        faults = Faults(FILES)
        count = 0
        for source in self.sources:
            try:
                for document in read_source(source):
                    if not faults:
                        yield document
                        count += 1
            except SeedError as error:
                faults.add(error)
        faults.stop()
        if not count:
            raise SeedError(f"{WITHDRAWN}: every article of every file is withdrawn; there is nothing to build")


def read_collection(seeds: Path, manifest: Path | None = None, *, follow_links: bool = False) -> Collection:
    """The collection in a folder; its articles are not read yet.

    Args:
        seeds: the folder.
        manifest: a manifest elsewhere, instead of the folder's own.
        follow_links: read what links in the folder lead to, where that lies in the folder, too.

    Raises:
        SeedError: when the folder, its `package.toml`, its authority file or the manifest cannot be used.
    """
    files = article_files(seeds, manifest, follow_links=follow_links)
    own = seeds / "manifest.csv"
    manifest = own if manifest is None and own.is_file() else manifest
    withdrawn = read_withdrawn(seeds, files)
    rows: dict[str, list[Row]] = {path: [] for path in sorted({*files, *(line.path for line in withdrawn)})}
    if manifest:
        _share_out(read_manifest(manifest), rows, seeds)
    ids = article_ids(list(rows))  # with the withdrawn, so that no other article's id changes when one is taken out
    gone = {line.path for line in withdrawn if line.part is None}
    if gone >= files.keys():
        raise SeedError(f"{WITHDRAWN}: every article in {seeds} is withdrawn; there is nothing to build")
    return Collection(
        package=read_package(seeds),
        authority=read_authority(seeds),
        sources=tuple(
            Source(
                path=path,
                file=file,
                article_id=ids[path],
                rows=tuple(rows[path]),
                withdrawn=tuple(line for line in withdrawn if line.path == path),
            )
            for path, file in files.items()
            if path not in gone
        ),
        withdrawn=tuple(replace(line, article_id=_withdrawn_id(line, ids[line.path])) for line in withdrawn),
    )


def _share_out(lines: Iterable[Row], rows: dict[str, list[Row]], seeds: Path) -> None:
    """Add each line of the manifest to those of its path."""
    faults = Faults()
    for row in lines:
        if row.path in rows:
            rows[row.path].append(row)
        else:
            near = difflib.get_close_matches(row.path.replace("\\", "/"), rows, n=1) if len(faults) < SHOWN else []
            hint = f"; did you mean '{near[0]}'?" if near else "; correct the path, or add the file"
            faults.add(SeedError(f"{row.place}: path '{row.path}' is not an article in {seeds}{hint}"))
    faults.stop()


def _withdrawn_id(line: Withdrawn, article_id: str) -> str:
    """The id that the withdrawn article had."""
    return part_id(article_id, line.path, line.part) if line.part else article_id


def read_source(source: Source) -> Iterator[Document]:
    """The articles of one file.

    Raises:
        SeedError: when the file does not fit its manifest line, is not in its encoding, or holds no words.
    """
    whole = next((row for row in source.rows if row.part is None), Row(place="", path=source.path))
    parts = {row.part: row for row in source.rows if row.part is not None}
    content, digest = _content(source)
    if whole.sha256 and whole.sha256 != digest:
        raise SeedError(f"{whole.place}: sha256 of '{source.path}' is {digest}; the file or the line has changed")
    raw = Raw(file=source.file, path=source.path, encoding=whole.encoding, content=content)
    withdrawn = {line.part: line for line in source.withdrawn if line.part}
    for extract in READERS[source.file.suffix.lower()](raw):
        if extract.part and withdrawn.pop(extract.part, None):
            parts.pop(extract.part, None)
            continue
        row = parts.pop(extract.part, None) if extract.part else None
        yield Document(
            article_id=part_id(source.article_id, source.path, extract.part) if extract.part else source.article_id,
            path=source.path,
            part=extract.part,
            text=extract.text,
            sha256=digest,
            extractor=extract.extractor,
            captions=extract.captions,
            left_out=extract.left_out,
            manifest=_joined(row.metadata, whole.metadata) if row else whole.metadata,
            stated=extract.stated,
        )
    faults = Faults()
    unknown = [(row.place, row.part) for row in parts.values()]
    for place, part in unknown + [(line.place, line.part) for line in withdrawn.values()]:
        rule = f"'{source.path}' has no part '{part}'; correct the part, or leave it empty"
        faults.add(SeedError(f"{place}: {rule}"))
    faults.stop()


def _content(source: Source) -> tuple[bytes | None, str]:
    """What the file holds, None where it is long, and the SHA-256 of it, hexadecimal: a short file is read once."""
    try:
        with source.file.open("rb") as stream:
            content: bytes | None = stream.read(_CHUNK)
            digest = hashlib.sha256(content or b"")
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                content = None
    except OSError as error:
        raise SeedError(f"{source.path}: cannot be read ({error.strerror})") from None
    return content, digest.hexdigest()


def _joined(part: Metadata, whole: Metadata) -> Metadata:
    """What the part's line says, and where it is silent the whole file's."""
    silent = {
        name: getattr(whole, name)
        for name in ("headline", "outlet", "authors", "published", "url", "license", "language", "genre")
        if not getattr(part, name)
    }
    return replace(part, **silent)
