"""The worked examples of the project's pages: new files, changes as diffs, commands; as a reader would follow them."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("pipeline", "schemas", "tests/data", "tests/worked_examples.py", "pyproject.toml")
"""What a worked example may need."""

_FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block of a page.

    Attributes:
        language: as the fence names it.
        content: its lines.
        path: the last path that the page names before it.
    """

    language: str
    content: str
    path: str


def blocks(page: str, heading: str) -> list[Block]:
    """The fenced blocks of a section of a page of the repository."""
    text = (ROOT / page).read_text(encoding="utf-8")
    _, found, section = text.partition(f"\n{heading}\n")
    if not found:
        raise LookupError(f"{page} has no section {heading}")
    level = heading.split(" ", maxsplit=1)[0]
    section = re.split(rf"^#{{2,{len(level)}}} ", section, maxsplit=1, flags=re.MULTILINE)[0]
    made = []
    for fence in _FENCE.finditer(section):
        paths = _PATH.findall(_FENCE.sub("", section[: fence.start()]))
        made.append(Block(language=fence["language"], content=fence["content"], path=paths[-1] if paths else ""))
    return made


def copy_project(folder: Path) -> Path:
    """A copy of what a worked example may change."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def follow(folder: Path, steps: list[Block]) -> list[subprocess.CompletedProcess[str]]:
    """Do in a copy what the blocks say: run what is `sh`, change what is `diff`, write any other file.

    Returns:
        the commands, which all have succeeded.
    """
    done = []
    for step in steps:
        if step.language == "sh":
            done += [run(folder, line) for line in step.content.splitlines()]
        elif step.language == "diff":
            change(folder / step.path, step.content)
        else:
            target = folder / step.path
            if target.exists():
                raise FileExistsError(f"{step.path} is there already: a change must be a diff")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(step.content, encoding="utf-8", newline="\n")
    return done


def run(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a page that begins with `python`, with this Python; it must succeed."""
    words = re.findall(r'"[^"]*"|\S+', line.partition("  #")[0])
    if words[0] != "python":
        raise ValueError(f"{line} is no call of python")
    command = [sys.executable, *(word.strip('"') for word in words[1:])]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise AssertionError(f"{line}\n{done.stdout}\n{done.stderr}")
    return done


def change(file: Path, diff: str) -> None:
    """Change the one place of a file where the lines of a diff stand that are not added."""
    lines = diff.splitlines()
    old = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    new = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    text = file.read_text(encoding="utf-8")
    if f"\n{text}".count(f"\n{old}") != 1:
        raise LookupError(f"{file.name} must have these lines once:\n{old}")
    file.write_text(f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:], encoding="utf-8", newline="\n")
