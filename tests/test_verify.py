"""A release proves itself; each planted fault is found by name, even where all checksums were made to fit."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import DATA
from releases import Rows, cover_up, describe, edit, rows_of

from pipeline.__main__ import main
from pipeline.build import build
from pipeline.digests import table_digest
from pipeline.errors import ReleaseError, SeedError
from pipeline.verify import verify

SEEDS = DATA / "build" / "two-articles"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of two articles: the text of the first is published, that of the second is withheld."""
    out = tmp_path_factory.mktemp("verify") / "release"
    build(SEEDS, out)
    return out


@pytest.fixture
def release(built: Path, tmp_path: Path) -> Path:
    """A release to spoil."""
    return Path(shutil.copytree(built, tmp_path / "release"))


def found(release: Path, seeds: Path | None = SEEDS) -> list[str]:
    return [str(problem) for problem in verify(release, seeds).findings.problems]


def says(problems: list[str], *parts: str) -> bool:
    """Whether one problem has all these words."""
    return any(all(part in problem for part in parts) for problem in problems)


def update(number: int, **values: Any) -> Callable[[Rows], object]:
    return lambda rows: rows[number].update(values)


def index(release: Path, table: str, **values: Any) -> int:
    """Number of the first row with these values."""
    return next(
        number
        for number, row in enumerate(rows_of(release, table))
        if all(row[column] == value for column, value in values.items())
    )


def test_a_sound_release_is_proved(release: Path) -> None:
    verdict = verify(release, SEEDS)
    assert verdict.findings.problems == ()
    assert verdict.identifier is not None
    assert verdict.identifier.startswith("ni:///sha-256;")
    assert (verdict.articles, verdict.proved) == (2, 2)
    assert verdict.rows == sum(pq.read_metadata(path).num_rows for path in (release / "data").glob("*.parquet"))
    assert verify(release).findings.problems == ()  # without the texts


def test_texts_are_found_whatever_their_names(release: Path, tmp_path: Path) -> None:
    other = tmp_path / "library" / "deep"
    other.mkdir(parents=True)
    (other / "0001.bin").write_bytes((SEEDS / "first.txt").read_bytes())
    (other / "0002").write_bytes((SEEDS / "second.md").read_bytes())
    verdict = verify(release, tmp_path / "library")
    assert (verdict.findings.problems, verdict.proved) == ((), 2)


# The twelve faults, as somebody makes them who does not think of checksums -> what names them.


def one_byte_in_parquet(release: Path) -> None:
    path = release / "data" / "mentions.parquet"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def csv_cell(release: Path) -> None:
    path = release / "data" / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace('"arrest"', '"charge"', 1), encoding="utf-8", newline="")


def offset_off_by_one(release: Path) -> None:
    withheld = index(release, "mentions", article_id="second")
    start = rows_of(release, "mentions")[withheld]["start"]
    edit(release, "mentions", update(withheld, start=start + 1))


def swapped_speaker(release: Path) -> None:
    quote = index(release, "quotes", speaker_id="ines-calloway", kind="direct")
    edit(release, "quotes", update(quote, speaker_id="dana-holloway"))


def dangling_key(release: Path) -> None:
    edit(release, "mentions", update(0, entity_id="nobody"))


def duplicate_key(release: Path) -> None:
    edit(release, "date_mentions", lambda rows: rows.append(rows[-1]))


def missing_file(release: Path) -> None:
    (release / "data" / "quotes.parquet").unlink()


def extra_file(release: Path) -> None:
    shutil.copy(SEEDS / "second.md", release / "data" / "notes.md")


def wrong_hash(release: Path) -> None:
    describe(release, lambda descriptor: descriptor["resources"][0].update(hash=f"sha256:{'0' * 64}"))


def row_removed(release: Path) -> None:
    edit(release, "mentions", lambda rows: rows.pop())


def text_without_licence(release: Path) -> None:
    text = (SEEDS / "second.md").read_text(encoding="utf-8")
    edit(release, "articles", update(index(release, "articles", article_id="second"), text=text))


PLANTED: list[tuple[Callable[[Path], None], tuple[str, ...]]] = [
    (one_byte_in_parquet, ("SHA256SUMS [data/mentions.parquet]", "the bytes are not those that were published")),
    (csv_cell, ("events.type [", 'the CSV file has "charge", the Parquet file "arrest"')),
    (offset_off_by_one, ("mentions.text [second:mention:", "is not what the text has at")),
    (
        swapped_speaker,
        ("quotes.speaker_id [first:quote:", 'must be the first speaker of the quote, which is "ines-call'),
    ),
    (dangling_key, ("mentions.entity_id [first:mention:", '"nobody" is not in entities (entity_id)')),
    (duplicate_key, ("date_mentions.date_mention_id [", "the key must be unique, found 2 rows")),
    (missing_file, ("SHA256SUMS [data/quotes.parquet]", "the file is missing")),
    (extra_file, ("SHA256SUMS [data/notes.md]", "an extra file")),
    (wrong_hash, ("datapackage.json.resources.hash [data/articles.csv]", f"the descriptor says sha256:{'0' * 64}")),
    (row_removed, ("datapackage.json.onrecord.table_digests [mentions]", "the rows are not those that were published")),
    (
        text_without_licence,
        ("articles.text [second]", "its full text is published, but its licence is not on the list"),
    ),
]


@pytest.mark.parametrize(("plant", "named"), PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_planted_fault_is_found_by_name(plant: Callable[[Path], None], named: tuple[str, ...], release: Path) -> None:
    plant(release)
    assert says(found(release), *named), found(release)


def test_an_edited_source_text_is_found_by_name(release: Path, tmp_path: Path) -> None:
    texts = Path(shutil.copytree(SEEDS, tmp_path / "texts"))
    (texts / "second.md").write_text((SEEDS / "second.md").read_text(encoding="utf-8").replace("harbor", "harbour"))
    problems = found(release, texts)
    assert says(problems, "articles.sha256 [second]", "the text at second.md is not the one", "it was edited")
    assert len(problems) == 1
    assert verify(release, texts).proved == 1


def both_speakers_swapped(release: Path) -> None:
    swapped_speaker(release)
    quote = rows_of(release, "quotes")[index(release, "quotes", speaker_id="dana-holloway", kind="direct")]["quote_id"]
    speaker = index(release, "quote_speakers", quote_id=quote)
    edit(release, "quote_speakers", update(speaker, entity_id="dana-holloway"))


def id_and_offset(release: Path) -> None:
    """An offset of a withheld article, its words and its id: only the text itself contradicts."""
    number = index(release, "quotes", article_id="second")
    row = rows_of(release, "quotes")[number]
    moved = {"start": row["start"] + 1, "quote_id": f"second:quote:{row['start'] + 1}-{row['end']}"}
    edit(release, "quotes", update(number, **moved))
    speaker = [
        number for number, each in enumerate(rows_of(release, "quote_speakers")) if each["quote_id"] == row["quote_id"]
    ]
    for each in speaker:
        edit(release, "quote_speakers", update(each, quote_id=moved["quote_id"]))


def hash_of_other_words(release: Path) -> None:
    edit(release, "statements", update(0, text=None, text_sha256="0" * 64))


def extra_table(release: Path) -> None:
    shutil.copy(release / "data" / "events.csv", release / "data" / "events-old.csv")


def licence_in_the_list_of_rights(release: Path) -> None:
    text_without_licence(release)
    path = release / "RIGHTS.csv"
    lines = path.read_text(encoding="utf-8").replace("offsets", "text")
    path.write_text(lines, encoding="utf-8", newline="")


def partner_from_elsewhere(release: Path) -> None:
    edit(release, "entity_names", update(0, rule="surname", partner="Nobody Atall"))


def basis_without_date(release: Path) -> None:
    edit(release, "event_mentions", update(0, date_basis="carried", date_rule=None))


def joined_with_itself(release: Path) -> None:
    mention, rule = rows_of(release, "event_mentions")[0]["event_mention_id"], rows_of(release, "rules")[0]["rule"]
    row = {"event_mention_id": mention, "rule": rule, "joined_with": mention}
    edit(release, "event_joins", lambda rows: rows.append(row))


def rule_without_partner(release: Path) -> None:
    edit(release, "entity_names", update(0, rule="surname", partner=None))


def other_name(release: Path) -> None:
    edit(release, "entity_names", update(0, name="Nobody Atall"))


def name_of_somebody_else(release: Path) -> None:
    number = index(release, "entity_names", entity_id="ines-calloway")
    edit(release, "entity_names", update(number, entity_id="dana-holloway"))


# The same faults by somebody who makes every hash fit -> the deeper law that names them.
COVERED: list[tuple[Callable[[Path], None], tuple[str, ...]]] = [
    (csv_cell, ("events.type [", 'the CSV file has "charge", the Parquet file "arrest"')),
    (offset_off_by_one, ("mentions.mention_id [second:mention:", "is not the id of the row's place")),
    (id_and_offset, ("quotes.text_sha256 [second:quote:", "is not the SHA-256 of the text at")),
    (both_speakers_swapped, ("quotes.speaker_id [first:quote:", "names somebody else, not the speaker")),
    (dangling_key, ("mentions.entity_id", '"nobody" is not in entities (entity_id)')),
    (duplicate_key, ("date_mentions.date_mention_id", "the key must be unique")),
    (extra_table, ("datapackage.json.resources [data/events-old.csv]", "the file is not described")),
    (row_removed, ("entities.mention_count [", "is not the number in mentions")),
    (hash_of_other_words, ("statements.text_sha256 [", "is not the hash of the words of any quote")),
    (partner_from_elsewhere, ("entity_names.partner [first:mention:", 'is a name of the entity, found "Nobody Atall"')),
    (rule_without_partner, ("entity_names.partner [first:mention:", "is a name of the entity, found null")),
    (basis_without_date, ("event_mentions.date_rule, date_basis [", "must be given where there is a date")),
    (joined_with_itself, ("event_joins.joined_with [", "must be another mention of the same event")),
    (other_name, ("entity_names.name [first:mention:", "must be the words of the mention, which are")),
    (name_of_somebody_else, ("entity_names.entity_id, article_id [", "must be those of the mention")),
    (name_of_somebody_else, ("entities.mention_count [ines-calloway]", "not those counted in entity_names")),
    (licence_in_the_list_of_rights, ("articles.text [second]", "its licence is not on the list")),
]


@pytest.mark.parametrize(("plant", "named"), COVERED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_fault_behind_fitting_checksums_is_found(
    plant: Callable[[Path], None], named: tuple[str, ...], release: Path
) -> None:
    plant(release)
    cover_up(release)
    problems = found(release)
    assert says(problems, *named), problems
    assert not says(problems, "SHA256SUMS")
    assert not says(problems, "table_digests")


def test_other_bytes_with_the_same_rows_are_told_apart(release: Path) -> None:
    path = release / "data" / "mentions.parquet"
    before = table_digest(path)
    pq.write_table(pq.read_table(path), path, compression="none")
    assert table_digest(path) == before
    problems = found(release)
    assert says(problems, "table_digests [mentions]", "only the bytes differ: the rows are those that were published")
    assert not says(problems, "the rows are not those")


def test_a_text_that_is_not_at_hand_is_said_to_be_unproved(release: Path, tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    shutil.copy(SEEDS / "first.txt", tmp_path / "some")
    (problem,) = found(release, tmp_path / "some")
    assert problem.startswith("articles.sha256 [second]: no file below")
    assert problem.endswith("the text is not at hand, its rows are not proved")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "the list of checksums is missing"),  # no list
        (b"\xff", "the list of checksums is not UTF-8"),  # no text
        (b"README.md\n", "line 1 is not a checksum with a path"),  # no checksum
        (f"{'0' * 64}  ../x\n".encode(), "line 1 is not a checksum with a path"),  # out of the release
    ],
)
def test_a_list_of_checksums_that_is_none(content: bytes | None, expected: str, release: Path) -> None:
    (release / "SHA256SUMS").unlink()
    if content is not None:
        (release / "SHA256SUMS").write_bytes(content)
    assert says(found(release, None), "SHA256SUMS: ", expected)


def test_the_command_reports_and_exits_with_one(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(release), "--seeds", str(SEEDS)]) == 0
    assert "2 of 2 articles" in capsys.readouterr().out
    dangling_key(release)
    assert main(["verify", str(release)]) == 1
    printed = capsys.readouterr().out
    assert "mentions.entity_id [first:mention:" in printed


def test_what_is_no_release_or_no_folder_is_refused(release: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="not a release"):
        verify(tmp_path)
    with pytest.raises(SeedError, match="no such folder"):
        verify(release, tmp_path / "gone")
