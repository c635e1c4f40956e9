"""A small set of finished tables about an invented town: what checks and exports work on."""

import dataclasses
import hashlib
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.export import ReleaseInfo, export, write_table
from pipeline.read import Contributor, License, Package
from pipeline.schema import TABLES, table, tables

Rows = dict[str, list[dict[str, Any]]]

# The notes in the headline and the café count one code point each (an astral sign) or two (a combining accent).
OPEN = (
    "Mayor opens the quay 🎼🎼\n\n"
    "Mara Ellingsen opened the new quay of Port Sorrel on May 4, 2021.\n"
    '"The cafe\u0301 was worth the wait," Ellingsen said.\n'
)
CLOSED = 'Quay is late\n\nThe quay opened in May. "It was worth the wait," Mara Ellingsen said.\n'
TEXTS = {"open": OPEN, "closed": CLOSED}
RULES = (
    "content/patient",
    "figure/patient",
    "date/clause",
    "event/open",
    "name/known",
    "quote/after",
    "reference/name",
    "role/subject",
    "same event/word",
    "speaker/subject",
    "time/month",
)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _span(article: str, words: str, prefix: str = "") -> dict[str, Any]:
    """Offsets of the first occurrence of the words, under column names with a prefix."""
    start = TEXTS[article].index(words)
    return {f"{prefix}start": start, f"{prefix}end": start + len(words)}


def _article(article: str, **more: Any) -> dict[str, Any]:
    text = TEXTS[article]
    row: dict[str, Any] = dict.fromkeys(column.name for column in table("articles").columns)
    row |= {"article_id": article, "path": f"{article}.txt", "sha256": _sha256(text), "text_sha256": _sha256(text)}
    row |= {"headline": text.split("\n")[0], "language": "en", "word_count": len(text.split()), "unpaired_marks": 0}
    row |= {"body_start": text.index("\n\n") + 2, "body_end": len(text.rstrip())}
    return row | {"authors": []} | more


def _region(article: str, kind: str, words: str) -> dict[str, Any]:
    span = _span(article, words)
    return {"region_id": f"{article}:region:{span['start']}", "article_id": article, **span, "kind": kind}


def _mention(article: str, entity: str, words: str) -> dict[str, Any]:
    span = _span(article, words)
    row = {"mention_id": f"{article}:mention:{span['start']}", "entity_id": entity, "article_id": article}
    return row | span | {"text": words, "kind": "name", "rule": "name/known"}


def _entity_name(article: str, entity: str, words: str, kind: str) -> dict[str, Any]:
    mention = _mention(article, entity, words)
    row = {name: mention[name] for name in ("mention_id", "entity_id", "article_id")}
    return row | {"name": words, "mention_count": 1, "type": kind, "rule": None, "partner": None}


def _quote(article: str, words: str, speaker: str, *, withheld: bool) -> dict[str, Any]:
    span = _span(article, words)
    row: dict[str, Any] = {
        "quote_id": f"{article}:quote:{span['start']}",
        "quotation_id": f"{article}:quotation:{span['start']}",
    }
    row |= {"article_id": article, **span, "text": None if withheld else words, "text_sha256": _sha256(words)}
    row |= {"kind": "direct", "speaker_id": "mara-ellingsen", "speaker_text": speaker, "cue": "said"}
    row |= _span(article, f"{speaker} said", "speaker_")
    row |= {"speaker_end": row["speaker_start"] + len(speaker)}
    return (
        row
        | _span(article, "said", "cue_")
        | {"rule": "quote/after", "speaker_rule": "speaker/subject", "statement_id": "worth-the-wait"}
    )


def _event_mention(article: str, expression: str, date: str) -> dict[str, Any]:
    sentence = next(line for line in TEXTS[article].splitlines() if "opened" in line)
    row: dict[str, Any] = {
        "event_mention_id": f"{article}:event",
        "event_id": "2021-05-04-opening",
        "article_id": article,
    }
    row |= {"type": "open", "trigger": "opened", **_span(article, "opened", "trigger_")}
    row |= _span(article, sentence, "sentence_") | {"date": date, "end_date": None, "date_text": expression}
    row |= {"date_mention_id": f"{article}:date", **_span(article, expression, "date_text_")}
    row |= {"place_id": "port-sorrel", "status": "actual", "rule": "event/open", "status_rule": None}
    row |= {"place_rule": None}
    return row | {"date_basis": "stated", "date_rule": "date/clause"}


def _event_report(article: str, date: str, agents: list[str], unnamed: list[str], figures: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"event_id": "2021-05-04-opening", "article_id": article, "type": "open", "date": date}
    row |= {"end_date": None, "place_id": "port-sorrel", "status": "actual", "agents": agents, "patients": []}
    return row | {"others": [], "unnamed": unnamed, "about": [], "figures": figures, "mention_count": 1}


def _date_mention(article: str, words: str, value: str) -> dict[str, Any]:
    row: dict[str, Any] = {"date_mention_id": f"{article}:date", "article_id": article, **_span(article, words)}
    return row | {"text": words, "value": value, "timex_type": "DATE", "rule": "time/month"}


def _rule(code: str) -> dict[str, Any]:
    step, name = code.split("/")
    example = {
        "example": "Mara Ellingsen opened the quay.",
        "words": "Mara Ellingsen",
        "gives": None,
        "effect": "finds",
    }
    return {"rule": code, "step": step, "meaning": f"the rule called {name}"} | example


def _entity(entity: str, kind: str, name: str, mentions: int, articles: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "entity_id": entity,
        "type": kind,
        "name": name,
        "aliases": [],
        "titles": [],
        "wikidata": None,
    }
    return row | {"mention_count": mentions, "article_count": articles}


def finished_rows() -> Rows:
    """Rows of every table; a fresh copy that a test may spoil."""
    spoken, shorter = "The cafe\u0301 was worth the wait,", "It was worth the wait,"
    event: dict[str, Any] = {"event_id": "2021-05-04-opening", "type": "open", "date": "2021-05-04", "end_date": None}
    event |= {"place_id": "port-sorrel", "status": "actual", "summary": "Mara Ellingsen opened the quay."}
    return {
        "rules": [_rule(code) for code in RULES],
        "articles": [
            _article("closed", outlet="The Sorrel | Echo", url="https://echo.example/quay?a=1&b=2"),
            _article("open", authors=["Ada Nwosu", 'Lee "Jo" Park, Jr.'], license="CC-BY-4.0", text=OPEN)
            | {"published": "2021-05-05", "published_basis": "manifest", "genre": "news report"},
        ],
        "regions": [
            _region(article, kind, words)
            for article, text in sorted(TEXTS.items())
            for kind, words in (("headline", text.split("\n")[0]), ("body", text.split("\n\n")[1].rstrip()))
        ],
        "entities": [
            _entity("mara-ellingsen", "person", "Mara Ellingsen", 2, 2)
            | {"aliases": ["Ellingsen"], "titles": ["Mayor"]},
            _entity("port-sorrel", "place", "Port Sorrel", 1, 1),
        ],
        "entity_titles": [
            {"entity_title_id": "open:title:0", "entity_id": "mara-ellingsen", "title": "Mayor", "article_id": "open"}
            | _span("open", "Mayor")
        ],
        "mentions": [
            _mention("closed", "mara-ellingsen", "Mara Ellingsen"),
            _mention("open", "mara-ellingsen", "Mara Ellingsen"),
            _mention("open", "port-sorrel", "Port Sorrel"),
        ],
        "entity_names": [
            _entity_name("closed", "mara-ellingsen", "Mara Ellingsen", "person"),
            _entity_name("open", "mara-ellingsen", "Mara Ellingsen", "person"),
            _entity_name("open", "port-sorrel", "Port Sorrel", "place"),
        ],
        "statements": [
            {"statement_id": "worth-the-wait", "text": spoken, "text_sha256": _sha256(spoken)}
            | {"quote_count": 2, "article_count": 2, "variants": [shorter]}
        ],
        "quotes": [
            _quote("closed", shorter, "Mara Ellingsen", withheld=True),
            _quote("open", spoken, "Ellingsen", withheld=False),
        ],
        "quote_speakers": [
            {"quote_id": f"{article}:quote:{TEXTS[article].index(words)}", "entity_id": "mara-ellingsen", "position": 1}
            | {"rule": "reference/name"}
            for article, words in (("closed", shorter), ("open", spoken))
        ],
        "event_types": [
            {"type": "open", "group": "business", "definition": "Something opens.", "ace": None, "plover": None}
        ],
        "events": [event | {"mention_count": 2, "article_count": 2, "dates_reported": ["2021-05", "2021-05-04"]}],
        "date_mentions": [
            _date_mention("closed", "May", "2021-05"),
            _date_mention("open", "May 4, 2021", "2021-05-04"),
        ],
        "event_mentions": [
            _event_mention("closed", "May", "2021-05"),
            _event_mention("open", "May 4, 2021", "2021-05-04"),
        ],
        "event_joins": [
            {"event_mention_id": "open:event", "rule": "same event/word", "joined_with": "closed:event"},
        ],
        "event_participants": [
            {"event_mention_id": "open:event", "event_id": "2021-05-04-opening", "article_id": "open"}
            | {"entity_id": "mara-ellingsen", "role": "agent", **_span("open", "Mara Ellingsen")}
            | {"rule": "role/subject"}
        ],
        "event_contents": [
            {"event_mention_id": "open:event", "event_id": "2021-05-04-opening", "article_id": "open"}
            | {"part": "patient", "link": None, **_span("open", "the new quay"), "text": "the new quay"}
            | {"told_id": None, "rule": "content/patient"}
        ],
        "figures": [
            {"event_mention_id": "open:event", "event_id": "2021-05-04-opening", "article_id": "open"}
            | {"measures": "patient", **_span("open", "4"), "text": "4", "number": 4, "low": 4, "high": 4, "unit": None}
            | {"counted": "quay", **_span("open", "quay", "counted_"), "rule": "figure/patient"}
        ],
        "event_reports": [
            _event_report("closed", "2021-05", [], [], []),
            _event_report("open", "2021-05-04", ["mara-ellingsen"], ["the new quay"], ["4 quay"]),
        ],
    }


def write_tables(folder: Path, rows: Rows, *, row_group_size: int = 1000) -> Path:
    """Writes the rows as finished tables; a column whose values break its declaration is written as what it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        columns, fields = zip(*(_column(rows[name], field) for field in table(name).arrow_schema()), strict=True)
        content = pa.Table.from_arrays(list(columns), schema=pa.schema(list(fields)))
        pq.write_table(content, folder / f"{name}.parquet", row_group_size=row_group_size)
    return folder


def _column(rows: list[dict[str, Any]], field: "pa.Field[Any]") -> tuple["pa.Array[Any]", "pa.Field[Any]"]:
    careless = pa.array([row[field.name] for row in rows])
    items = careless.flatten().null_count if pa.types.is_list(careless.type) else 0
    if items or (careless.null_count and not field.nullable):
        return careless, pa.field(field.name, careless.type)
    try:
        return careless.cast(field.type), field
    except pa.ArrowInvalid:
        return careless, pa.field(field.name, careless.type)


def make_release(finished: Path, release: Path, info: ReleaseInfo) -> None:
    """Makes a release of finished tables, whatever the rows in them; one that is there goes."""
    shutil.rmtree(release, ignore_errors=True)
    (release / "data").mkdir(parents=True)
    digests = {}
    for each in tables():
        with pq.ParquetFile(finished / f"{each.name}.parquet") as source:
            digests[each.name] = write_table(release / "data", each, source.iter_batches(), info).digest
    export(release, dataclasses.replace(info, digests=digests))


def write_texts(folder: Path, texts: dict[str, str] | None = None) -> list[str]:
    """Writes the articles' texts as a build keeps them; returns the files."""
    given = TEXTS if texts is None else texts
    path = folder / "texts.parquet"
    pq.write_table(pa.table({"article_id": list(given), "text": list(given.values())}), path)
    return [str(path)]


def release_info(*, private: bool = False) -> ReleaseInfo:
    """What the release of these tables says about itself."""
    package = Package(
        name="port-sorrel",
        title="News of Port Sorrel",
        version="1.2.0",
        description="Articles about an invented town.",
        keywords=("news", "quotations"),
        created="2021-06-01",
        homepage="https://sorrel.example/data",
        full_text_licenses=("CC-BY-4.0",),
        licenses=(
            License(
                name="CC-BY-4.0",
                title="Creative Commons Attribution 4.0",
                path="https://creativecommons.org/licenses/by/4.0/",
            ),
        ),
        contributors=(Contributor(title="Ada Nwosu", roles=("author",)),),
    )
    return ReleaseInfo(package=package, software="onrecord 0.1.0", model="en_core_web_sm 3.8.0", private=private)
