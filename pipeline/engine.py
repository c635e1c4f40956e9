"""Where the per-document work runs: one small interface, so that no stage knows of processes or machines."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

from pipeline.errors import PipelineError

Item = TypeVar("Item")
Result = TypeVar("Result")

# Batches handed to the pool ahead of the one that is waited for, for each worker: enough to keep all of them busy
# while memory stays bounded by batches, not by the size of the corpus.
AHEAD = 2


class Engine(Protocol):
    """Applies a pure, picklable function to each item and yields the results in the order of the items."""

    def __call__(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function(item)` for each item, in order."""
        ...


def serial(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """The engine that works in this process."""
    return map(function, items)


def processes(workers: int) -> Engine:
    """An engine with so many worker processes; with one, the work stays in this process.

    Raises:
        PipelineError: by the returned engine, when a worker process dies.
    """
    if workers == 1:
        return serial

    def run(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        waiting: deque[Future[Result]] = deque()
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            try:
                for item in items:
                    waiting.append(pool.submit(function, item))
                    if len(waiting) > AHEAD * workers:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BrokenProcessPool:
                raise PipelineError(
                    f"--workers {workers}: a worker process died (often for lack of memory); "
                    "nothing was published; run again with fewer workers"
                ) from None
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    return run


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`; the last may be shorter."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
