"""Texts with known answers, and the releases that are built of them."""

import csv
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow.parquet as pq

from quality.matching import Span

Row = dict[str, Any]
Rows = list[Row]
ByText = dict[str, Rows]
"""Rows by the name of their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a set.

    Attributes:
        name: its name in the set.
        text: its characters.
        date: when it was published, ISO 8601; empty where the set does not say.
        evaluated: the stretches in which all answers are known.
    """

    name: str
    text: str
    date: str = ""
    evaluated: tuple[Span, ...] = ()


Texts = dict[str, Text]


def read_lines(file: Path) -> Rows:
    """The objects of a file of JSON Lines."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_texts(folder: Path) -> Texts:
    """The texts of a set: `docs.jsonl`, or the files of a folder `text` whose names hold the day after the outlet."""
    if (folder / "docs.jsonl").is_file():
        rows = read_lines(folder / "docs.jsonl")
        return {
            row["doc"]: Text(
                name=row["doc"],
                text=row["text"],
                date=(row.get("date") or "")[:10],
                evaluated=tuple(Span(*span) for span in row["eval_spans"]),
            )
            for row in rows
        }
    texts = {}
    for file in sorted((folder / "text").glob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        texts[file.stem] = Text(name=file.stem, text=text, date=file.stem.split("_")[1])
    return texts


def read_gold(folder: Path, kind: str) -> ByText:
    """The answers of a kind, `<kind>.jsonl`, by text."""
    by: ByText = defaultdict(list)
    for row in read_lines(folder / f"{kind}.jsonl"):
        by[row["doc"]].append(row)
    return by


def write_seeds(texts: Texts, seeds: Path) -> None:
    """Write the texts as a collection, with what is known of them."""
    seeds.mkdir(parents=True)
    with (seeds / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["path", "published"])
        for text in texts.values():
            (seeds / f"{text.name}.txt").write_bytes(text.text.encode("utf-8"))
            writer.writerow([f"{text.name}.txt", text.date])


def build(seeds: Path, release: Path, *options: str) -> None:
    """Build a release; raises an error with what the build says where it fails."""
    command = [sys.executable, "-m", "pipeline", "build", "--seeds", str(seeds), "--out", str(release), *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"the build of {seeds} failed:\n{done.stdout}{done.stderr}")


class Release:
    """The rows of a release, by text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = {row["article_id"]: PurePosixPath(row["path"]).stem for row in self.all("articles")}

    def all(self, table: str) -> Rows:
        """All rows of a table."""
        rows: Rows = pq.read_table(self.folder / "data" / f"{table}.parquet").to_pylist()
        return rows

    def rows(self, table: str) -> ByText:
        """The rows of a table that has articles, by text, in the order of the text."""
        by: ByText = defaultdict(list)
        for row in self.all(table):
            by[self.names[row["article_id"]]].append(row)
        return by
