"""A release is replaced as a whole or not at all, and nothing but a release is replaced."""

import errno
from pathlib import Path

import pytest

from pipeline.errors import ReleaseError
from pipeline.staging import staging


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def fill(folder: Path, **files: str) -> None:
    """Write the files, and the list of checksums that makes a release of them."""
    for name, text in files.items():
        (folder / name).write_text(text)
    (folder / "SHA256SUMS").write_text("".join(f"{'0' * 64}  {name}\n" for name in files))


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
    assert set(contents(old)) == {"data", "SHA256SUMS"}
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


def test_a_failed_swap_brings_the_old_release_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail_once(self: Path, target: Path) -> Path:
        if target == old and (self / "data").read_text() == "new":
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(OSError, match="busy"), staging(old) as folder:
        fill(folder, data="new")
    assert contents(old)["data"] == "old"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "release"
    out.mkdir(parents=True)
    with staging(out) as folder:
        fill(folder, data="new")
    assert contents(out)["data"] == "new"


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
