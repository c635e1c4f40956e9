"""The time line of a release: which events are in it, and its picture."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from finished_tables import Rows, finished_rows, make_release, release_info, write_tables

from pipeline.export.timeline import PICTURE, Entry, picture, read_timeline
from pipeline.verify import verify

SUMMARY = "Mara Ellingsen opened the quay."
OPENED = Entry("2021-05-04", None, "actual", 2, SUMMARY)


def entries(tmp_path: Path, rows: Rows) -> list[Entry]:
    return read_timeline(write_tables(tmp_path / "tables", rows))


def changed(table: str, row: int, **values: Any) -> Rows:
    rows = finished_rows()
    rows[table][row] |= values
    return rows


def test_an_event_that_two_articles_date_and_place_is_in_it(tmp_path: Path) -> None:
    assert entries(tmp_path, finished_rows()) == [OPENED]


def without_place() -> Rows:
    rows = finished_rows()
    for mention in rows["event_mentions"]:
        mention["place_id"] = None
    return rows


def undated() -> Rows:
    rows = finished_rows()
    for mention in rows["event_mentions"]:
        mention["date_basis"] = "carried"
    return rows


@pytest.mark.parametrize(
    "rows",
    [
        changed("events", 0, date=None),
        changed("events", 0, summary=None),  # nothing is known that could be told
        changed("articles", 1, duplicate_of="closed"),  # one text in two places
        changed("articles", 1, copy_of="closed"),  # one report in two papers
        without_place(),  # no name that two articles tell
        undated(),  # a date that no article states of it
    ],
    ids=["no date", "no summary", "a duplicate", "a copy", "no name", "no date of its own"],
)
def test_what_is_not_well_told_is_not_in_it(rows: Rows, tmp_path: Path) -> None:
    assert entries(tmp_path, rows) == []
    make_release(tmp_path / "tables", tmp_path / "release", release_info())
    assert not (tmp_path / "release" / PICTURE).exists()
    assert "more than one independent article" in (tmp_path / "release" / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    make_release(write_tables(tmp_path / "tables", finished_rows()), tmp_path / "release", release_info())
    return tmp_path / "release"


def test_the_picture_is_described_listed_and_shown(release: Path) -> None:
    listed = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [item["mediatype"] for item in listed if item["path"] == PICTURE] == ["image/svg+xml"]
    assert PICTURE in (release / "SHA256SUMS").read_text(encoding="utf-8")
    assert f"]({PICTURE})" in (release / "README.md").read_text(encoding="utf-8")


def test_a_picture_that_was_changed_is_told(release: Path) -> None:
    before = {str(problem) for problem in verify(release).findings.problems}
    (release / PICTURE).write_text("<svg/>", encoding="utf-8")
    found = {str(problem) for problem in verify(release).findings.problems} - before
    assert any(PICTURE in problem and "bytes" in problem for problem in found)


def test_the_picture_has_every_event_in_the_order_of_its_days() -> None:
    long = "A word " * 40
    given = [OPENED, Entry("2021-05-05", "2021-05-07", "planned", 30, f"Fish & <chips> {long}")]
    root = ET.fromstring(picture(given))
    words = [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words[0] == "2021-05-04"
    assert "2021-05-05 to 2021-05-07" in words
    assert any("Fish & <chips>" in line for line in words)
    assert max(map(len, words)) < 100
    dots = [dot.get("class") for dot in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert dots == ["dot", "dot open"]
