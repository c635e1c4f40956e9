"""The engine of worker processes on this machine."""

import functools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from pipeline.engine.interface import AHEAD, Engine, Item, Known, Result, serial
from pipeline.errors import PipelineError


def processes(workers: int, alone: int = 0) -> Engine:
    """An engine with so many worker processes; with one, the work stays in this process.

    Args:
        workers: processes.
        alone: so many of the first items are worked on in this process: little work is not made to wait for other
            processes to start, and of much work some is done while they start.

    Raises:
        PipelineError: by the returned engine, when a worker process dies.
    """
    if workers == 1:
        return serial

    def run(function: Callable[[Item], Result], items: Iterable[Item | Known[Result]]) -> Generator[Result, None, None]:
        left = alone
        with _pool(workers) as pool:
            waiting: deque[Known[Result] | Future[Result] | Callable[[], Result]] = deque()
            for item in items:
                if isinstance(item, Known):
                    waiting.append(item)
                elif left:
                    left -= 1
                    waiting.append(functools.partial(function, item))
                else:
                    with _without_interrupts():
                        waiting.append(pool.submit(function, item))
                while len(waiting) > AHEAD * workers or (waiting and isinstance(waiting[0], Known)):
                    yield _result(waiting.popleft())
            while waiting:
                yield _result(waiting.popleft())

    return run


def _result(waiting: Known[Result] | Future[Result] | Callable[[], Result]) -> Result:
    if isinstance(waiting, Known):
        return waiting.result
    return waiting.result() if isinstance(waiting, Future) else waiting()


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool that ends at once, whatever its workers are doing, when what it is used for ends.

    Raises:
        PipelineError: when a worker process dies.
    """
    others = {process.pid for process in multiprocessing.active_children()}
    pool = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_the_build
    )
    try:
        yield pool
    except BrokenProcessPool:
        raise PipelineError(
            f"--workers {workers}: a worker process died (often for lack of memory); nothing was published; "
            "run again, with fewer workers if there is too little memory: what is done is kept in the cache"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process.pid not in others:
                process.terminate()
                process.join()


def _end_with_the_build() -> None:
    """End this worker when the process that started it was killed: nobody would ever give it work again."""
    threading.Thread(target=_wait_for_the_build, daemon=True).start()


def _wait_for_the_build() -> None:
    build = multiprocessing.parent_process()
    if build:
        build.join()
        os._exit(1)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started inside never see Ctrl-C, which a terminal sends to all: this process decides what it ends."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
