"""How to cite a release: valid by the formats' own schemas, and right in the cases that names and rights bring."""

import dataclasses
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from finished_tables import finished_rows, make_release, release_info, write_tables
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.export import ReleaseInfo
from pipeline.export.citation import apa, bibtex, write_cff
from pipeline.export.people import creators, publisher
from pipeline.lexicon import lines
from pipeline.read import Contributor, License, Package
from pipeline.read.package import read_package

DOI = "10.5281/zenodo.1234567"
ADA = Contributor(title="Nwosu, Ada Bisi", path="https://orcid.org/0000-0002-1825-0097", organization="Sorrel College")
TOM = Contributor(title="Reed, Tom", roles=("author",))
GROUP = Contributor(title="The Sorrel & Co. group", roles=("creator",))
HOUSE = Contributor(title="Sorrel Data House", roles=("publisher",))


def changed(**values: Any) -> ReleaseInfo:
    info = release_info()
    return dataclasses.replace(info, package=dataclasses.replace(info.package, **values))


def bundled(package: str, path: str) -> dict[str, Any]:
    """A schema that comes with a package; the package itself is not imported."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    schema: dict[str, Any] = json.loads(Path(spec.submodule_search_locations[0], path).read_text(encoding="utf-8"))
    return schema


def problems(schema: dict[str, Any], value: Any) -> list[str]:
    validator = jsonschema_rs.validator_for(schema, validate_formats=True, ignore_unknown_formats=True)
    return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(value)]


def cff_problems(path: Path) -> list[str]:
    return problems(
        bundled("cffconvert", "schemas/1.2.0/schema.json"), yaml.safe_load(path.read_text(encoding="utf-8"))
    )


def datacite_problems(path: Path) -> list[str]:
    schema = bundled("datacite", "schemas/datacite-v4.5.json")
    return problems(schema, json.loads(path.read_text(encoding="utf-8")))


INFOS = {
    "a group": changed(contributors=(GROUP,)),
    "persons with a DOI": changed(contributors=(ADA, TOM, HOUSE), doi=DOI),
    "another licence": changed(licenses=(License(name="other-open", path="https://sorrel.example/licence"),)),
    "odd text": changed(
        title='A: "quay" \u2028 # \U0001f3bc', description="- one\n- two\n\ttab", keywords=("yes", "1", "1")
    ),
    "a private release": release_info(private=True),
}


@pytest.mark.parametrize("name", INFOS)
def test_the_files_are_valid_by_the_schemas_of_their_formats(name: str, tmp_path: Path) -> None:
    info = INFOS[name]
    make_release(write_tables(tmp_path / "tables", finished_rows()), tmp_path / "release", info)
    assert cff_problems(tmp_path / "release" / "CITATION.cff") == []
    assert datacite_problems(tmp_path / "release" / "datacite.json") == []
    citation = yaml.safe_load((tmp_path / "release" / "CITATION.cff").read_text(encoding="utf-8"))
    datacite = json.loads((tmp_path / "release" / "datacite.json").read_text(encoding="utf-8"))
    assert citation["type"] == "dataset"
    assert citation["title"] == datacite["titles"][0]["title"] == info.package.title
    assert citation["version"] == datacite["version"] == "1.2.0"
    assert citation["date-released"] == datacite["dates"][0]["date"] == "2021-06-01"
    assert citation.get("doi") == datacite.get("doi") == info.package.doi
    (identifier,) = citation["identifiers"]
    assert identifier["value"] == datacite["alternateIdentifiers"][0]["alternateIdentifier"]


@pytest.mark.parametrize(
    ("fault", "value"),
    [
        ("doi", "https://doi.org/10.5281/zenodo.1"),  # with its address
        ("license", ["CC BY 4.0"]),  # no SPDX identifier
        ("authors", []),  # nobody
    ],
)
def test_the_schema_of_the_citation_file_finds_planted_faults(fault: str, value: Any, tmp_path: Path) -> None:
    write_cff(tmp_path, tmp_path, INFOS["a group"])
    citation = yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8")) | {fault: value}
    assert problems(bundled("cffconvert", "schemas/1.2.0/schema.json"), citation) != []


def test_every_licence_on_the_list_is_one_of_the_citation_file_format() -> None:
    known = bundled("cffconvert", "schemas/1.2.0/schema.json")["definitions"]["license-enum"]["enum"]
    assert set(lines("spdx_licenses")) <= set(known)


def test_what_the_citation_file_says_of_people_and_rights(tmp_path: Path) -> None:
    write_cff(tmp_path, tmp_path, changed(contributors=(ADA, GROUP), doi=DOI))
    citation = yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["authors"] == [{"name": "The Sorrel & Co. group"}]  # the one with the role of a creator
    assert citation["license"] == ["CC-BY-4.0"]
    write_cff(tmp_path, tmp_path, changed(contributors=(ADA,)))
    citation = yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["authors"] == [
        {
            "family-names": "Nwosu",
            "given-names": "Ada Bisi",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "affiliation": "Sorrel College",
        }
    ]


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"contributors": ()}, ["CITATION.cff", "datacite.json"]),  # nobody is named
        ({"created": None}, ["datacite.json", "ro-crate-metadata.json"]),  # no date
    ],
)
def test_a_file_whose_standard_asks_for_more_is_not_written(
    values: dict[str, Any], missing: list[str], tmp_path: Path
) -> None:
    make_release(write_tables(tmp_path / "tables", finished_rows()), tmp_path / "release", changed(**values))
    candidates = ("CITATION.cff", "datacite.json", "ro-crate-metadata.json")
    assert [name for name in candidates if not (tmp_path / "release" / name).exists()] == missing
    readme = (tmp_path / "release" / "README.md").read_text(encoding="utf-8")
    assert not any(name in readme for name in missing)


@pytest.mark.parametrize(
    ("values", "reference"),
    [
        # one group, and its homepage
        (
            {"contributors": (GROUP,)},
            "The Sorrel & Co. group. (2021). *News of Port Sorrel* (Version 1.2.0) [Data set]. https://sorrel.example/data",
        ),
        # two persons and a house that publishes, with a DOI
        (
            {"contributors": (dataclasses.replace(ADA, roles=("Author",)), TOM, HOUSE), "doi": "10.5/x"},
            "Nwosu, A. B., & Reed, T. (2021). *News of Port Sorrel* (Version 1.2.0) [Data set]. Sorrel Data House. https://doi.org/10.5/x",
        ),
        # nobody and no year
        (
            {"contributors": (), "created": None},
            "*News of Port Sorrel* (Version 1.2.0) [Data set]. (n.d.). https://sorrel.example/data",
        ),
        # a name that ends with a dot has no second one
        (
            {"contributors": (Contributor(title="Quay Inc."),)},
            "Quay Inc. (2021). *News of Port Sorrel* (Version 1.2.0) [Data set]. https://sorrel.example/data",
        ),
    ],
)
def test_the_reference_in_the_style_of_the_apa(values: dict[str, Any], reference: str) -> None:
    assert apa(changed(**values)) == reference


def test_without_any_address_the_identifier_of_the_content_is_cited() -> None:
    info = changed(homepage=None)
    assert apa(info).endswith(f"[Data set]. {info.identifier}")
    assert "url =" not in bibtex(info)


def test_the_bibtex_entry() -> None:
    info = changed(contributors=(dataclasses.replace(ADA, roles=("author",)), GROUP), title="50 % of $5 & {more}_~")
    assert bibtex(info).splitlines() == [
        "@dataset{port-sorrel-1-2-0,",
        r"  author = {Nwosu, Ada Bisi and {The Sorrel \& Co. group}},",
        r"  title = {{50 \% of \$5 \& \{more\}\_\textasciitilde{}}},",
        "  year = {2021},",
        "  version = {1.2.0},",
        "  publisher = {Nwosu, Ada Bisi},",
        "  url = {https://sorrel.example/data},",
        rf"  note = {{Content: \url{{{info.identifier}}}}},",
        "}",
    ]


@pytest.mark.parametrize(
    ("title", "family", "given"),
    [
        ("Nwosu, Ada", "Nwosu", "Ada"),  # a person
        ("van der Berg, Jo B.", "van der Berg", "Jo B."),  # a family name of several words
        ("Ada Nwosu", None, None),  # which part is which is not said
        ("Reed, Park, Lee", None, None),  # a list
        ("Reed,", None, None),  # half a name
    ],
)
def test_which_names_are_taken_apart(title: str, family: str | None, given: str | None) -> None:
    (creator,) = creators(Package(name="x", title="X", contributors=(Contributor(title=title),)))
    assert (creator.family, creator.given) == (family, given)


@pytest.mark.parametrize("doi", ["https://doi.org/10.5281/zenodo.1", "zenodo.1", "10.5281/", "10.5281/a b"])
def test_a_doi_is_stated_without_its_address(doi: str, tmp_path: Path) -> None:
    (tmp_path / "package.toml").write_text(f'doi = "{doi}"\n', encoding="utf-8")
    with pytest.raises(SeedError, match=r"key 'doi' is .* \(allowed: a DOI without address"):
        read_package(tmp_path)


def test_who_publishes() -> None:
    assert publisher(Package(name="x", title="X", contributors=(TOM, HOUSE))) == "Sorrel Data House"
    assert publisher(Package(name="x", title="X", contributors=(TOM,))) == "Reed, Tom"
    assert publisher(Package(name="x", title="X")) is None


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_the_citation_file(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    write_cff(folder, folder, changed(title=text, contributors=(GROUP,)))
    with (folder / "CITATION.cff").open(encoding="utf-8", newline="") as file:
        assert yaml.safe_load(file.read())["title"] == text
