"""Articles in batches and shards: what is found in them is the same, whatever the cache has of it."""

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.batches
from pipeline.batches import Articles, Size, take_in
from pipeline.cache import LocalCache
from pipeline.collect import batch_key, evidence_key, find_evidence, is_known
from pipeline.engine import serial
from pipeline.records import Annotations, Document, Facts
from pipeline.store import Store, pack
from pipeline.tables import evidence

MADE_BY = "0" * 64


def documents(*texts: str) -> list[Document]:
    return [Document(article_id=f"a{n}", path=f"a{n}.txt", text=text, sha256="") for n, text in enumerate(texts)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four articles a batch, four batches a shard."""
    monkeypatch.setattr(pipeline.batches, "BATCH", Size(usual=4, most=8, characters=10_000))
    monkeypatch.setattr(pipeline.batches, "SHARD", Size(usual=4, most=8, characters=10_000))


def test_articles_are_kept_as_they_were_read(tmp_path: Path) -> None:
    given = documents(*(f"Text {n}." for n in range(100)))
    articles = take_in(iter(given), tmp_path / "work" / "kept")
    batches = [batch for shard in articles.shards for batch in shard.batches]
    assert articles.count == 100
    assert len(batches) > 3
    assert [document for batch in batches for document in articles.documents(batch)] == given
    assert articles.documents(batches[0]) == tuple(given[: batches[0].count])


@pytest.mark.usefixtures("small")
def test_a_change_leaves_the_batches_and_shards_elsewhere_as_they_were(tmp_path: Path) -> None:
    before = take_in(documents(*(f"Text {n}." for n in range(1000))), tmp_path / "before").shards
    after = take_in(documents(*(f"Text {n}{'!' if n == 500 else '.'}" for n in range(1000))), tmp_path / "after").shards
    batches = [batch.digest for shard in after for batch in shard.batches]
    assert len({shard.digest for shard in after} - {shard.digest for shard in before}) <= 3
    assert len(set(batches) - {batch.digest for shard in before for batch in shard.batches}) <= 3
    assert len(after) > 30
    assert len(batches) > 3 * len(after)


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        ([], []),  # nothing
        (["a" * 250_000] * 2, [[1, 1]]),  # texts as long as a batch may be
        (["a" * 5_000_000] * 2, [[1], [1]]),  # texts as long as a shard may be
    ],
)
def test_long_texts_are_few_together(texts: list[str], counts: list[list[int]], tmp_path: Path) -> None:
    articles = take_in(documents(*texts), tmp_path / "kept")
    assert [[batch.count for batch in shard.batches] for shard in articles.shards] == counts


@pytest.mark.parametrize(
    "change",
    [
        {"article_id": "b"},  # what the article is called
        {"sha256": "0"},  # the file
        {"part": "1"},  # where it stands in the file
    ],
)
def test_a_batch_changes_with_everything_that_is_known_of_a_document(change: dict[str, Any], tmp_path: Path) -> None:
    (one,) = documents("Text.")
    (shard,) = take_in([one], tmp_path / "kept").shards
    (other,) = take_in([replace(one, **change)], tmp_path / "kept").shards
    assert other.digest != shard.digest
    assert other.batches[0].digest != shard.batches[0].digest


def collected(articles: Articles, cache: LocalCache, folder: Path) -> tuple[list[str], int, int]:
    """Headlines in their order, articles that were worked on, and articles that the cache had.

    What is found in an article is that its text is its headline.
    """
    worked_on: list[Document] = []

    def annotate(given: Sequence[Document], **_: str) -> bytes:
        worked_on.extend(given)
        return pack(evidence((document, Annotations(facts=Facts(headline=document.text))) for document in given))

    known = 0
    with Store(folder) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.collect.annotate_batch", annotate)
        with store.adding("evidence") as add:
            for found in find_evidence(articles, cache, serial, "model", MADE_BY):
                known += found.articles * found.known
                if found.shard is not None:
                    add(found.shard)
        headlines = store.read("SELECT headline FROM evidence.articles")["headline"]
    return [str(headline) for headline in headlines], len(worked_on), known


def spoil(file: Path, condition: str, change: str = "DELETE FROM entries") -> None:
    """Change entries of the cache whose number in the order of their keys fits the condition."""
    with sqlite3.connect(file) as connection:
        numbered = "SELECT key, row_number() OVER (ORDER BY key) AS number FROM entries"
        connection.execute(f"{change} WHERE key IN (SELECT key FROM ({numbered}) WHERE {condition})")
    connection.close()


@settings(max_examples=8, deadline=None)
@given(
    edits=st.lists(st.tuples(st.integers(0, 59), st.sampled_from(["change", "take out", "add"])), max_size=3),
    lost=st.sampled_from(["false", "number % 2 = 0", "number % 3 = 1", "key LIKE '%shard%'", "key NOT LIKE '%shard%'"]),
)
def test_whatever_the_cache_has_the_same_is_found_in_the_same_order(
    edits: list[tuple[int, str]], lost: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("collect")
    texts = [f"Text {n}." for n in range(60)]
    with pytest.MonkeyPatch.context() as patch, LocalCache(folder / "cache") as cache:
        patch.setattr(pipeline.batches, "BATCH", Size(usual=4, most=8, characters=10_000))
        patch.setattr(pipeline.batches, "SHARD", Size(usual=4, most=8, characters=10_000))
        collected(take_in(documents(*texts), folder / "before"), cache, folder / "first")
        spoil(cache.file, lost)
        for place, edit in edits:
            if edit == "take out":
                del texts[place : place + 1]
            else:
                texts[place : place + (edit == "change")] = ["Another text."]
        articles = take_in(documents(*texts), folder / "after")
        headlines, worked_on, known = collected(articles, cache, folder / "second")
        assert headlines == texts
        assert worked_on + known == len(texts)
        assert is_known(articles, cache, MADE_BY)
        assert collected(articles, cache, folder / "third") == (texts, 0, len(texts))


@pytest.mark.usefixtures("small")
def test_one_changed_text_costs_its_batch(tmp_path: Path) -> None:
    texts = [f"Text {n}." for n in range(200)]
    with LocalCache(tmp_path / "cache") as cache:
        before = take_in(documents(*texts), tmp_path / "before")
        assert not is_known(before, cache, MADE_BY)
        assert collected(before, cache, tmp_path / "first") == (texts, 200, 0)
        texts[100] = "Another text."
        after = take_in(documents(*texts), tmp_path / "after")
        headlines, worked_on, known = collected(after, cache, tmp_path / "second")
    assert headlines == texts
    assert 0 < worked_on <= 16
    assert worked_on + known == 200
    assert evidence_key(before, MADE_BY) != evidence_key(after, MADE_BY) != evidence_key(after, "1" * 64)


@pytest.mark.usefixtures("small")
def test_a_damaged_shard_costs_only_that_it_is_put_together_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = [f"Text {n}." for n in range(100)]
    articles = take_in(documents(*texts), tmp_path / "kept")
    with LocalCache(tmp_path / "cache") as cache, caplog.at_level(logging.WARNING):
        collected(articles, cache, tmp_path / "first")
        spoil(cache.file, "key LIKE '%shard%'", "UPDATE entries SET content = substr(content, 2)")
        assert collected(articles, cache, tmp_path / "second") == (texts, 0, 100)
        assert caplog.text.count("a damaged entry; it is worked out again") == len(articles.shards) > 1
        caplog.clear()
        assert collected(articles, cache, tmp_path / "third") == (texts, 0, 100)
        assert caplog.text == ""


@pytest.mark.usefixtures("small")
def test_a_cache_with_too_much_drops_batches_before_shards(tmp_path: Path) -> None:
    texts = [f"Text {n}." for n in range(100)]
    articles = take_in(documents(*texts), tmp_path / "kept")
    with LocalCache(tmp_path / "cache") as cache:
        collected(articles, cache, tmp_path / "first")
    with sqlite3.connect(cache.file) as connection:
        ((size,),) = connection.execute("SELECT sum(size) FROM entries WHERE key LIKE '%shard%'").fetchall()
    connection.close()
    with LocalCache(tmp_path / "cache", limit=size) as cache:
        pass  # what is too much goes at the end
    with LocalCache(tmp_path / "cache") as cache:
        assert not cache.has(batch_key(articles.shards[0].batches[0], MADE_BY))
        assert collected(articles, cache, tmp_path / "second") == (texts, 0, 100)
