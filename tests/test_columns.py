"""What is worked out for many items at once is what it would be one by one."""

import datetime
import itertools
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from finished_tables import finished_rows, write_tables
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.prefilter import doubtful
from pipeline.resolve.average_linkage import grouped
from pipeline.resolve.near_pairs import near_pairs
from pipeline.resolve.sets import UNKNOWN, Sets, numbered
from pipeline.schema import TABLES, table

KEYED = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 12)), unique=True)


@given(KEYED, st.integers(1, 4))
def test_near_pairs_are_those_that_share_a_key_not_far_apart(keyed: list[tuple[int, int]], window: int) -> None:
    expected = set()
    for key in range(6):
        block = sorted(item for other, item in keyed if other == key)
        expected |= {(block[a], block[b]) for a, b in itertools.combinations(range(len(block)), 2) if b - a <= window}
    keys, items = np.array(keyed, np.int64).reshape(-1, 2).T
    found = [pair for ones, others in near_pairs(keys, items, window) for pair in zip(ones, others, strict=True)]
    assert sorted(found, key=lambda pair: (pair[1], pair[0])) == found
    assert set(found) == expected
    assert len(found) == len(expected)


@given(st.lists(st.frozensets(st.integers(0, 9), max_size=5), min_size=1, max_size=6))
def test_sets_share_what_they_have_in_common(sets: list[frozenset[int]]) -> None:
    members = [(owner, member) for owner, found in enumerate(sets) for member in found]
    owners, values = np.array(members, np.int64).reshape(-1, 2).T
    columns = Sets(owners, values, len(sets))
    ones, others = np.array(list(itertools.product(range(len(sets)), repeat=2)), np.int64).T
    pairs = list(zip(ones.tolist(), others.tolist(), strict=True))
    assert columns.common(ones, others).tolist() == [len(sets[one] & sets[other]) for one, other in pairs]
    shared = columns.shared(ones, others)
    expected = [
        (place, member) for place, (one, other) in enumerate(pairs) for member in sorted(sets[one] & sets[other])
    ]
    assert list(zip(shared.pairs.tolist(), shared.members.tolist(), strict=True)) == expected
    for places, side in (
        (shared.here, ones),
        (shared.there, others),
    ):  # both places hold the member, in its owner's set
        assert columns.members[places].tolist() == shared.members.tolist()
        assert columns.owners[places].tolist() == side[shared.pairs].tolist()


@given(st.lists(st.frozensets(st.integers(0, 99), max_size=5), min_size=1, max_size=6))
def test_sets_hold_what_they_were_given(sets: list[frozenset[int]]) -> None:
    members = [(owner, member) for owner, found in enumerate(sets) for member in found]
    owners, values = np.array(members, np.int64).reshape(-1, 2).T
    columns = Sets(owners, values, len(sets))
    assert columns.each() == sets
    assert columns.sizes.tolist() == [len(found) for found in sets]
    places, found = columns.expanded(np.arange(len(sets)))
    assert list(zip(places.tolist(), columns.members[found].tolist(), strict=True)) == sorted(members)
    some = sorted(members)[::2]
    held = columns.holds(*np.array(some, np.int64).reshape(-1, 2).T)
    assert [pair for pair, holds in zip(sorted(members), held.tolist(), strict=True) if holds] == some


@given(st.lists(st.lists(st.sampled_from(["b", "a", "é", "", None]), max_size=5), min_size=1, max_size=3))
def test_names_are_numbered_in_their_order(columns: list[list[str | None]]) -> None:
    names, numbers = numbered(*(pa.chunked_array([column], pa.string()) for column in columns))
    assert names == sorted({name for column in columns for name in column if name is not None})
    found = [[names[number] if number != UNKNOWN else None for number in column.tolist()] for column in numbers]
    assert found == columns


def by_joining_the_nearest(count: int, likeness: dict[tuple[int, int], float], least: float) -> list[int]:
    """Average linkage as its definition has it."""
    groups = [{item} for item in range(count)]

    def mean(one: set[int], other: set[int]) -> float:
        total = sum(likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
        return total / (len(one) * len(other))

    while len(groups) > 1:
        nearest = max(itertools.combinations(groups, 2), key=lambda pair: mean(*pair))
        if mean(*nearest) < least:
            break
        groups = [group for group in groups if group not in nearest] + [nearest[0] | nearest[1]]
    return [min(next(group for group in groups if item in group)) for item in range(count)]


@settings(deadline=None)
@given(st.integers(2, 7), st.integers(0, 1000), st.floats(0.05, 0.9))
def test_groups_by_average_linkage(count: int, seed: int, least: float) -> None:
    choose = random.Random(seed)  # likeness all different, so that there is one answer
    pairs = [pair for pair in itertools.combinations(range(count), 2) if choose.random() < 0.7]
    likeness = {pair: choose.random() for pair in pairs}
    ones, others = np.array(pairs, np.int32).reshape(-1, 2).T
    values = np.array(list(likeness.values()))
    halves = slice(0, count // 2), slice(count // 2, None)
    found = grouped(count, [(ones[half], others[half], values[half]) for half in halves], least)
    assert found.tolist() == by_joining_the_nearest(count, likeness, least)


# Values of every kind, sound and not, for any column.
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": st.sampled_from(
        [
            None,
            "",
            "name",
            "person",
            "en",
            "eng",
            "2021-05-04",
            "2021-13",
            "XXXX-05",
            "a" * 64,
            "Q7",
            "http://a.example",
        ]
    ),
    "integer": st.sampled_from([None, -1, 0, 1, 7]),
    "date": st.sampled_from([None, datetime.date(2021, 5, 4)]),
    "array": st.sampled_from([None, [], [""], ["a", None], ["a", "b"]]),
}


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_rows_that_are_not_doubted_break_nothing(name: str, data: st.DataObject) -> None:
    declared = table(name)
    schema = pa.schema([field.with_nullable(True) for field in declared.arrow_schema()])
    rows = data.draw(st.lists(st.fixed_dictionaries({c.name: VALUES[c.kind] for c in declared.columns}), max_size=6))
    batch = pa.RecordBatch.from_pylist(rows, schema)
    doubted = doubtful(batch, declared).to_pylist()
    validator = declared.validator()
    for row in batch.to_pylist():
        assert row in doubted or validator.is_valid(json.loads(json.dumps(row, default=str)))


@pytest.mark.parametrize("name", TABLES)
def test_sound_rows_are_not_doubted_without_need(name: str, tmp_path: Path) -> None:
    rows = pq.read_table(write_tables(tmp_path, finished_rows()) / f"{name}.parquet")
    (batch,) = rows.to_batches()
    assert all(row.get("url") for row in doubtful(batch, table(name)).to_pylist())  # addresses are for the validator
