"""Statements: variants of one passage of words, whatever the order of the quotes."""

import itertools
import random
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate import annotate
from pipeline.records import Document
from pipeline.resolve.statements import RUN_WORDS, SHORT_WORDS, normal_words, resolve_statements

# An invented passage and pieces of it.
PASSAGE = (
    "In view of the long friendship between the two towns, and of the heavy rains of the past winter, the council has "
    "decided to rebuild the old stone bridge before the summer fair, so that farmers may cross the river again."
)
RAINS = "and of the heavy rains of the past winter, the council has decided to rebuild"
FARMERS = "so that farmers may cross the river again."
OTHER = "The council has decided to sell the town hall and every chair in it to the highest bidder before Friday night."


def table(texts: list[str], kinds: list[str] | None = None, articles: list[str] | None = None) -> pa.Table:
    """One quote for each text, q00, q01 and so on, each in an article of its own unless `articles` says otherwise."""
    kinds = kinds or ["direct"] * len(texts)
    articles = articles or [f"a{number:02}" for number in range(len(texts))]
    rows = [
        {
            "quote_id": f"q{number:02}",
            "quotation_id": f"q{number:02}",
            "article_id": article,
            "kind": kind,
            "text": text,
        }
        for number, (text, kind, article) in enumerate(zip(texts, kinds, articles, strict=True))
    ]
    columns = ["quote_id", "quotation_id", "article_id", "kind", "text"]
    return pa.table({name: pa.array([row[name] for row in rows], type=pa.string()) for name in columns})


def groups(result: pa.Table) -> list[list[str]]:
    """The quote ids of each statement."""
    rows = sorted(result.to_pylist(), key=lambda row: (row["statement_id"], row["quote_id"]))
    return [
        [row["quote_id"] for row in same] for _, same in itertools.groupby(rows, key=lambda row: row["statement_id"])
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # the same words twice
        ([PASSAGE, PASSAGE], [["q00", "q01"]]),
        # truncated at either end: two pieces that share no word with one another
        ([RAINS, PASSAGE, FARMERS], [["q00", "q01", "q02"]]),
        # other punctuation, case, marks and an editor's bracket
        ([PASSAGE, PASSAGE.upper().replace(",", " –").replace("OLD", "OLD [1702]")], [["q00", "q01"]]),
        # short forms that editors exchange
        (
            [
                "The United States and the United Nations sent four boats to Harwick.",
                "The U.S. and the U.N. sent four boats to Harwick",
            ],
            [["q00", "q01"]],
        ),
        # a beginning that two statements share is no long run
        ([PASSAGE, OTHER], [["q00"], ["q01"]]),
        # a short quote that is held as a whole and tells enough
        ([PASSAGE, "rebuild the old stone bridge"], [["q00", "q01"]]),
        # a short quote that is held only in part
        ([PASSAGE, "rebuild the old stone tower"], [["q00"], ["q01"]]),
        # a word or two say nothing, even when they are the same
        ([PASSAGE, "the council", "the council"], [["q00"], ["q01"], ["q02"]]),
        # a run of function words says nothing
        (
            ["it is what it is and that is all that it is to me now", "it is what it is and that is all that"],
            [["q00"], ["q01"]],
        ),
    ],
)
def test_variants(texts: list[str], expected: list[list[str]]) -> None:
    assert groups(resolve_statements(table(texts))) == expected


def test_longest_text_stands_for_its_statement() -> None:
    result = resolve_statements(table([RAINS, PASSAGE, FARMERS, PASSAGE]))
    assert result.to_pylist() == [
        {"quote_id": "q00", "statement_id": "statement:q00", "longest": False},
        {"quote_id": "q01", "statement_id": "statement:q00", "longest": True},
        {"quote_id": "q02", "statement_id": "statement:q00", "longest": False},
        {"quote_id": "q03", "statement_id": "statement:q00", "longest": False},
    ]


def test_no_quotes_make_no_statements() -> None:
    result = resolve_statements(table([]))
    assert result.num_rows == 0
    assert result.column_names == ["quote_id", "statement_id", "longest"]


def test_a_turn_that_reports_others_is_no_passage_for_their_words() -> None:
    turn = f"Good morning. The mayor wrote: {RAINS}. We asked the farmers what they make of it, and they were glad."
    result = resolve_statements(
        table([turn, RAINS, PASSAGE], ["turn", "direct", "direct"], ["radio", "radio", "paper"])
    )
    assert groups(result) == [["q00"], ["q01", "q02"]]


def test_a_speakers_own_turn_is_a_passage() -> None:
    turn = f"{PASSAGE} Thank you all for coming here tonight."
    assert groups(resolve_statements(table([turn, RAINS], ["turn", "direct"]))) == [["q00", "q01"]]


def test_a_short_paraphrase_joins_nothing() -> None:
    assert groups(resolve_statements(table([PASSAGE, "rebuild the old stone bridge"], ["direct", "indirect"]))) == [
        ["q00"],
        ["q01"],
    ]


VOCABULARY = (
    "river",
    "stone",
    "bridge",
    "winter",
    "farmer",
    "council",
    "the",
    "of",
    "and",
    "is",
    "rain",
    "boat",
    "north",
    "tower",
)
WORDS = st.sampled_from(VOCABULARY)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=12)


def spread(texts: list[str], pieces: list[tuple[int, int, int]]) -> list[str]:
    """The texts and pieces cut out of them."""
    cut = [" ".join(texts[n % len(texts)].split()[start : start + size]) for n, start, size in pieces]
    return [*texts, *(piece for piece in cut if piece)]


CUTS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 10), st.integers(3, 16)), max_size=8)


@settings(max_examples=150, deadline=None)
@given(TEXTS, CUTS, st.integers(0, 1000))
def test_result_does_not_depend_on_the_order(texts: list[str], pieces: list[tuple[int, int, int]], seed: int) -> None:
    quotes = table(spread(texts, pieces))
    order = list(range(quotes.num_rows))
    random.Random(seed).shuffle(order)
    assert resolve_statements(quotes.take(order)).equals(resolve_statements(quotes))


def share_run(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two texts share a long run of words, or the shorter one, being short, stands in the other as a whole."""
    size = RUN_WORDS if min(len(one), len(other)) >= RUN_WORDS else min(len(one), len(other))
    runs = {one[start : start + size] for start in range(len(one) - size + 1)}
    others = {other[start : start + size] for start in range(len(other) - size + 1)}
    return size >= SHORT_WORDS and not runs.isdisjoint(others)


@settings(max_examples=150, deadline=None)
@given(TEXTS, CUTS)
def test_every_quote_shares_a_long_run_with_the_longest(texts: list[str], pieces: list[tuple[int, int, int]]) -> None:
    quotes = table(spread(texts, pieces))
    result = resolve_statements(quotes).to_pylist()
    text_of = {row["quote_id"]: row["text"] for row in quotes.to_pylist()}
    assert [row["quote_id"] for row in result] == sorted(text_of)
    by_statement = sorted(result, key=lambda row: (row["statement_id"], row["quote_id"]))
    for _, same in itertools.groupby(by_statement, key=lambda row: row["statement_id"]):
        members = list(same)
        [longest] = [row for row in members if row["longest"]]
        best = max(members, key=lambda row: len(text_of[row["quote_id"]]))
        assert len(text_of[longest["quote_id"]]) == len(text_of[best["quote_id"]])
        for row in members:
            if row is not longest:
                assert share_run(normal_words(text_of[row["quote_id"]]), normal_words(text_of[longest["quote_id"]]))


def test_joint_statement_of_the_real_texts_is_one(real_seeds: Path) -> None:
    rows = []
    for path in sorted(real_seeds.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        document = Document(article_id=path.stem, path=path.name, text=text, sha256="0" * 64)
        rows += [
            (f"{path.stem}:quote:{quote.start}-{quote.end}", path.stem, quote.kind, text[quote.start : quote.end])
            for quote in annotate(document).quotes
        ]
    result = resolve_statements(
        pa.table(
            {
                "quote_id": [row[0] for row in rows],
                "quotation_id": [row[0] for row in rows],
                "article_id": [row[1] for row in rows],
                "kind": [row[2] for row in rows],
                "text": [row[3] for row in rows],
            }
        )
    )
    article_of = {row[0]: row[1] for row in rows}
    articles: dict[str, set[str]] = {}
    for row in result.to_pylist():
        articles.setdefault(row["statement_id"], set()).add(article_of[row["quote_id"]])
    assert max(map(len, articles.values())) >= 4
