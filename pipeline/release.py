"""One file of a release: a versioned archive, the same bytes whenever and wherever it is made.

Files stand sorted by path in a folder named like the archive, with the date of the release and fixed modes. Parquet is
stored as it is, for it is compressed already; the rest is deflated at zlib's default level. The bytes of the archive
therefore also depend on the library zlib; the identifier of the release's content does not.
"""

import itertools
import json
import os
import re
import shutil
import stat
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pipeline.check import check_release, raise_problems, read_descriptor
from pipeline.errors import ReleaseError
from pipeline.export import DESCRIPTOR, SUMS, file_sha256, forms, release_files
from pipeline.verify.files import check_sums

VERSION = re.compile(r"\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?")
MODE = (stat.S_IFREG | 0o644) << 16
"""An ordinary file that everybody may read, as the archive format stores it."""
EARLIEST, LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)
"""What the archive format can hold."""
UNIX = 3
"""The archive format's number for systems with such modes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An archive that was made.

    Attributes:
        path: where it is.
        sha256: of its bytes.
        files: how many it holds.
        descriptor: the `datapackage.json` in it.
    """

    path: Path
    sha256: str
    files: int
    descriptor: dict[str, Any]


def make_archive(folder: Path, dist: Path) -> Archive:
    """Makes `<name>-<version>.zip` of a release, or `<name>-<version>-private.zip` of a private one.

    An archive of the same version that is there already is replaced if its tables hold the same rows.

    Args:
        folder: the release.
        dist: folder of the archives; made if it is not there.

    Raises:
        InvalidRows: when the release breaks its own promises.
        ReleaseError: when it is no release, its version is no semantic version, its rows have changed and its version
            has not, or the archive cannot be written.
    """
    descriptor = read_descriptor(folder)
    raise_problems(itertools.chain(check_sums(folder), check_release(folder)))
    if not VERSION.fullmatch(descriptor["version"]):
        raise ReleaseError(
            f"package.toml: version '{descriptor['version']}' (allowed: three numbers joined by dots, as in 1.0.0)"
        )
    stem = f"{descriptor['name']}-{descriptor['version']}{'-private' if descriptor['onrecord']['private'] else ''}"
    path = dist / f"{stem}.zip"
    _check_version(path, stem, descriptor)
    files = sorted([*release_files(folder), SUMS])
    _write(path, stem, folder, files, moment(descriptor))
    return Archive(path=path, sha256=file_sha256(path), files=len(files), descriptor=descriptor)


def changed_tables(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Names of the tables whose rows differ between the releases that two descriptors describe."""
    digests, others = one["onrecord"]["table_digests"], other["onrecord"]["table_digests"]
    return sorted(name for name in digests | others if digests.get(name) != others.get(name))


def moment(descriptor: dict[str, Any]) -> datetime:
    """The time that the archive gives its files, in UTC: SOURCE_DATE_EPOCH, or when the collection was made.

    Raises:
        ReleaseError: when SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not re.fullmatch(r"\d{1,11}", epoch):
        raise ReleaseError(f"SOURCE_DATE_EPOCH is '{epoch}' (allowed: whole seconds since 1970)")
    if epoch:
        stated = datetime.fromtimestamp(int(epoch), UTC)
    else:
        stated = datetime.fromisoformat(descriptor["created"]) if "created" in descriptor else EARLIEST
    return min(max(stated.astimezone(UTC), EARLIEST), LATEST)


def _check_version(path: Path, stem: str, descriptor: dict[str, Any]) -> None:
    """What has been released under a version stays what the version means."""
    if not path.exists():
        return
    try:
        with ZipFile(path) as archive:
            previous = json.loads(archive.read(f"{stem}/{DESCRIPTOR}"))
        changed = changed_tables(previous, descriptor)
    except (BadZipFile, OSError, KeyError, ValueError, TypeError) as error:
        raise ReleaseError(f"{path}: no archive of a release ({error}); take the file away") from None
    if changed:
        raise ReleaseError(
            f"{path}: version {descriptor['version']} is released with other rows in {', '.join(changed)}; raise the "
            "version in package.toml, or take the archive away if nobody has it"
        )


def _write(path: Path, stem: str, folder: Path, files: list[str], when: datetime) -> None:
    """Writes the archive beside its place and moves it there, so that it is whole or not there at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.stem}-", dir=path.parent) as place:
            with ZipFile(Path(place) / path.name, "w") as archive:
                for name in files:
                    _add(archive, f"{stem}/{name}", folder / name, when)
            (Path(place) / path.name).replace(path)
    except OSError as error:
        raise ReleaseError(f"{path}: cannot be written: {error.strerror}; choose another --dist") from None


def _add(archive: ZipFile, name: str, file: Path, when: datetime) -> None:
    entry = ZipInfo(name, when.timetuple()[:6])
    entry.create_system = UNIX
    entry.external_attr = MODE
    entry.file_size = file.stat().st_size
    packed = {form.suffix for form in forms.FORMS if form.packed}
    entry.compress_type = ZIP_STORED if file.suffix in packed else ZIP_DEFLATED
    with file.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target)
