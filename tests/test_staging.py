"""A release is replaced as a whole or not at all."""

from pathlib import Path

import pytest

from pipeline.errors import ReleaseError
from pipeline.staging import MARK, staging


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A published release."""
    out = tmp_path / "release"
    with staging(out) as folder:
        (folder / MARK).write_text("old")
        (folder / "gone.csv").write_text("old")
    return out


def test_a_new_release_replaces_the_old_one_as_a_whole(old: Path) -> None:
    with staging(old) as folder:
        (folder / MARK).write_text("new")
        assert contents(old)[MARK] == "old"
    assert contents(old) == {MARK: "new"}
    assert [path.name for path in old.parent.iterdir()] == ["release"]


def test_an_error_leaves_the_old_release_and_no_trace(old: Path) -> None:
    with pytest.raises(FileNotFoundError), staging(old) as folder:
        (folder / MARK).write_text("new")
        (folder / "missing").read_text()
    assert contents(old) == {MARK: "old", "gone.csv": "old"}
    assert [path.name for path in old.parent.iterdir()] == ["release"]


def test_a_failed_swap_brings_the_old_release_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail_once(self: Path, target: Path) -> Path:
        if target == old and (self / MARK).read_text() == "new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(OSError, match="No space"), staging(old) as folder:
        (folder / MARK).write_text("new")
    assert contents(old) == {MARK: "old", "gone.csv": "old"}


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "release"
    out.mkdir(parents=True)
    with staging(out) as folder:
        (folder / MARK).write_text("new")
    assert contents(out) == {MARK: "new"}


def test_a_folder_that_is_no_release_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(ReleaseError, match="holds no release"), staging(tmp_path):
        pass
    assert contents(tmp_path) == {"thesis.txt": "years of work"}


def test_a_file_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "file"
    out.write_text("text")
    with pytest.raises(ReleaseError, match="is a file"), staging(out):
        pass
    assert out.read_text() == "text"
