"""Builds that share a cache on a server that speaks S3; `nox -s cluster` installs it (moto) and what reaches it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from test_build import digests

from pipeline.build import Options, Progress, build
from pipeline.cache import Place, SharedCache

REASON = "is installed by `nox -s cluster`"
s3fs: Any = pytest.importorskip("s3fs", reason=f"s3fs {REASON}")
pytest.importorskip("moto", reason=f"moto {REASON}")

pytestmark = pytest.mark.filterwarnings("default")  # what these libraries warn of in their own code

BUCKET = "releases"
PLACE = Place(f"s3://{BUCKET}/cache")

# The server takes any free port, and says which.
SERVER = """
import signal
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0)
server.start()
print("port", server.get_host_and_port()[1], flush=True)
signal.pause()
"""


@dataclass(frozen=True)
class Server:
    """A server process, and a client of it."""

    process: subprocess.Popen[str]
    client: Any

    def objects(self) -> list[str]:
        """What is in the bucket."""
        found: list[str] = self.client.find(BUCKET)
        return found


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An empty bucket on a server of its own, which this process and its workers find by their environment."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        port = next(line.split()[1] for line in process.stdout if line.startswith("port "))
        settings = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "someone",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        client = s3fs.S3FileSystem(use_listings_cache=False)
        client.mkdir(BUCKET)
        yield Server(process, client)
        process.kill()


def kill_in_the_middle(process: int, how: int = signal.SIGKILL) -> Any:
    """A report of progress that kills, or stops, the process once something is found."""
    killers: list[threading.Thread] = []

    def report(progress: Progress) -> None:
        if progress.articles and not killers:
            killers.append(threading.Thread(target=os.kill, args=(process, how)))
            killers[0].start()

    return report


def test_objects(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    one, other = SharedCache(PLACE), SharedCache(PLACE)
    assert not one.has("made:a")
    one.put("made:a", b"content")
    assert (one.has("made:a"), other.has("made:a"), other.get("made:a")) == (True, True, b"content")
    assert other.get("made:b") is None
    (path,) = server.objects()
    server.client.pipe_file(path, b"damaged")
    assert other.get("made:a") is None
    assert "a damaged entry" in caplog.text


def test_a_missing_bucket_is_one_warning(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    cache = SharedCache(Place("s3://no-such-bucket/cache"))
    for _ in range(2):
        cache.put("made:a", b"content")
        assert cache.get("made:a") is None
    assert len(caplog.messages) == 1
    assert server.objects() == []


def test_a_killed_worker_loses_nothing(many: Path, alone: dict[str, str], server: Server, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        victim = next(iter(local.workers.values())).pid
        options = Options(scheduler=local.scheduler_address, cache=PLACE)
        build(many, tmp_path / "out", options=options, report=kill_in_the_middle(victim))
    assert digests(tmp_path / "out") == alone
    before = server.objects()
    seen: list[Progress] = []
    build(many, tmp_path / "again", options=Options(cache=PLACE), report=seen.append)
    assert digests(tmp_path / "again") == alone
    assert max(progress.cached for progress in seen) == 90
    assert server.objects() == before


def test_a_killed_server_costs_only_work_and_a_warning(
    many: Path, alone: dict[str, str], server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    options = Options(workers=2, cache=PLACE)
    build(many, tmp_path / "out", options=options, report=kill_in_the_middle(server.process.pid))
    assert digests(tmp_path / "out") == alone
    assert ["cannot be used" in message for message in caplog.messages] == [True]


def test_a_server_that_answers_nothing_is_given_up(
    many: Path,
    alone: dict[str, str],
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("pipeline.cache.shared._PATIENCE", 3)
    freeze = kill_in_the_middle(server.process.pid, signal.SIGSTOP)
    build(many, tmp_path / "out", options=Options(cache=PLACE), report=freeze)
    assert digests(tmp_path / "out") == alone
    assert ["cannot be used" in message for message in caplog.messages] == [True]
