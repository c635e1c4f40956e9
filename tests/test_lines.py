"""Line ends: each of those that texts come with parts lines and paragraphs alike, and no offset moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate import annotate
from pipeline.annotate.lines import with_line_feeds
from pipeline.annotate.syntax import paragraphs
from pipeline.records import Annotations, Document

ENDS = {
    "Unix": "\n",
    "Windows": "\r\n",
    "old Macintosh": "\r",
    "vertical tab": "\v",
    "form feed": "\f",
    "file separator": "\x1c",
    "group separator": "\x1d",
    "record separator": "\x1e",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
}
ARTICLE = (
    "Ferry service returns",
    "By Tamsin Okoro",
    "",
    "PORT SORREL (AP) – Ferries will run again on Monday, May 3, 2021, said Lena Abbott,",
    "a ferry captain. Police arrested Milo Brandt on Sunday.",
    "",
    "ABBOTT: The boats are ready. (LAUGHTER) We waited long enough for this day to come.",
    "BRANDT: I have not seen any boat yet, and nobody at the harbor office has told me why.",
    "",
    "“The boats are ready,” Abbott said.",
)


def found(end: str) -> tuple[str, Annotations]:
    text = end.join(ARTICLE) + end
    return text, annotate(Document(article_id="a", path="a.txt", text=text, sha256="0" * 64))


def words(text: str, annotations: Annotations) -> dict[str, list[str]]:
    """What the spans of the annotations hold; line ends inside them as blanks."""
    kinds = ("regions", "mentions", "titles", "dates", "quotes", "events")
    return {
        kind: [" ".join(text[item.start : item.end].split()) for item in getattr(annotations, kind)] for kind in kinds
    }


@pytest.mark.parametrize("end", ENDS.values(), ids=list(ENDS))
def test_an_article_says_the_same_whatever_ends_its_lines(end: str) -> None:
    expected = words(*found("\n"))
    assert all(expected.values())
    assert words(*found(end)) == expected


@pytest.mark.parametrize("end", ENDS.values(), ids=list(ENDS))
def test_a_blank_line_parts_paragraphs_and_one_line_end_does_not(end: str) -> None:
    text = f"One.{end}Two.{end}{end}Three.{end} \t{end}{end}Four."
    parts = [text[start:stop] for start, stop in paragraphs(with_line_feeds(text))]
    assert parts == [f"One.{end}Two.", "Three.", "Four."]


@given(st.text(st.sampled_from("".join(ENDS.values()) + "ab \t")))
def test_lines_are_those_of_python_and_offsets_stay(text: str) -> None:
    plain = with_line_feeds(text)
    assert len(plain) == len(text)
    assert [line.rstrip(" ") for line in plain.splitlines()] == [line.rstrip(" ") for line in text.splitlines()]
    assert set(plain) <= set("ab \t\n")
    assert all(now == before for now, before in zip(plain, text, strict=True) if before in "ab \t\n")
