"""Other people's readers take the descriptions of a release; `nox -s metadata` installs these large libraries."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from finished_tables import finished_rows, make_release, release_info, write_tables

from pipeline.digests import content_uri
from pipeline.schema import TABLES

ROOT = Path(__file__).parents[1]
REASON = "is installed by `nox -s metadata`"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"

pytestmark = pytest.mark.filterwarnings("default")  # what these libraries warn of in their own code


@pytest.fixture(scope="module", params=["public", "private", "committed"])
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small release, the same as a private one, and the one that is committed."""
    if request.param == "committed":
        if not (ROOT / "datapackage").is_dir():
            pytest.skip("no release is committed")
        return ROOT / "datapackage"
    folder, private = tmp_path_factory.mktemp("metadata"), request.param == "private"
    make_release(write_tables(folder / "tables", finished_rows()), folder / "release", release_info(private=private))
    return folder / "release"


def described(release: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def croissant(release: Path) -> Any:
    library = pytest.importorskip("mlcroissant", reason=f"mlcroissant {REASON}")
    return library.Dataset(jsonld=str(release / "croissant.json"))


def plain(value: Any) -> Any:
    """A value of a record as Parquet has it: mlcroissant gives text as bytes, and dates as timestamps."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return date(value.year, value.month, value.day) if hasattr(value, "year") else value


def test_mlcroissant_finds_nothing_wrong(croissant: Any) -> None:
    issues = croissant.metadata.ctx.issues
    assert issues.errors == set()
    assert issues.warnings == set()


@pytest.mark.parametrize("name", TABLES)
def test_mlcroissant_yields_the_rows(name: str, release: Path, croissant: Any) -> None:
    rows = [{key.split("/")[1]: plain(value) for key, value in record.items()} for record in croissant.records(name)]
    assert rows == pq.read_table(release / "data" / f"{name}.parquet").to_pylist()


def test_rocrate_reads_the_research_object(release: Path) -> None:
    library = pytest.importorskip("rocrate.rocrate", reason=f"rocrate {REASON}")
    crate = library.ROCrate(str(release))
    assert crate.version == "1.2"
    assert crate.name == described(release)["title"]
    assert crate.datePublished.date() == date.fromisoformat(described(release)["created"][:10])
    listed = {entity.id for entity in crate.data_entities}
    assert {f"data/{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")} <= listed
    assert all((release / path).is_file() for path in listed)
    assert crate.root_dataset["license"][0]["name"]
    assert crate.dereference("#build")["instrument"][0]["name"] == "onrecord"


def triples(path: Path) -> Any:
    library = pytest.importorskip("rdflib", reason=f"rdflib {REASON}")
    return library.Graph().parse(path, format="json-ld")


def test_a_json_ld_parser_reads_the_dataset(release: Path) -> None:
    graph = triples(release / "dataset.jsonld")
    found = graph.query(
        f"SELECT ?name ?sum WHERE {{ ?set a <{SCHEMA}Dataset>; <{SCHEMA}name> ?name; <{SCHEMA}distribution> ?file. "
        f"?file <{SCHEMA}sha256> ?sum }}"
    )
    rows = [(str(row[0]), str(row[1])) for row in found]
    assert {name for name, _ in rows} == {described(release)["title"]}
    assert len(rows) == 2 * len(TABLES)


def test_a_json_ld_parser_follows_the_provenance(release: Path) -> None:
    """From each data file over the activities to the texts, by the terms of PROV-O."""
    graph = triples(release / "provenance.jsonld")
    found = graph.query(
        f"SELECT DISTINCT ?file ?input WHERE {{ ?file <{PROV}wasGeneratedBy>/<{PROV}wasInformedBy>* ?activity. "
        f"?activity <{PROV}used> ?input. FILTER(STRSTARTS(STR(?input), 'ni:')) }}"
    )
    pairs = {(str(row[0]).rsplit("/", 1)[-1], str(row[1])) for row in found}
    inputs = {name for _, name in pairs}
    texts = pq.read_table(release / "data" / "articles.parquet", columns=["sha256"])["sha256"].to_pylist()
    assert {content_uri(str(text)) for text in texts} <= inputs
    assert {f"{name}.csv" for name in TABLES} <= {file for file, _ in pairs}


def test_a_json_ld_parser_reads_the_research_object(release: Path, tmp_path: Path) -> None:
    """With the context that the rocrate library carries (of 1.3), which need not be fetched; it has every term."""
    library = pytest.importorskip("rocrate", reason=f"rocrate {REASON}")
    bundled = Path(library.__file__).with_name("data") / "ro-crate.jsonld"
    context = json.loads(bundled.read_text(encoding="utf-8"))["@context"]
    crate = json.loads((release / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    terms = {name for node in crate["@graph"] for name in node if not name.startswith("@")}
    assert terms <= set(context)
    (tmp_path / "crate.jsonld").write_text(json.dumps(crate | {"@context": context}), encoding="utf-8")
    graph = triples(tmp_path / "crate.jsonld")
    place = "http://schema.org/"
    found = graph.query(
        f"SELECT ?file WHERE {{ ?set a <{place}Dataset>; <{place}hasPart> ?file. ?file a <{place}MediaObject> }}"
    )
    assert len(list(found)) == len(crate["@graph"][1]["hasPart"])
