"""The time line of a release: what is well told, as a table for the README and as a picture.

Only rows that can be trusted are shown: events that two or more independent articles date and tell of by name. A copy
of an article is not independent of it.
"""

import glob
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import duckdb

from pipeline.export.info import ReleaseInfo
from pipeline.export.markdown import markdown_table, write_text

PICTURE = "timeline.svg"
SHOWN = 40
"""Events in the time line: those that most articles report."""

# Who or where an event is, in how many articles that are independent of each other; the strongest such support counts.
_SQL = """
    WITH sources AS (SELECT article_id, coalesce(copy_of, duplicate_of, article_id) AS source FROM articles),
    named AS (
        SELECT event_id, article_id, entity_id FROM participants WHERE role <> 'other'
        UNION ALL SELECT event_id, article_id, place_id FROM mentions WHERE place_id IS NOT NULL
    ),
    supported AS (
        SELECT event_id, max(support) AS support FROM (
            SELECT event_id, entity_id, count(DISTINCT source) AS support FROM named JOIN sources USING (article_id)
            GROUP BY ALL
        ) GROUP BY ALL
    ),
    dated AS (SELECT DISTINCT event_id FROM mentions WHERE date_basis IN ('stated', 'published')),
    told AS (
        SELECT event_id, count(DISTINCT source) AS articles, count(*) AS mentions
        FROM mentions JOIN sources USING (article_id) GROUP BY ALL
    )
    SELECT e.date, e.end_date, e.status, t.articles, e.summary
    FROM events e JOIN told t USING (event_id) JOIN supported s USING (event_id) SEMI JOIN dated d USING (event_id)
    WHERE e.date IS NOT NULL AND e.summary IS NOT NULL AND t.articles > 1 AND s.support > 1
    ORDER BY t.articles DESC, t.mentions DESC, e.event_id
"""
_TABLES = {
    "articles": "articles",
    "events": "events",
    "event_mentions": "mentions",
    "event_participants": "participants",
}


_INTRODUCTION = """\
The events that most articles date and tell of by name, two independent ones at least: copies of one report count
once. `data/events.csv` has all events, `data/event_mentions.csv` what each article says of them."""


class Entry(NamedTuple):
    """An event of the time line."""

    date: str
    end_date: str | None
    status: str
    articles: int
    summary: str

    @property
    def when(self) -> str:
        """The day, month, year or period."""
        return f"{self.date} to {self.end_date}" if self.end_date else self.date


def read_timeline(finished: Path) -> list[Entry]:
    """The entries of the time line of a folder of finished tables, by date."""
    with duckdb.connect() as connection:
        for table, name in _TABLES.items():
            connection.read_parquet(glob.escape(str(finished / f"{table}.parquet"))).create_view(name)
        rows = connection.execute(f"{_SQL} LIMIT {SHOWN}").fetchall()
    return sorted((Entry(*row) for row in rows), key=lambda entry: (entry.date, entry.summary))


def timeline_section(finished: Path) -> str:
    """The time line as a section of the README."""
    entries = read_timeline(finished)
    if not entries:
        return "No dated event is told of by name in more than one independent article."
    rows = ((entry.when, entry.status, str(entry.articles), entry.summary) for entry in entries)
    return (
        f"![The events of the table below, from top to bottom by date]({PICTURE})\n\n"
        f"{_INTRODUCTION}\n\n{markdown_table(('date', 'status', 'independent articles', 'event'), rows)}"
    )


def write_timeline(finished: Path, staging: Path, _info: ReleaseInfo) -> None:
    """Writes `timeline.svg`, where there is a time line."""
    entries = read_timeline(finished)
    if entries:
        write_text(staging / PICTURE, picture(entries))


# The picture: a line from top to bottom, a dot for each event, its date on the left and its summary on the right.
_WIDTH, _MARGIN, _LINE_AT, _TEXT_AT = 860, 24, 190, 216
_ROW, _STEP, _SIZE = 18, 14, 14
# Characters in a line of text: no font that readers may have is so wide that more do not fit.
_CHARACTERS = 78
_STYLE = """
    text { font: 14px -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2328; }
    .back { fill: #ffffff; } .line { stroke: #8c959f; stroke-width: 2; } .soft { fill: #59636e; }
    .dot { fill: #0969da; stroke: #0969da; stroke-width: 2; } .open { fill: #ffffff; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; } .back { fill: #0d1117; } .line { stroke: #6e7681; } .soft { fill: #9198a1; }
      .dot { fill: #58a6ff; stroke: #58a6ff; } .open { fill: #0d1117; }
    }
    @media print { text { fill: #000000; } .back { fill: #ffffff; } .line { stroke: #000000; } .soft { fill: #333333; }
      .dot { fill: #000000; stroke: #000000; } .open { fill: #ffffff; } }
"""


def picture(entries: list[Entry]) -> str:
    """The time line as SVG; the same entries give the same bytes. What did not happen for certain has an open dot."""
    rows: list[str] = []
    top = _MARGIN + _ROW
    for entry in entries:
        lines = _wrapped(_told(entry))
        rows.extend(_row(entry, lines, top))
        top += _ROW * len(lines) + _STEP
    height = top + _MARGIN // 2
    note = "Size of a dot: number of independent articles. Open: planned, alleged or denied."
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title note">',
        '  <title id="title">Time line of events</title>',
        f'  <desc id="note">{note}</desc>',
        f"  <style>{_STYLE}  </style>",
        f'  <rect class="back" width="{_WIDTH}" height="{height}"/>',
        f'  <line class="line" x1="{_LINE_AT}" y1="{_MARGIN}" x2="{_LINE_AT}" y2="{top - _ROW}"/>',
        *rows,
        f'  <text class="soft" x="{_TEXT_AT}" y="{height - _MARGIN // 2}">{note}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _told(entry: Entry) -> str:
    """The summary with the number of articles."""
    status = "" if entry.status == "actual" else f"{entry.status}, "
    return f"{entry.summary} ({status}{entry.articles} articles)"


def _row(entry: Entry, lines: list[str], top: int) -> Iterator[str]:
    """A dot with its date and its lines of text."""
    radius = min(4 + entry.articles // 2, 10)
    kind = "dot" if entry.status == "actual" else "dot open"
    yield f'  <circle class="{kind}" cx="{_LINE_AT}" cy="{top - _SIZE // 3}" r="{radius}"/>'
    yield f'  <text class="soft" x="{_LINE_AT - 20}" y="{top}" text-anchor="end">{escape(entry.when)}</text>'
    for number, line in enumerate(lines):
        yield f'  <text x="{_TEXT_AT}" y="{top + number * _ROW}">{escape(line)}</text>'


def _wrapped(text: str) -> list[str]:
    """The text in lines; a word that is longer than a line is cut."""
    return textwrap.wrap(text, _CHARACTERS, break_on_hyphens=False)
