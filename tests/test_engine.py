"""Engines give the same results in the same order, however many processes work."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.engine import AHEAD, Known, cores, processes, serial
from pipeline.errors import PipelineError


def square(number: int) -> int:
    return number * number


def process_id(_: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def wait(_: int) -> int:
    signal.pause()
    return 0


@pytest.mark.parametrize(("workers", "alone"), [(1, 0), (2, 0), (2, 3)])
def test_results_come_in_the_order_of_the_items(workers: int, alone: int) -> None:
    items = [Known(-n) if n % 3 == 0 else n for n in range(20)]
    expected = [-n if n % 3 == 0 else n * n for n in range(20)]
    assert list(processes(workers, alone)(square, items)) == expected


def test_items_are_taken_only_a_little_ahead_of_the_results() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with closing(processes(2)(square, items())) as results:
        assert next(results) == 0
    assert len(taken) <= AHEAD * 2 + 1


def test_known_results_are_not_held_back() -> None:
    with closing(processes(2)(square, (Known(n) for n in range(100)))) as results:
        assert next(results) == 0
        assert [process for process in multiprocessing.active_children() if process.pid and runs(process.pid)] == []


def test_the_first_items_are_worked_on_here() -> None:
    found = list(processes(2, alone=2)(process_id, range(4)))
    assert [number == os.getpid() for number in found] == [True, True, False, False]


def test_a_dead_worker_is_one_clear_error() -> None:
    with pytest.raises(PipelineError, match=r"a worker process died .* nothing was published"):
        list(processes(2)(die, range(4)))


def test_a_worker_that_dies_when_all_is_done_keeps_nobody_waiting() -> None:
    results = processes(2)(square, range(4))
    assert [next(results) for _ in range(4)] == [0, 1, 4, 9]
    multiprocessing.active_children()[0].kill()  # with the lock of the queue in its hand, if it waits for more to do
    assert list(results) == []


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_all_at_once() -> None:
    begun = time.monotonic()
    threading.Timer(3, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        list(processes(2)(wait, range(4)))
    assert time.monotonic() - begun < 3 + 10  # two seconds, where nothing else is to do
    assert [process for process in multiprocessing.active_children() if process.pid and runs(process.pid)] == []


BUILD = """
import time
from pipeline.engine import processes
for number in processes(2)(time.sleep, [0, 0, 600, 600]):
    print("begun", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_workers_end_with_a_build_that_is_killed() -> None:
    work = subprocess.Popen(
        [sys.executable, "-c", BUILD],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert work.stdout
    assert work.stdout.readline() == b"begun\n"
    workers = Path(f"/proc/{work.pid}/task/{work.pid}/children").read_text(encoding="ascii").split()
    work.kill()
    work.communicate()
    end = time.monotonic() + 30
    while any(runs(int(worker)) for worker in workers):
        assert time.monotonic() < end
        time.sleep(0.05)
    assert len(workers) >= 2


def runs(number: int) -> bool:
    """Whether the process is there; two threads may wait for one, and then only one of them learns that it ended."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_one_worker_stays_in_this_process() -> None:
    assert processes(1) is serial
    assert cores() >= 1
