"""What a release may hold of texts that others own: caps, the list of rights, takedowns, and no prose in any file."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import DATA
from releases import Rows, cover_up, edit, rows_of

from pipeline.build import Options, build
from pipeline.errors import SeedError
from pipeline.read import read_collection
from pipeline.verify import verify
from pipeline.verify.leaks import LONGEST_PHRASE, file_texts

SEEDS = DATA / "build" / "two-articles"
# A radio talk: turns without marks, reported speech without marks, one short quotation in marks.
TALK = """Why the lighthouse of Port Sorrel goes dark

ADA NWOSU, HOST: The lighthouse of Port Sorrel has stood for a hundred and forty years, and next month its lamp will be
switched off for good. We asked the keeper what the town will lose when that happens, and who decided it.

LEE PARK: The lamp was never only for ships, because everybody who grew up here learned to tell the hour by the way its
beam crossed the kitchen wall, and nobody has asked them what they think about it.

NWOSU: The harbor board said that keeping the lamp would cost more every year than the whole town spends on its school
library, and that the money had to come from somewhere. Park told us “nobody counted the visitors” before the vote.
"""
RIGHTS_COLUMNS = ["article_id", "outlet", "license", "url", "published", "quoted_words", "reason", "withdrawn"]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One open article, two that are not."""
    folder = Path(shutil.copytree(SEEDS, tmp_path_factory.mktemp("rights") / "seeds"))
    (folder / "talk.txt").write_text(TALK, encoding="utf-8", newline="")
    return folder


@pytest.fixture(scope="module")
def built(seeds: Path) -> Path:
    """Their release."""
    build(seeds, seeds.parent / "release")
    return seeds.parent / "release"


@pytest.fixture
def release(built: Path, tmp_path: Path) -> Path:
    """A copy of the release, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "release"))


def rights(release: Path) -> dict[str, dict[str, str]]:
    with (release / "RIGHTS.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == RIGHTS_COLUMNS
        return {row["article_id"]: row for row in reader}


def found(release: Path, seeds: Path) -> list[str]:
    return [str(problem) for problem in verify(release, seeds).findings.problems]


def test_the_list_says_what_is_published_of_each_article(built: Path) -> None:
    listed = rights(built)
    assert list(listed) == ["first", "second", "talk"]
    assert {name: row["published"] for name, row in listed.items()} == {
        "first": "text",
        "second": "offsets",
        "talk": "offsets",
    }
    assert listed["first"]["license"] == "CC-BY-4.0"
    assert listed["first"]["reason"] == "the licence is on the list of those that allow full text"
    assert listed["talk"]["reason"] == "no licence is stated"
    shown = [row["text"] for row in rows_of(built, "quotes") if row["article_id"] == "talk" and row["text"]]
    assert int(listed["talk"]["quoted_words"]) == sum(len(text.split()) for text in shown)


def test_turns_and_reported_speech_are_not_shown_and_can_be_proved(built: Path, seeds: Path) -> None:
    talk = [row for row in rows_of(built, "quotes") if row["article_id"] == "talk"]
    assert {row["kind"] for row in talk} >= {"turn", "partial"} or {row["kind"] for row in talk} >= {"turn", "direct"}
    assert [row["text"] for row in talk if row["kind"] in {"turn", "indirect"} and row["text"]] == []
    assert [row["text"] for row in talk if row["text"]] == ["nobody counted the visitors"]
    assert verify(built, seeds).findings.problems == ()


def test_a_private_release_says_why_it_holds_all_texts(seeds: Path, tmp_path: Path) -> None:
    build(seeds, tmp_path / "private", options=Options(private=True))
    assert {row["reason"] for row in rights(tmp_path / "private").values()} == {"the release is private"}
    assert {row["published"] for row in rights(tmp_path / "private").values()} == {"text"}
    assert verify(tmp_path / "private", seeds).findings.problems == ()


PROSE = TALK[TALK.index("The lamp was never") : TALK.index("\n\nNWOSU")]
WORDS = PROSE.split()


def add_to(name: str, content: str) -> Callable[[Path], None]:
    """Adds text to a file of the release, or makes the file."""

    def change(release: Path) -> None:
        with (release / name).open("a", encoding="utf-8", newline="") as file:
            file.write(content)

    return change


def in_parquet_metadata(release: Path) -> None:
    path = release / "data" / "mentions.parquet"
    pq.write_table(pq.read_table(path).replace_schema_metadata({"note": PROSE}), path)


def in_a_packed_column(release: Path) -> None:
    edit(release, "events", lambda rows: rows[0].update(summary=PROSE))


def in_json(release: Path) -> None:
    path = release / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(descriptor | {"description": PROSE.replace(" ", "\n")}), encoding="utf-8")


# Where prose of a withheld article is put, and the file that must be named; all checksums are made to fit.
LEAKS: list[tuple[Callable[[Path], None], str]] = [
    (add_to("README.md", f"\n{PROSE}\n"), "README.md [talk]"),  # in the documentation
    (add_to("README.md", "\n" + " ".join(WORDS[:30]).upper()), "README.md [talk]"),  # in capitals
    (add_to("RIGHTS.csv", f'x,,,,offsets,,"{PROSE}",\n'), "RIGHTS.csv [talk]"),  # in a list
    (add_to("explorer.html", "<p>" + "&nbsp;".join(WORDS) + "</p>"), "explorer.html [talk]"),  # as character references
    (add_to("explorer.html", f"<script>show({json.dumps(PROSE)})</script>"), "explorer.html [talk]"),  # in a script
    (add_to("lines.jsonl", json.dumps({"text": PROSE})), "lines.jsonl [talk]"),  # in a format of its own
    (in_json, "datapackage.json [talk]"),  # with line breaks that JSON writes as escapes
    (in_parquet_metadata, "data/mentions.parquet [talk]"),  # beside the columns
    (in_a_packed_column, "data/events.parquet [talk]"),  # compressed
    (in_a_packed_column, "data/events.csv [talk]"),  # the same in the other form
]


@pytest.mark.parametrize(("leak", "place"), LEAKS)
def test_prose_of_a_withheld_article_is_found_in_any_file(
    leak: Callable[[Path], None], place: str, release: Path, seeds: Path
) -> None:
    leak(release)
    cover_up(release)
    problems = found(release, seeds)
    assert any(line.startswith(place) and "more of the article than its rights allow" in line for line in problems)


@pytest.mark.parametrize(
    "allowed",
    [
        " ".join(WORDS[:LONGEST_PHRASE]),  # no longer than a phrase
        " ".join([*WORDS[:20], "or", *WORDS[20:40]]),  # another word between
        "Why the lighthouse of Port Sorrel goes dark. Nobody counted the visitors.",  # headline and quotation
        (SEEDS / "first.txt").read_text(encoding="utf-8"),  # an open article
    ],
)
def test_what_may_be_held_is_no_leak(allowed: str, release: Path, seeds: Path) -> None:
    add_to("README.md", f"\n{allowed}\n")(release)
    cover_up(release)
    assert found(release, seeds) == []


def test_words_beyond_the_caps_are_found(release: Path, seeds: Path) -> None:
    def show(rows: Rows) -> None:
        for row in rows:
            if row["article_id"] == "talk":
                row["text"] = TALK[row["start"] : row["end"]]

    edit(release, "quotes", show)
    cover_up(release)
    problems = found(release, seeds)
    assert any(
        line.startswith("quotes.text [talk:quote:") and "words of a turn quote are published" in line
        for line in problems
    )
    assert any(line.startswith("articles.text [talk]") and "(allowed: 15% of its words)" in line for line in problems)
    assert any(line.startswith("RIGHTS.csv [talk]: must say of the article") for line in problems)


def test_every_byte_of_every_file_is_looked_at(release: Path) -> None:
    (release / "noise.bin").write_bytes(b"\xff\x00" * 700_000 + b" needle " + b"\xfe" * 10)
    assert any("needle" in text for text in file_texts(release / "noise.bin"))


def withdraw(folder: Path, content: str) -> Path:
    (folder / "withdrawn.csv").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def copy(seeds: Path, tmp_path: Path) -> Path:
    """A copy of the seeds."""
    return Path(shutil.copytree(seeds, tmp_path / "seeds"))


def test_a_withdrawn_article_has_no_row_and_is_recorded(copy: Path, tmp_path: Path) -> None:
    withdraw(copy, "path,reason,date\ntalk.txt,the broadcaster asked for it,2021-04-01\n")
    build(copy, tmp_path / "out")
    for table in ("articles", "regions", "mentions", "quotes", "date_mentions", "event_mentions"):
        assert {row["article_id"] for row in rows_of(tmp_path / "out", table)} <= {"first", "second"}
    line = rights(tmp_path / "out")["talk"]
    assert (line["published"], line["withdrawn"]) == ("withdrawn", "2021-04-01")
    assert line["reason"] == "the broadcaster asked for it"
    assert verify(tmp_path / "out", copy).findings.problems == ()
    text = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"lighthouse" not in text


def test_one_article_of_a_file_can_be_withdrawn(copy: Path, tmp_path: Path) -> None:
    lines = [{"id": name, "text": f"Mayor {name.title()} opened the quay on Monday."} for name in ("ada", "lee")]
    (copy / "wire.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    withdraw(copy, "path,part,reason\nwire.jsonl,lee,wrong\n")
    build(copy, tmp_path / "out")
    assert "wire.ada" in rights(tmp_path / "out")
    assert rights(tmp_path / "out")["wire.lee"]["published"] == "withdrawn"
    assert "wire.lee" not in {row["article_id"] for row in rows_of(tmp_path / "out", "articles")}


def test_a_file_that_is_gone_stays_on_record(copy: Path) -> None:
    (copy / "talk.txt").unlink()
    withdraw(copy, f"path,reason,sha256\ntalk.txt,asked for,{'a' * 64}\n")
    (line,) = read_collection(copy).withdrawn
    assert (line.article_id, line.reason, line.since) == ("talk", "asked for", None)


def test_other_ids_stay_when_an_article_is_withdrawn(copy: Path) -> None:
    (copy / "Talk!.txt").write_text(TALK, encoding="utf-8")  # the same slug as talk.txt
    before = {source.path: source.article_id for source in read_collection(copy).sources}
    withdraw(copy, "path,reason\ntalk.txt,asked for\n")
    after = {source.path: source.article_id for source in read_collection(copy).sources}
    assert after == {path: article for path, article in before.items() if path != "talk.txt"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        # a mistyped path would take nothing down
        ("path,reason\ntlak.txt,x\n", "withdrawn.csv line 2: path 'tlak.txt' is not an article in the folder"),
        # no reason
        ("path,reason\ntalk.txt,\n", "withdrawn.csv line 2: reason is empty"),
        # no column for it
        ("path\ntalk.txt\n", "withdrawn.csv line 1: column 'reason' is missing"),
        # a column that is not known
        ("path,reason,when\ntalk.txt,x,y\n", "withdrawn.csv line 1: unknown column 'when'"),
        # a date that is none
        (
            "path,reason,date\nfirst.txt,x,\ntalk.txt,x,2021-02-30\n",
            "withdrawn.csv line 3: date '2021-02-30' is not a date",
        ),
        # the same article twice
        ("path,reason\ntalk.txt,x\ntalk.txt,y\n", "withdrawn.csv line 3: path 'talk.txt' and part '' are withdrawn in"),
        # too few cells
        ("path,reason,date\ntalk.txt,x\n", "withdrawn.csv line 2: 2 cells for 3 columns"),
        # another text than the one that was meant
        (f"path,reason,sha256\ntalk.txt,x,{'0' * 64}\n", "withdrawn.csv line 2: sha256 is not that of 'talk.txt'"),
        # no hash
        ("path,reason,sha256\ntalk.txt,x,1234\n", "withdrawn.csv line 2: sha256 '1234' is not a SHA-256"),
        # everything
        ("path,reason\nfirst.txt,x\nsecond.md,x\ntalk.txt,x\n", "withdrawn.csv: every article"),
    ],
)
def test_a_takedown_that_cannot_be_is_refused(content: str, said: str, copy: Path) -> None:
    with pytest.raises(SeedError) as caught:
        read_collection(withdraw(copy, content))
    assert str(caught.value).startswith(said)


def test_not_every_article_of_every_file_can_be_withdrawn(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text('{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n', encoding="utf-8")
    withdraw(tmp_path, "path,part,reason\nwire.jsonl,1,x\n")
    assert [document.part for document in read_collection(tmp_path).documents()] == ["2"]
    withdraw(tmp_path, "path,part,reason\nwire.jsonl,1,x\nwire.jsonl,2,x\n")
    with pytest.raises(SeedError, match=r"withdrawn\.csv: every article of every file is withdrawn"):
        list(read_collection(tmp_path).documents())


def test_a_part_that_is_not_there_cannot_be_withdrawn(copy: Path) -> None:
    withdraw(copy, "path,part,reason\ntalk.txt,7,x\n")
    with pytest.raises(SeedError, match=r"withdrawn\.csv line 2: 'talk\.txt' has no part '7'"):
        list(read_collection(copy).documents())
