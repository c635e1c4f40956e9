"""An explanation for the terminal, and as JSON for tools."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.explain.found import Explained

Row = dict[str, Any]

COLUMNS = ("index", "words", "lemma", "pos", "tag", "dep", "head_words", "entity")
ANNOTATED = "en"
"""The language that is annotated."""
HEADS = ("", "token", "lemma", "pos", "tag", "dep", "head", "entity")

_CELL = 40
"""Characters that a cell of a table shows."""


def to_json(explained: Explained) -> str:
    """All that was found and decided, as JSON in one line: several documents are JSON Lines."""
    return json.dumps(asdict(explained), ensure_ascii=False) + "\n"


def to_text(explained: Explained) -> str:
    """All that was found and decided, in lines."""
    return "".join(f"{line}\n" for line in _lines(explained))


def _lines(explained: Explained) -> Iterator[str]:
    facts = ", ".join(f"{name} {value}" for name, value in explained.facts.items() if value)
    yield f"{explained.article}: {facts or 'nothing is known of it'}"
    if explained.facts["language"] not in {None, ANNOTATED}:
        yield f"  not read: only texts in {ANNOTATED} are"
    for region in explained.regions:
        if region["kind"] != "body":
            yield f"  {region['kind']}: {_short(region['words'])}"
    for sentence in explained.sentences:
        yield ""
        yield from _table(HEADS, [[str(token[column]) for column in COLUMNS] for token in sentence["tokens"]])
    for title, rows, lines in (
        ("names", explained.names, _name),
        ("time expressions", explained.times, _time),
        ("quotes", explained.quotes, _quote),
        ("events", explained.events, _event),
        ("decisions: the rules tried, the last of which won", explained.decisions, _decision),
    ):
        yield ""
        yield f"{title}:" if rows else f"{title}: none"
        for row in rows:
            yield from (f"  {line}" for line in lines(row))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns of text, as wide as their widest cell; a cell that is no word any more is cut."""
    cut = [[cell if len(cell) <= _CELL else f"{cell[: _CELL - 1]}…" for cell in row] for row in (heads, *rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*cut, strict=True)]
    for row in cut:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _short(words: str) -> str:
    """The words in one line, cut where they are many."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= 100 else f"“{line[:99]}…”"


def _because(row: Row, column: str) -> Iterator[str]:
    """The rule in a column with its meaning, where there is one."""
    if row[column]:
        yield f"  {row[f'{column}_meaning']} [{row[column]}]"


def _name(row: Row) -> Iterator[str]:
    yield f"{_short(row['words'])}: {row['type']} {row['entity']} ({row['kind']})"
    yield from _because(row, "rule")
    for vote in row["votes"]:
        weights = ", ".join(f"{kind} {weight:+.2g}" for kind, weight in vote["weights"].items())
        yield f"    {weights}: {vote['rule_meaning']}"


def _time(row: Row) -> Iterator[str]:
    yield f"{_short(row['words'])}: {row['type']} {row['value']}"
    yield from _because(row, "rule")


def _quote(row: Row) -> Iterator[str]:
    yield f"{_short(row['words'])}: {row['kind']}"
    yield from _because(row, "rule")
    if row["cue"]:
        yield f"  cue {_short(row['cue'])}"
    if row["speaker"]:
        yield f"  speaker {_short(row['speaker'])}{'' if row['speakers'] else ': nobody whom the text names'}"
    yield from (f"  {line}" for line in _because(row, "speaker_rule"))
    for speaker in row["speakers"]:
        yield f"    {speaker['type']} {speaker['entity']}"
        yield from (f"    {line}" for line in _because(speaker, "rule"))


def _event(row: Row) -> Iterator[str]:
    yield f"{_short(row['words'])}: {row['type']}, {row['status']}"
    yield from _because(row, "rule")
    yield from (f"  {line}" for line in _because(row, "status_rule"))
    if row["date"]:
        expression = f" from {_short(row['expression'])}" if row["expression"] else ""
        yield f"  date {row['date']}{expression}, {row['date_basis'] or 'of no stated basis'}"
        yield from (f"  {line}" for line in _because(row, "date_rule"))
    if row["place"]:
        yield f"  place {row['place']}"
        yield from (f"  {line}" for line in _because(row, "place_rule"))
    for part in row["participants"]:
        yield f"  {part['role']} {_short(part['words'])}: {part['entity']}"
        yield from (f"  {line}" for line in _because(part, "rule"))
    for content in row["contents"]:
        yield f"  {' '.join(filter(None, (content['part'], content['link'])))} {_short(content['words'])}"
        yield from (f"  {line}" for line in _because(content, "rule"))
    for figure in row["figures"]:
        bounds = f"{figure['low'] or 'open'} to {figure['high'] or 'open'}"
        yield f"  {figure['measures']} {_short(figure['words'])}: {' '.join(filter(None, (bounds, figure['unit'])))}"
        yield from (f"  {line}" for line in _because(figure, "rule"))


def _decision(row: Row) -> Iterator[str]:
    words = f" {_short(row['words'])}" if row["words"] else ""
    names = [code.partition("/")[2] for code in row["tried"]]
    if row["won"] is None:
        yield f"{row['step']}{words}: none of {len(names)} rules"
    else:
        yield f"{row['step']}{words}: {' → '.join(names)}"
