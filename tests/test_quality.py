"""The scorers, on small invented answers: what is right, wrong and missed, and what a change gains and loses."""

import datetime as dt
import json
import math
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quality import cases, events, names, quotes, times
from quality.clusters import b_cubed, conll, group, links_across, muc
from quality.corpus import ByText, Release, Text, Texts, read_texts
from quality.facts import EXTRA, Article, fold
from quality.figures import Figure, Result, data_sheet
from quality.ledger import MISSED, Judged, by_rule, compare, lines
from quality.marks import quoted
from quality.matching import Score, Span, pair

from pipeline.export.datasheet import QUALITY

SPOKEN = (
    "Ada Lund said “red green blue,” and left.\n\n“One two three four,” said Bo Stone. “Five six seven eight.”\n\n"
    "The so-called “deal” failed, she added, and more.\n"
)


def at(words: str, text: str = SPOKEN, start: int = 0) -> Span:
    begin = text.index(words, start)
    return Span(begin, begin + len(words))


def release(folder: Path, text: str, **tables: list[dict[str, Any]]) -> Release:
    """A release of one article, `one.txt`, with these rows."""
    (folder / "data").mkdir(parents=True)
    tables["articles"] = [{"article_id": "one", "path": "one.txt", "text": text}]
    for name, rows in tables.items():
        pq.write_table(
            pa.Table.from_pylist([{"article_id": "one"} | row for row in rows]), folder / f"data/{name}.parquet"
        )
    return Release(folder)


def one(text: str) -> Texts:
    return {"one": Text(name="one", text=text, evaluated=(Span(0, len(text)),))}


def answers(*rows: dict[str, Any]) -> ByText:
    by: ByText = defaultdict(list)
    by["one"] = list(rows)
    return by


def values(result: Result) -> dict[str, float]:
    return {figure.what: figure.value for figure in result.figures}


def told(result: Result) -> list[tuple[str, str, bool]]:
    return [(row.words, row.rule, row.right) for row in result.rows]


def quote(span: Span, speaker: Span | None, kind: str = "direct", rule: str = "quote/after") -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "kind": kind,
        "quotation_id": f"{span.start}",
        "rule": rule,
        "speaker_start": speaker and speaker.start,
        "speaker_end": speaker and speaker.end,
        "speaker_rule": None,
    }


ATTRIBUTED = quotes.Answers(
    [
        quotes.Attribution((at("Ada Lund"),), [at("“red green blue,”")]),
        quotes.Attribution((at("Bo Stone"),), [at("“One two three four,”"), at("“Five six seven eight.”")]),
        quotes.Attribution((at("she"),), [at("The so-called “deal” failed")]),
    ],
    [],
)


def test_quotes_are_found_with_and_without_their_speaker(tmp_path: Path) -> None:
    """One right, one with another speaker, one that is no quote; two of four segments and two pieces are missed."""
    found = release(
        tmp_path,
        SPOKEN,
        quotes=[
            quote(at("red green blue,"), at("Ada Lund")),
            quote(at("One two three four,"), at("Ada Lund"), rule="quote/before"),
            quote(at("and left"), None, rule="quote/none"),
        ],
    )
    result = quotes.measure("set", one(SPOKEN), {"one": ATTRIBUTED}, found)
    figures = values(result)
    assert figures["quotations in marks: found, precision"] == pytest.approx(2 / 3)
    assert figures["quotations in marks: found, recall"] == 2 / 4
    assert figures["quotations in marks: found, with the right speaker, precision"] == pytest.approx(1 / 3)
    assert figures["quotations in marks: right speaker, of those found"] == 1 / 2
    assert told(result) == [
        ("red green blue", "quote/after", True),
        ("One two three four", "quote/before", False),
        ("Five six seven eight", MISSED, False),
        ("The so-called “deal” failed", MISSED, False),
        ("and left", "quote/none", False),
    ]


def test_what_is_partly_in_marks_is_compared_by_what_is_in_them(tmp_path: Path) -> None:
    wide = Span(at("“One two").start, at("eight.”").end)
    for number, (kind, recall) in enumerate((("direct", 0.0), ("partial", 2 / 4))):
        found = release(tmp_path / str(number), SPOKEN, quotes=[quote(wide, at("Bo Stone"), kind)])
        figures = values(quotes.measure("set", one(SPOKEN), {"one": ATTRIBUTED}, found))
        assert figures["quotations in marks: found, recall"] == recall


def test_answers_in_standoff_form(tmp_path: Path) -> None:
    (tmp_path / "attributions").mkdir()
    lines_ = ["T1\tSource 0 8\tAda Lund", "T2\tCue 9 13\tsaid", "T3\tContent 14 20;25 31\tred", "T4\tDiscard 40 50\tx"]
    file = tmp_path / "attributions" / "one_b.ann"
    file.write_text("\n".join([*lines_, "E1\tCue:T2 Source1:T1 Content:T3"]) + "\n", encoding="utf-8")
    (tmp_path / "attributions" / "one_c.ann").write_text(
        "T1\tSource 0 1\tA\n", encoding="utf-8"
    )  # the first one counts
    assert quotes.read_answers(tmp_path, one(SPOKEN)) == {
        "one": quotes.Answers([quotes.Attribution((Span(0, 8),), [Span(14, 20), Span(25, 31)])], [Span(40, 50)])
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"a b," he said. "c d."', ["a b,", "c d."]),  # straight marks alternate
        ("''a b,'' he said. It's ''c d.''", ["a b,", "c d."]),  # doubled single ones
        ("“a b.\n\n“c d.” he", ["a b.", "c d."]),  # open at the end of a paragraph, opened again
        ("“a b.\n\nc d.” he", ["a b.", "c d."]),  # the same, not opened again
        ("”a b.” he", ["a b."]),  # the wrong way round
        ("x “a b.“ he", ["a b."]),
        ("“a b. “c d.” he", ["a b. ", "c d."]),  # a second opening mark ends the first stretch
        ("It's Bo's", []),  # apostrophes
    ],
)
def test_stretches_in_marks(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in quoted(text)] == found


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2009-10-05", "2009-10-05", "2009-10-05"),
        ("2009-10-05T14:00", "2009-10-05", "2009-10-05"),  # an hour is within its day
        ("2009-W41", "2009-10-05", "2009-10-11"),
        ("2009-W41-WE", "2009-10-10", "2009-10-11"),
        ("2009-W41-3", "2009-10-07", "2009-10-07"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2009-12", "2009-12-01", "2009-12-31"),
        ("2009-Q3", "2009-07-01", "2009-09-30"),
        ("2009-H2", "2009-07-01", "2009-12-31"),
        ("2009-WI", "2009-12-01", "2010-02-28"),  # winter ends in the next year
        ("199", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2009-10-05/2009-10-11", "2009-10-05", "2009-10-11"),
    ],
)
def test_values_of_the_calendar(value: str, first: str, last: str) -> None:
    assert times.interval(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("value", ["PRESENT_REF", "P3D", "XXXX-10-05", "", None, "2009-13", "2009-02-30", "2009-W60"])
def test_values_without_a_place_in_the_calendar(value: str | None) -> None:
    assert times.interval(value) is None


def test_dates_are_right_by_their_interval(tmp_path: Path) -> None:
    text = "On Friday, now, last week, for two months, in May."

    def date(words: str, value: str, **more: Any) -> dict[str, Any]:
        span = at(words, text)
        return {"start": span.start, "end": span.end, "type": "DATE", "value": value, "rule": "time/rule", **more}

    gold = answers(
        date("Friday", "2013-03-22"),
        date("now", "PRESENT_REF"),
        date("last week", "2013-W11"),
        date("two months", "P2M") | {"type": "DURATION"},
        date("in May", "2013-05", dct=True),
    )
    rows = [
        date("Friday", "2013-03-22"),
        date("now", "2013-03-22"),  # a day where the answer has none
        date("last week", "2013-03-11/2013-03-17"),  # the same days, written otherwise
        date("May", "1999"),  # what is left out is left out on both sides
    ]
    result = times.measure("set", one(text), gold, release(tmp_path, text, date_mentions=rows))
    assert values(result)["dates: right interval of the calendar, precision"] == pytest.approx(2 / 3)
    assert values(result)["dates: right interval of the calendar, recall"] == 1
    assert told(result) == [
        ("Friday", "time/rule", True),
        ("last week", "time/rule", True),
        ("now", "time/rule", False),
    ]


NAMED = "The United Nations said President Jane Doe met Acme Corp in Paris, a French city."


def mention(words: str, entity: str) -> dict[str, Any]:
    span = at(words, NAMED)
    return {"start": span.start, "end": span.end, "kind": "name", "entity_id": entity, "rule": "name/model"}


def test_names_are_right_by_span_and_type(tmp_path: Path) -> None:
    gold = answers(
        *({"level": "NAM", "type": kind} | mention(words, kind) for words, kind in (
            ("The United Nations", "ORG"), ("President Jane Doe", "PER"), ("Acme Corp", "ORG"), ("Paris", "LOC"),
            ("French", "LOC"),  # neither missed nor wrong
        )),
        {"level": "NOM", "type": "LOC"} | mention("city", "LOC"),
    )  # fmt: skip
    rows = [
        mention("United Nations", "organization"),  # without the article
        mention("Jane Doe", "person"),  # without the title
        mention("Acme", "organization"),  # cut
        mention("Paris", "organization"),  # another type
        mention("French", "place"),
        mention("city", "place") | {"kind": "nominal"},
    ]
    kinds = [{"entity_id": kind, "type": kind} for kind in ("person", "organization", "place")]
    result = names.measure("set", one(NAMED), gold, release(tmp_path, NAMED, mentions=rows, entities=kinds))
    assert values(result) == {
        "names: exact span and type, precision": 2 / 4,
        "names: exact span and type, recall": 2 / 4,
        "names: exact span and type, F1": 2 / 4,
    }
    assert ("Acme", "name/model", False) in told(result)
    assert names.core("Dr. Jane Doe's", Span(0, 14), "PER") == Span(4, 12)


def clusters(*words: str) -> list[frozenset[Any]]:
    return [frozenset(word) for word in words]


def test_scores_of_clusters_are_those_of_the_worked_example() -> None:
    """Of Moosavi and Strube (2016)."""
    key, response = clusters("abc", "defg"), clusters("ab", "cd", "fghi")
    assert muc(key, response) == (2, 5)
    assert muc(response, key) == (2, 5)
    assert b_cubed(key, response)[0] == pytest.approx(2.9167, abs=1e-4)
    both = (2 / 5, 2 * (2.91667 / 7) * 0.5 / (2.91667 / 7 + 0.5), 2 * 0.65 * 0.43333 / (0.65 + 0.43333))
    assert conll(key, response) == pytest.approx(sum(both) / 3, abs=1e-4)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=8))
def test_clusters_that_are_the_same_are_right(numbers: list[int]) -> None:
    """Where something is joined at all; MUC has no links to count otherwise."""
    found = group(enumerate(numbers))
    assert math.isclose(conll(found, found), 1 if len(found) < len(numbers) else 2 / 3)


def test_only_links_between_texts_count() -> None:
    mentions = [(1, "x", "A"), (2, "y", "A"), (3, "x", "A"), (4, "z", "B")]
    assert links_across(mentions) == {frozenset({1, 2}), frozenset({2, 3})}


def test_kinds_of_events_in_a_sentence(tmp_path: Path) -> None:
    text = "Oslo accused Rome and met Bern."
    rows = [
        {
            "type": kind,
            "trigger_start": at(word, text).start,
            "trigger_end": at(word, text).end,
            "rule": f"event/{kind}",
        }
        for kind, word in (("accusation", "accused"), ("birth", "Oslo"), ("meeting", "met"))
    ]
    kinds = [
        {"type": name, "plover": kind}
        for name, kind in (("accusation", "ACCUSE"), ("birth", None), ("meeting", "CONSULT"))
    ]
    gold = answers({"start": 5, "end": 12, "type": "DISAPPROVE"}, {"start": 5, "end": 12, "type": "THREATEN"})
    result = events.measure_kinds(
        "set", one(text), gold, release(tmp_path, text, event_mentions=rows, event_types=kinds)
    )
    assert values(result)["kinds of events in a sentence, precision"] == 1 / 2
    assert values(result)["kinds of events in a sentence, recall"] == 1 / 2
    assert told(result) == [
        ("accused", "event/accusation", True),
        ("met", "event/meeting", False),
        ("accused", MISSED, False),
    ]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_pairs_are_one_to_one_and_the_best_comes_first(items: list[tuple[int, int, int]]) -> None:
    pairs = pair([((float(weight),), first, second) for weight, first, second in items])
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.items()) <= {(first, second) for _, first, second in items}
    if items:
        best = max(weight for weight, _, _ in items)
        assert any(pairs.get(first) == second for weight, first, second in items if weight == best)


def test_shares_of_nothing_are_nothing() -> None:
    assert Score(0, 0, 0).f1 == 0


def row(place: str, rule: str, *, right: bool) -> Judged:
    return Judged(f"set {place}", rule, right, "words")


BEFORE = [
    row("1", "quote/after", right=True),
    row("2", "quote/after", right=False),
    row("3", MISSED, right=False),
    row("4", "quote/after", right=False),
    row("5", "quote/after", right=True),
    row("6", "quote/after", right=True),
]
NOW = [
    row("1", "quote/before", right=False),  # was right, and is wrong by another rule
    row("2", "quote/before", right=True),
    row("3", "quote/before", right=True),  # was missed
    row("5", MISSED, right=False),  # was right, and is missed
    row("6", "quote/before", right=True),  # right by either
    row("7", "quote/before", right=False),  # a row where there was none, and wrong; of 4 there is none any more
]


def test_gain_and_loss_by_rule() -> None:
    changes = compare(BEFORE, NOW)
    assert [(change.kind, change.place) for change in changes] == [
        ("lost", "set 1"),
        ("gained", "set 2"),
        ("gained", "set 3"),
        ("wrong and gone", "set 4"),
        ("lost", "set 5"),
        ("other rule", "set 6"),
        ("new and wrong", "set 7"),
    ]
    assert by_rule(changes) == {
        "quote/after": {"lost": 2, "wrong and gone": 1},
        "quote/before": {"gained": 2, "new and wrong": 1, "other rule": 1},
    }
    shown = list(lines(changes, 1))
    assert shown[1].split() == ["quote/after", "2", "1"]
    assert "gained: set 2 “words” quote/after -> quote/before" in shown
    assert "gained: 1 more" in shown
    assert list(lines(compare(NOW, NOW), 1)) == ["no row is judged otherwise than in the last run"]


def test_the_data_sheet_is_written_from_figures() -> None:
    """The file of the repository is what `--write` gives for its own figures."""
    text = QUALITY.read_text(encoding="utf-8")
    figures = tomllib.loads(text)["figure"]
    again = [(item["set"], Figure(what=item["what"], value=float(item["value"]), published=True)) for item in figures]
    assert data_sheet([*again, ("a set", Figure(what="kept here", value=0.5))]) == text


def test_texts_with_a_day_in_their_name(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "echo_2021-05-04_quay_1.txt").write_bytes("A\r\nb “c”".encode())
    (text,) = read_texts(tmp_path).values()
    assert (text.date, text.text) == ("2021-05-04", "A\r\nb “c”")


CASE: dict[str, Any] = {
    "id": "one",
    "kind": "speaker",
    "text": "Ada Lund said on Monday: “We won.” Bo Stone was arrested.",
    "published": "2021-03-05",
    "checks": [
        {"quote": "We won", "speaker": "Ada Lund", "kind": ["direct", "partial"], "cue": "said", "whole": True},
        {"quote": "We won", "speaker": "Bo Stone"},  # does not hold
        {"no_quote": "arrested"},
        {"event": {"type": "arrest", "patient": "Bo Stone", "in": "Stone was arrested"}},
        {"no_event": {"agent": "Bo Stone"}},
        {"entity": "Ada Lund", "type": ["person", "organization"]},
        {"different_entities": ["Ada Lund", "Bo Stone"]},
        {"date": {"text": "Monday", "value": ["2021-03-01", "2021-03-08"]}},
        {"any_of": [{"body_has_not": "won"}, {"mention": "Bo Stone", "entity": "Bo Stone", "in": "Stone was"}]},
        {"article": {"published": "2021-03-05", "headline_any": [None, "Ada Lund"]}},
    ],
}


def test_cases_are_built_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases.jsonl").write_text(json.dumps(CASE) + "\n", encoding="utf-8")
    assert cases.run(tmp_path) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("one: {'quote': 'We won', 'speaker': 'Bo Stone'}")
    assert said[-1].split()[:9] == ["all", "9", "/", "10", "0", "/", "1", "0.900", "of"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"colour": "red"}, "one: unknown key colour"),
        ({"file": "a.html"}, "one: needs either text or file"),
        ({"checks": []}, "one: lacks checks"),
        ({"checks": [{"quot": "We won"}]}, "one: a check that is not understood"),
        ({"checks": [{"quote": "We won", "speeker": "Ada"}]}, "one: unknown key speeker"),
        ({"checks": [{"any_of": [{"event": {"typ": "arrest"}}]}]}, "one: unknown key typ"),
    ],
)
def test_a_fault_of_a_case_is_told(
    change: dict[str, Any], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cases.jsonl").write_text(json.dumps(CASE | change) + "\n", encoding="utf-8")
    assert cases.run(tmp_path) == 2
    assert says in capsys.readouterr().err


def test_cases_about_the_same_names_are_built_apart() -> None:
    def about(number: int, name: str) -> dict[str, Any]:
        return {"id": str(number), "checks": [{"entity": name}]}

    groups = cases.in_builds([about(1, "Ada Lund"), about(2, "Bo Stone"), about(3, "Lund Bank"), about(4, "Cai Moe")])
    assert [[case["id"] for case in group_] for group_ in groups] == [["1", "2", "4"], ["3"]]


def test_names_are_compared_without_accents_and_articles() -> None:
    assert fold("The Genève-Bank, Inc.") == fold("geneve bank inc")


def test_every_check_is_a_method() -> None:
    assert all(callable(getattr(Article, name)) for name in EXTRA)
