"""Planted faults are each reported by table, key, column and rule; sound tables are not."""

import json
import shutil
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from finished_tables import CLOSED, OPEN, Rows, finished_rows, make_release, release_info, write_tables, write_texts
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check import check_release, check_tables, digest, raise_problems
from pipeline.check.database import connect
from pipeline.check.keys import check_primary_keys
from pipeline.check.regions import WHITE_SPACE, check_coverage
from pipeline.check.spans import check_spans
from pipeline.errors import Findings, InvalidRows, Problem, ReleaseError
from pipeline.schema import table

Spoil = Callable[[Rows], object]
OPEN_QUOTE, CLOSED_QUOTE = "open:quote:92", "closed:quote:39"
FIRST_MENTION, LAST_MENTION = "closed:mention:63", "open:mention:63"


def change(name: str, number: int, **values: Any) -> Spoil:
    """Changes values of one row."""
    return lambda rows: rows[name][number].update(values)


def places(problems: list[Problem]) -> set[tuple[str, str, str]]:
    return {(problem.table, problem.key, problem.column) for problem in problems}


def test_sound_tables_have_no_problem(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables", finished_rows())
    assert list(check_tables(tables, write_texts(tmp_path))) == []
    assert list(check_tables(tables)) == []  # with the texts that are published


# What is spoilt, where it must be reported, and words of the rule.
FAULTS: list[tuple[Spoil, set[tuple[str, str, str]], str]] = [
    # a quote of nobody
    (
        change("quotes", 1, speaker_id="nobody"),
        {("quotes", OPEN_QUOTE, "speaker_id")},
        '"nobody" is not in entities (entity_id)',
    ),
    # a foreign key into its own table
    (
        change("articles", 0, duplicate_of="gone"),
        {("articles", "closed", "duplicate_of")},
        '"gone" is not in articles (article_id)',
    ),
    # a day that no calendar has, written as text
    (
        change("articles", 1, published="2021-02-30"),
        {("articles", "", "published"), ("articles", "open", "published")},
        '"2021-02-30" is not a valid date',
    ),
    # a date of a form that is not ISO 8601
    (
        change("events", 0, date="4/5/2021"),
        {("events", "2021-05-04-opening", "date")},
        '"4/5/2021" does not match ^',
    ),
    # a language code of three letters
    (change("articles", 0, language="eng"), {("articles", "closed", "language")}, '"eng" does not match'),
    # an address that is none
    (change("articles", 0, url="echo example"), {("articles", "closed", "url")}, "is not a valid uri"),
    # a code that is not on the list
    (
        change("mentions", 2, kind="nickname"),
        {("mentions", LAST_MENTION, "kind")},
        '"nickname" is not allowed (allowed: name, nominal, pronoun)',
    ),
    # null where it is not allowed
    (
        change("events", 0, status=None),
        {("events", "", "status"), ("events", "2021-05-04-opening", "status")},
        "must be of type string, found null",
    ),
    # null in place of a list
    (
        change("entities", 1, aliases=None),
        {("entities", "", "aliases"), ("entities", "port-sorrel", "aliases")},
        "must be of type array, found null",
    ),
    # null inside a list
    (
        change("events", 0, dates_reported=["2021", None]),
        {("events", "", "dates_reported"), ("events", "2021-05-04-opening", "dates_reported")},
        "must be of type string, found null",
    ),
    # text in place of a number
    (
        lambda rows: [row.update(position="first") for row in rows["quote_speakers"]],
        {("quote_speakers", "", "position")}
        | {("quote_speakers", f"{quote}, first", "position") for quote in (OPEN_QUOTE, CLOSED_QUOTE)},
        "must be int64 not null, found string",
    ),
    # empty text in place of null
    (change("articles", 0, outlet=""), {("articles", "closed", "outlet")}, "must not be empty"),
    # a count from 1
    (
        change("quote_speakers", 0, position=0),
        {("quote_speakers", f"{CLOSED_QUOTE}, 0", "position")},
        "0 is too small (minimum: 1)",
    ),
    # the same row twice
    (
        lambda rows: rows["entity_titles"].append(rows["entity_titles"][0]),
        {("entity_titles", "open:title:0", "entity_title_id")},
        "the key must be unique, found 2 rows",
    ),
    # a key of several columns twice
    (
        lambda rows: rows["event_participants"].append(rows["event_participants"][0]),
        {("event_participants", "open:event, mara-ellingsen, agent", "event_mention_id, entity_id, role")},
        "the key must be unique",
    ),
    # a count that no longer fits
    (change("statements", 0, quote_count=3), {("statements", "worth-the-wait", "quote_count")}, "which is 2"),
    # an entity without mentions that claims one
    (
        lambda rows: (rows["mentions"].pop(2), rows["entity_names"].pop(2)),
        {("entities", "port-sorrel", "mention_count"), ("entities", "port-sorrel", "article_count")},
        "1 is not the number in mentions, which is 0",
    ),
    # words one character longer than the offsets
    (
        change("mentions", 2, text="Port Sorrel "),
        {("mentions", LAST_MENTION, "text")},
        '"Port Sorrel " is not what the text has at 63 to 74: "Port Sorrel"',
    ),
    # offsets counted in UTF-16, where the two notes before it count four
    (change("mentions", 2, start=65, end=76), {("mentions", LAST_MENTION, "text")}, '"rt Sorrel o"'),
    # an end behind the text
    (
        change("regions", 1, end=9999),
        {("regions", "closed:region:14", "start, end"), ("articles", "closed", "body_start, body_end")},
        f"14 to 9999 is not inside the text (its length: {len(CLOSED)} code points)",
    ),
    # a span without extent
    (
        change("entity_titles", 0, start=5, end=5),
        {("entity_titles", "open:title:0", "start, end")},
        "0 <= start < end must hold, found 5 and 5",
    ),
    # a span before the text
    (
        change("mentions", 0, start=-1),
        {("mentions", FIRST_MENTION, "start"), ("mentions", FIRST_MENTION, "start, end")},
        "-1 is too small (minimum: 0)",
    ),
    # half a span
    (
        change("quotes", 1, cue_end=None),
        {("quotes", OPEN_QUOTE, "cue_start, cue_end")},
        "both are null or none is, found 133 and null",
    ),
    # words without offsets
    (
        change("quotes", 1, speaker_start=None, speaker_end=None),
        {("quotes", OPEN_QUOTE, "speaker_text, speaker_start")},
        'found "Ellingsen" at null',
    ),
    # offsets without words, in a column that rights do not withhold
    (
        change("event_mentions", 0, date_text=None),
        {("event_mentions", "closed:event", "date_text, date_text_start")},
        "words need offsets and offsets need words",
    ),
    # the hash of other words, where the words are withheld
    (
        change("quotes", 0, text_sha256="0" * 64),
        {("quotes", CLOSED_QUOTE, "text_sha256")},
        "is not the SHA-256 of the text at 39 to 61",
    ),
    # the hash of other words, where no article is near
    (
        change("statements", 0, text="It was not."),
        {("statements", "worth-the-wait", "text_sha256")},
        "is not the SHA-256 of the text",
    ),
    # the hash of another article
    (
        change("articles", 0, text_sha256="f" * 64),
        {("articles", "closed", "text_sha256")},
        "is not the SHA-256 of the text",
    ),
    # regions that overlap
    (
        change("regions", 1, start=10),
        {("regions", "closed:region:14", "start")} | {("articles", "closed", "body_start, body_end")},
        "10 is inside",
    ),
    # a text that no region covers
    (lambda rows: rows["regions"].pop(2), {("regions", "", "start, end")}, 'no region covers 0 to 25 of open: "Mayor'),
    # an English text without any region
    (
        lambda rows: (rows["regions"].pop(0), rows["regions"].pop(0), change("articles", 0, body_start=None)(rows)),
        {("regions", "", "start, end"), ("articles", "closed", "body_start, body_end")},
        f"no region covers 0 to {len(CLOSED)} of closed",
    ),
    # a body that starts elsewhere
    (
        change("articles", 1, body_start=26),
        {("articles", "open", "body_start, body_end")},
        "26 to 138 is not where the body regions stand (25 to 138)",
    ),
]


@pytest.mark.parametrize(("spoil", "expected", "says"), FAULTS, ids=[fault[2][:50] for fault in FAULTS])
def test_planted_faults_are_found(spoil: Spoil, expected: set[tuple[str, str, str]], says: str, tmp_path: Path) -> None:
    rows = finished_rows()
    spoil(rows)
    found = list(check_tables(write_tables(tmp_path / "tables", rows), write_texts(tmp_path)))
    assert places(found) == expected
    assert any(says in problem.rule for problem in found), [str(problem) for problem in found]


def test_quotes_that_cross_are_found(tmp_path: Path) -> None:
    rows = finished_rows()
    crossing = dict(rows["quotes"][1]) | {"quote_id": "open:quote:96", "start": 96, "end": 125}
    rows["quotes"].append(crossing | {"text": None, "kind": "turn"})
    rows["statements"][0]["quote_count"] = 3
    found = list(check_tables(write_tables(tmp_path, rows)))
    assert ("quotes", "open:quote:96", "start") in places(found)
    assert ("quotes", "open:quote:96", "text_sha256") in places(found)  # the hash is of other words


@pytest.mark.parametrize("inside", [(92, 121), (96, 100), (92, 95), (122, 130)])  # the same, inside, edge, behind
def test_quotes_may_stand_inside_one_another(inside: tuple[int, int], tmp_path: Path) -> None:
    rows = finished_rows()
    rows["quotes"].append(dict(rows["quotes"][1]) | {"quote_id": "other", "start": inside[0], "end": inside[1]})
    found = list(check_tables(write_tables(tmp_path, rows)))
    assert not any(problem.rule.endswith("before this quote does") for problem in found)


def test_two_faults_of_a_row_are_both_found(tmp_path: Path) -> None:
    rows = finished_rows()
    rows["quotes"][1].update(kind="loud", rule="", cue="shouted")
    found = places(list(check_tables(write_tables(tmp_path, rows))))
    assert found == {("quotes", OPEN_QUOTE, column) for column in ("kind", "rule", "cue")}


def test_a_text_that_is_not_english_may_have_no_rows(tmp_path: Path) -> None:
    rows = finished_rows()
    empty = dict.fromkeys(("body_start", "body_end", "headline"))
    rows["articles"].append(dict(rows["articles"][0]) | empty | {"article_id": "other", "language": "es"})
    texts = write_texts(tmp_path, {"open": OPEN, "closed": CLOSED, "other": CLOSED})
    assert list(check_tables(write_tables(tmp_path / "tables", rows), texts)) == []


def test_an_article_without_text_is_found_where_texts_are_given(tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables", finished_rows())
    (problem,) = check_tables(tables, write_texts(tmp_path, {"open": OPEN}))
    assert str(problem) == "articles.article_id [closed]: no text is given for the article"


def rewrite(folder: Path, name: str, change_table: Callable[[pa.Table], pa.Table]) -> None:
    path = folder / f"{name}.parquet"
    pq.write_table(change_table(pq.read_table(path)), path)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        # a column too few
        (
            lambda folder: rewrite(folder, "mentions", lambda content: content.drop_columns(["kind"])),
            ["mentions.kind: the column is missing"],
        ),
        # a column too many
        (
            lambda folder: rewrite(
                folder, "entity_titles", lambda content: content.append_column("note", pa.array(["x"]))
            ),
            ["entity_titles.note: no such column is declared (declared: "],
        ),
        # a column twice: no rule can say which one it means
        (
            lambda folder: rewrite(
                folder, "entity_titles", lambda content: content.append_column("title", content["title"])
            ),
            ["entity_titles.title: 2 columns have this name"],
        ),
        # another order
        (
            lambda folder: rewrite(folder, "event_types", lambda content: content.select(content.column_names[::-1])),
            ["event_types: columns must be in the order type, group, definition, ace, plover"],
        ),
        # a smaller integer
        (
            lambda folder: rewrite(
                folder,
                "quote_speakers",
                lambda content: content.set_column(2, "position", content["position"].cast(pa.int32())),
            ),
            ["quote_speakers.position: must be int64 not null, found int32"],
        ),
        # a moment in place of a day, which JSON has no form for
        (
            lambda folder: rewrite(
                folder,
                "articles",
                lambda content: content.set_column(11, "published", content["published"].cast(pa.timestamp("s"))),
            ),
            [
                "articles.published: must be date32[day], found timestamp[ms]",
                'articles.published [open]: "2021-05-05 00:00:00" is not a valid date',
            ],
        ),
        # no file
        (lambda folder: (folder / "event_types.parquet").unlink(), ["event_types: event_types.parquet is missing"]),
        # no Parquet
        (
            lambda folder: (folder / "event_types.parquet").write_text("type,group", encoding="utf-8"),
            ["event_types: event_types.parquet cannot be read as Parquet: "],
        ),
        # a key column too few: what depends on it is left out
        (
            lambda folder: rewrite(folder, "entity_titles", lambda content: content.drop_columns(["entity_title_id"])),
            ["entity_titles.entity_title_id: the column is missing"],
        ),
    ],
)
def test_files_that_are_not_as_declared(spoil: Callable[[Path], object], expected: list[str], tmp_path: Path) -> None:
    folder = write_tables(tmp_path, finished_rows())
    spoil(folder)
    found = [str(problem) for problem in check_tables(folder)]
    assert len(found) == len(expected)
    for problem, start in zip(found, expected, strict=True):
        assert problem.startswith(start)


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    odd = tmp_path / "it's [one] *?"
    tables = write_tables(odd / "tables", finished_rows())
    assert list(check_tables(tables, write_texts(odd))) == []


def test_problems_are_found_as_they_are_asked_for(tmp_path: Path) -> None:
    rows = finished_rows()
    rows["articles"][0]["language"] = "eng"
    folder = write_tables(tmp_path, rows)
    problems = check_tables(folder)
    assert isinstance(problems, Iterator)
    assert next(problems).column == "language"


def test_a_digest_shows_some_and_counts_the_rest() -> None:
    problems = [Problem(table="t", key=str(number), column="a", rule="wrong") for number in range(1234)]
    problems.insert(100, Problem(table="t", key="x", column="b", rule="wrong"))
    found = digest(iter(problems), examples=3)
    assert [problem.key for problem in found.problems] == ["0", "1", "2", "", "x"]
    assert str(found.problems[3]) == "t.a: 1,231 more problems of this column"
    assert found.count == 1235
    assert digest([]) == Findings(problems=(), count=0)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=40), st.integers(1, 6))
def test_a_digest_counts_every_problem(kinds: list[tuple[str, str]], examples: int) -> None:
    problems = [Problem(table=table, key="k", column=column, rule="wrong") for table, column in kinds]
    found = digest(problems, examples)
    more = sum(int(problem.rule.split()[0]) for problem in found.problems if not problem.key)
    assert found.count == len(kinds) == more + sum(bool(problem.key) for problem in found.problems)
    assert len(found.problems) <= (examples + 1) * len(set(kinds))


def test_a_million_problems_are_told_in_a_few_lines_and_little_memory() -> None:
    problems = (Problem(table="t", key=str(n), column=f"c{n % 7}", rule=f"{n} is wrong") for n in range(1_000_000))
    tracemalloc.start()
    with pytest.raises(InvalidRows) as caught:
        raise_problems(problems)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 20
    lines = str(caught.value).splitlines()
    assert lines[0] == "1,000,000 problems in the tables; nothing was published:"
    assert len(lines) == 1 + 7 * 6
    assert lines[6] == "  t.c0: 142,853 more problems of this column"


TEXT = st.text(alphabet=st.sampled_from("ab \n\u0301é🎼👩\u200d\u00a0ß中"), min_size=1, max_size=30)


@st.composite
def spans(draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[str, int, int]:
    """A text with astral signs, combining accents and joiners, and a stretch of it."""
    text = draw(TEXT)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(st.lists(spans(), min_size=1, max_size=20), st.integers(-2, 2))
@settings(max_examples=25, deadline=None)
def test_offsets_count_code_points(
    tmp_path_factory: pytest.TempPathFactory, cases: list[tuple[str, int, int]], shift: int
) -> None:
    """What Python's slices say is what the check says: for true spans, and for shifted ones."""
    folder = tmp_path_factory.mktemp("spans")
    texts = write_texts(folder, {str(number): case[0] for number, case in enumerate(cases)})
    rows = [
        {"date_mention_id": str(number), "article_id": str(number), "start": start + shift, "end": end + shift}
        | {"text": text[start:end], "value": "X", "timex_type": "DATE", "rule": "time/year"}
        for number, (text, start, end) in enumerate(cases)
    ]
    each = table("date_mentions")
    pq.write_table(pa.Table.from_pylist(rows, schema=each.arrow_schema()), folder / "date_mentions.parquet")
    columns = {"date_mentions": frozenset(column.name for column in each.columns)}
    with connect(columns, folder, texts) as database:
        found = {problem.key for problem in check_spans(database, each)}
    assert found == {
        str(number)
        for number, (text, start, end) in enumerate(cases)
        if start + shift < 0 or end + shift > len(text) or text[start + shift : end + shift] != text[start:end]
    }


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3)), min_size=1, max_size=8), st.booleans())
@settings(max_examples=25, deadline=None)
def test_keys_are_unique_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, keys: list[tuple[str, int]], in_order: bool
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    each = table("quote_speakers")
    rows = [{"quote_id": quote, "entity_id": "e", "position": place, "rule": "reference/name"} for quote, place in keys]
    if in_order:
        rows.sort(key=lambda row: (row["quote_id"], row["position"]))
    pq.write_table(pa.Table.from_pylist(rows, schema=each.arrow_schema()), folder / "quote_speakers.parquet")
    with connect({each.name: frozenset(column.name for column in each.columns)}, folder, None) as database:
        found = [problem.key for problem in check_primary_keys(database, each)]
    assert found == sorted(f"{quote}, {place}" for (quote, place), count in Counter(keys).items() if count > 1)


@given(TEXT, st.lists(st.integers(0, 30), max_size=6))
@settings(max_examples=25, deadline=None)
def test_regions_cover_all_but_white_space(
    tmp_path_factory: pytest.TempPathFactory, text: str, cuts: list[int]
) -> None:
    """A gap between regions is reported exactly where Python sees something in it."""
    folder = tmp_path_factory.mktemp("regions")
    texts = write_texts(folder, {"a": text})
    bounds = sorted({min(cut, len(text)) for cut in cuts})
    covered = list(zip(bounds[::2], bounds[1::2], strict=False))
    rows = [
        {"region_id": str(start), "article_id": "a", "start": start, "end": end, "kind": "body"}
        for start, end in covered
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=table("regions").arrow_schema()), folder / "regions.parquet")
    article = finished_rows()["articles"][:1]
    article[0]["article_id"] = "a"
    pq.write_table(pa.Table.from_pylist(article, schema=table("articles").arrow_schema()), folder / "articles.parquet")
    columns = {name: frozenset(column.name for column in table(name).columns) for name in ("articles", "regions")}
    with connect(columns, folder, texts) as database:
        found = list(check_coverage(database))
    edges = [0, *(edge for span in covered for edge in span), len(text)]
    gaps = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert len(found) == sum(bool(gap.strip()) for gap in gaps)


def test_white_space_is_what_python_strips() -> None:
    assert "".join(WHITE_SPACE).strip() == ""
    assert "\u00a0" in WHITE_SPACE
    assert "\u200b" not in WHITE_SPACE


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released")
    make_release(write_tables(folder / "tables", finished_rows()), folder / "release", release_info())
    return folder / "release"


@pytest.fixture
def release(released: Path, tmp_path: Path) -> Path:
    """A release to spoil."""
    return Path(shutil.copytree(released, tmp_path / "release"))


def replace(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:40] + b"\xff" * 40 + content[80:])


def describe(release: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    path = release / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    edit(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def test_a_sound_release_is_valid(release: Path) -> None:
    assert list(check_release(release)) == []


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        # a value changed in one of the forms
        (
            lambda release: replace(release / "data" / "quotes.csv", "after", "dunno"),
            [
                "datapackage.json.resources.hash [data/quotes.csv]: the file has sha256:",
                f'quotes.rule [{CLOSED_QUOTE}]: the CSV file has "quote/dunno", the Parquet file "quote/after"',
            ],
        ),
        # a row lost
        (
            lambda release: replace(
                release / "data" / "event_types.csv", '"open","business","Something opens.",,\n', ""
            ),
            [
                "datapackage.json.resources.bytes [data/event_types.csv]: the file has 43 bytes, the descriptor says ",
                "datapackage.json.resources.hash [data/event_types.csv]: the file has sha256:",
                "event_types: row 1 is only in the Parquet file",
            ],
        ),
        # a list that is no JSON
        (
            lambda release: replace(release / "data" / "entities.csv", '"[""Ellingsen""]"', '"[""Ellingsen"";"'),
            [
                "datapackage.json.resources.hash [data/entities.csv]",
                'entities.aliases [mara-ellingsen]: the CSV file has "[\\"Ellingsen\\";", the Parquet file ["Elling',
            ],
        ),
        # a cell too many
        (
            lambda release: replace(release / "data" / "event_types.csv", "opens.", 'opens.","'),
            [
                "datapackage.json.resources.bytes [data/event_types.csv]",
                "datapackage.json.resources.hash [data/event_types.csv]",
                "event_types: event_types.csv cannot be read as CSV: row 1 has 6 cells instead of 5",
            ],
        ),
        # another header
        (
            lambda release: replace(release / "data" / "event_types.csv", "group", "Group"),
            [
                "datapackage.json.resources.hash [data/event_types.csv]",
                "event_types: event_types.csv cannot be read as CSV: the header must be type,group,definition,",
            ],
        ),
        # bytes that are no UTF-8
        (
            lambda release: (release / "data" / "event_types.csv").write_bytes(b'"type"\n\xff'),
            [
                "datapackage.json.resources.bytes [data/event_types.csv]",
                "datapackage.json.resources.hash [data/event_types.csv]",
                "event_types: event_types.csv cannot be read as CSV: 'utf-8' codec can't decode",
            ],
        ),
        # a file lost
        (
            lambda release: (release / "data" / "mentions.csv").unlink(),
            ["datapackage.json.resources.path [data/mentions.csv]: the file is missing"],
        ),
        # a table that is not described; the last of all is a picture
        (
            lambda release: describe(
                release, lambda descriptor: descriptor["resources"].pop(-2)
            ),  # the last is a picture
            [
                "datapackage.json.resources [data/event_reports.parquet]: the table is not described",
                "datapackage.json.resources [data/event_reports.parquet]: the file is not described",
            ],
        ),
        # bytes damaged in the middle
        (
            lambda release: damage(release / "data" / "statements.parquet"),
            [
                "datapackage.json.resources.hash [data/statements.parquet]: the file has sha256:",
                "statements: statements.parquet cannot be read as Parquet: ",
            ],
        ),
        # a data file that nobody described
        (
            lambda release: shutil.copy(release / "data" / "events.csv", release / "data" / "events-old.csv"),
            ["datapackage.json.resources [data/events-old.csv]: the file is not described"],
        ),
        # a descriptor without a title
        (
            lambda release: describe(release, lambda descriptor: descriptor.pop("title")),
            ['datapackage.json: "title" is a required property'],
        ),
        # a descriptor that leads out of the folder
        (
            lambda release: describe(release, lambda descriptor: descriptor["resources"][0].update(path="../x.csv")),
            [
                'datapackage.json [resources.0.path]: "../x.csv" does not match',
            ],
        ),
        # a schema that is not the table's
        (
            lambda release: describe(release, lambda descriptor: descriptor["resources"][0]["schema"]["fields"].pop()),
            ["datapackage.json.resources.schema [data/articles.csv]: is not the schema of the table"],
        ),
        # a licence without name or address
        (
            lambda release: describe(release, lambda descriptor: descriptor["licenses"][0].clear()),
            ["datapackage.json [licenses.0]: {} is not valid under any of the schemas"],
        ),
    ],
)
def test_faults_of_a_release_are_found(spoil: Callable[[Path], object], expected: list[str], release: Path) -> None:
    spoil(release)
    found = [str(problem) for problem in digest(check_release(release)).problems]
    assert len(found) == len(expected), found
    for problem, start in zip(found, expected, strict=True):
        assert problem.startswith(start)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "not a release: there is no datapackage.json in it"),  # any folder
        ("{", "not a release: the descriptor is not JSON"),  # cut off
        ("[]", "not a release: the descriptor must be a JSON object"),  # other JSON
    ],
)
def test_a_folder_that_is_no_release(content: str | None, says: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "datapackage.json").write_text(content, encoding="utf-8")
    with pytest.raises(ReleaseError, match=says):
        list(check_release(tmp_path))


def test_no_folder_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="not a release"):
        list(check_release(tmp_path / "gone"))
