"""The files of a release: the same bytes for the same tables, valid by the standard, and readable for people."""

import csv
import dataclasses
import hashlib
import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from finished_tables import CLOSED, finished_rows, make_release, release_info, write_tables
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.digests import release_digest, table_digest
from pipeline.export import ReleaseInfo
from pipeline.export.parquet import ROW_GROUP, regroup
from pipeline.read import Package
from pipeline.schema import TABLES, table, tables


def made(folder: Path, *, row_group_size: int = 1000, private: bool = False) -> Path:
    """A release of the small tables."""
    rows = finished_rows()
    if private:
        rows["articles"][0]["text"] = CLOSED
    finished = write_tables(folder / "tables", rows, row_group_size=row_group_size)
    make_release(finished, folder / "release", release_info(private=private))
    return folder / "release"


def contents(release: Path) -> dict[str, bytes]:
    files = sorted(path for path in release.rglob("*") if path.is_file())
    return {path.relative_to(release).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("export"))


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("private"), private=True)


def descriptor(release: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    return found


PEOPLE = ("timeline.svg", "CITATION.cff", "DATASHEET.md", "README.md", "RIGHTS.csv", "SHA256SUMS", "data/dictionary.md")
MACHINES = (
    *("croissant.json", "datacite.json", "datapackage.json", "dataset.jsonld", "provenance.jsonld"),
    "ro-crate-metadata.json",
)


def test_the_files_of_a_release(release: Path) -> None:
    data = [f"data/{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")]
    assert list(contents(release)) == sorted([*data, *PEOPLE, *MACHINES])


@pytest.mark.parametrize("row_group_size", [1000, 1])  # as before; every row a batch of its own
def test_the_same_tables_give_the_same_bytes(row_group_size: int, release: Path, tmp_path: Path) -> None:
    assert contents(made(tmp_path, row_group_size=row_group_size)) == contents(release)


@given(st.lists(st.integers(0, 7), max_size=12), st.integers(1, 9))
@settings(deadline=None)
def test_rows_are_regrouped_whatever_the_batches(sizes: list[int], size: int) -> None:
    schema = pa.schema([pa.field("n", pa.int64())])
    numbers = iter(range(sum(sizes)))
    batches = [pa.record_batch({"n": pa.array([next(numbers) for _ in range(rows)], pa.int64())}) for rows in sizes]
    groups = list(regroup(batches, schema, size))
    assert [group["n"].to_pylist() for group in groups] == [
        list(range(start, min(start + size, sum(sizes)))) for start in range(0, sum(sizes), size)
    ]
    assert all(group["n"].num_chunks == 1 for group in groups)


def test_row_groups_have_a_fixed_size(tmp_path: Path) -> None:
    rows = finished_rows()
    one = rows["event_types"][0]
    rows["event_types"] = [one | {"type": f"type-{number:05}"} for number in range(ROW_GROUP + 10)]
    for cut in (700, 100_000):
        finished = write_tables(tmp_path / f"tables-{cut}", rows, row_group_size=cut)
        make_release(finished, tmp_path / f"release-{cut}", release_info())
    first, second = (tmp_path / f"release-{cut}" / "data" / "event_types.parquet" for cut in (700, 100_000))
    found = pq.read_metadata(first)
    assert [found.row_group(number).num_rows for number in range(found.num_row_groups)] == [ROW_GROUP, 10]
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_declared_columns_and_tells_what_it_is(name: str, release: Path) -> None:
    schema = pq.read_schema(release / "data" / f"{name}.parquet")
    assert schema.equals(table(name).arrow_schema())
    for column in table(name).columns:
        assert schema.field(column.name).metadata == {b"description": column.description.encode()}
    assert schema.metadata == {
        b"description": table(name).description.encode(),
        b"licence": b"Creative Commons Attribution 4.0",
        b"table": name.encode(),
        b"title": b"News of Port Sorrel",
        b"version": b"1.2.0",
    }


def test_parquet_is_compressed_and_has_statistics(release: Path) -> None:
    column = pq.read_metadata(release / "data" / "quotes.parquet").row_group(0).column(3)
    assert (column.path_in_schema, column.compression) == ("start", "ZSTD")
    assert column.statistics is not None
    assert (column.statistics.min, column.statistics.max) == (39, 92)


def test_csv_is_plain(release: Path) -> None:
    """Lists are JSON, null is nothing, line breaks and quotation marks stay, lines end with LF."""
    content = (release / "data" / "articles.csv").read_bytes()
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")
    with (release / "data" / "articles.csv").open(encoding="utf-8", newline="") as file:
        closed, open_ = csv.DictReader(file)
    assert open_["text"] == finished_rows()["articles"][1]["text"]
    assert json.loads(open_["authors"]) == ["Ada Nwosu", 'Lee "Jo" Park, Jr.']
    assert (open_["published"], open_["word_count"]) == (
        "2021-05-05",
        str(finished_rows()["articles"][1]["word_count"]),
    )
    assert (closed["authors"], closed["published"], closed["text"]) == ("[]", "", "")


@pytest.mark.parametrize("which", ["release", "private"])
def test_frictionless_finds_nothing(which: str, request: pytest.FixtureRequest) -> None:
    report = frictionless.validate(str(request.getfixturevalue(which) / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])
    assert [task.type for task in report.tasks] == [*["table", "file"] * len(TABLES), "file"]  # and the picture
    assert report.warnings == []


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("quotes.csv", '"mara-ellingsen"', '"mara-ellingson"', "foreign-key"),  # a speaker that is no entity
        ("mentions.csv", '"name",', '"nick",', "constraint-error"),  # a code that is not on the list
        ("mentions.parquet", "PAR1", "PAR2", "hash-count"),  # bytes of the other form
    ],
)
def test_frictionless_finds_planted_faults(file: str, old: str, new: str, kind: str, tmp_path: Path) -> None:
    """The descriptor says enough for others to find faults: keys, codes and hashes."""
    release = made(tmp_path)
    path = release / "data" / file
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
    report = frictionless.validate(str(release / "datapackage.json"))
    assert kind in {row[0] for row in report.flatten(["type"])}


@pytest.mark.parametrize("which", ["release", "private"])
def test_the_official_profile_accepts_the_descriptor(which: str, request: pytest.FixtureRequest) -> None:
    profiles = resources.files("dplib").joinpath("profiles/2.0")
    profile = json.loads(profiles.joinpath("datapackage.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(profile)(profile, format_checker=jsonschema.FormatChecker())
    found = validator.iter_errors(descriptor(request.getfixturevalue(which)))
    assert [(list(error.absolute_path), error.message) for error in found] == []


def test_the_descriptor_says_what_the_package_is(release: Path) -> None:
    digests = {name: table_digest(release / "data" / f"{name}.parquet") for name in TABLES}
    found = descriptor(release)
    expected = {
        "name": "port-sorrel",
        "title": "News of Port Sorrel",
        "version": "1.2.0",
        "created": "2021-06-01T00:00:00Z",
        "homepage": "https://sorrel.example/data",
        "keywords": ["news", "quotations"],
        "contributors": [{"title": "Ada Nwosu", "roles": ["author"]}],
        "onrecord": {
            "software": "onrecord 0.1.0",
            "model": "en_core_web_sm 3.8.0",
            "private": False,
            "rights": {"full_text_licenses": ["CC-BY-4.0"], "quote_words": 50, "quote_share": 0.15},
            "digest": release_digest(digests),
            "table_digests": digests,
        },
        "sources": [
            {"title": "Quay is late (The Sorrel | Echo)", "path": "https://echo.example/quay?a=1&b=2"},
            {"title": "Mayor opens the quay 🎼🎼 (2021-05-05)"},
        ],
    }
    assert {name: found[name] for name in expected} == expected


def test_the_descriptor_lists_the_files_as_they_are(release: Path) -> None:
    listed = descriptor(release)["resources"]
    assert isinstance(listed, list)
    assert [item["path"] for item in listed] == [
        *(f"data/{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")),
        "timeline.svg",
    ]
    for item in listed:
        content = (release / item["path"]).read_bytes()
        assert item["bytes"] == len(content)
        assert item["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_package_that_says_little_gets_a_valid_descriptor(tmp_path: Path) -> None:
    info = ReleaseInfo(package=Package(name="bare", title="Bare"), software="onrecord 0.1.0", model="none")
    make_release(write_tables(tmp_path / "tables", finished_rows()), tmp_path / "release", info)
    found = descriptor(tmp_path / "release")
    assert not {"created", "licenses", "contributors", "keywords", "homepage"} & set(found)
    assert "No licence is stated." in (tmp_path / "release" / "README.md").read_text(encoding="utf-8")


def test_empty_tables_are_exported(tmp_path: Path) -> None:
    finished = tmp_path / "tables"
    finished.mkdir()
    for each in tables():
        pq.write_table(each.arrow_schema().empty_table(), finished / f"{each.name}.parquet")
    make_release(finished, tmp_path / "release", release_info())
    assert (tmp_path / "release" / "data" / "event_types.csv").read_text(encoding="utf-8").count("\n") == 1
    assert "No dated event is told of by name in more than one independent article." in (
        tmp_path / "release" / "README.md"
    ).read_text(encoding="utf-8")


def test_every_descriptor_marks_a_private_release(private: Path, release: Path) -> None:
    mark = "not for redistribution"
    assert descriptor(private)["onrecord"]["private"] is True
    assert "licenses" not in descriptor(private)
    for path in ("README.md", "DATASHEET.md", "CITATION.cff", *MACHINES):
        assert mark in (private / path).read_text(encoding="utf-8")
    for name in TABLES:
        assert mark in pq.read_schema(private / "data" / f"{name}.parquet").metadata[b"licence"].decode()
    assert not any(mark.encode() in content for content in contents(release).values())


@pytest.mark.parametrize(
    ("stated", "created", "year"),
    [
        (None, None, None),  # not stated: no clock is read
        ("2021-06-01", "2021-06-01T00:00:00Z", 2021),  # a day
        ("2021-06-01T10:30:00", "2021-06-01T10:30:00Z", 2021),  # a time without zone
        ("2021-06-01T10:30:00+02:00", "2021-06-01T10:30:00+02:00", 2021),  # a time with zone
    ],
)
def test_when_the_collection_was_made(stated: str | None, created: str | None, year: int | None) -> None:
    info = release_info()
    info = dataclasses.replace(info, package=dataclasses.replace(info.package, created=stated))
    assert (info.created, info.year) == (created, year)


def test_the_dictionary_describes_every_column(release: Path) -> None:
    text = (release / "data" / "dictionary.md").read_text(encoding="utf-8")
    for each in tables():
        (entry,) = re.findall(rf"^## {each.name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        assert each.description in entry
        for column in each.columns:
            (line,) = re.findall(rf"^\| `{column.name}` \|.*$", entry, re.MULTILINE)
            assert column.description in line
            assert ("| yes |" in line) == column.nullable
            assert all(f"`{code}`" in line for code in column.enum)
        for key in each.foreign_keys:
            assert f"a key of `{key.table}`" in entry


def test_the_readme_tells_rows_rights_and_events(release: Path, private: Path) -> None:
    text = (release / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# News of Port Sorrel\n\nVersion 1.2.0. Articles about an invented town.\n")
    assert "| `articles` | 2 |" in text
    assert "| CC-BY-4.0 | 1 | 1 |\n| not stated | 1 | 0 |" in text
    assert "| 2021-05-04 | actual | 2 | Mara Ellingsen opened the quay. |" in text
    assert "holds offsets and hashes" in text
    assert "holds offsets and hashes" not in (private / "README.md").read_text(encoding="utf-8")


def test_markup_in_a_summary_stays_text(tmp_path: Path) -> None:
    rows = finished_rows()
    rows["events"][0]["summary"] = "A | B\n<b>opened</b> the quay."
    make_release(write_tables(tmp_path / "tables", rows), tmp_path / "release", release_info())
    text = (tmp_path / "release" / "README.md").read_text(encoding="utf-8")
    assert "| 2021-05-04 | actual | 2 | A \\| B &lt;b>opened&lt;/b> the quay. |" in text
