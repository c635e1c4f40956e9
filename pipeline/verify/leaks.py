"""The last look at the rights: no file of a release holds a long run of words of an article whose text is withheld.

The bytes of every file are read as text, and what is packed in them (Parquet columns, JSON strings, character
references) is unpacked. Names, titles, cues, time expressions and the phrases that words are attributed to are short,
so a run of more than `LONGEST_PHRASE` words is prose of the article, unless it stands in a quote that may be shown.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.check.database import Database
from pipeline.check.problems import shown
from pipeline.errors import Problem
from pipeline.export import forms, release_files
from pipeline.schema import TABLES, table

LONGEST_PHRASE = 25
"""Words in a row of a withheld article that a file may hold outside of quotes and headline. The longest phrase that
named a speaker in five real reports had 16 words."""
ARTICLES = 5000
"""Withheld articles looked for at a time: some 200 MB of runs; the files are read once for each such batch."""
CHUNK = 1 << 20

_WORD = re.compile(r"\w+")
_WITHHELD = """
    SELECT article_id, t.text, a.headline,
        (SELECT list(struct_pack(s := q."start", e := q."end") ORDER BY q."start") FROM quotes q
            WHERE q.article_id = a.article_id AND q.text IS NOT NULL) AS quoted
    FROM articles a JOIN texts t USING (article_id) WHERE a.text IS NULL ORDER BY article_id
"""
# Where the release may hold the same words by right: in open texts, quotes that are shown, and headlines.
_ALLOWED = "SELECT text FROM articles UNION ALL SELECT text FROM quotes UNION ALL SELECT headline FROM articles"

Run = tuple[str, ...]


def check_leaks(database: Database, folder: Path) -> Iterator[Problem]:
    """Every run of words of a withheld article that a file must not hold; the first of each article and file."""
    if not database.has("articles", "article_id", "text", "headline") or not database.has(
        "quotes", "article_id", "start", "end", "text"
    ):
        return
    withheld = database.rows(_WITHHELD)
    while batch := list(islice(withheld, ARTICLES)):
        owners = {hash(run): row[0] for row in batch for run in _withheld_runs(*row[1:])}  # small, and never put out
        found: dict[tuple[str, str], Run] = {}
        for path in release_files(folder):
            for run in _runs(file_texts(folder / path)):
                if owner := owners.get(hash(run)):
                    found.setdefault((path, owner), run)
        allowed = _allowed_runs(database, frozenset(found.values()))
        for (path, article), run in sorted(found.items()):
            if run not in allowed:
                rule = f"the file holds more of the article than its rights allow: {shown(' '.join(run))}"
                yield Problem(table=path, key=article, column="", rule=rule)


def _withheld_runs(text: str, headline: str | None, quoted: list[dict[str, int]] | None) -> Iterator[Run]:
    """The runs of an article outside its headline and the quotes that are shown."""
    allowed = [(span["s"], span["e"]) for span in quoted or ()]
    if headline and headline in text:
        start = text.index(headline)
        allowed.append((start, start + len(headline)))
    position = 0
    for start, end in sorted(allowed):
        yield from _runs([text[position : max(position, start)]])
        position = max(position, end)
    yield from _runs([text[position:]])


def _allowed_runs(database: Database, suspected: frozenset[Run]) -> frozenset[Run]:
    """Those of the runs that the release holds by right."""
    if not suspected or not database.has("articles", "text", "headline") or not database.has("quotes", "text"):
        return frozenset()
    texts = (text for (text,) in database.rows(_ALLOWED) if text)
    return frozenset(run for text in texts for run in _runs([text]) if run in suspected)


def _runs(texts: Iterator[str] | Sequence[str]) -> Iterator[Run]:
    """Every run of one word more than the longest phrase; a run lies within one text."""
    size = LONGEST_PHRASE + 1
    for text in texts:
        words = [match[0].casefold() for match in _WORD.finditer(text)]
        yield from (tuple(words[n : n + size]) for n in range(len(words) - size + 1))


def file_texts(path: Path) -> Iterator[str]:
    """The texts in a file: its bytes read as text, in pieces that overlap, and what is packed in them."""
    yield from _raw(path)
    yield from _packed(path)
    match path.suffix:
        case ".json" | ".jsonld":
            yield from _json(path.read_text(encoding="utf-8", errors="replace"))
        case ".jsonl":
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                yield from _json(line)
        case ".html" | ".js" | ".md":
            text = path.read_text(encoding="utf-8", errors="replace")
            yield html.unescape(text.replace("\\n", " "))  # line breaks as strings of a script have them


def _raw(path: Path) -> Iterator[str]:
    last = ""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        while chunk := file.read(CHUNK):
            yield last + chunk
            last = (last + chunk)[-CHUNK // 16 :]


def _packed(path: Path) -> Iterator[str]:
    """The texts in a file whose bytes do not show them; one that cannot be read is reported elsewhere."""
    try:
        for form in forms.FORMS:
            if form.packed and path.suffix == form.suffix and path.stem in TABLES:
                for row in form.read(path, table(path.stem)):
                    yield from _strings(list(row.values()))
    except (ValueError, pa.ArrowException, OSError):
        return


def _json(text: str) -> Iterator[str]:
    """The texts in a JSON text; one that is none was read as it is."""
    try:
        yield from _strings(json.loads(text))
    except (ValueError, RecursionError):
        return


def _strings(value: Any) -> Iterator[str]:
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value if isinstance(value, list) else (*value, *value.values()):
            yield from _strings(item)
