"""Publishing: what is sent, to whom, in which order; and that an interruption doubles nothing."""

import dataclasses
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from finished_tables import finished_rows, make_release, release_info, write_tables
from standin import TOKEN, Fault, StandIn, running

from pipeline.__main__ import main
from pipeline.errors import ReleaseError
from pipeline.publish import Choices, publish
from pipeline.publish.records import publication, record_body
from pipeline.publish.repository import Repository, Request, address
from pipeline.read import Contributor, License
from pipeline.release import Archive, make_archive

FILE = "port-sorrel-1.2.0.zip"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token, and no proxy between the tests and the stand-in."""
    monkeypatch.setenv("ZENODO_TOKEN", TOKEN)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def zenodo() -> Iterator[StandIn]:
    with running() as standin:
        yield standin


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Archive]:
    """Archives of the small release: as it is, and private."""
    folder = tmp_path_factory.mktemp("publishing")
    finished = write_tables(folder / "tables", finished_rows())
    make_release(finished, folder / "open", release_info())
    make_release(finished, folder / "private", release_info(private=True))
    return {name: make_archive(folder / name, folder / "dist") for name in ("open", "private")}


@pytest.fixture
def archive(archives: dict[str, Archive]) -> Archive:
    return archives["open"]


def carrying(archive: Archive, doi: str) -> Archive:
    """The archive of a release that was built with a DOI; only its descriptor matters here."""
    return dataclasses.replace(archive, descriptor=archive.descriptor | {"id": f"https://doi.org/{doi}"})


def run(archive: Archive, to: StandIn | str, **choices: Any) -> str:
    """Publishes and returns what was said."""
    said: list[str] = []
    place = to.address if isinstance(to, StandIn) else to
    publish(archive, Choices(to=place, **choices), said.append)
    return "\n".join(said)


def reserved(archive: Archive, zenodo: StandIn, record: str | None = None) -> Archive:
    """The archive with the DOI that was reserved for it."""
    said = run(archive, zenodo, reserve=True, record=record)
    return carrying(archive, said.rsplit('doi = "', 1)[1].split('"')[0])


def steps(zenodo: StandIn, start: int = 0) -> list[str]:
    return [f"{method} {path}" for method, path, _ in zenodo.log[start:]]


def test_a_deposit_from_reservation_to_publication(archive: Archive, zenodo: StandIn) -> None:
    release = reserved(archive, zenodo)
    said = run(release, zenodo)
    assert steps(zenodo) == [
        "GET /api/user/records",
        "POST /api/records",
        "POST /api/records/1000/draft/pids/doi",
        "GET /api/records/1000/draft",
        "PUT /api/records/1000/draft",
        "GET /api/records/1000/draft/files",
        "POST /api/records/1000/draft/files",
        f"PUT /api/records/1000/draft/files/{FILE}/content",
        f"POST /api/records/1000/draft/files/{FILE}/commit",
        "POST /api/records/1000/draft/actions/publish",
    ]
    assert zenodo.published == ["1000"]
    assert zenodo.files["1000"][FILE]["content"] == archive.path.read_bytes()
    assert zenodo.records["1000"]["pids"]["doi"]["identifier"] == "10.5281/zenodo.1000"
    assert "published as https://doi.org/10.5281/zenodo.1000" in said


def test_the_record_says_what_the_release_says(archive: Archive) -> None:
    metadata = record_body(archive)["metadata"]
    digest = archive.descriptor["onrecord"]["digest"]
    assert metadata == {
        "resource_type": {"id": "dataset"},
        "title": "News of Port Sorrel",
        "creators": [{"person_or_org": {"type": "organizational", "name": "Ada Nwosu"}}],
        "publication_date": "2021-06-01",
        "version": "1.2.0",
        "description": "<p>Articles about an invented town.</p>",
        "additional_descriptions": [
            {"description": f"Digest of the rows of all tables (SHA-256): {digest}", "type": {"id": "technical-info"}}
        ],
        "subjects": [{"subject": "news"}, {"subject": "quotations"}],
        "rights": [{"id": "cc-by-4.0"}],
    }


@pytest.mark.parametrize(
    ("changed", "name", "expected"),
    [
        # a person with an ORCID
        (
            {"contributors": [{"title": "Nwosu, Ada", "path": "https://orcid.org/0000-0002-1825-0097"}]},
            "creators",
            [
                {
                    "person_or_org": {
                        "type": "personal",
                        "family_name": "Nwosu",
                        "given_name": "Ada",
                        "identifiers": [{"scheme": "orcid", "identifier": "0000-0002-1825-0097"}],
                    }
                }
            ],
        ),
        # a licence without SPDX identifier
        (
            {"licenses": [{"name": "own", "title": "Our own", "path": "https://sorrel.example/own"}]},
            "rights",
            [{"title": {"en": "Our own"}, "link": "https://sorrel.example/own"}],
        ),
        # markup in the description, and two paragraphs
        ({"description": "a < b\n\nc"}, "description", "<p>a &lt; b</p><p>c</p>"),
    ],
)
def test_people_licences_and_text_in_the_record(
    changed: dict[str, Any], name: str, expected: Any, archive: Archive
) -> None:
    other = dataclasses.replace(archive, descriptor=archive.descriptor | changed)
    assert record_body(other)["metadata"][name] == expected


def test_a_new_version_of_a_record(archive: Archive, zenodo: StandIn) -> None:
    run(reserved(archive, zenodo), zenodo)
    release = reserved(archive, zenodo, record="1000")
    assert steps(zenodo)[-2:] == ["POST /api/records/1000/versions", "POST /api/records/1001/draft/pids/doi"]
    assert reserved(archive, zenodo, record="1000").descriptor["id"] == release.descriptor["id"]
    run(release, zenodo)
    assert zenodo.published == ["1000", "1001"]
    assert zenodo.records["1001"]["versions"]["index"] == 2
    assert zenodo.records["1001"]["metadata"]["publication_date"] == "2021-06-01"


RESERVATION = [
    ("GET", "/user/records"),
    ("POST", "/api/records"),
    ("POST", "/draft/pids/doi"),
]
PUBLICATION = [
    ("GET", "/draft"),
    ("PUT", "/draft"),
    ("GET", "/draft/files"),
    ("POST", "/draft/files"),
    ("PUT", "/content"),
    ("POST", "/commit"),
    ("POST", "/actions/publish"),
]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("method", "path"), RESERVATION)
def test_a_reservation_that_broke_off_is_gone_on_with(
    method: str, path: str, when: Any, archive: Archive, zenodo: StandIn
) -> None:
    """The connection is lost at each step in turn, before the repository did it and after."""
    zenodo.faults.append(Fault(method, path, when))
    with pytest.raises(ReleaseError, match="the same command goes on from there"):
        reserved(archive, zenodo)
    release = reserved(archive, zenodo)
    assert release.descriptor["id"] == "https://doi.org/10.5281/zenodo.1000"
    assert list(zenodo.records) == ["1000"]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("method", "path"), PUBLICATION)
def test_a_publication_that_broke_off_is_gone_on_with(
    method: str, path: str, when: Any, archive: Archive, zenodo: StandIn
) -> None:
    release = reserved(archive, zenodo)
    zenodo.faults.append(Fault(method, path, when))
    with pytest.raises(ReleaseError, match="the same command goes on from there"):
        run(release, zenodo)
    run(release, zenodo)
    assert (list(zenodo.records), zenodo.published, list(zenodo.files["1000"])) == (["1000"], ["1000"], [FILE])
    assert zenodo.files["1000"][FILE]["content"] == archive.path.read_bytes()
    assert zenodo.records["1000"]["pids"]["doi"]["identifier"] == "10.5281/zenodo.1000"


def test_an_upload_that_broke_off_halfway_is_sent_again_and_begun_once(archive: Archive, zenodo: StandIn) -> None:
    release = reserved(archive, zenodo)
    zenodo.faults.append(Fault("PUT", "/content", "halfway"))
    with pytest.raises(ReleaseError, match=r"PUT .*/content broke off"):
        run(release, zenodo)
    assert zenodo.files["1000"][FILE]["content"] is None
    run(release, zenodo)
    assert steps(zenodo).count("POST /api/records/1000/draft/files") == 1
    assert zenodo.files["1000"][FILE]["content"] == archive.path.read_bytes()


def test_a_file_that_is_there_is_not_sent_again(archive: Archive, zenodo: StandIn) -> None:
    release = reserved(archive, zenodo)
    zenodo.faults.append(Fault("POST", "/actions/publish", "before"))
    with pytest.raises(ReleaseError):
        run(release, zenodo)
    start = len(zenodo.log)
    run(release, zenodo)
    assert not any("content" in step or "commit" in step for step in steps(zenodo, start))


def test_what_is_published_is_not_published_again(archive: Archive, zenodo: StandIn) -> None:
    release = reserved(archive, zenodo)
    run(release, zenodo)
    start = len(zenodo.log)
    assert "is published" in run(release, zenodo)
    assert all(step.startswith("GET ") for step in steps(zenodo, start))


def other_file(archive: Archive, folder: Path) -> Archive:
    """An archive of the same name with other bytes."""
    folder.mkdir()
    path = Path(shutil.copyfile(archive.path, folder / archive.path.name))
    path.write_bytes(path.read_bytes() + b"\0")
    return dataclasses.replace(archive, path=path)


def test_another_release_under_a_published_doi_is_refused(archive: Archive, zenodo: StandIn, tmp_path: Path) -> None:
    release = reserved(archive, zenodo)
    run(release, zenodo)
    with pytest.raises(ReleaseError, match=r"another release is published as 10\.5281/zenodo\.1000"):
        run(other_file(release, tmp_path / "other"), zenodo)


def test_an_older_build_in_the_draft_is_replaced(archive: Archive, zenodo: StandIn, tmp_path: Path) -> None:
    release = reserved(archive, zenodo)
    zenodo.faults.append(Fault("POST", "/actions/publish", "before"))
    with pytest.raises(ReleaseError):
        run(other_file(release, tmp_path / "other"), zenodo)
    run(release, zenodo)
    assert f"DELETE /api/records/1000/draft/files/{FILE}" in steps(zenodo)
    assert zenodo.files["1000"][FILE]["content"] == archive.path.read_bytes()


def test_other_files_in_the_draft_are_not_published_unseen(archive: Archive, zenodo: StandIn) -> None:
    release = reserved(archive, zenodo)
    zenodo.files["1000"]["notes.txt"] = {"status": "completed", "content": b"x", "checksum": "md5:x"}
    with pytest.raises(ReleaseError, match=r"holds other files, too: notes\.txt"):
        run(release, zenodo)
    assert zenodo.published == []


def test_a_record_that_is_not_complete_is_not_published(archive: Archive, zenodo: StandIn) -> None:
    release = reserved(archive, zenodo)
    untitled = dataclasses.replace(release, descriptor=release.descriptor | {"title": ""})
    with pytest.raises(ReleaseError, match=r"not complete: .*metadata\.title"):
        run(untitled, zenodo)
    assert zenodo.published == []


@pytest.mark.parametrize(
    ("doi", "said"),
    [
        ("10.5281/zenodo.77", "no draft and no record 77"),  # never reserved there
        ("10.9999/zenodo.1000", r"has the DOI 10\.5281/zenodo\.1000, not 10\.9999/zenodo\.1000"),  # of another place
    ],
)
def test_a_doi_that_was_not_reserved_there_is_refused(doi: str, said: str, archive: Archive, zenodo: StandIn) -> None:
    run(archive, zenodo, reserve=True)
    with pytest.raises(ReleaseError, match=said):
        run(carrying(archive, doi), zenodo)
    assert zenodo.published == []


def test_a_release_without_a_doi_is_not_sent(archive: Archive, zenodo: StandIn) -> None:
    with pytest.raises(ReleaseError, match="carries no DOI; reserve one with --reserve"):
        run(archive, zenodo)
    assert zenodo.log == []


@pytest.mark.parametrize("to", ["zenodo", "folder", "standin"])
@pytest.mark.parametrize("choices", [{}, {"dry_run": True}, {"reserve": True}])
def test_a_private_release_is_never_published(
    to: str, choices: dict[str, bool], archives: dict[str, Archive], zenodo: StandIn, tmp_path: Path
) -> None:
    place = {"zenodo": "zenodo", "folder": str(tmp_path / "published"), "standin": zenodo.address}[to]
    with pytest.raises(ReleaseError, match="private, not for redistribution, and is not published"):
        run(archives["private"], place, **choices)
    assert zenodo.log == []
    assert not (tmp_path / "published").exists()


def test_a_dry_run_shows_exactly_what_is_sent(archive: Archive, zenodo: StandIn) -> None:
    release = reserved(archive, zenodo)
    shown = run(release, zenodo, dry_run=True)
    start = len(zenodo.log)
    run(release, zenodo)
    sent = [entry for entry in zenodo.log[start:] if entry[0] != "GET"]
    assert [(request.method, request.path, request.body) for request in publication(release)] == sent
    for method, path, body in sent:
        assert f"{method} {path}\n" in f"{shown}\n"
        assert body is None or json.dumps(body, ensure_ascii=False, indent=2) in shown
    md5 = hashlib.md5(archive.path.read_bytes()).hexdigest()
    assert f"{FILE}: {archive.path.stat().st_size:,} bytes, md5:{md5}" in shown


def test_a_dry_run_needs_no_token_and_sends_nothing(
    archive: Archive, zenodo: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZENODO_TOKEN")
    shown = run(archive, zenodo, reserve=True, dry_run=True)
    assert "POST /api/records\n" in shown
    assert "POST /api/records/ID/draft/pids/doi" in shown
    assert "POST /api/records/7/versions" in run(archive, zenodo, reserve=True, record="7", dry_run=True)
    assert zenodo.log == []


def test_without_a_token_nothing_is_sent(archive: Archive, zenodo: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZENODO_TOKEN", " ")
    with pytest.raises(ReleaseError, match="ZENODO_TOKEN is not set"):
        run(archive, zenodo, reserve=True)
    assert zenodo.log == []


def test_the_token_is_never_shown(
    archive: Archive, zenodo: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stand-in repeats a wrong token in its answer."""
    monkeypatch.setenv("ZENODO_TOKEN", "wrong-token")
    with pytest.raises(ReleaseError, match="was refused: 403") as caught:
        run(archive, zenodo, reserve=True)
    assert "wrong-token" not in str(caught.value)
    assert "Permission denied for Bearer ***" in str(caught.value)
    monkeypatch.setenv("ZENODO_TOKEN", TOKEN)
    run(reserved(archive, zenodo), zenodo)
    assert TOKEN not in "".join(capsys.readouterr())


def test_a_redirection_is_not_followed(zenodo: StandIn) -> None:
    with running() as other:
        zenodo.create({"metadata": {}})
        zenodo.read_draft = lambda number: (302, {"to": f"{other.address}/api/records/{number}"})  # type: ignore[method-assign]
        with pytest.raises(ReleaseError, match="was refused: 302"):
            Repository(zenodo.address, TOKEN).find("/api/records/1000/draft")
        assert other.log == []


def test_a_repository_that_is_not_there(archive: Archive) -> None:
    with running() as standin:
        place = standin.address
    with pytest.raises(ReleaseError, match="broke off"):
        run(archive, place, reserve=True)


def test_an_answer_that_is_no_object_is_an_error(zenodo: StandIn) -> None:
    zenodo.search = lambda: (200, ["?"])  # type: ignore[method-assign]
    with pytest.raises(ReleaseError, match="the answer is not a JSON object"):
        Repository(zenodo.address, TOKEN).send(Request(method="GET", path="/api/user/records"))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("zenodo", "https://zenodo.org"),
        ("zenodo-sandbox", "https://sandbox.zenodo.org"),
        ("https://data.sorrel.example/", "https://data.sorrel.example"),  # another InvenioRDM
        ("http://localhost:5000", "http://localhost:5000"),  # on this machine
        ("http://data.sorrel.example", None),  # would carry the token unencrypted
        ("https://data.sorrel.example/api", None),  # more than scheme and host
        ("ftp://data.sorrel.example", None),
        ("https://ada:word@data.sorrel.example", None),
    ],
)
def test_where_a_token_may_be_sent(place: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ReleaseError, match="no repository"):
            address(place)
    else:
        assert address(place) == expected


def test_a_folder_gets_the_archive_and_its_checksum(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    run(archive, str(folder), dry_run=True)
    assert not folder.exists()
    for _ in range(2):
        run(archive, str(folder))
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
            FILE: archive.path.read_bytes(),
            f"{FILE}.sha256": f"{archive.sha256}  {FILE}\n".encode(),
        }


def test_a_published_archive_is_never_replaced(archive: Archive, tmp_path: Path) -> None:
    run(archive, str(tmp_path / "published"))
    with pytest.raises(ReleaseError, match="another archive of this version is published there"):
        run(other_file(archive, tmp_path / "other"), str(tmp_path / "published"))


def test_a_folder_reserves_no_doi(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="a folder reserves no DOI"):
        run(archive, str(tmp_path), reserve=True)


def test_a_repository_needs_a_date_and_people(archive: Archive, zenodo: StandIn) -> None:
    descriptor = {name: value for name, value in archive.descriptor.items() if name != "created"}
    with pytest.raises(ReleaseError, match="needs created"):
        run(dataclasses.replace(archive, descriptor=descriptor), zenodo, reserve=True)
    assert zenodo.log == []


def test_the_commands_from_reservation_to_publication(
    zenodo: StandIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a user does it: reserve, write the DOI into package.toml, build, publish; the release carries its own DOI."""
    finished = write_tables(tmp_path / "tables", finished_rows())
    release, info = tmp_path / "release", release_info()
    people = (Contributor(title="Nwosu, Ada", roles=("author",)),)
    package = dataclasses.replace(info.package, contributors=people, licenses=(License(name="CC0-1.0"),))
    make_release(finished, release, dataclasses.replace(info, package=package))
    arguments = ["publish", str(release), "--dist", str(tmp_path / "dist"), "--to", zenodo.address]
    assert main([*arguments, "--reserve"]) == 0
    assert 'write doi = "10.5281/zenodo.1000" into package.toml' in capsys.readouterr().out

    make_release(
        finished, release, dataclasses.replace(info, package=dataclasses.replace(package, doi="10.5281/zenodo.1000"))
    )
    assert main(arguments) == 0
    assert zenodo.published == ["1000"]
    sent = zenodo.files["1000"][FILE]["content"]
    assert sent == (tmp_path / "dist" / FILE).read_bytes()
    assert b"doi: " in (release / "CITATION.cff").read_bytes()
    assert "https://doi.org/10.5281/zenodo.1000" in (release / "README.md").read_text(encoding="utf-8")
