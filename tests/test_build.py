"""The whole run: a folder of texts becomes a release, or one sentence says why not and nothing changes."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import pipeline.build
from pipeline.__main__ import main
from pipeline.build import Options, Progress, build
from pipeline.check import check_release
from pipeline.errors import InvalidRows, LexiconError, SeedError
from pipeline.export import ReleaseInfo, Written
from pipeline.schema import TABLES
from pipeline.store import Store


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def rows(release: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(release / "data" / f"{table}.parquet").to_pylist()
    return found


@pytest.fixture(scope="session")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the two small articles."""
    out = tmp_path_factory.mktemp("build") / "release"
    build(Path(__file__).parent / "data" / "build" / "two-articles", out)
    return out


def test_every_table_is_there_in_both_forms(harbor: Path) -> None:
    for table in TABLES:
        assert (harbor / "data" / f"{table}.parquet").is_file()
        assert (harbor / "data" / f"{table}.csv").is_file()
    assert list(check_release(harbor)) == []


def test_what_two_articles_say(harbor: Path) -> None:
    articles = {row["article_id"]: row for row in rows(harbor, "articles")}
    assert articles["first"]["published"] == date(2021, 3, 4)
    assert articles["first"]["published_basis"] == "manifest"
    assert articles["first"]["dateline"] == "Riverton"
    assert articles["second"]["headline"] == "Riverton looks for a new harbor master"
    assert articles["second"]["authors"] == ["Tamsin Okoro"]
    assert articles["second"]["published"] == date(2021, 3, 5)

    people = {row["entity_id"]: row for row in rows(harbor, "entities") if row["type"] == "person"}
    assert people["ines-calloway"]["article_count"] == 2
    assert people["dana-holloway"]["article_count"] == 2

    words = {row["text"]: row["speaker_id"] for row in rows(harbor, "quotes") if row["kind"] == "direct"}
    assert words["The harbor belongs to everyone,"] == "ines-calloway"
    assert words["We will not look away."] == "ines-calloway"

    statement = next(row for row in rows(harbor, "statements") if row["article_count"] == 2)
    assert statement["quote_count"] == 2

    arrests = [row for row in rows(harbor, "events") if row["type"] == "arrest"]
    assert [row["date"] for row in arrests] == ["2021-03-02"]


def test_text_is_given_only_where_the_licence_is_on_the_list(harbor: Path) -> None:
    texts = {row["article_id"]: row["text"] for row in rows(harbor, "articles")}
    assert texts["first"].startswith("RIVERTON – Police arrested")
    assert texts["second"] is None


def test_a_private_release_holds_all_text_and_says_so(collection: Path, tmp_path: Path) -> None:
    build(collection, tmp_path / "out", options=Options(private=True))
    assert all(row["text"] for row in rows(tmp_path / "out", "articles"))
    assert all(row["text"] for row in rows(tmp_path / "out", "quotes"))
    descriptor = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert "not for redistribution" in json.dumps(descriptor).lower()
    assert "not for redistribution" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8").lower()


def test_a_text_in_another_language_is_listed_without_rows(collection: Path, tmp_path: Path) -> None:
    words = "La policía detuvo ayer en el puerto a la antigua directora, según informó el ayuntamiento de la ciudad."
    (collection / "tercera.txt").write_text(words + "\n\n" + words + "\n", encoding="utf-8")
    summary = build(collection, tmp_path / "out")
    article = next(row for row in rows(tmp_path / "out", "articles") if row["article_id"] == "tercera")
    assert article["language"] == "es"
    assert any("1 of 3 articles are not in English" in said and "('tercera.txt')" in said for said in summary.advice)
    assert all(row["article_id"] != "tercera" for row in rows(tmp_path / "out", "mentions"))


def test_the_same_text_twice_is_marked_as_a_duplicate(collection: Path, tmp_path: Path) -> None:
    (collection / "third.txt").write_bytes((collection / "first.txt").read_bytes())
    build(collection, tmp_path / "out")
    duplicates = {row["article_id"]: row["duplicate_of"] for row in rows(tmp_path / "out", "articles")}
    assert duplicates == {"first": None, "second": None, "third": "first"}


# What a user may do wrong -> what the one sentence says.
def empty(seeds: Path) -> None:
    for path in seeds.iterdir():
        path.unlink()


def undecodable(seeds: Path) -> None:
    (seeds / "latin.txt").write_bytes("Caf\u00e9 closed after fire".encode("latin-1"))


def unknown_column(seeds: Path) -> None:
    (seeds / "manifest.csv").write_text("path,publshed\nfirst.txt,2021-03-04\n", encoding="utf-8")


def unknown_key(seeds: Path) -> None:
    (seeds / "package.toml").write_text('titel = "Harbor"\n', encoding="utf-8")


def changed_text(seeds: Path) -> None:
    (seeds / "manifest.csv").write_text(f"path,sha256\nfirst.txt,{'0' * 64}\n", encoding="utf-8")


def unknown_format(seeds: Path) -> None:
    (seeds / "scan.pdf").write_bytes(b"%PDF")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (empty, ["seeds", "no article"]),  # nothing to build from
        (undecodable, ["latin.txt", "utf-8"]),  # the wrong encoding
        (unknown_column, ["manifest.csv", "publshed", "published"]),  # a typing error, with the right name
        (unknown_key, ["package.toml", "titel", "title"]),  # the same in the package's file
        (changed_text, ["manifest.csv", "first.txt", "sha256"]),  # not the text that the manifest speaks of
        (unknown_format, ["scan.pdf", ".txt"]),  # no reader, with those there are
    ],
)
def test_bad_input_is_one_sentence_and_leaves_the_release_alone(
    spoil: Callable[[Path], None],
    said: list[str],
    collection: Path,
    harbor: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = Path(shutil.copytree(harbor, tmp_path / "out"))
    before = digests(out)
    spoil(collection)
    assert main(["build", "--seeds", str(collection), "--out", str(out)]) == 1
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert [part for part in said if part.lower() not in message.lower()] == []
    assert digests(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "seeds"]


def test_a_bad_article_at_the_end_is_found_before_any_is_annotated(collection: Path, tmp_path: Path) -> None:
    (collection / "zulu.txt").write_bytes(b"Caf\xe9 closed after fire")
    seen: list[Progress] = []
    with pytest.raises(SeedError, match=r"zulu\.txt line 1"):
        build(collection, tmp_path / "out", report=seen.append)
    assert seen == []


def test_an_output_that_is_a_file_is_one_sentence(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("not a folder")
    assert main(["build", "--seeds", str(collection), "--out", str(tmp_path / "out")]) == 1
    assert "out: is a file" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "not a folder"


def test_a_missing_model_is_one_sentence(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["build", "--seeds", str(collection), "--out", str(tmp_path / "out"), "--model", "en_no_such_model"]
    assert main(arguments) == 1
    assert "en_no_such_model" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# A fault planted in the first row of a table -> table and column that the report names.
FAULTS = [
    ("mentions", {"entity_id": "nobody"}, "entity_id"),  # a foreign key that leads nowhere
    ("event_mentions", {"date": "2021-13-40"}, "date"),  # no such month and day
    ("mentions", {"start": 10_000, "end": 10_005}, "start"),  # an offset beyond the text
    ("mentions", {"text": "Someone Else"}, "text"),  # words that do not stand there
    ("entities", {"type": "robot"}, "type"),  # a code that is not allowed
]


@pytest.mark.parametrize(("table", "fault", "column"), FAULTS)
def test_a_planted_fault_is_named_and_nothing_is_published(
    table: str,
    fault: dict[str, Any],
    column: str,
    collection: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assemble = pipeline.build.assemble

    def assemble_with_fault(store: Store, data: Path, info: ReleaseInfo) -> dict[str, Written]:
        written = assemble(store, data, info)
        path = data / f"{table}.parquet"
        found = pq.read_table(path)
        pq.write_table(pa.Table.from_pylist([found.to_pylist()[0] | fault, *found.to_pylist()[1:]], found.schema), path)
        return written

    monkeypatch.setattr(pipeline.build, "assemble", assemble_with_fault)
    with pytest.raises(InvalidRows) as caught:
        build(collection, tmp_path / "out")
    assert any(problem.table == table and column in problem.column for problem in caught.value.findings.problems)
    assert not (tmp_path / "out").exists()


def test_a_column_that_no_query_fills_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.build, "query", lambda _: "SELECT 'a/b' AS rule, 'a' AS step")
    with pytest.raises(LexiconError) as told:
        pipeline.build.filled(Store(tmp_path), "rules")
    assert str(told.value) == (
        "schemas/rules.json: declares meaning, example, words, gives, effect, which pipeline/tables/sql/rules.sql does "
        "not give; fill it there, or in the evidence that it reads"
    )
