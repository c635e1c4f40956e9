"""A cache that machines share: whoever puts something there, all find it, whole; and nothing goes wrong without it."""

import functools
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_build import digests

from pipeline.__main__ import main
from pipeline.build import Options, Progress, build
from pipeline.cache import Place, SharedCache, open_cache, parse_place
from pipeline.engine import Known, serial
from pipeline.errors import PipelineError
from pipeline.memo import Wanted, ahead, remembered

pytest.importorskip("fsspec", reason="fsspec is not installed (the extras `dask` and `s3`)")

TEXTS = Path(__file__).parent / "data" / "build" / "two-articles"


@pytest.fixture(params=["file", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A shared place that nobody has used: files are named once they are written, objects are there at once."""
    return Place((tmp_path / "shared").as_uri() if request.param == "file" else f"memory://{tmp_path}")


@pytest.fixture
def folder(tmp_path: Path) -> Place:
    return Place((tmp_path / "shared").as_uri())


def files(place: Place) -> list[Path]:
    return sorted(path for path in Path(place.url.removeprefix("file://")).rglob("*") if path.is_file())


def test_what_one_puts_another_finds(place: Place) -> None:
    one, other = SharedCache(place), SharedCache(place)
    one.put("made:a", b"first")
    one.put("made:a", b"second")
    assert (other.get("made:a"), other.get("made:b")) == (b"second", None)
    assert (other.has("made:a"), other.has("made:b"), other.has("other:a")) == (True, False, False)


def test_what_is_put_is_there_for_the_same_build(place: Place) -> None:
    with open_cache(place) as cache:
        assert not cache.has("made:a")
        cache.put("made:a", b"")
        assert (cache.has("made:a"), cache.get("made:a")) == (True, b"")


def test_a_key_is_one_file_however_often_it_is_put(folder: Place) -> None:
    for _ in range(3):
        SharedCache(folder).put("made:a", b"content")
    assert [path.parent.name for path in files(folder)] == ["made"]


def test_a_write_that_breaks_off_leaves_what_was_there(folder: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    local = pytest.importorskip("fsspec.implementations.local").LocalFileSystem
    SharedCache(folder).put("made:a", b"first")

    def break_off(_: object, path: str, content: bytes) -> None:
        Path(path).write_bytes(content[:5])
        raise OSError("no space")

    monkeypatch.setattr(local, "pipe_file", break_off)
    SharedCache(folder).put("made:a", b"second")
    assert SharedCache(folder).get("made:a") == b"first"


# What may happen to a file.
DAMAGE: dict[str, Callable[[Path], object]] = {
    "changed": lambda file: file.write_bytes(file.read_bytes()[:-1] + b"?"),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "empty": lambda file: file.write_bytes(b""),
    "of another key": lambda file: file.write_bytes(other_file()),
}


def other_file() -> bytes:
    """What stands in the file of another key with the same content."""
    place = Place("memory://another")
    SharedCache(place).put("made:b", b"content")
    fsspec = pytest.importorskip("fsspec")
    (path,) = fsspec.filesystem("memory").find("/another")
    stored: bytes = fsspec.filesystem("memory").cat_file(path)
    return stored


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_costs_only_work_and_a_warning_that_names_the_place(
    damage: Callable[[Path], object], folder: Place, caplog: pytest.LogCaptureFixture
) -> None:
    cache = SharedCache(folder)
    cache.put("made:a", b"content")
    damage(files(folder)[0])
    assert cache.get("made:a") is None
    assert caplog.messages == [f"{folder}: a damaged entry; it is worked out again"]
    cache.put("made:a", b"content")
    assert cache.get("made:a") == b"content"


def test_a_place_out_of_reach_is_one_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    cache = open_cache(Place((tmp_path / "file" / "cache").as_uri()))
    for _ in range(2):
        cache.put("made:a", b"content")
        assert cache.get("made:a") is None
        assert not cache.has("made:a")
    assert (cache.place, len(caplog.messages)) == (None, 1)
    assert "cannot be used" in caplog.text


# What --cache is given -> what it is, and what is shown of it.
PLACES = [
    ("cache", Path("cache"), "cache"),  # a folder of this machine
    ("s3://bucket/folder", Place("s3://bucket/folder"), "s3://bucket/folder"),  # a place
    ("ftp://me:secret@host/x", Place("ftp://me:secret@host/x"), "ftp://…"),  # with a password
    ("https://host/x?sig=secret", Place("https://host/x?sig=secret"), "https://…"),  # with a signature
]


@pytest.mark.parametrize(("text", "parsed", "shown"), PLACES)
def test_parse_place(text: str, parsed: Path | Place, shown: str) -> None:
    assert parse_place(text) == parsed
    assert str(parsed) == shown
    assert "secret" not in repr(Options(cache=parse_place(text)))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (
            "nosuch://bucket",
            "--cache nosuch://bucket: nothing installed here reads such an address",
        ),  # no such protocol
        ("nosuch://me:secret@host", "--cache nosuch://…: nothing installed"),  # nor with a password
    ],
)
def test_an_address_that_nothing_reads_is_one_sentence(
    url: str, said: str, collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--seeds", str(collection), "--out", str(tmp_path / "out"), "--cache", url]) == 1
    shown = capsys.readouterr().err
    assert said in shown
    assert "secret" not in shown
    assert not (tmp_path / "out").exists()


def test_a_missing_fsspec_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(PipelineError, match=r"pip install 'onrecord\[s3\]'"):
        open_cache(Place("s3://bucket/folder"))


def test_no_secret_is_said_or_published(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    url = f"memory://me:swordfish@{tmp_path.name}"
    with caplog.at_level(logging.DEBUG):
        build(TEXTS, tmp_path / "out", options=Options(cache=Place(url)))
        SharedCache(Place("http://me:swordfish@127.0.0.1:1/")).get("made:a")
    assert "cannot be used" in caplog.text
    said = [record.getMessage() for record in caplog.records if record.name.startswith("pipeline")]
    assert not any("swordfish" in message for message in said)
    assert not any(b"swordfish" in path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())


def twice(text: str) -> bytes:
    return (text * 2).encode()


def refuse(_: str) -> bytes:
    raise AssertionError("worked out again")


def wanted(*items: str) -> list[Wanted[str, str]]:
    return [Wanted(about=item, key=f"made:{item}", item=functools.partial(str, item)) for item in items]


def found(function: Callable[[str], bytes], place: Place, items: str) -> list[tuple[str, bytes, bool]]:
    with open_cache(place) as cache:
        results = remembered(function, wanted(*items), cache, serial)
        return [(result.about, result.content, result.known) for result in results]


def test_recall(place: Place) -> None:
    assert found(twice, place, "ab") == [("a", b"aa", False), ("b", b"bb", False)]
    assert found(twice, place, "abc") == [("a", b"aa", True), ("b", b"bb", True), ("c", b"cc", False)]
    assert found(refuse, place, "cba") == [("c", b"cc", True), ("b", b"bb", True), ("a", b"aa", True)]


def test_a_damaged_result_is_worked_out_again_and_put_right(folder: Place) -> None:
    found(twice, folder, "a")
    files(folder)[0].write_bytes(b"damaged")
    assert found(twice, folder, "a") == [("a", b"aa", False)]
    assert found(refuse, folder, "a") == [("a", b"aa", True)]


def test_a_task_done_before_is_done_at_once(folder: Place) -> None:
    """Another worker has done it since this build began, as when one dies after its work and before its answer."""
    with open_cache(folder) as cache:
        assert not cache.has("made:a")
        found(twice, folder, "a")
        (result,) = remembered(refuse, wanted("a"), cache, serial)
    assert result.content == b"aa"


def test_results_do_not_travel_through_the_engine(folder: Place) -> None:
    travelled: list[object] = []

    def watched(function: Callable[[Any], Any], items: Iterable[Any]) -> Generator[Any, None, None]:
        for result in serial(function, items):
            travelled.append(result)
            yield result

    with open_cache(folder) as cache:
        results = remembered(twice, wanted("a", "b"), cache, watched)
        assert [result.content for result in results] == [b"aa", b"bb"]
    assert travelled == [None, None]


def test_what_a_worker_keeps_elsewhere_is_worked_out_here(folder: Place, caplog: pytest.LogCaptureFixture) -> None:
    """The workers have another folder of the same name: that is said once, and from then on results travel."""
    asked: list[object] = []

    def astray(function: Callable[[Any], Any], items: Iterable[Any]) -> Generator[Any, None, None]:
        for item in items:
            assert not isinstance(item, Known)
            asked.append(item.place)
            yield None if item.place else function(item)

    with open_cache(folder) as cache:
        results = list(remembered(twice, wanted("a", "b"), cache, astray))
    assert [result.content for result in results] == [b"aa", b"bb"]
    assert asked == [folder, None]
    assert ["all machines must see the same place" in message for message in caplog.messages] == [True]


def slow_if_even(number: int) -> int:
    time.sleep(0 if number % 2 else 0.001)
    return -number


@given(st.lists(st.integers(), max_size=30), st.integers(0, 4))
def test_answers_read_ahead_keep_their_order(asked: list[int], readers: int) -> None:
    assert list(ahead(slow_if_even, asked, readers)) == [-number for number in asked]


def test_not_much_is_read_ahead_of_what_is_taken() -> None:
    read: list[int] = []
    answers = ahead(read.append, range(1000), 4)
    next(answers)
    answers.close()
    assert len(read) < 20


def cached(seeds: Path, out: Path, place: Place) -> int:
    """How many articles a build finds in the cache."""
    seen: list[Progress] = []
    build(seeds, out, options=Options(cache=place), report=seen.append)
    return max(progress.cached for progress in seen)


@pytest.mark.parametrize("damaged", [False, True])
def test_workers_that_share_a_folder_give_the_same_bytes(
    damaged: bool, many: Path, alone: dict[str, str], folder: Place, tmp_path: Path
) -> None:
    build(many, tmp_path / "out", options=Options(cache=folder, workers=2))
    for path in files(folder) if damaged else []:
        path.write_bytes(path.read_bytes()[:-1])
    assert cached(many, tmp_path / "again", folder) == (0 if damaged else 90)
    assert digests(tmp_path / "out") == digests(tmp_path / "again") == alone


def test_workers_that_share_nothing_give_the_same_bytes(
    many: Path, alone: dict[str, str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each process has a memory of its own."""
    build(many, tmp_path / "out", options=Options(cache=Place(f"memory://{tmp_path}"), workers=2))
    assert digests(tmp_path / "out") == alone
    assert ["all machines must see the same place" in message for message in caplog.messages] == [True]


def test_a_killed_worker_loses_nothing(many: Path, alone: dict[str, str], folder: Place, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed (the extra `dask`)")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:
        victim = next(iter(local.workers.values())).pid
        killers: list[threading.Thread] = []

        def kill_in_the_middle(progress: Progress) -> None:
            if progress.articles and not killers:
                killers.append(threading.Thread(target=os.kill, args=(victim, signal.SIGKILL)))
                killers[0].start()

        options = Options(scheduler=local.scheduler_address, cache=folder)
        build(many, tmp_path / "out", options=options, report=kill_in_the_middle)
        assert killers
    assert digests(tmp_path / "out") == alone
    assert cached(many, tmp_path / "again", folder) == 90
