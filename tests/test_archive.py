"""An archive: the same bytes for the same release, and a version that means one content."""

import dataclasses
import hashlib
import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from finished_tables import Rows, finished_rows, make_release, release_info, write_tables

from pipeline.__main__ import main
from pipeline.errors import InvalidRows, ReleaseError
from pipeline.export import ReleaseInfo
from pipeline.export.checksums import write_checksums
from pipeline.release import Archive, make_archive, moment

STEM = "port-sorrel-1.2.0"


def made(folder: Path, rows: Rows | None = None, info: ReleaseInfo | None = None) -> Path:
    """A release of the small tables, or of others."""
    finished = write_tables(folder / "tables", rows or finished_rows())
    make_release(finished, folder / "release", info or release_info())
    return folder / "release"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("release"))


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_an_archive_holds_the_release_in_a_folder_of_its_name(release: Path, tmp_path: Path) -> None:
    archive = make_archive(release, tmp_path)
    assert archive.path == tmp_path / f"{STEM}.zip"
    assert archive.sha256 == hashlib.sha256(archive.path.read_bytes()).hexdigest()
    with ZipFile(archive.path) as opened:
        opened.extractall(tmp_path / "out")
        names = opened.namelist()
    files = sorted(path for path in release.rglob("*") if path.is_file())
    assert names == sorted(f"{STEM}/{path.relative_to(release).as_posix()}" for path in files)
    assert archive.files == len(names)
    for path in files:
        assert (tmp_path / "out" / STEM / path.relative_to(release)).read_bytes() == path.read_bytes()


def test_dates_modes_and_compression_are_fixed(release: Path, tmp_path: Path) -> None:
    with ZipFile(make_archive(release, tmp_path).path) as opened:
        entries = opened.infolist()
    assert {entry.date_time for entry in entries} == {(2021, 6, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}
    for entry in entries:
        assert entry.compress_type == (ZIP_STORED if entry.filename.endswith(".parquet") else ZIP_DEFLATED)


def test_the_same_release_gives_the_same_bytes_anywhere(release: Path, tmp_path: Path) -> None:
    """Another folder, other dates and modes of the files, another order in which they were made."""
    other = tmp_path / "elsewhere"
    for number, path in enumerate(sorted((path for path in release.rglob("*") if path.is_file()), reverse=True)):
        copy = other / path.relative_to(release)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (number, 1_600_000_000 + number))
        copy.chmod(0o600)
    assert make_archive(other, tmp_path / "b").sha256 == make_archive(release, tmp_path / "a").sha256


def test_the_same_version_with_the_same_rows_is_replaced(release: Path, tmp_path: Path) -> None:
    first = make_archive(release, tmp_path / "dist")
    info = release_info()
    later = dataclasses.replace(info, package=dataclasses.replace(info.package, doi="10.5281/zenodo.1234567"))
    second = make_archive(made(tmp_path, info=later), tmp_path / "dist")
    assert second.sha256 != first.sha256
    assert [path.name for path in (tmp_path / "dist").iterdir()] == [f"{STEM}.zip"]


def test_the_same_version_with_other_rows_is_refused_with_the_tables(release: Path, tmp_path: Path) -> None:
    before = make_archive(release, tmp_path / "dist")
    rows = finished_rows()
    rows["events"][0]["summary"] = "The quay was opened."
    rows["entities"][0]["aliases"] = ["Ellingsen", "M. Ellingsen"]
    changed = made(tmp_path, rows)
    with pytest.raises(ReleaseError, match=r"version 1\.2\.0 is released with other rows in entities, events; raise"):
        make_archive(changed, tmp_path / "dist")
    assert hashlib.sha256(before.path.read_bytes()).hexdigest() == before.sha256
    info = release_info()
    raised = dataclasses.replace(info, package=dataclasses.replace(info.package, version="1.2.1"))
    make_archive(made(tmp_path, rows, raised), tmp_path / "dist")
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [f"{STEM}.zip", "port-sorrel-1.2.1.zip"]


def test_a_private_release_has_an_archive_of_its_own(release: Path, tmp_path: Path) -> None:
    make_archive(release, tmp_path / "dist")
    private = make_archive(made(tmp_path, info=release_info(private=True)), tmp_path / "dist")
    assert private.path.name == f"{STEM}-private.zip"


def test_a_damaged_release_gets_no_archive(tmp_path: Path) -> None:
    release = made(tmp_path)
    (release / "data" / "events.csv").write_text("event_id\n", encoding="utf-8")
    with pytest.raises(InvalidRows, match=r"events\.csv"):
        make_archive(release, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("version", ["1.2", "v1.2.0", "1.2.0/3", "latest"])
def test_a_version_is_three_numbers(version: str, release: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(release, tmp_path / "release"))
    descriptor = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    (copy / "datapackage.json").write_text(json.dumps(descriptor | {"version": version}), encoding="utf-8")
    write_checksums(copy, copy, release_info())
    with pytest.raises(ReleaseError, match=r"allowed: three numbers joined by dots"):
        make_archive(copy, tmp_path / "dist")


def test_another_file_of_that_name_is_left_alone(release: Path, tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.zip").write_text("years of work")
    with pytest.raises(ReleaseError, match="no archive of a release"):
        make_archive(release, tmp_path)
    assert (tmp_path / f"{STEM}.zip").read_text() == "years of work"


@pytest.mark.parametrize(
    ("epoch", "created", "expected"),
    [
        ("", "2021-06-01T10:30:00+02:00", datetime(2021, 6, 1, 8, 30, tzinfo=UTC)),  # when the collection was made
        ("1600000000", "2021-06-01T00:00:00Z", datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)),  # the environment wins
        ("", None, datetime(1980, 1, 1, tzinfo=UTC)),  # nothing is stated
        ("0", None, datetime(1980, 1, 1, tzinfo=UTC)),  # before the archive format begins
        ("99999999999", None, datetime(2107, 12, 31, tzinfo=UTC)),  # after it ends
    ],
)
def test_the_date_of_the_files(
    epoch: str, created: str | None, expected: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert moment({"created": created} if created else {}) == expected


def test_a_wrong_epoch_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ReleaseError, match="whole seconds since 1970"):
        moment({})


def test_the_command_prints_the_sha256(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", str(release), "--dist", str(tmp_path)]) == 0
    expected: Archive = make_archive(release, tmp_path)
    assert f"sha256 {expected.sha256}\n" in capsys.readouterr().out


def test_the_command_says_that_a_folder_is_no_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", str(tmp_path), "--dist", str(tmp_path / "dist")]) == 1
    assert "datapackage.json" in capsys.readouterr().err
