"""Reading: what comes out of a folder that is in order."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.ids import sha256, short_hash
from pipeline.read import Collection, Contributor, License, Package, read_collection, read_source
from pipeline.read.files import article_ids, part_id
from pipeline.records import Document, Metadata

FOLDERS = Path(__file__).parent / "data" / "read"


def documents(folder: Path, manifest: Path | None = None) -> dict[str, Document]:
    return {document.article_id: document for document in read_collection(folder, manifest).documents()}


@pytest.fixture(scope="module")
def mixed() -> Collection:
    return read_collection(FOLDERS / "mixed")


def test_articles_come_in_the_order_of_their_paths_and_nothing_else_comes(mixed: Collection) -> None:
    found = [(document.article_id, document.path, document.part) for document in mixed.documents()]
    assert found == [
        ("2021-ferry", "2021/Ferry.MD", None),
        ("2021-bridge", "2021/bridge.txt", None),
        ("2021-notes-fair.first", "2021/notes/fair.jsonl", "first"),
        ("2021-notes-fair.3", "2021/notes/fair.jsonl", "3"),
    ]


def test_a_source_is_read_alone_as_in_the_collection(mixed: Collection) -> None:
    alone = [document for source in reversed(mixed.sources) for document in read_source(source)]
    assert sorted(alone, key=lambda document: document.article_id) == sorted(
        mixed.documents(), key=lambda document: document.article_id
    )


def test_the_package_as_the_folder_describes_it(mixed: Collection) -> None:
    assert mixed.package == Package(
        name="harbor-town",
        title="News of a harbor town",
        version="1.2.0",
        description="Invented news.",
        keywords=("news", "harbor"),
        created="2021-06-08",
        homepage="https://herald.example.org/data",
        doi="10.1234/harbor",
        full_text_licenses=("CC-BY-4.0",),
        quote_words=20,
        quote_share=0.1,
        licenses=(License(name="CC-BY-4.0"),),
        contributors=(Contributor(title="Ada Quill", roles=("creator",), email="ada@herald.example.org"),),
    )


def test_a_package_without_description_is_named_after_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Wire & Würfel 2021"
    folder.mkdir()
    (folder / "a.txt").write_text("A word.", encoding="utf-8")
    assert read_collection(folder).package == Package(name="wire-wurfel-2021", title="Wire & Würfel 2021")


def test_the_manifest_states_what_is_known_of_a_file_and_of_its_parts(mixed: Collection) -> None:
    found = {document.article_id: document.manifest for document in mixed.documents()}
    assert found["2021-bridge"] == Metadata(
        outlet="The Northbrook Herald",
        authors=("Ada Quill", "Bo Marsh"),
        published=date(2021, 5, 3),
        url="https://herald.example.org/bridge",
        license="CC-BY-4.0",
        language="en",
        genre="news report",
    )
    # the part's own line, and the whole file's where it is silent
    assert found["2021-notes-fair.first"] == Metadata(
        headline="The fair is open", outlet="The Eastmere Post", published=date(2021, 6, 7)
    )
    assert found["2021-notes-fair.3"] == Metadata(outlet="The Eastmere Post")
    assert found["2021-ferry"] == Metadata()


def test_a_line_states_what_stands_in_its_fields(mixed: Collection) -> None:
    found = {document.article_id: document for document in mixed.documents()}
    authors = ("Ada Quill", "Bo Marsh")
    assert found["2021-notes-fair.first"].text == "The fair opened on Monday."
    assert found["2021-notes-fair.first"].stated == Metadata(
        headline="Fair opens", authors=authors, published=date(2021, 6, 7)
    )
    assert found["2021-notes-fair.3"].stated == Metadata(authors=authors)


def test_a_manifest_from_elsewhere_replaces_the_folders_own(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("path,outlet\n2021/bridge.txt,The Eastmere Post\n", encoding="utf-8")
    found = documents(FOLDERS / "mixed", other)
    assert found["2021-bridge"].manifest == Metadata(outlet="The Eastmere Post")
    assert found["2021-notes-fair.first"].manifest == Metadata()


def test_a_manifest_inside_the_folder_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A word.", encoding="utf-8")
    inside = tmp_path / "known.csv"
    inside.write_text("\ufeffpath,outlet\n\na.txt,The Herald\n", encoding="utf-8")  # a byte order mark, an empty line
    assert documents(tmp_path, inside)["a"].manifest.outlet == "The Herald"


@pytest.mark.parametrize(
    "manifest",
    [
        "\ufeffpath,outlet\r\na.txt,The Herald\r\n",  # as spreadsheets save it
        "path,outlet\ra.txt,The Herald\r",  # line ends of old
        "path, outlet\n a.txt , The Herald \n",  # blanks around cells
        "path,outlet\na.txt,The Herald\n\n,\n  \n",  # empty lines, with commas and without
        'path,outlet\na.txt,"The\n Herald"\n',  # a line break in a cell
    ],
)
def test_a_manifest_as_spreadsheets_save_it(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A word.", encoding="utf-8")
    (tmp_path / "manifest.csv").write_bytes(manifest.encode("utf-8"))
    assert documents(tmp_path)["a"].manifest.outlet == "The Herald"


def test_files_about_the_folder_are_no_articles_and_others_with_such_names_are(tmp_path: Path) -> None:
    for name in (
        "README",
        "readme.md",
        "README.en.md",
        "LICENSE.txt",
        "licence.md",
        "README-first.txt",
        "Licenses.txt",
    ):
        (tmp_path / name).write_text("A word.", encoding="utf-8")
    assert list(documents(tmp_path)) == ["licenses", "readme-first"]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8"])
def test_lines_in_an_encoding_that_the_manifest_names(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "Café"}\r\n{"text": "Zoë"}\r\n'.encode(encoding))
    (tmp_path / "manifest.csv").write_text(f"path,encoding\na.jsonl,{encoding}\n", encoding="utf-8")
    assert [document.text for document in documents(tmp_path).values()] == ["Café", "Zoë"]


def test_an_encoding_that_the_manifest_names() -> None:
    document = documents(FOLDERS / "encoded")["cafe"]
    assert document.text == "Café Northbrook schließt.\n"
    assert document.sha256 != sha256(document.text)  # of the file's bytes


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        (  # JSON-LD goes before meta elements; an organization is no author; the day is the page's own, not UTC's
            "json-ld",
            Metadata(
                headline="Bridge reopens after flood",
                outlet="The Northbrook Herald",
                authors=("Ada Quill",),
                published=date(2021, 5, 4),
                url="https://herald.example.org/bridge-reopens",
            ),
        ),
        (  # meta elements, beside a script that is no JSON
            "meta",
            Metadata(
                headline="Ferry to Eastmere stops for good",
                outlet="The Eastmere Post",
                authors=("By Bo Marsh",),
                published=date(2021, 6, 7),
            ),
        ),
        ("time", Metadata(published=date(2021, 6, 1))),  # the time element of the article, not the one beside it
        ("guess", Metadata()),  # a year in a copyright line is no date of publication
    ],
)
def test_a_page_states_what_its_named_metadata_say(name: str, stated: Metadata) -> None:
    assert documents(FOLDERS / "pages")[name].stated == stated


def test_the_text_of_a_page_is_its_article_in_paragraphs() -> None:
    document = documents(FOLDERS / "pages")["json-ld"]
    assert document.extractor is not None
    assert document.extractor.startswith("trafilatura ")
    assert document.text.split("\n\n") == [
        "Bridge reopens after flood",
        (
            "The harbor bridge of Northbrook is open again, two months after the spring flood damaged two of its piers "
            "and cut the town off from its station."
        ),
        "“We did not think it would go so fast,” said Mira Okonedo, who directs the office of works & roads.",
        "What comes next",
        "A second bridge is planned for the coming year, but the council has not yet voted on the money for it.\n",
    ]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),  # what browsers take the label for
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "utf-8"),
        ("", "utf-8"),  # none
        ('<meta charset="utf-8">', "utf-8-sig"),  # a byte order mark
        ("", "utf-16"),
    ],
)
def test_a_page_is_decoded_as_it_declares(declaration: str, encoding: str, tmp_path: Path) -> None:
    text = "The café at the quay is open. " * 9
    page = f"<html><head>{declaration}</head><body><article><p>{text}</p></article></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert documents(tmp_path)["a"].text.startswith("The café at the quay is open.")


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a/b c.txt"], ["a-b-c"]),
        (["Peña Nieto.txt"], ["pena-nieto"]),  # a letter in other spelling is not lost
        (["東.txt"], ["dong"]),
        (
            ["a.txt", "a.html"],
            [f"a-{short_hash('a.txt')}", f"a-{short_hash('a.html')}"],
        ),  # one slug for two: each gets a hash
        (["a-b.txt", "a/b.txt"], [f"a-b-{short_hash('a-b.txt')}", f"a-b-{short_hash('a/b.txt')}"]),
    ],
)
def test_ids_are_slugs_of_paths(paths: list[str], ids: list[str]) -> None:
    assert [article_ids(paths)[path] for path in paths] == ids
    assert article_ids(list(reversed(paths))) == dict(zip(paths, ids, strict=True))


def test_ids_of_parts_differ_when_their_slugs_do_not() -> None:
    ids = [part_id("wire", "wire.jsonl", part) for part in ("a-b", "a b", "A b", "Ü", "!")]
    assert ids[0] == "wire.a-b"
    assert len(set(ids)) == 5
    assert all(each.startswith("wire.") for each in ids)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), unique=True, max_size=6))
def test_ids_are_unique_and_do_not_depend_on_the_order(names: list[str]) -> None:
    paths = [f"{name.replace('/', '_')}-{number}x/{name.replace('/', '_')}.txt" for number, name in enumerate(names)]
    ids = article_ids(paths)
    assert len(set(ids.values())) == len(paths)
    assert article_ids(sorted(paths, reverse=True)) == ids


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(
        lambda text: any(map(str.isalpha, text))
    )
)
def test_the_text_of_a_file_stays_exactly_as_it_is(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("seeds", numbered=True)
    (folder / "a.txt").write_bytes(text.encode("utf-8"))
    (document,) = read_collection(folder).documents()
    assert document.text == text
    assert document.sha256 == sha256(text)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "sub").mkdir(parents=True)
    (seeds / "sub" / "a.txt").write_text("A word.", encoding="utf-8")
    (seeds / "sub" / "back").symlink_to(seeds)
    with pytest.raises(SeedError, match="link back"):
        read_collection(seeds, follow_links=True)


def test_the_real_texts_are_read_as_they_are(real_seeds: Path) -> None:
    for document in read_collection(real_seeds).documents():
        with (real_seeds / document.path).open(encoding="utf-8", newline="") as file:
            assert document.text == file.read()
