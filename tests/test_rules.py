"""Rules: every one decides an example of its own, and the codes of all steps are unique."""

from collections import Counter
from typing import Any

import corpus_law
import pytest
from law import faults

from pipeline.rulebook import rules
from pipeline.rules import Rule


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_decides_its_examples_and_they_change_without_it(rule: Rule[..., Any]) -> None:
    law = corpus_law.faults if rule.step in corpus_law.VIEWS else faults
    assert law(rule) == []


def test_no_two_rules_have_one_code() -> None:
    assert [code for code, count in Counter(rule.code for rule in rules()).items() if count > 1] == []


def test_meanings_begin_alike() -> None:
    """In small letters, so that they can stand after a colon; a name or a quotation mark may come first."""
    capitals = [rule.meaning for rule in rules() if rule.meaning[0].isupper()]
    assert [meaning for meaning in capitals if not meaning.startswith("September")] == []


def test_a_rule_says_what_it_means_in_a_sentence() -> None:
    assert [rule.code for rule in rules() if len(rule.meaning.split()) < 4 or rule.meaning.endswith(".")] == []
