"""Wrong inputs: each is one sentence that says where, what is wrong and what is allowed."""

from pathlib import Path

import pytest

from pipeline.errors import SeedError
from pipeline.read import read_collection

TEXT = b"A word."
PACKAGE = "package.toml"
MANIFEST = "manifest.csv"


def fill(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def error(folder: Path, manifest: Path | None = None) -> str:
    with pytest.raises(SeedError) as caught:
        list(read_collection(folder, manifest).documents())
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        # an unknown key, with the one that was meant
        ('titel = "News"', ["package.toml", "'titel'", "allowed:", "did you mean 'title'?"]),
        # an unknown key that is near no other
        ("colour = 1", ["package.toml", "'colour'", "allowed:", "quote_words"]),
        # an unknown key in a table
        ('[[licenses]]\nname = "MIT"\nurl = "x"', ["'licenses[0].url'", "licenses[0].path"]),
        # wrong types
        ("title = 1", ["'title' is 1", "a text"]),
        ('title = ""', ["'title'", "a text"]),
        ('keywords = "news"', ["'keywords'", "a list of texts"]),
        ("keywords = [1]", ["'keywords'", "a list of texts"]),
        ("full_text_licenses = true", ["'full_text_licenses'", "a list of texts"]),
        ("quote_words = 2.5", ["'quote_words' is 2.5", "a whole number from 0"]),
        ("quote_words = true", ["'quote_words' is True"]),
        ("quote_words = -1", ["'quote_words' is -1"]),
        ("quote_share = 15", ["'quote_share' is 15", "from 0 to 1"]),
        ('created = "yesterday"', ["'created'", "ISO 8601"]),
        ('homepage = "example.org"', ["'homepage'", "http"]),
        ('name = "My News"', ["name 'My News'", "small letters"]),
        # licences and contributors that are no tables, or lack their first key
        ('licenses = "MIT"', ["'licenses'", "[[licenses]]"]),
        ('[[licenses]]\ntitle = "MIT License"', ["'licenses[0].name' is missing"]),
        ('[[contributors]]\ntitle = "Ada"\nroles = "editor"', ["'contributors[0].roles'", "a list of texts"]),
        # no TOML at all
        ("news title = 1", ["package.toml", "not TOML", "line 1"]),
        (b'title = "\xff"', ["package.toml line 1", "0xff"]),
    ],
)
def test_a_wrong_package(content: bytes | str, parts: list[str], tmp_path: Path) -> None:
    message = error(fill(tmp_path, {"a.txt": TEXT, PACKAGE: content}))
    assert [part for part in parts if part not in message] == []


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        # columns
        ("path,titel\na.txt,x\n", ["manifest.csv line 1", "'titel'", "allowed:", "headline"]),
        ("path,headlne\na.txt,x\n", ["'headlne'", "did you mean 'headline'?"]),
        ("path,path\na.txt,a.txt\n", ["line 1", "'path' stands twice"]),
        ("headline\nx\n", ["line 1", "'path' is missing"]),
        ("", ["line 1", "'path' is missing"]),
        # cells
        ("path,outlet\na.txt\n", ["line 2", "1 cells for 2 columns"]),
        ("path,outlet\na.txt,x,y\n", ["line 2", "3 cells for 2 columns"]),
        ('path,outlet\na.txt,"x\n', ["line 2", "not CSV"]),
        ("path,outlet\n,x\n", ["line 2", "path is empty"]),
        # a cell over two lines does not put the count of lines wrong
        ('path,outlet\na.txt,"x\ny"\nb.txt,x\n', ["line 4", "'b.txt'"]),
        # keys
        ("path\na.txt\nb.txt\n", ["line 3", "'b.txt' is no article"]),
        ("path\nREADME.md\n", ["line 2", "'README.md' is no article"]),
        ("path\na.txt\n./a.txt\n", ["line 3", "'a.txt'", "already in manifest.csv line 2"]),
        ("path,part\na.txt,1\n", ["line 2", "'a.txt' holds no part '1'"]),
        ("path,part\nl.jsonl,2\n", ["line 2", "'l.jsonl' holds no part '2'"]),
        # values
        ("path,published\na.txt,3 May 2021\n", ["line 2", "'3 May 2021'", "YYYY-MM-DD"]),
        ("path,published\na.txt,2021-02-30\n", ["line 2", "'2021-02-30'"]),
        ("path,genre\na.txt,news\n", ["line 2", "'news'", "news report, analysis, transcript, opinion"]),
        ("path,language\na.txt,english\n", ["line 2", "'english'", "two letters"]),
        ("path,url\na.txt,www.example.org\n", ["line 2", "'www.example.org'", "https://"]),
        ("path,url\na.txt,https://exa mple.org\n", ["line 2", "'https://exa mple.org'"]),
        ("path,encoding\na.txt,utf-9\n", ["line 2", "'utf-9' is unknown", "cp1252"]),
        ("path,encoding\na.txt,base64\n", ["line 2", "'base64' is unknown"]),
        ("path,part,encoding\nl.jsonl,1,utf-8\n", ["line 2", "whole file"]),
        # a file that is not the one that was listed
        (f"path,sha256\na.txt,{'0' * 64}\n", ["line 2", "sha256 of 'a.txt' is", "changed"]),
        # bytes that are no UTF-8
        (b"path,outlet\na.txt,\xe9\n", ["manifest.csv line 2", "0xe9", "utf-8"]),
    ],
)
def test_a_wrong_manifest(content: bytes | str, parts: list[str], tmp_path: Path) -> None:
    files = {"a.txt": TEXT, "README.md": TEXT, "l.jsonl": b'{"text": "A word."}', MANIFEST: content}
    message = error(fill(tmp_path, files))
    assert [part for part in parts if part not in message] == []


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        # no reader
        ("a.pdf", TEXT, ["a.pdf", "no reader for '.pdf'", ".htm, .html, .jsonl, .md, .txt"]),
        ("sub/notes", TEXT, ["sub/notes", "no reader for ''"]),
        ("sub/a.csv", TEXT, ["sub/a.csv", "no reader for '.csv'"]),
        # not in its encoding: byte and line
        ("a.txt", b"One.\nTwo \xe9.", ["a.txt line 2", "byte 9 (0xe9)", "utf-8", "manifest"]),
        ("a.html", b"<html><p>\xe9</p></html>", ["a.html line 1", "0xe9"]),
        ("a.html", b'<meta charset="latin9000"><p>A</p>', ["a.html", "'latin9000'", "manifest"]),
        # nothing to read
        ("a.txt", b"", ["a.txt", "no words"]),
        ("a.md", b" \n\n 12 --- \n", ["a.md", "no words"]),
        ("a.html", b"", ["a.html", "no web page"]),
        ("a.html", b"<html><body></body></html>", ["a.html", "no "]),
        # lines that are no articles
        ("a.jsonl", b'{"text": "One."}\n{"text": \n', ["a.jsonl line 2 column", "not JSON"]),
        ("a.jsonl", b'["One."]\n', ["a.jsonl line 1", "no JSON object"]),
        ("a.jsonl", b'\n{"text": "One.", "heading": "x"}\n', ["a.jsonl line 2", "'heading'", "'headline'?"]),
        ("a.jsonl", b'{"headline": "x"}\n', ["a.jsonl line 1", "'text' is missing"]),
        ("a.jsonl", b'{"text": 1}\n', ["a.jsonl line 1", "'text' is 1", "a string"]),
        ("a.jsonl", b'{"text": "..."}\n', ["a.jsonl line 1", "no words"]),
        ("a.jsonl", b'{"text": "One.", "authors": 1}\n', ["a.jsonl line 1", "'authors' is 1"]),
        ("a.jsonl", b'{"text": "One.", "title": "x", "headline": "y"}\n', ["line 1", "'headline' and 'title'"]),
        ("a.jsonl", b'{"text": "One.", "date": "May"}\n', ["line 1", "'May'", "YYYY-MM-DD"]),
        ("a.jsonl", b'{"text": "One.", "genre": "poem"}\n', ["line 1", "'poem'", "opinion"]),
        ("a.jsonl", b'{"id": 7, "text": "One."}\n{"id": "7", "text": "Two."}\n', ["line 2", "'7'", "line 1"]),
        ("a.jsonl", b'{"text": "\\ud800 One."}\n', ["line 1", "surrogate"]),
        ("a.jsonl", b'{"text": "One."}\n{"text": "\xff"}\n', ["a.jsonl line 2", "0xff"]),
        ("a.jsonl", b"\n \n", ["a.jsonl", "no article"]),
    ],
)
def test_a_wrong_article(name: str, content: bytes, parts: list[str], tmp_path: Path) -> None:
    message = error(fill(tmp_path, {name: content}))
    assert [part for part in parts if part not in message] == []


def test_a_wrong_folder(tmp_path: Path) -> None:
    assert "no such folder" in error(tmp_path / "nowhere")
    assert "no article in it" in error(fill(tmp_path / "empty", {"README.md": TEXT}))
    assert "a file, not a folder" in error(tmp_path / "empty" / "README.md")


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    assert "other.csv" in error(fill(tmp_path, {"a.txt": TEXT}), tmp_path / "other.csv")


def test_a_link_to_nothing(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": TEXT})
    (tmp_path / "b.txt").symlink_to(tmp_path / "nothing.txt")
    assert "b.txt: no regular file" in error(tmp_path)


def test_two_names_that_look_the_same(tmp_path: Path) -> None:
    fill(tmp_path, {"caf\u00e9.txt": TEXT, "cafe\u0301.txt": TEXT})
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this file system holds the two names as one")
    assert "rename one" in error(tmp_path)
