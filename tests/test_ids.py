"""Ids come from content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ids import row_id, short_hash, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salvador Cienfuegos Zepeda", "salvador-cienfuegos-zepeda"),  # spaces become hyphens
        ("López Obrador", "lopez-obrador"),  # accents go
        ("O'Brien", "obrien"),  # an apostrophe leaves no gap
        ("U.S. Department of Justice", "u-s-department-of-justice"),  # punctuation separates
        ("2020/report 1.txt", "2020-report-1-txt"),  # paths
        ("北京", "beijing"),  # other scripts are transliterated
        ("—", ""),  # nothing to keep
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_ids_are_fixed() -> None:
    assert row_id("report", "quote", 10, 20) == "report:quote:10-20"
    assert short_hash("onrecord") == "671dc376"
