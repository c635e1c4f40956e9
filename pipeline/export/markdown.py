"""Markdown: templates, and tables whose cells hold any text."""

from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path
from string import Template


def fill(template: str, **values: str) -> str:
    """The template of that name, each `$key` replaced by its value."""
    text = resources.files(__package__).joinpath("templates", template).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def write_text(path: Path, text: str) -> None:
    """Writes the text as UTF-8 with LF."""
    path.write_text(text, encoding="utf-8", newline="\n")


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a cell is put on one line, without anything that Markdown would take for markup of a table."""
    lines = [header, ["---"] * len(header), *([_cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
