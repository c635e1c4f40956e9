"""Many workers, one machine or more: the bytes of a build with one, whatever happens to the others."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from test_build import digests

from pipeline.__main__ import main
from pipeline.build import Options, Progress, build
from pipeline.engine import Known, cluster
from pipeline.errors import PipelineError

TEXTS = Path(__file__).parent / "data" / "build" / "two-articles"


def test_two_workers_give_the_same_bytes(many: Path, alone: dict[str, str], tmp_path: Path) -> None:
    build(many, tmp_path / "out", options=Options(workers=2))
    assert digests(tmp_path / "out") == alone


def command(seeds: Path, folder: Path, *options: str) -> list[str]:
    paths = ["--seeds", str(seeds), "--out", str(folder / "out"), "--cache", str(folder / "cache")]
    return [sys.executable, "-m", "pipeline", "build", *paths, *options]


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_stops_at_once_and_the_next_build_goes_on(
    many: Path, alone: dict[str, str], tmp_path: Path
) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    work = subprocess.Popen(
        command(many, tmp_path, "--workers", "2"), env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    wait_for(lambda: len(children(work.pid)) >= 2 and kept(tmp_path / "cache") > 0)
    begun = time.monotonic()
    os.killpg(work.pid, signal.SIGINT)  # as a terminal does: to the build and to its workers
    _, said = work.communicate(timeout=30)
    assert time.monotonic() - begun < 10  # two seconds, where nothing else is to do
    assert said.decode() == "onrecord: stopped\n"
    assert work.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache"]
    seen: list[Progress] = []
    build(many, tmp_path / "out", options=Options(cache=tmp_path / "cache"), report=seen.append)
    assert max(progress.cached for progress in seen) > 0
    assert digests(tmp_path / "out") == alone


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_dead_worker_publishes_nothing_and_the_next_build_goes_on(
    many: Path, alone: dict[str, str], tmp_path: Path
) -> None:
    build(TEXTS, tmp_path / "out")
    before = digests(tmp_path / "out")
    killer = threading.Thread(target=kill_a_worker, args=[tmp_path / "cache"])
    killer.start()
    with pytest.raises(PipelineError, match=r"--workers 2: a worker process died .* nothing was published"):
        build(many, tmp_path / "out", options=Options(workers=2, cache=tmp_path / "cache"))
    killer.join()
    assert digests(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "out"]
    assert children(os.getpid()) == []
    seen: list[Progress] = []
    build(many, tmp_path / "out", options=Options(workers=2, cache=tmp_path / "cache"), report=seen.append)
    assert max(progress.cached for progress in seen) > 0
    assert digests(tmp_path / "out") == alone


def kill_a_worker(cache: Path) -> None:
    """Kill one of the first workers that this process starts, as soon as something is kept; they have more to do."""
    wait_for(lambda: bool(children(os.getpid())) and kept(cache) > 0)
    os.kill(children(os.getpid())[0], signal.SIGKILL)


def kept(cache: Path) -> int:
    """How many results a cache holds."""
    try:
        with closing(sqlite3.connect(f"file:{cache / 'annotations.sqlite'}?mode=ro", uri=True)) as file:
            return int(file.execute("SELECT count(*) FROM entries").fetchone()[0])
    except sqlite3.OperationalError:  # not yet there
        return 0


def wait_for(happened: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.05)


def children(process: int) -> list[int]:
    """Worker processes of a build."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    lines = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in listed}
    return [child for child, line in lines.items() if b"spawn_main" in line]


def test_a_missing_dask_is_one_sentence(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["build", "--seeds", str(collection), "--out", str(tmp_path / "out"), "--scheduler", "local"]) == 1
    assert "pip install 'onrecord[dask]'" in capsys.readouterr().err


def double(number: int) -> int:
    return number * 2


@pytest.fixture
def distributed() -> Any:
    """Dask; skipped where it is not installed."""
    return pytest.importorskip("distributed", reason="Dask is not installed (the extra `dask`)")


@pytest.mark.usefixtures("distributed")
def test_results_come_in_order() -> None:
    items = [Known(-1), *range(10), Known(-2)]
    assert list(cluster("local", 2)(double, items)) == [-1, *(2 * n for n in range(10)), -2]


@pytest.mark.usefixtures("distributed")
def test_a_scheduler_that_does_not_answer_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.engine.machines._PATIENCE", 1)
    with pytest.raises(PipelineError, match=r"tcp://127\.0\.0\.1:1: no answer"):
        list(cluster("tcp://127.0.0.1:1", 1)(double, [1]))


def test_a_local_cluster_that_does_not_start_is_one_sentence(distributed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Cluster failed to start")

    monkeypatch.setattr(distributed, "LocalCluster", fail)
    with pytest.raises(PipelineError, match=r"--scheduler local: no answer \(Cluster failed to start\)"):
        list(cluster("local", 2)(double, [1]))


def test_a_killed_worker_loses_nothing(many: Path, alone: dict[str, str], tmp_path: Path, distributed: Any) -> None:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        victim = next(iter(local.workers.values())).pid
        threads: list[threading.Timer] = []

        def kill_in_the_middle(progress: Progress) -> None:
            if progress.articles and not threads:
                threads.append(threading.Timer(0, os.kill, (victim, signal.SIGKILL)))
                threads[0].start()

        options = Options(scheduler=local.scheduler_address)
        build(many, tmp_path / "out", options=options, report=kill_in_the_middle)
        assert threads
    assert digests(tmp_path / "out") == alone
