"""Wrong inputs: each is one sentence that says where, what is wrong and what is allowed."""

import os
from collections.abc import Callable
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
        ('name = "My News"', ["'name' is 'My News'", "lower-case letters"]),
        ('name = "My-News"', ["name 'My-News'", "lower-case letters"]),
        # what the files of a release, or those who read them, do not take
        ('title = """A\nB"""', ["'title'", "on one line"]),
        ('keywords = ["a\\u0000"]', ["'keywords'", "a list of texts"]),
        ("quote_words = 99999999999999999999", ["'quote_words'", "1,000,000,000"]),
        ('created = "2021-W05"', ["'created'", "ISO 8601"]),
        ('[[licenses]]\nname = "CC BY 4.0"', ["'licenses[0].name' is 'CC BY 4.0'", "letters, digits"]),
        ('[[licenses]]\nname = "MIT"\npath = "LICENSE"', ["'licenses[0].path'", "http"]),
        ('[[contributors]]\ntitle = "Ada"\nemail = "ada"', ["'contributors[0].email' is 'ada'", "a mail address"]),
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
        ("path,path\na.txt,a.txt\n", ["line 1", "'path' is given twice"]),
        ("headline\nx\n", ["line 1", "'path' is missing"]),
        ("", ["line 1", "'path' is missing"]),
        # cells
        ("path,outlet\na.txt\n", ["line 2", "1 cells for 2 columns"]),
        ("path,outlet\na.txt,x,y\n", ["line 2", "3 cells for 2 columns"]),
        ('path,outlet\na.txt,"x\n', ["line 2", "not CSV"]),
        ("path,outlet\n,x\n", ["line 2", "path is empty"]),
        # a cell over two lines does not put the count of lines wrong
        ('path,outlet\na.txt,"x\ny"\nb.txt,x\n', ["line 4", "'b.txt'"]),
        # marks that spreadsheets part columns by in some languages; a column without a name
        ("path;outlet\na.txt;x\n", ["manifest.csv line 1", "separated by ';'", "save it as CSV with commas"]),
        ("path\toutlet\na.txt\tx\n", ["line 1", "separated by '\\t'"]),
        ("path,outlet,\na.txt,x,\n", ["line 1", "column 3 has no name"]),
        # what a spreadsheet saves as "Unicode text"
        ("path\na.txt\n".encode("utf-16"), ["manifest.csv line 1", "save it as UTF-8"]),
        # paths as another system writes them, in another case, from another folder
        ("path\nsub\\b.txt\n", ["line 2", "did you mean 'sub/b.txt'?"]),
        ("path\nsub/B.txt\n", ["line 2", "did you mean 'sub/b.txt'?"]),
        ("path\n/seeds/sub/b.txt\n", ["line 2", "did you mean 'sub/b.txt'?"]),
        # keys
        ("path\na.txt\nb.txt\n", ["line 3", "'b.txt' is not an article"]),
        ("path\nREADME.md\n", ["line 2", "'README.md' is not an article"]),
        ("path\na.txt\n./a.txt\n", ["line 3", "'a.txt'", "already in manifest.csv line 2"]),
        ("path,part\na.txt,1\n", ["line 2", "'a.txt' has no part '1'"]),
        ("path,part\nl.jsonl,2\n", ["line 2", "'l.jsonl' has no part '2'"]),
        # values
        ("path,published\na.txt,3 May 2021\n", ["line 2", "'3 May 2021'", "YYYY-MM-DD"]),
        ("path,published\na.txt,2021-02-30\n", ["line 2", "'2021-02-30'"]),
        ("path,genre\na.txt,news\n", ["line 2", "'news'", "news report, analysis, transcript, opinion"]),
        ("path,language\na.txt,english\n", ["line 2", "'english'", "two letters"]),
        ("path,url\na.txt,www.example.org\n", ["line 2", "'www.example.org'", "https://"]),
        ("path,url\na.txt,https://exa mple.org\n", ["line 2", "'https://exa mple.org'"]),
        # addresses that are none by RFC 3986, although browsers take them
        ("path,url\na.txt,https://example.org/a%zz\n", ["line 2", "%zz", "as %XX"]),
        ("path,url\na.txt,https://example.org/caf\u00e9\n", ["line 2", "as %XX"]),
        ("path,url\na.txt,https://example.org/?a[]=1\n", ["line 2", "as %XX"]),
        ("path,url\na.txt,https://example.org/#a#b\n", ["line 2", "as %XX"]),
        # what is not a character of text
        ("path,outlet\na.txt,x\0y\n", ["line 2: outlet", "U+0000"]),
        ("path,authors\na.txt,Ada \x1bQuill\n", ["line 2: authors", "U+001B"]),
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
    files = {"a.txt": TEXT, "README.md": TEXT, "sub/b.txt": TEXT, "l.jsonl": b'{"text": "A word."}', MANIFEST: content}
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
        ("a.html", b"", ["a.html", "not a web page"]),
        ("a.html", b"<html><body></body></html>", ["a.html", "no "]),
        # lines that are no articles
        ("a.jsonl", b'{"text": "One."}\n{"text": \n', ["a.jsonl line 2 column", "not JSON"]),
        ("a.jsonl", b'["One."]\n', ["a.jsonl line 1", "not a JSON object"]),
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
        ("a.jsonl", b'{"id": "\\ud800", "text": "One."}\n', ["line 1: id", "U+D800"]),
        ("a.jsonl", b'{"headline": "\\udc00", "text": "One."}\n', ["line 1: headline", "U+DC00"]),
        ("a.jsonl", b'{"text": "One.", "text": "Two."}\n', ["line 1", "'text' is given twice"]),  # one would be lost
        ("a.jsonl", b'{"text": "One.", "id": ' + b"9" * 5000 + b"}\n", ["line 1", "too many digits"]),
        ("a.jsonl", b'{"text": ' + b"[" * 100_000 + b"\n", ["line 1", "nested too deeply"]),
        ("a.jsonl", b'{"text": "One \\u0000."}\n', ["a.jsonl line 1", "NUL"]),
        # UTF-16 with its mark, and without it, which every byte of fits UTF-8; another kind of file
        ("a.txt", "One.".encode("utf-16"), ["a.txt line 1", "0xff", "UTF-8"]),
        ("a.txt", "One.\nTwo.".encode("utf-16-le"), ["a.txt line 1", "NUL", "UTF-16", "'encoding'"]),
        ("a.txt", b"PK\x03\x04\nword/\0", ["a.txt line 2", "NUL"]),
        # pages without an article: a refresh, frames, words that the extractor leaves out
        ("a.html", b'<meta http-equiv="refresh" content="0; url=b.html">', ["a.html", "no "]),
        ("a.html", b'<html><frameset><frame src="b.html"></frameset></html>', ["a.html", "no article"]),
        ("a.html", b"<main><h1>Bridge opens</h1><span>It did.</span></main>", ["a.html", "no article"]),
        # names of files that cannot be told to anybody
        ("a\nb.txt", TEXT, ["a\\nb.txt", "rename the file"]),
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
    assert "b.txt: a link to nothing" in error(tmp_path)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": TEXT, "seeds/a.txt": TEXT, "list.csv": "path\na.txt\n"})
    (tmp_path / "seeds" / "b.txt").symlink_to("b.txt")
    for manifest in (None, tmp_path / "list.csv"):
        assert "b.txt: a link to nothing" in error(tmp_path / "seeds", manifest)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_manifest_is_no_article_whatever_its_name(tmp_path: Path) -> None:
    fill(tmp_path / "seeds", {"a.txt": TEXT, "list.txt": "path,outlet\na.txt,Gazette\n"})
    (tmp_path / "seeds" / "other.txt").symlink_to("list.txt")  # named as the manifest, or allowed: it is that file
    (tmp_path / "linked").symlink_to("seeds")
    for manifest in ("seeds/list.txt", "linked/list.txt", "seeds/other.txt"):
        (document,) = read_collection(tmp_path / "seeds", tmp_path / manifest, follow_links=True).documents()
        assert (document.path, document.manifest.outlet) == ("a.txt", "Gazette")


LISTED = "path,part,reason,date,sha256\na.txt,,asked for,2021-03-05,\n"


@pytest.mark.parametrize("name", ["withdrawn.csv", "package.toml", "manifest.csv", "authority.csv", "originals.csv"])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        # where it is not a file, or leads nowhere, or out of the folder
        (lambda file: file.symlink_to("gone.csv"), "a link to nothing"),
        (lambda file: file.symlink_to(file.parents[1] / "outside.csv"), "a link out of the folder"),
        (lambda file: file.mkdir(), "not a file that can be read"),
        (os.mkfifo, "not a file that can be read"),
        # where it would not be read: in a folder, under another name
        (lambda file: fill(file.parent, {f"texts/{file.name}": LISTED}), "only at the top of the folder"),
        (lambda file: fill(file.parent, {f"{file.name}.txt": LISTED}), "under just this name"),
        (lambda file: fill(file.parent, {file.name.title(): LISTED}), "under just this name"),
    ],
)
def test_what_steers_rights_is_never_passed_over(
    name: str, make: Callable[[Path], object], message: str, tmp_path: Path
) -> None:
    seeds = fill(tmp_path / "seeds", {"a.txt": TEXT, "b.txt": TEXT})
    fill(tmp_path, {"outside.csv": LISTED})
    make(seeds / name)
    assert message in error(seeds)


LONG = " ".join(["word"] * 100)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        # a field that holds a text would publish it
        ({"a.jsonl": f'{{"text": "A word.", "outlet": "{LONG}"}}'}, "a.jsonl line 1: outlet has 100 words"),
        ({"a.jsonl": f'{{"text": "A word.", "authors": ["{LONG}"]}}'}, "a.jsonl line 1: authors has 100 words"),
        ({"a.jsonl": f'{{"text": "A word.", "id": "{LONG}"}}'}, "a.jsonl line 1: id has 499 characters"),
        ({"a.txt": TEXT, MANIFEST: f"path,headline\na.txt,{LONG}\n"}, "manifest.csv line 2: headline has 100 words"),
        ({"a.txt": TEXT, MANIFEST: f"path,license\na.txt,{LONG}\n"}, "manifest.csv line 2: license has 100 words"),
    ],
)
def test_what_is_stated_is_short(files: dict[str, bytes | str], message: str, tmp_path: Path) -> None:
    assert message in error(fill(tmp_path, files))


def test_links_are_followed_inside_the_folder_alone_and_only_where_allowed(tmp_path: Path) -> None:
    seeds = fill(tmp_path / "seeds", {"a.txt": TEXT})
    fill(tmp_path, {"host.txt": TEXT})
    (seeds / "b.txt").symlink_to("a.txt")
    assert "b.txt: a link; put the file itself there" in error(seeds)
    found = read_collection(seeds, follow_links=True).documents()
    assert [document.path for document in found] == ["a.txt", "b.txt"]
    (seeds / "c.txt").symlink_to(tmp_path / "host.txt")
    (seeds / "folder").symlink_to(tmp_path)
    with pytest.raises(SeedError) as caught:
        read_collection(seeds, follow_links=True)
    assert [fault.partition(";")[0] for fault in caught.value.faults] == [
        "c.txt: a link out of the folder",
        "folder: a link out of the folder",
    ]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(TEXT)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert "rename the file" in error(tmp_path)


def test_a_file_that_is_closed_to_the_user(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": TEXT}).joinpath("a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):
        pytest.skip("this user may read everything")
    assert "a.txt: cannot be read" in error(tmp_path)


def test_two_names_that_look_the_same(tmp_path: Path) -> None:
    fill(tmp_path, {"caf\u00e9.txt": TEXT, "cafe\u0301.txt": TEXT})
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this file system holds the two names as one")
    assert "rename one" in error(tmp_path)


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        # files of several kinds, in the order of their paths
        (
            {"a.txt": b"\xe9", "b.txt": TEXT, "c.jsonl": b"{", "d.html": b""},
            ["3 faults in the input", "a.txt line 1: byte 0", "c.jsonl line 1 column 2", "d.html: not a web page"],
        ),
        # several lines of one file: an encoding, a key, a text, an id that came before
        (
            {"a.jsonl": b'{"text": "\xff"}\n{"txt": 1}\n{"id": 7, "text": "A"}\n{"id": 7, "text": "B"}\n{"text": "-"}'},
            [
                "4 faults",
                "a.jsonl line 1: byte",
                "line 2: unknown key 'txt'",
                "line 4: id '7' is already",
                "line 5: no words",
            ],
        ),
        # more lines of one file than anybody reads
        (
            {"a.jsonl": b"[]\n" * 1000, "b.txt": b"-"},
            [
                "1,001 faults",
                *[f"a.jsonl line {n}: not a JSON object" for n in range(1, 6)],
                "b.txt: no words",
                "and 995 more",
            ],
        ),
        # more files than anybody reads about
        (
            {f"{n:03}.txt": b"-" for n in range(300)},
            ["300 faults", *[f"{n:03}.txt: no words" for n in range(20)], "and 280 more"],
        ),
        # parts that are in no file
        (
            {"a.txt": TEXT, "b.txt": TEXT, MANIFEST: "path,part\na.txt,1\na.txt,2\nb.txt,1\n"},
            ["3 faults", "line 2: 'a.txt' has no part '1'", "line 3: 'a.txt'", "line 4: 'b.txt'"],
        ),
        # lines of the manifest
        (
            {"a.txt": TEXT, MANIFEST: "path,genre\na.txt,poem\nb.txt\n"},
            ["2 faults", "line 2: genre 'poem'", "line 3: 1 cells for 2 columns"],
        ),
        (
            {"a.txt": TEXT, MANIFEST: "path\nb.txt\nc.txt\n"},
            ["2 faults", "path 'b.txt' is not an article", "path 'c.txt'"],
        ),
        # files that nobody can read
        ({"a.pdf": TEXT, "b.doc": TEXT, "c.txt": TEXT}, ["2 faults", "a.pdf: no reader", "b.doc: no reader"]),
    ],
)
def test_all_faults_are_told_at_once(files: dict[str, bytes | str], lines: list[str], tmp_path: Path) -> None:
    with pytest.raises(SeedError) as caught:
        list(read_collection(fill(tmp_path / "seeds", files)).documents())
    found = str(caught.value).splitlines()
    assert len(found) == len(lines), found
    assert [(line, part) for line, part in zip(found, lines, strict=True) if part not in line] == []
