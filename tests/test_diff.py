"""Which rows differ between two releases, and why: nothing more than what was changed, and what it touches."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import DATA
from releases import Rows, describe, edit, rows_of

from pipeline.__main__ import main
from pipeline.build import build
from pipeline.diff import Difference, TableDifference, diff, to_markdown, to_text
from pipeline.errors import ReleaseError

SEEDS = DATA / "build" / "two-articles"
THIRD = """Ferry service returns to Port Sorrel

PORT SORREL – Ferries between Port Sorrel and Fenwick will run again on Monday, said Lena Abbott, a ferry captain.

“The boats are ready,” Abbott said.
"""
Edit = Callable[[Path], object]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles, of which the third shares nothing with the others."""
    seeds = Path(shutil.copytree(SEEDS, tmp_path_factory.mktemp("diff") / "seeds"))
    (seeds / "third.txt").write_text(THIRD, encoding="utf-8", newline="")
    return seeds


@pytest.fixture(scope="module")
def old(three: Path) -> Path:
    """The release of the three articles."""
    build(three, three.parent / "old")
    return three.parent / "old"


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    """A copy of the release, to be changed."""
    return Path(shutil.copytree(old, tmp_path / "new"))


@pytest.fixture
def pair(old: Path, new: Path) -> tuple[Path, Path]:
    """The release and its copy."""
    return old, new


def rebuilt(three: Path, folder: Path, change: Edit) -> Path:
    """The release of a changed copy of the seeds."""
    seeds = Path(shutil.copytree(three, folder / "seeds"))
    change(seeds)
    build(seeds, folder / "rebuilt")
    return folder / "rebuilt"


def changed(difference: Difference) -> dict[str, TableDifference]:
    return {table.table: table for table in difference.tables if table.any}


def differing(folder: Path, table: str) -> Rows:
    found: Rows = pq.read_table(folder / f"{table}.parquet").to_pylist()
    return found


def reasons(difference: Difference) -> set[str]:
    return {reason for table in difference.tables for _, reason in table.reasons}


def test_a_release_does_not_differ_from_itself(old: Path, new: Path) -> None:
    difference = diff(old, new)
    assert changed(difference) == {}
    assert "no row differs" in to_text(difference)
    assert "No row differs." in to_markdown(difference)


def test_an_edited_text_changes_its_rows_and_what_they_share(old: Path, three: Path, tmp_path: Path) -> None:
    def change(seeds: Path) -> None:
        path = seeds / "second.md"
        path.write_text(
            path.read_text(encoding="utf-8") + "\nHolloway did not comment on the search.\n", encoding="utf-8"
        )

    difference = diff(old, rebuilt(three, tmp_path, change), tmp_path / "rows")
    tables = changed(difference)
    assert tables["articles"].changes == {"changed": 1}
    assert {"sha256", "text_sha256", "body_end", "word_count"} <= set(tables["articles"].columns)
    assert "added" in tables["mentions"].changes
    articles = {
        row[f"article_id_{side}"]
        for name in ("regions", "mentions", "quotes", "date_mentions", "event_mentions", "event_participants")
        for row in differing(tmp_path / "rows", name)
        for side in ("old", "new")
    }
    assert articles - {None} == {"second"}
    touched = {row["entity_id_new"] or row["entity_id_old"] for row in differing(tmp_path / "rows", "entities")}
    assert touched == {"dana-holloway"}
    assert reasons(difference) == {"source text changed", "source text changed (second)"}


def test_an_article_that_comes_or_goes(old: Path, three: Path, tmp_path: Path) -> None:
    without = rebuilt(three, tmp_path, lambda seeds: (seeds / "third.txt").unlink())
    gone, come = changed(diff(old, without)), changed(diff(without, old))
    assert gone["articles"].reasons == {("removed", "article removed"): 1}
    assert gone["quotes"].reasons == {("removed", "article removed"): gone["quotes"].changes["removed"]}
    assert come["articles"].reasons == {("added", "article added"): 1}
    assert set(gone) == set(come)
    assert all("changed" not in table.changes for table in gone.values())


def test_a_withdrawn_article_is_said_to_be_withdrawn(old: Path, three: Path, tmp_path: Path) -> None:
    def withdraw(seeds: Path) -> None:
        (seeds / "withdrawn.csv").write_text("path,reason\nthird.txt,asked for by the publisher\n", encoding="utf-8")

    difference = changed(diff(old, rebuilt(three, tmp_path, withdraw)))
    assert difference["articles"].reasons == {("removed", "article withdrawn"): 1}


def test_a_renamed_file_moves_ids_and_changes_nothing_else(old: Path, three: Path, tmp_path: Path) -> None:
    renamed = rebuilt(three, tmp_path, lambda seeds: (seeds / "third.txt").rename(seeds / "ferries.txt"))
    tables = changed(diff(old, renamed, tmp_path / "rows"))
    assert tables["articles"].columns == {"path": 1}
    assert tables["articles"].reasons == {("changed", "file renamed"): 1}
    assert all(set(table.changes) == {"moved"} for name, table in tables.items() if name != "articles")
    (row, *_) = differing(tmp_path / "rows", "mentions")
    assert (row["article_id_old"], row["article_id_new"]) == ("third", "ferries")
    assert row["mention_id_new"] == row["mention_id_old"].replace("third:", "ferries:")


def test_an_entity_with_another_id_and_the_same_evidence_moved(old: Path, new: Path) -> None:
    def rename(rows: Rows) -> None:
        for row in rows:
            row.update({column: "abbott-lena" for column, value in row.items() if value == "lena-abbott"})

    for table in ("entities", "entity_titles", "mentions", "quotes", "quote_speakers", "event_participants"):
        edit(new, table, rename)
    tables = changed(diff(old, new))
    assert tables["entities"].reasons == {("moved", "only the id moved"): 1}
    assert tables["mentions"].reasons == {("moved", "only the id moved"): tables["mentions"].changes["moved"]}


def set_first(table: str, **values: Any) -> Edit:
    return lambda release: edit(release, table, lambda rows: rows[0].update(values))


def other_model(release: Path) -> None:
    set_first("quotes", rule="another")(release)
    describe(release, lambda descriptor: descriptor["onrecord"].update(model="en_core_web_lg 3.8.0"))


def withhold(release: Path) -> None:
    edit(release, "articles", lambda rows: [row.update(text=None) for row in rows])


def pop_alias(release: Path) -> None:
    edit(release, "date_mentions", lambda rows: rows.pop())


@pytest.mark.parametrize(
    ("change", "table", "changes", "columns", "reason"),
    [
        # a value of one row, and nothing that explains it
        (set_first("quotes", rule="x"), "quotes", {"changed": 1}, {"rule": 1}, "not known: the texts and the versions"),
        # two values of one row
        (
            set_first("events", summary="x", status="denied"),
            "events",
            {"changed": 1},
            {"status": 1, "summary": 1},
            "not",
        ),
        # a list
        (set_first("entities", titles=["x"]), "entities", {"changed": 1}, {"titles": 1}, "not known"),
        # null in place of a value
        (
            set_first("articles", authors=["x"], dateline=None),
            "articles",
            {"changed": 1},
            {"authors": 1, "dateline": 1},
            "article's metadata",
        ),
        # a row lost
        (pop_alias, "date_mentions", {"removed": 1}, {}, "not known"),
        # another model made it
        (other_model, "quotes", {"changed": 1}, {"rule": 1}, "pipeline changed: en_core_web_sm"),
        # what is known of the article
        (
            set_first("articles", genre="opinion"),
            "articles",
            {"changed": 1},
            {"genre": 1},
            "article's metadata changed",
        ),
        # a text that is no longer published
        (withhold, "articles", {"changed": 1}, {"text": 1}, "rights changed"),
    ],
)
def test_a_change_is_counted_and_explained(
    change: Edit, table: str, changes: dict[str, int], columns: dict[str, int], reason: str, pair: tuple[Path, Path]
) -> None:
    change(pair[1])
    (found,) = changed(diff(*pair)).values()
    assert (found.table, found.changes, found.columns) == (table, changes, columns)
    ((_, why),) = found.reasons
    assert why.startswith(reason)


def test_columns_that_only_one_release_has_are_named(old: Path, new: Path) -> None:
    path = new / "data" / "quotes.parquet"
    table = pq.read_table(path)
    pq.write_table(table.drop_columns(["rule"]).append_column("tone", table["kind"]), path)
    (quotes,) = changed(diff(old, new)).values()
    assert (quotes.new_columns, quotes.lost_columns, quotes.changes) == (("tone",), ("rule",), {})
    assert "new columns: tone" in to_text(diff(old, new))


def test_the_command_writes_summary_and_rows(
    old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_first("quotes", rule="x")(new)
    out, markdown = tmp_path / "rows", tmp_path / "CHANGES.md"
    assert main(["diff", str(old), str(new), "--out", str(out), "--markdown", str(markdown)]) == 0
    assert "quotes: 1 changed\n  changed columns: rule (1)\n" in capsys.readouterr().out
    assert "| `quotes` | 0 | 0 | 1 | 0 |" in markdown.read_text(encoding="utf-8")
    (row,) = differing(out, "quotes")
    assert (row["change"], row["columns"], row["rule_new"]) == ("changed", ["rule"], "x")
    assert row["quote_id_old"] == row["quote_id_new"] == rows_of(old, "quotes")[0]["quote_id"]
    assert differing(out, "mentions") == []


def test_what_cannot_be_compared_is_one_sentence(old: Path, new: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="not a release"):
        diff(old, tmp_path)
    (new / "data" / "quotes.parquet").write_bytes(b"nothing")
    with pytest.raises(ReleaseError, match=r"quotes\.parquet: no table of a release"):
        diff(old, new)
    (tmp_path / "datapackage.json").write_text(json.dumps({"title": "empty"}), encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"articles\.parquet: no table of a release"):
        diff(old, tmp_path)


def test_nothing_but_an_earlier_comparison_is_overwritten(old: Path, new: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in (new / "data").iterdir()}
    for apart in (new, new / "data", old, new.parent):
        with pytest.raises(ReleaseError, match="apart from the releases"):
            diff(old, new, apart)
    assert {path.name: path.read_bytes() for path in (new / "data").iterdir()} == before
    out = tmp_path / "rows"
    for _ in range(2):
        diff(old, new, out)
    shutil.copy(new / "data" / "quotes.parquet", out)
    with pytest.raises(ReleaseError, match=r"holds 'quotes\.parquet', which no comparison wrote"):
        diff(old, new, out)


@pytest.mark.parametrize("option", ["--markdown", "--out"])
def test_what_cannot_be_written_is_one_sentence(
    option: str, old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "in-a-file"
    assert main(["diff", str(old), str(new), option, str(place)]) == 1
    assert (
        capsys.readouterr().err == f"onrecord: {place}: cannot be written: Not a directory; choose another {option}\n"
    )


def test_a_table_that_the_old_release_does_not_know_is_new(old: Path, new: Path) -> None:
    (new / "data" / "entity_names.parquet").unlink()

    def forget(descriptor: dict[str, Any]) -> None:
        descriptor["resources"] = [item for item in descriptor["resources"] if "entity_names" not in item["path"]]

    describe(new, forget)
    names = len(rows_of(old, "entity_names"))
    (table,) = changed(diff(new, old)).values()
    assert (table.table, table.changes) == ("entity_names", {"added": names})
    assert table.reasons == {("added", "only one of the releases has this table"): names}
    (table,) = changed(diff(old, new)).values()
    assert table.changes == {"removed": names}


def test_a_table_that_is_missing_although_described_is_an_error(old: Path, new: Path) -> None:
    (new / "data" / "entity_names.parquet").unlink()
    with pytest.raises(ReleaseError, match=r"entity_names\.parquet: no table of a release"):
        diff(old, new)
