"""Builds that lose a worker in the middle: `python tests/bench/killed.py dask|processes SEEDS --out DIR --cache DIR`.

Prints JSON: the error that was told, if any, whether what was there stayed as it was, and the release's checksums.
"""

import argparse
import importlib
import json
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.build import Options, Progress, Report, build
from pipeline.errors import PipelineError
from pipeline.export import SUMS


def main() -> None:
    """Build as the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["dask", "processes"])
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    found = (on_dask if options.what == "dask" else on_processes)(options.seeds, options.out, options.cache)
    print(json.dumps({**found, "sums": (options.out / SUMS).read_text(encoding="utf-8")}))


def on_dask(seeds: Path, out: Path, cache: Path) -> dict[str, object]:
    """One of two workers of a Dask cluster dies: the other one does the rest."""
    distributed: Any = importlib.import_module("distributed")  # slow to import, and of use here alone
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs="CRITICAL"
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        options = Options(scheduler=cluster.scheduler_address, cache=cache)
        build(seeds, out, options=options, report=in_the_middle(lambda: os.kill(victim, signal.SIGKILL)))
    return {}


def on_processes(seeds: Path, out: Path, cache: Path) -> dict[str, object]:
    """One of two worker processes dies: the build says so, and the next one goes on from there."""
    before = (out / SUMS).read_bytes()
    seen: list[Progress] = []
    options = Options(workers=2, cache=cache)
    told = ""
    try:
        build(seeds, out, options=options, report=in_the_middle(kill_a_child))
    except PipelineError as error:
        told = str(error)
    untouched = (out / SUMS).read_bytes() == before
    build(seeds, out, options=options, report=seen.append)
    return {"told": told, "untouched": untouched, "cached": max((p.cached for p in seen), default=0)}


def kill_a_child() -> None:
    """Kill one of the worker processes that this one has started; few texts need none."""
    for victim in multiprocessing.active_children()[:1]:
        victim.kill()


def in_the_middle(kill: Callable[[], None]) -> Report:
    """A report that kills once, when half of the articles are annotated."""
    waiting = [kill]

    def report(progress: Progress) -> None:
        if waiting and progress.total and progress.articles >= progress.total // 2:
            waiting.pop()()

    return report


if __name__ == "__main__":
    main()
