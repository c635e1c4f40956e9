"""Same input, same bytes: whatever the machine's settings, and the committed release is what the seeds give."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def release(out: Path, settings: dict[str, str], *options: str, cwd: Path, seeds: Path) -> dict[str, str]:
    """Build in a fresh process and return the SHA-256 of every file."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | settings
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "build",
        "--seeds",
        str(seeds),
        "--out",
        str(out),
        "--no-cache",
        *options,
    ]
    subprocess.run(command, check=True, cwd=cwd, env=environment, capture_output=True)
    return digests(out)


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_settings_of_the_machine_change_no_byte(collection: Path, tmp_path: Path) -> None:
    one = release(
        tmp_path / "one" / "release",
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C", "OMP_NUM_THREADS": "1"},
        cwd=ROOT,
        seeds=collection,
    )
    other = release(
        tmp_path / "other" / "place",
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "2"},
        "--workers",
        "2",
        cwd=tmp_path,
        seeds=Path("seeds"),
    )
    assert one == other


def test_the_committed_release_is_what_the_seeds_give(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("the committed bytes were made with the wheels for Linux")
    made = release(tmp_path / "datapackage", {}, cwd=ROOT, seeds=Path("seeds"))
    assert made == digests(ROOT / "datapackage")
