"""A release is replaced as a whole or not at all, and nothing but a release is replaced."""

import errno
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

from pipeline.errors import ReleaseError
from pipeline.staging import finish_swap, staging


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


DESCRIPTOR = '{"onrecord": {}}'


def fill(folder: Path, **files: str) -> None:
    """Write the files, and the descriptor and the list of checksums that make a release of them."""
    for name, text in ({"datapackage.json": DESCRIPTOR} | files).items():
        (folder / name).write_text(text)
    written = (path for path in sorted(folder.iterdir()) if path.name != "SHA256SUMS")
    sums = {path.name: sha256(path.read_bytes()).hexdigest() for path in written}
    (folder / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A published release."""
    out = tmp_path / "release"
    with staging(out) as folder:
        fill(folder, data="old", gone="old")
    return out


def test_a_new_release_replaces_the_old_one_as_a_whole(old: Path) -> None:
    with staging(old) as folder:
        fill(folder, data="new")
        assert contents(old)["data"] == "old"
    assert set(contents(old)) == {"data", "datapackage.json", "SHA256SUMS"}
    assert contents(old)["data"] == "new"
    assert [path.name for path in old.parent.iterdir()] == ["release"]


def break_off(out: Path, error: Exception) -> None:
    """Begin to write a release, and meet an error."""
    with staging(out) as folder:
        fill(folder, data="new")
        raise error


@pytest.mark.parametrize(
    ("error", "seen", "message"),
    [
        (ValueError("a bug"), ValueError, "a bug"),  # shown as it is, with its traceback
        (OSError(errno.ENOSPC, "No space left"), ReleaseError, "No space left; nothing was published"),  # a full disk
        # a full disk, as DuckDB says it: with and without room to begin with
        (duckdb.IOException(f"IO Error: {os.strerror(errno.ENOSPC)}"), ReleaseError, "published; make room"),
        (duckdb.OutOfMemoryException("Out of Memory Error: failed to offload"), ReleaseError, "published; make room"),
        (duckdb.IOException("IO Error: No files found"), duckdb.IOException, "No files found"),  # a bug
        (OSError(errno.EIO, "Broken"), OSError, "Broken"),  # another error of the system
    ],
)
def test_an_error_leaves_the_old_release_and_no_trace(
    old: Path, error: Exception, seen: type[Exception], message: str
) -> None:
    with pytest.raises(seen, match=message):
        break_off(old, error)
    assert contents(old)["gone"] == "old"
    assert [path.name for path in old.parent.iterdir()] == ["release"]


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system in which two folders cannot change places in one step."""
    monkeypatch.setattr("pipeline.staging.exchange", lambda *_: False)


@pytest.mark.usefixtures("no_exchange")
def test_a_failed_swap_brings_the_old_release_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail_once(self: Path, target: Path) -> Path:
        if target == old and (self / "data").read_text() == "new":
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(ReleaseError, match="resource busy; nothing was published"), staging(old) as folder:
        fill(folder, data="new")
    assert contents(old)["data"] == "old"


@pytest.mark.usefixtures("no_exchange")
def test_the_only_copy_is_kept_where_nothing_can_be_moved_any_more(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        rename = Path.rename

        def fail(self: Path, target: Path) -> Path:
            if target == old:
                raise OSError(errno.EIO, "Input/output error")
            return rename(self, target)

        broken.setattr(Path, "rename", fail)
        with pytest.raises((ReleaseError, OSError), match="Input/output error"), staging(old) as folder:
            fill(folder, data="new")
    assert not old.exists()
    finish_swap(old)  # as any later command does that opens the release
    assert contents(old)["data"] == "old"
    assert beside(old) == ["release"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets folders change places in one step")
def test_a_swap_is_one_step(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise AssertionError(f"{self} was moved to {target}")

    with staging(old) as folder:
        fill(folder, data="new")
        monkeypatch.setattr(Path, "rename", fail)
    assert contents(old)["data"] == "new"
    assert beside(old) == ["release"]


def test_a_release_is_published_though_what_was_there_cannot_be_removed(
    old: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    with monkeypatch.context() as busy:
        busy.setattr("pipeline.staging._remove", fail)
        renew(old)
    assert contents(old)["data"] == "newer"
    assert "cannot be removed" in caplog.text
    renew(old)
    assert beside(old) == ["release"]


@pytest.mark.usefixtures("no_exchange")
@pytest.mark.parametrize(
    ("moved", "data"),
    [
        ("old", "old"),  # away, and the new one not yet there
        ("new", "new"),  # there: it stays, though the build was to stop
    ],
)
def test_an_interrupt_just_after_a_move_loses_nothing(
    moved: str, data: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def stop_after(self: Path, target: Path) -> Path:
        text = (self / "data").read_text()
        found = rename(self, target)
        if text == moved and target.parent != self.parent and not stopped:
            stopped.append(text)
            raise KeyboardInterrupt
        return found

    stopped: list[str] = []
    monkeypatch.setattr(Path, "rename", stop_after)
    with pytest.raises(KeyboardInterrupt), staging(old) as folder:
        fill(folder, data="new")
    assert stopped
    assert contents(old)["data"] == data
    assert beside(old) == ["release"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "release"
    out.mkdir(parents=True)
    with staging(out) as folder:
        fill(folder, data="new")
    assert contents(out)["data"] == "new"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda out: (out / "data").write_text("mended by hand"), "'data' has changed since"),
        (lambda out: (out / "data").unlink(), "'data' has changed since it was published, or is gone"),
        (lambda out: (out / "link").symlink_to("data"), "holds 'link', which is no part"),
        (lambda out: os.mkfifo(out / "pipe"), "holds 'pipe', which is no part"),
        (lambda out: (out / "mine").mkdir(), "holds 'mine', which is no part"),
        # a list of checksums alone makes no release, even if it fits
        (lambda out: fill(out, data="photographs", **{"datapackage.json": "{}"}), "no release of this program"),
    ],
)
def test_what_is_no_release_as_it_was_published_is_left_alone_or_kept(
    change: Callable[[Path], object], message: str, old: Path
) -> None:
    change(old)
    before = sorted(path.name for path in old.iterdir())
    with pytest.raises(ReleaseError, match=message), staging(old):
        pass
    assert sorted(path.name for path in old.iterdir()) == before
    for _ in range(2):
        with staging(old, force=True) as folder:
            fill(folder, data="new")
        assert contents(old)["data"] == "new"
        change(old)
    assert beside(old) == ["release", "release.old", "release.old-2"]
    assert sorted(path.name for path in old.with_name("release.old").iterdir()) == before


@pytest.mark.parametrize("name", ["thesis.txt", "datapackage.json"])
def test_a_folder_that_is_no_release_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("years of work")
    with pytest.raises(ReleaseError, match=f"holds '{name}'"), staging(tmp_path):
        pass
    assert contents(tmp_path) == {name: "years of work"}


def test_a_file_that_somebody_put_into_a_release_is_left_alone(old: Path) -> None:
    (old / "notes.txt").write_text("my notes")
    with pytest.raises(ReleaseError, match=r"holds 'notes\.txt'"), staging(old):
        pass
    assert contents(old)["notes.txt"] == "my notes"


@pytest.mark.parametrize(
    ("seeds", "out"),
    [
        ("case", "case"),  # the same folder
        ("case", "case/release"),  # the next build would read the release
        ("case/texts", "case"),  # the release would replace the texts
        ("case/texts", "case/texts/../../case"),  # the same by another way
    ],
)
def test_input_and_release_lie_apart(seeds: str, out: str, tmp_path: Path) -> None:
    (tmp_path / seeds).mkdir(parents=True)
    with pytest.raises(ReleaseError, match="apart"), staging(tmp_path / out, [tmp_path / seeds]):
        pass
    assert (tmp_path / seeds).is_dir()


def test_a_file_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "file"
    out.write_text("text")
    with pytest.raises(ReleaseError, match="is a file"), staging(out):
        pass
    assert out.read_text() == "text"


def test_a_device_or_pipe_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "pipe"
    os.mkfifo(out)
    with pytest.raises(ReleaseError, match="is a file"), staging(out):
        pass
    assert out.is_fifo()


# A build in a process of its own: it writes, says so, and waits to be killed or to be told to go on.
BUILD = """
import pathlib, sys
from pipeline.staging import staging

from test_staging import fill

with staging(pathlib.Path(sys.argv[1])) as folder:
    fill(folder, data="new")
    print(folder.parent.name, flush=True)
    sys.stdin.readline()
"""
# The same, killed when the old release is away and the new one not yet there.
KILLED_IN_THE_SWAP = """
import os, pathlib, signal
import pipeline.staging
pipeline.staging.exchange = lambda *_: False
rename = pathlib.Path.rename

def rename_or_die(path, target):
    if path.parent.name.startswith("."):
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(path, target)

pathlib.Path.rename = rename_or_die
"""


@contextmanager
def process(out: Path, before: str = "") -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A process that makes a release at `out`, and the name of its folder; killed at the end."""
    work = subprocess.Popen(
        [sys.executable, "-c", before + BUILD, str(out)],
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert work.stdin
    assert work.stdout
    try:
        yield work, work.stdout.readline().strip()
    finally:
        work.kill()
        work.wait()
        work.stdin.close()
        work.stdout.close()


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def renew(out: Path) -> None:
    with staging(out) as folder:
        fill(folder, data="newer")


def test_what_a_killed_build_left_goes_with_the_next_one(old: Path) -> None:
    with process(old) as (work, folder):
        work.kill()
        work.wait()
    assert beside(old) == [folder, "release"]
    renew(old)
    assert beside(old) == ["release"]
    assert contents(old)["data"] == "newer"


def test_a_release_that_a_killed_build_had_moved_away_comes_back(old: Path) -> None:
    with process(old, KILLED_IN_THE_SWAP) as (work, folder):
        work.communicate("go on\n")
        assert work.returncode == -signal.SIGKILL
    assert beside(old) == [folder]
    with pytest.raises(ValueError, match="a bug"):
        break_off(old, ValueError("a bug"))
    assert beside(old) == ["release"]
    assert contents(old)["data"] == "old"


def test_the_folder_of_a_living_build_is_left_alone(old: Path) -> None:
    with process(old) as (work, folder):
        renew(old)
        assert beside(old) == [folder, "release"]
        assert contents(old)["data"] == "newer"
        work.communicate("go on\n")
        assert work.returncode == 0
    assert beside(old) == ["release"]
    assert contents(old)["data"] == "new"


def test_of_two_builds_that_end_in_one_moment_one_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "release"
    exists = Path.exists

    def published_meanwhile(self: Path, **options: bool) -> bool:
        found = exists(self, **options)
        if self == out and not found and beside(out):
            out.mkdir()
            fill(out, data="another one's")
        return found

    monkeypatch.setattr(Path, "exists", published_meanwhile)
    with pytest.raises(ReleaseError, match="just now; build again"):
        renew(out)
    assert contents(out)["data"] == "another one's"
    assert beside(out) == ["release"]


@pytest.mark.parametrize(
    "names",
    [
        (),  # a folder of somebody's with such a name
        ("lock",),  # another program's; or of a build that has not begun
        ("lock", "held", "notes.txt"),  # with somebody's notes
    ],
)
def test_a_folder_that_is_not_surely_a_builds_is_left_alone(names: tuple[str, ...], old: Path) -> None:
    folder = old.parent / ".release-notes"
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    before = sorted(folder.iterdir())
    renew(old)
    assert sorted(folder.iterdir()) == before


def test_without_locks_a_build_goes_on_with_a_warning(
    old: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_locks(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("pipeline.staging.FileLock.acquire", no_locks)
    with caplog.at_level(logging.WARNING):
        renew(old)
    assert "No locks available" in caplog.text
    assert contents(old)["data"] == "newer"
