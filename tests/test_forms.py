"""A form stands in `FORMS`, and nowhere else: the worked example of the page on exports, followed."""

import json
import shutil
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from finished_tables import finished_rows, make_release, release_info, write_tables
from worked_examples import blocks

from pipeline.check import check_release, digest
from pipeline.export import forms
from pipeline.export.forms import Form
from pipeline.schema import TABLES

PAGE, SECTION = "pipeline/export/README.md", "## Adding a form"


def example() -> Form:
    """The form of the page, from its own lines."""
    code, _, entry, _ = blocks(PAGE, SECTION)
    module = types.ModuleType("jsonl")
    exec(code.content, module.__dict__)
    added = "".join(f"{line[1:]}\n" for line in entry.content.splitlines() if line.startswith("+"))
    names = {"Form": Form, "CSV": forms.CSV, "PARQUET": forms.PARQUET, "tuple": tuple, **module.__dict__}
    exec(added, names)
    found: Form = names["JSONL"]
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with a third form, which nothing but `FORMS` knows of."""
    folder = tmp_path_factory.mktemp("forms")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "FORMS", (*forms.FORMS, example()))
        make_release(write_tables(folder / "tables", finished_rows()), folder / "release", release_info())
    return folder / "release"


@pytest.fixture
def release(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy to spoil, with the third form known."""
    monkeypatch.setattr(forms, "FORMS", (*forms.FORMS, example()))
    return Path(shutil.copytree(made, tmp_path / "release"))


def found_in(release: Path) -> list[str]:
    return [str(problem) for problem in digest(check_release(release)).problems]


def test_a_form_is_described_wherever_files_are(release: Path) -> None:
    paths = {f"data/{name}.jsonl" for name in TABLES}
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    listed = {item["path"]: item for item in descriptor["resources"]}
    assert paths <= set(listed)
    assert listed["data/quotes.jsonl"]["mediatype"] == "application/jsonl"
    assert "schema" not in listed["data/quotes.jsonl"]
    assert len({item["name"] for item in listed.values()}) == len(listed) == 3 * len(TABLES) + 1
    sums = (release / "SHA256SUMS").read_text(encoding="utf-8")
    assert all(f"  {path}\n" in sums for path in paths)
    for name, what in (("croissant.json", "distribution"), ("dataset.jsonld", "distribution")):
        files = json.loads((release / name).read_text(encoding="utf-8"))[what]
        assert {file["contentUrl"] for file in files if file["encodingFormat"] == "application/jsonl"} == paths
    crate = json.loads((release / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    assert {item["@id"] for item in crate if item.get("encodingFormat") == "application/jsonl"} == paths
    assert "application/jsonl" in json.loads((release / "datacite.json").read_text(encoding="utf-8"))["formats"]
    assert "`data/<table>.csv`, `data/<table>.parquet` and `data/<table>.jsonl`" in (release / "README.md").read_text(
        encoding="utf-8"
    )
    assert "- JSON Lines, `data/<table>.jsonl`: a row is" in (release / "data" / "dictionary.md").read_text(
        encoding="utf-8"
    )


def test_a_release_with_another_form_is_sound(release: Path) -> None:
    assert found_in(release) == []


def other_value(release: Path) -> None:
    path = release / "data" / "event_types.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("business", "leisure"), encoding="utf-8")


def other_text(release: Path) -> None:
    (release / "data" / "event_types.jsonl").write_text("{", encoding="utf-8")


def gone(release: Path) -> None:
    (release / "data" / "quotes.jsonl").unlink()


def undescribed(release: Path) -> None:
    path = release / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"] = [item for item in descriptor["resources"] if item["path"] != "data/quotes.jsonl"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def other_type(release: Path) -> None:
    path = release / "datapackage.json"
    text = path.read_text(encoding="utf-8").replace("application/jsonl", "text/csv", 1)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        # a value that the Parquet file has otherwise
        (other_value, 'event_types.group [open]: the JSON Lines file has "leisure", the Parquet file "business"'),
        # what is not of the form
        (other_text, "event_types: event_types.jsonl cannot be read as JSON Lines: "),
        # a file of the form is not there
        (gone, "datapackage.json.resources.path [data/quotes.jsonl]: the file is missing"),
        # a file of the form is there, and the descriptor does not name it
        (undescribed, "datapackage.json.resources [data/quotes.jsonl]: the table is not described"),
        (undescribed, "datapackage.json.resources [data/quotes.jsonl]: the file is not described"),
        # the descriptor calls it something else
        (other_type, 'must be "application/jsonl", found "text/csv"'),
    ],
)
def test_faults_of_another_form_are_found(spoil: Callable[[Path], None], says: str, release: Path) -> None:
    spoil(release)
    assert any(says in problem for problem in found_in(release)), found_in(release)


def test_a_form_that_is_known_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of two forms, checked by software that has three."""
    make_release(write_tables(tmp_path / "tables", finished_rows()), tmp_path / "release", release_info())
    assert found_in(tmp_path / "release") == []
    monkeypatch.setattr(forms, "FORMS", (*forms.FORMS, example()))
    assert [str(problem) for problem in check_release(tmp_path / "release")] == [
        f"datapackage.json.resources [data/{name}.jsonl]: the table is not described" for name in TABLES
    ]


@pytest.mark.parametrize("name", ["quotes.jsonl", "notes.txt", "LICENCE", "more/quotes.csv"])
def test_every_file_beside_the_tables_is_described(name: str, tmp_path: Path) -> None:
    """Whatever its suffix, and in folders below: only the dictionary is no data."""
    make_release(write_tables(tmp_path / "tables", finished_rows()), tmp_path / "release", release_info())
    file = tmp_path / "release" / "data" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x", encoding="utf-8")
    assert found_in(tmp_path / "release") == [f"datapackage.json.resources [data/{name}]: the file is not described"]
