"""Engines give the same results in the same order, however many processes work."""

import os
import signal
from collections.abc import Iterator

import pytest

from pipeline.engine import AHEAD, batched, processes, serial
from pipeline.errors import PipelineError


def square(number: int) -> int:
    return number * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(processes(workers)(square, range(20))) == [n * n for n in range(20)]


def test_items_are_taken_only_a_little_ahead_of_the_results() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = processes(2)(square, items())
    assert next(results) == 0
    assert len(taken) <= AHEAD * 2 + 1


def test_a_dead_worker_is_one_clear_error() -> None:
    with pytest.raises(PipelineError, match="a worker process died .* nothing was published"):
        list(processes(2)(die, range(4)))


def test_one_worker_stays_in_this_process() -> None:
    assert processes(1) is serial


@pytest.mark.parametrize(
    ("count", "size", "lengths"),
    [
        (0, 3, []),  # nothing
        (2, 3, [2]),  # less than a batch
        (6, 3, [3, 3]),  # whole batches
        (7, 3, [3, 3, 1]),  # a rest
    ],
)
def test_batched(count: int, size: int, lengths: list[int]) -> None:
    batches = list(batched(range(count), size))
    assert [len(batch) for batch in batches] == lengths
    assert [item for batch in batches for item in batch] == list(range(count))
