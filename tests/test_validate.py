"""Other people's validators accept a release as it is, and each planted fault is found by one that should find it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from finished_tables import finished_rows, make_release, release_info, write_tables
from releases import cover_up, describe, edit

from pipeline.__main__ import main
from pipeline.errors import ReleaseError
from pipeline.validate import JUDGES, validate

SUMS, PROFILE, TABLES, ROWS, FORMS = range(5)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of small tables."""
    folder = tmp_path_factory.mktemp("validate")
    make_release(write_tables(folder / "tables", finished_rows()), folder / "release", release_info())
    return folder / "release"


@pytest.fixture
def release(made: Path, tmp_path: Path) -> Path:
    """A copy, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "release"))


def test_a_release_is_valid(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(release), "--report", str(tmp_path / "validation.json")]) == 0
    assert capsys.readouterr().out.count("valid") >= 5
    report = json.loads((tmp_path / "validation.json").read_text(encoding="utf-8"))
    assert [each["count"] for each in report["judgements"]] == [0] * 5
    assert report["version"] == release_info().package.version


def set_cell(table: str, column: str, value: Any) -> Callable[[Path], None]:
    """Change a cell of the first row in both forms; the checksums fit afterwards."""

    def change(release: Path) -> None:
        edit(release, table, lambda rows: rows[0].update({column: value}))
        cover_up(release)

    return change


def describe_otherwise(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    return lambda release: describe(release, change)


def in_csv(table: str, old: str, new: str) -> Callable[[Path], None]:
    """Change words of the CSV file alone; the checksums fit afterwards."""

    def change(release: Path) -> None:
        path = release / "data" / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        cover_up(release)

    return change


@pytest.mark.parametrize(
    ("plant", "found_by"),
    [
        # files
        (lambda release: (release / "README.md").write_text("changed"), SUMS),
        (lambda release: (release / "data" / "quotes.csv").unlink(), SUMS),
        (lambda release: (release / "more.txt").write_text("added"), SUMS),
        (lambda release: (release / "SHA256SUMS").unlink(), SUMS),
        (lambda release: (release / "SHA256SUMS").write_text("no checksums\n"), SUMS),
        # the descriptor
        (describe_otherwise(lambda d: d.update(name=3)), PROFILE),
        (describe_otherwise(lambda d: d.update(resources=[])), PROFILE),
        (describe_otherwise(lambda d: d.update(created="yesterday")), PROFILE),
        (describe_otherwise(lambda d: d.update(contributors="Ada Nwosu")), PROFILE),
        # tables against the descriptor: keys, codes, types, sizes
        (in_csv("quotes", '"mara-ellingsen"', '"nobody"'), TABLES),
        (in_csv("mentions", '"name",', '"nick",'), TABLES),
        (in_csv("articles", "article_id", "article"), TABLES),
        (describe_otherwise(lambda d: d["resources"][0].update(bytes=1)), TABLES),
        (describe_otherwise(lambda d: d["resources"][0].update(hash="sha256:" + "0" * 64)), TABLES),
        # rows against their schema
        (set_cell("quotes", "kind", "shouted"), ROWS),
        (set_cell("quotes", "start", -1), ROWS),
        (set_cell("quotes", "text_sha256", "abc"), ROWS),
        (set_cell("entities", "name", ""), ROWS),
        (lambda release: (release / "data" / "events.parquet").write_bytes(b"PAR1"), ROWS),
        # one form against the other
        (in_csv("entities", '"Mara Ellingsen"', '"Mara Ellingson"'), FORMS),
        (in_csv("articles", '"article_id","path"', '"path","article_id"'), FORMS),
    ],
)
def test_planted_faults_are_found(plant: Callable[[Path], object], found_by: int, release: Path) -> None:
    plant(release)
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    _, _, judge = JUDGES[found_by]
    assert list(judge(release, descriptor))


def test_what_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"no readable datapackage\.json"):
        validate(tmp_path)


def test_a_missing_validator_is_told(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.validate.LIBRARIES", ("no_such_validator",))
    with pytest.raises(ReleaseError, match="no_such_validator: not installed; pip install"):
        validate(release)
