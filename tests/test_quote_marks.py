"""Quotation marks: which stretches of words they hold, in every style, nested, broken and over paragraphs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.marks import Stretch, stretches
from pipeline.annotate.syntax import paragraphs


def found(text: str) -> tuple[Stretch, ...]:
    return stretches(text, list(paragraphs(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # straight double marks, twice in a sentence
        ('"It is late," she said. "Go home."', ["It is late,", "Go home."]),
        # curly double marks
        ("“It is late,” she said.", ["It is late,"]),
        # curly and straight mixed within one quote, both ways
        ('“It is late," she said. "Go home.”', ["It is late,", "Go home."]),
        # curly marks the wrong way round
        ("”It is late,“ she said.", ["It is late,"]),
        # German and French styles
        ("„It is late“, she said. « Go home », he said.", ["It is late", "Go home"]),
        # doubled single marks, as some wires write them
        ("''It is late,'' she said. ``Go home.''", ["It is late,", "Go home."]),
        # British single marks, with an apostrophe and a plural possessive inside
        ("‘It’s the workers’ day,’ she said.", ["It’s the workers’ day,"]),
        # straight single marks and apostrophes outside
        ("The mayor's aide called it 'a mess' at the clerks' table.", ["a mess"]),
        # left-out letters and digits are no marks
        ("Tell 'em about the '90s and rock 'n' roll, she said.", []),
        # feet and inches are no marks
        ("At 6'2\" he is taller than the 5' 11\" captain.", []),
        # an opening mark after a dash and one after a bracket
        ("She wrote—“go home”—and (“at once”) left.", ["go home", "at once"]),
        # single inside double; the outer one comes first
        ("“She told me ‘never again’ twice,” he said.", ["She told me ‘never again’ twice,", "never again"]),
        # double inside single
        ("'She told me \"never again\" twice,' he said.", ['She told me "never again" twice,', "never again"]),
        # a double and a single mark closed together
        ("''She said, 'never again,''' he said.", ["She said, 'never again,'", "never again,"]),
        # a forgotten closing mark: the next pair stands for itself
        ("“It is late, she said. “Go home.”", ["It is late, she said.", "Go home."]),
        # a forgotten closing mark before a pair of another kind: the rest is kept
        ("“She wrote ‘it is late’ twice.", ["She wrote ‘it is late’ twice.", "it is late"]),
        # straight marks around a curly mark's words close no curly mark
        ('“The sign read ("late","soon") today,” she said.', ['The sign read ("late","soon") today,', "late", "soon"]),
        # a closing mark at the start of a paragraph opens
        ("” … and it is late,” she wrote.", ["… and it is late,"]),
        # an unclosed quotation keeps the rest of its paragraph and no more
        ("She wrote: “It is late\n\nNobody answered.", ["It is late"]),
        # a closing mark without an opening one
        ("It is late,” she said.", []),
        # marks without a word between them
        ("“…” she wrote. “ ”", []),
        # spaces inside the marks do not belong to the words
        ('" It is late " said the sign.', ["It is late"]),
        # apostrophes alone
        ("It’s Lund's, they're the Joneses’ dogs.", []),
    ],
)
def test_words_between_marks(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every paragraph opened, only the last closed
        ("“One a.\n\n“Two b.\n\n“Three c.” X", [("One a.", None), ("Two b.", 0), ("Three c.", 1)]),
        # the same in single marks
        ("‘One a.\n\n‘Two b.’ X", [("One a.", None), ("Two b.", 0)]),
        # a page break inside a sentence: one pair, one stretch
        ("“One a\n\nand b.” X", [("One a\n\nand b.", None)]),
        # a new paragraph that is not opened again: a stretch of its own
        ("“One a.\n\nTwo b.” X", [("One a.", None), ("Two b.", 0)]),
        # closed before the paragraph ends: the next one is new
        ("“One a.”\n\n“Two b.”", [("One a.", None), ("Two b.", None)]),
        # an apostrophe before a paragraph in double marks is none that stays open
        ('The \'x one a.\n\n"Two b." X', [("Two b.", None)]),
        # words broken by the page hold marks of another kind
        ("“One ‘a’ b\n\nand c.” X", [("One ‘a’ b\n\nand c.", None), ("a", None)]),
        # marks inside the second paragraph are nested in it
        ("“One a.\n\n“Two ‘b’ c.” X", [("One a.", None), ("Two ‘b’ c.", 0), ("b", None)]),
    ],
)
def test_quotations_over_paragraphs(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(text[s.start : s.end], s.continues) for s in found(text)] == expected


def test_nested_stretch_names_its_parent() -> None:
    outer, inner, after = found("“She said ‘no’ again,” he said. “Yes.”")
    assert (outer.parent, inner.parent, after.parent) == (None, 0, None)


@given(st.text(alphabet="ab s.,'\"“”‘’«»\n", max_size=60))
def test_stretches_are_spans_that_nest_or_stand_apart(text: str) -> None:
    rows = found(text)
    for row in rows:
        assert 0 <= row.opened <= row.start < row.end <= row.closed <= len(text)
        assert text[row.start : row.end] == text[row.start : row.end].strip()
        if row.parent is not None:
            outer = rows[row.parent]
            assert outer.start <= row.start
            assert row.end <= outer.end
    for one, other in itertools.combinations(rows, 2):
        apart = one.end <= other.start or other.end <= one.start
        inside = (one.start <= other.start and other.end <= one.end) or (
            other.start <= one.start and one.end <= other.end
        )
        assert apart or inside


@given(st.lists(st.sampled_from(["Go home.", "It is late.", "We know."]), min_size=1, max_size=6))
def test_well_formed_pairs_are_all_found(sentences: list[str]) -> None:
    text = " and ".join(f"“{sentence}”" for sentence in sentences)
    assert [text[s.start : s.end] for s in found(text)] == sentences
