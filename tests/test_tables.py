"""From annotations to rows: evidence, the rights of the words, and the summaries of rows."""

import os
import signal
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.ids import sha256
from pipeline.records import Annotations, Document, Facts, Mention, Quote, Referent, Region
from pipeline.schema import TABLES, table
from pipeline.store import Store, pack, pack_files, unpack
from pipeline.tables import EVIDENCE, RIGHTS, RIGHTS_SCHEMA, evidence, query

WORDS = [f"word{number}" for number in range(100)]
TEXT = " ".join(WORDS)


def words(first: int, last: int) -> tuple[int, int]:
    """Span of the words from `first` up to `last` in TEXT."""
    start = len(" ".join(WORDS[:first])) + (first > 0)
    return start, len(" ".join(WORDS[:last]))


def article(licence: str | None, *quotes: Quote) -> tuple[Document, Annotations]:
    """A text of 100 words with these quotes."""
    document = Document(article_id="a", path="a.txt", text=TEXT, sha256=sha256("file"))
    regions = (Region(start=0, end=len(TEXT), kind="body"),)
    return document, Annotations(facts=Facts(language="en", license=licence), regions=regions, quotes=quotes)


def quote(kind: str, first: int, last: int) -> Quote:
    start, end = words(first, last)
    return Quote(start=start, end=end, kind=kind, quotation=start, rule="test")  # type: ignore[arg-type]


def store_of(folder: Path, found: tuple[Document, Annotations], *, private: bool = False) -> Store:
    """A store as it is when the rights are decided: quotes may show 10 words each, 15 % of the article in all."""
    store = Store(folder)
    store.write("evidence", evidence([found]))
    rights = {"private": [private], "licenses": [["CC0-1.0"]], "quote_words": [10], "quote_share": [0.15]}
    store.write("settings", {"rights": pa.table(rights, schema=RIGHTS_SCHEMA)})
    for name in RIGHTS:
        store.write_query("rights", name, query(name))
    return store


@pytest.mark.parametrize(
    ("licence", "private", "quotes", "shown"),
    [
        ("CC0-1.0", False, [("turn", 0, 40), ("direct", 50, 90)], [True, True]),  # an open licence: everything
        (None, True, [("turn", 0, 40), ("indirect", 50, 90)], [True, True]),  # a private release: everything
        (None, False, [("turn", 0, 4), ("indirect", 50, 54)], [False, False]),  # words without marks: never
        ("All rights reserved", False, [("direct", 0, 10)], [True]),  # up to the cap of a quote
        ("All rights reserved", False, [("direct", 0, 11)], [False]),  # one word above it
        (None, False, [("direct", 0, 10), ("partial", 20, 25)], [True, True]),  # up to the article's share
        (None, False, [("direct", 0, 10), ("partial", 20, 26)], [True, False]),  # one word above it
        (None, False, [("direct", 0, 40), ("partial", 50, 60)], [False, True]),  # what is too long uses up nothing
    ],
)
def test_which_words_may_be_shown(
    licence: str | None, private: bool, quotes: list[tuple[str, int, int]], shown: list[bool], tmp_path: Path
) -> None:
    store = store_of(tmp_path, article(licence, *(quote(*given) for given in quotes)), private=private)
    order = "SELECT shown FROM rights.shown_quotes JOIN evidence.quotes USING (quote_id) ORDER BY start"
    assert store.read(order)["shown"].to_pylist() == shown


def test_evidence_has_the_declared_columns_and_ids_from_content() -> None:
    document = Document(article_id="a", path="a.txt", text="Ana Ruiz spoke.", sha256=sha256("file"))
    annotations = Annotations(
        referents=(Referent(key=0, type="person", name="Ana Ruiz", names=("Ana Ruiz",)),),
        mentions=(Mention(start=0, end=8, kind="name", referent=0, rule="name/known"),),
    )
    tables = evidence([(document, annotations)])
    assert {name: found.schema for name, found in tables.items()} == dict(EVIDENCE)
    assert tables["mentions"].to_pylist() == [
        {
            "mention_id": "a:mention:0-8",
            "article_id": "a",
            "start": 0,
            "end": 8,
            "text": "Ana Ruiz",
            "kind": "name",
            "rule": "name/known",
            "referent_id": "a:referent:0",
        }
    ]
    assert tables["articles"]["text_sha256"].to_pylist() == [sha256("Ana Ruiz spoke.")]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_query_sorted_by_its_key(name: str) -> None:
    order = " ".join(query(name).split()).rsplit("ORDER BY ", 1)[1]
    assert order == ", ".join(table(name).primary_key)


def test_a_store_gives_parts_as_one_table_in_their_order_in_any_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "with [brackets] and 'quotes'")
    with store.adding("evidence") as add:
        for part in range(12):
            add(pack_files({"numbers": pa.table({"n": [2 * part, 2 * part + 1]})}))
    assert store.read("SELECT n FROM evidence.numbers")["n"].to_pylist() == list(range(24))
    assert pq.read_table(store.files("evidence", "numbers")[10])["n"].to_pylist() == [20, 21]
    store.write_query("release", "sums", "SELECT sum(n)::BIGINT AS total FROM evidence.numbers")
    assert store.read("FROM release.sums").to_pylist() == [{"total": 276}]


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    ("number", "ends"),
    [
        (signal.SIGINT, KeyboardInterrupt),  # Ctrl-C
        (signal.SIGTERM, SystemExit),  # the machine is shut down, or a scheduler's time is up
    ],
)
def test_a_signal_ends_a_long_query_at_once(number: int, ends: type[BaseException], tmp_path: Path) -> None:
    threading.Timer(0.5, os.kill, (os.getpid(), number)).start()
    begun = time.monotonic()
    with Store(tmp_path) as store, pytest.raises(ends):
        store.read("SELECT max(hash(range)) FROM range(1_000_000_000_000)")  # days
    assert time.monotonic() - begun < 20


def test_packed_tables_come_back_as_they_were() -> None:
    tables = evidence([article("CC0-1.0", quote("direct", 0, 10))])
    assert unpack(pack(tables), tuple(EVIDENCE)) == tables
    assert pack(unpack(pack(tables), tuple(EVIDENCE))) == pack(tables)


SENTENCES = [f"The council of the {name} town voted on the old bridge again." for name in ("first", "second", "third")]
REPORT = "\n".join([*SENTENCES, "Nobody expected the bridge to be closed before the summer."])
COPIES = [
    (REPORT, "a"),  # word for word
    ("The Echo\n" + REPORT.upper(), "a"),  # under another head; how it is set does not matter
    ("\n".join([*SENTENCES, "The Echo has asked its readers what they think of it all."]), "a"),  # most of it
    ("\n".join([*SENTENCES[:2], "The Echo has asked its readers what they think of it all."]), None),  # too little
    ("The mayor of another town opened a museum of ships yesterday evening.", None),
]


@pytest.mark.parametrize(("text", "expected"), COPIES)
def test_a_copy_names_the_article_that_it_repeats(text: str, expected: str | None, tmp_path: Path) -> None:
    found = [
        (Document(article_id=key, path=f"{key}.txt", text=words_of, sha256=sha256(key)), Annotations())
        for key, words_of in (("a", REPORT), ("b", text))
    ]
    store = Store(tmp_path)
    store.write("evidence", evidence(found))
    rights = {"private": [True], "licenses": [[]], "quote_words": [10], "quote_share": [0.15]}
    store.write("settings", {"rights": pa.table(rights, schema=RIGHTS_SCHEMA)})
    store.write_query("rights", RIGHTS[0], query(RIGHTS[0]))
    assert [row["copy_of"] for row in store.read(query("articles")).to_pylist()] == [None, expected]
