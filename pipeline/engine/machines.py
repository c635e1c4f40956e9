"""The engine of a Dask cluster: many machines, or the processes of a cluster that this process starts."""

import importlib
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack
from typing import Any

from pipeline.engine.interface import AHEAD, Engine, Item, Known, Result
from pipeline.errors import PipelineError

LOCAL = "local"
"""In place of an address: a cluster of processes on this machine."""

# Seconds until a scheduler that does not answer is given up.
_PATIENCE = 30

# A worker may have several threads; the language model is made for one.
_turn = threading.Lock()


def cluster(scheduler: str, workers: int) -> Engine:
    """An engine on a Dask cluster; a task whose worker dies is given to another one.

    Args:
        scheduler: address of the scheduler ("tcp://host:8786"), or "local".
        workers: processes of a local cluster; another cluster has its own.

    Raises:
        PipelineError: by the returned engine, when Dask is not installed, the scheduler does not answer, or several
            workers die of one task.
    """

    def run(function: Callable[[Item], Result], items: Iterable[Item | Known[Result]]) -> Generator[Result, None, None]:
        dask = _dask(scheduler)
        with ExitStack() as stack:
            client = _client(dask, stack, scheduler, workers)
            waiting: deque[Any] = deque()
            try:
                for item in items:
                    known = isinstance(item, Known)
                    waiting.append(item if known else client.submit(_in_turn, function, item, pure=False))
                    while len(waiting) > _ahead(client) or (waiting and isinstance(waiting[0], Known)):
                        yield _result(waiting.popleft())
                while waiting:
                    yield _result(waiting.popleft())
            except (dask.KilledWorker, dask.client.FutureCancelledError) as error:
                raise PipelineError(f"--scheduler {scheduler}: {error}; nothing was published; run again") from None

    return run


def _dask(scheduler: str) -> Any:
    """The optional library."""
    try:
        return importlib.import_module("distributed")
    except ModuleNotFoundError:
        raise PipelineError(f"--scheduler {scheduler}: needs Dask; pip install 'onrecord[dask]'") from None


def _client(dask: Any, stack: ExitStack, scheduler: str, workers: int) -> Any:
    """A client of the cluster; the stack closes it, and the cluster if it was started here."""
    try:
        if scheduler == LOCAL:
            local = dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
            return stack.enter_context(dask.Client(stack.enter_context(local)))
        return stack.enter_context(dask.Client(scheduler, timeout=_PATIENCE))
    except (OSError, ValueError, RuntimeError) as error:
        raise PipelineError(f"--scheduler {scheduler}: no answer ({error}); start it, or correct the address") from None


def _ahead(client: Any) -> int:
    """Tasks to hand out ahead: workers may come and go."""
    return AHEAD * max(1, len(client.nthreads()))


def _result(waiting: Any) -> Any:
    return waiting.result if isinstance(waiting, Known) else waiting.result()


def _in_turn(function: Callable[[Item], Result], item: Item) -> Result:
    """Run the task; one at a time in each process."""
    with _turn:
        return function(item)
