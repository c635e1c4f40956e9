"""The command line reads well and fails well."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["-h"], ["build", "verify", "examples:"]),  # the commands, with examples
        (["build", "-h"], ["--seeds", "--manifest", "--out", "--model", "--private"]),  # every option
        (["verify", "-h"], ["RELEASE", "--seeds"]),  # what to name
        (["diff", "-h"], ["OLD", "NEW", "--markdown", "--out"]),
        (["why", "-h"], ["ID", "--release", "--json"]),
        (["explain", "-h"], ["TEXT", "--published", "--json", "--model"]),
        (["--version"], ["onrecord 0."]),
    ],
)
def test_help(arguments: list[str], shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 0
    printed = capsys.readouterr().out
    assert [part for part in shown if part not in printed] == []
    assert all(len(line) <= 100 for line in printed.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        [],  # no command
        ["print"],  # an unknown one
        ["publish"],  # without a place to publish to
        ["build", "--workers", "0"],  # no worker at all
        ["build", "--workers", "two"],  # no number
    ],
)
def test_wrong_use_is_refused_with_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: onrecord" in capsys.readouterr().err


def test_verify_says_that_a_folder_is_no_release(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 1
    assert "datapackage.json" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        work = subprocess.run(
            [sys.executable, "-m", "pipeline", "diff", "datapackage", "datapackage"],
            cwd=ROOT,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    finally:
        os.close(writing)
    assert (work.returncode, work.stderr) == (128 + signal.SIGPIPE, "")


def test_what_may_not_be_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: Path, **_: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_text", refuse)
    assert main(["verify", str(tmp_path)]) == 1
    said = f"onrecord: {tmp_path / 'datapackage.json'}: may not be read or written by you\n"
    assert capsys.readouterr().err == said


# Ctrl-C while a library is imported, which takes some seconds on a cold disk.
INTERRUPTED = """
import runpy, sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "pyarrow":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
sys.argv = ["onrecord", "build"]
runpy.run_module("pipeline", run_name="__main__")
"""


def test_an_interrupt_while_libraries_load_is_one_sentence() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    work = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], env=environment, capture_output=True, text=True, check=False
    )
    assert work.stderr == "onrecord: stopped\n"
    assert (work.returncode, work.stdout) == (130, "")
