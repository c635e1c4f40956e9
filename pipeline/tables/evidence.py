"""Annotations as Arrow tables: what single documents say, before documents are compared.

An evidence table has the columns of the release table of the same name that one document can fill; where the release
names an entity, it names a referent: the entity as this document speaks of it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.ids import row_id, sha256
from pipeline.records import Annotations, Document, EventMention, Quote
from pipeline.schema import table

Row = dict[str, Any]

_STRING = pa.string()
_STRINGS = pa.list_(pa.string())


def _like(name: str, *, without: tuple[str, ...] = (), plus: Mapping[str, pa.DataType] | None = None) -> pa.Schema:
    """The columns of the release table `name`, less those that need other documents, plus evidence columns."""
    declared = table(name).arrow_schema()
    kept = [(field.name, field.type) for field in declared if field.name not in without]
    return pa.schema([*kept, *(plus or {}).items()])


# What comparing mentions of events needs of them beside what is published.
_OF_MENTIONS: Mapping[str, pa.DataType] = {
    "place_referent": _STRING,
    "takes_up": _STRING,
    "words": _STRINGS,
    "verb": _STRING,
    "noun": _STRING,
    "counted": pa.bool_(),
    "undergoes": pa.bool_(),
    "bare": pa.bool_(),
}

EVIDENCE: Mapping[str, pa.Schema] = {
    "articles": _like("articles", without=("duplicate_of", "copy_of")),
    "regions": _like("regions"),
    "referents": pa.schema(
        [
            ("referent_id", _STRING),
            ("article_id", _STRING),
            ("type", _STRING),
            ("name", _STRING),
            ("names", _STRINGS),
            ("mention_count", pa.int64()),
        ]
    ),
    "entity_titles": _like("entity_titles", without=("entity_id",), plus={"referent_id": _STRING}),
    "mentions": _like("mentions", without=("entity_id",), plus={"referent_id": _STRING}),
    "quotes": _like(
        "quotes", without=("speaker_id", "statement_id"), plus={"speakers": _STRINGS, "speaker_references": _STRINGS}
    ),
    "date_mentions": _like("date_mentions"),
    "event_mentions": _like("event_mentions", without=("event_id", "place_id"), plus=_OF_MENTIONS),
    "event_participants": _like("event_participants", without=("event_id", "entity_id"), plus={"referent_id": _STRING}),
    "event_contents": _like(
        "event_contents", without=("event_id",), plus={"plural": pa.bool_(), "tells": _STRING, "told": _STRING}
    ),
    "figures": _like("figures", without=("event_id",)),
}
"""Schemas of the evidence tables."""


def evidence(documents: Iterable[tuple[Document, Annotations]]) -> dict[str, pa.Table]:
    """The evidence tables of a batch of annotated documents; rows stand in the order of the documents and texts."""
    rows: dict[str, list[Row]] = {name: [] for name in EVIDENCE}
    for document, annotations in documents:
        for name, collect in _COLLECT.items():
            rows[name].extend(collect(document, annotations))
    return {name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in EVIDENCE.items()}


def _referent_id(document: Document, key: int) -> str:
    return f"{document.article_id}:referent:{key}"


def _place(document: Document, kind: str, start: int, end: int) -> Row:
    """The columns that say where a row stands, its id among them."""
    return {
        f"{kind}_id": row_id(document.article_id, kind.replace("_", "-"), start, end),
        "article_id": document.article_id,
        "start": start,
        "end": end,
    }


def _articles(document: Document, annotations: Annotations) -> list[Row]:
    facts = annotations.facts
    body = [region for region in annotations.regions if region.kind == "body"]
    read = [region for region in annotations.regions if region.kind in {"headline", "caption", "body"}]
    return [
        {
            "article_id": document.article_id,
            "path": document.path,
            "part": document.part,
            "sha256": document.sha256,
            "extractor": document.extractor,
            "text_sha256": sha256(document.text),
            "headline": facts.headline,
            "outlet": facts.outlet,
            "authors": list(facts.authors),
            "published": facts.published,
            "published_basis": facts.published_basis,
            "dateline": facts.dateline,
            "genre": facts.genre,
            "language": facts.language,
            "body_start": body[0].start if body else None,
            "body_end": body[-1].end if body else None,
            "word_count": sum(len(document.text[region.start : region.end].split()) for region in read),
            "unpaired_marks": annotations.unpaired_marks,
            "paragraphs_left_out": document.left_out,
            "url": facts.url,
            "license": facts.license,
            "text": document.text,
        }
    ]


def _regions(document: Document, annotations: Annotations) -> list[Row]:
    return [
        _place(document, "region", region.start, region.end) | {"kind": region.kind} for region in annotations.regions
    ]


def _referents(document: Document, annotations: Annotations) -> list[Row]:
    counts: dict[int, int] = {}
    for mention in annotations.mentions:
        counts[mention.referent] = counts.get(mention.referent, 0) + 1
    return [
        {
            "referent_id": _referent_id(document, referent.key),
            "article_id": document.article_id,
            "type": referent.type,
            "name": referent.name,
            "names": list(referent.names),
            "mention_count": counts[referent.key],
        }
        for referent in annotations.referents
    ]


def _entity_titles(document: Document, annotations: Annotations) -> list[Row]:
    return [
        _place(document, "entity_title", title.start, title.end)
        | {"title": document.text[title.start : title.end], "referent_id": _referent_id(document, title.referent)}
        for title in annotations.titles
    ]


def _mentions(document: Document, annotations: Annotations) -> list[Row]:
    return [
        _place(document, "mention", mention.start, mention.end)
        | {
            "text": document.text[mention.start : mention.end],
            "kind": mention.kind,
            "rule": mention.rule,
            "referent_id": _referent_id(document, mention.referent),
        }
        for mention in annotations.mentions
    ]


def _phrase(document: Document, name: str, span: tuple[int, int] | None) -> Row:
    """The columns `name`, `name_start` and `name_end` of a phrase that may be missing."""
    start, end = span or (None, None)
    return {name: document.text[start:end] if span else None, f"{name}_start": start, f"{name}_end": end}


def _quotes(document: Document, annotations: Annotations) -> list[Row]:
    return [_quote(document, quote) for quote in annotations.quotes]


def _quote(document: Document, quote: Quote) -> Row:
    words = document.text[quote.start : quote.end]
    speaker = _phrase(document, "speaker", quote.speaker)
    return (
        _place(document, "quote", quote.start, quote.end)
        | {
            "quotation_id": f"{document.article_id}:quotation:{quote.quotation}",
            "text": words,
            "text_sha256": sha256(words),
            "kind": quote.kind,
            "speaker_text": speaker["speaker"],
            "speaker_start": speaker["speaker_start"],
            "speaker_end": speaker["speaker_end"],
            "rule": quote.rule,
            "speaker_rule": quote.speaker_rule,
            "speakers": [_referent_id(document, speaker.referent) for speaker in quote.speakers],
            "speaker_references": [speaker.rule for speaker in quote.speakers],
        }
        | _phrase(document, "cue", quote.cue)
    )


def _date_mentions(document: Document, annotations: Annotations) -> list[Row]:
    return [
        _place(document, "date_mention", mention.start, mention.end)
        | {
            "text": document.text[mention.start : mention.end],
            "value": mention.value,
            "timex_type": mention.timex_type,
            "rule": mention.rule,
        }
        for mention in annotations.dates
    ]


def _event_mentions(document: Document, annotations: Annotations) -> list[Row]:
    return [_event_mention(document, event) for event in annotations.events]


def _event_id(document: Document, event: EventMention) -> str:
    return row_id(document.article_id, "event-mention", event.start, event.end)


def _event_mention(document: Document, event: EventMention) -> Row:
    return (
        {
            "event_mention_id": _event_id(document, event),
            "article_id": document.article_id,
            "type": event.type,
            "sentence_start": event.sentence[0],
            "sentence_end": event.sentence[1],
            "date": event.date,
            "end_date": event.end_date,
            "date_mention_id": row_id(document.article_id, "date-mention", *event.time) if event.time else None,
            "status": event.status,
            "rule": event.rule,
            "date_basis": event.date_basis,
            "date_rule": event.date_rule,
            "status_rule": event.status_rule,
            "place_rule": event.place_rule,
            "place_referent": _referent_id(document, event.place) if event.place is not None else None,
            "takes_up": row_id(document.article_id, "event-mention", *event.takes_up) if event.takes_up else None,
            "words": list(event.words),
            "verb": event.wording.verb,
            "noun": event.wording.noun,
            "counted": event.wording.counted,
            "undergoes": event.wording.undergoes,
            "bare": event.wording.bare,
        }
        | _phrase(document, "trigger", (event.start, event.end))
        | _phrase(document, "date_text", event.time)
    )


def _event_participants(document: Document, annotations: Annotations) -> list[Row]:
    return [
        {
            "event_mention_id": _event_id(document, event),
            "article_id": document.article_id,
            "role": participant.role,
            "rule": participant.rule,
            "start": participant.start,
            "end": participant.end,
            "referent_id": _referent_id(document, participant.referent),
        }
        for event in annotations.events
        for participant in event.participants
    ]


def _event_contents(document: Document, annotations: Annotations) -> list[Row]:
    return [
        {
            "event_mention_id": _event_id(document, event),
            "article_id": document.article_id,
            "part": content.part,
            "link": content.link,
            "start": content.start,
            "end": content.end,
            "text": document.text[content.start : content.end],
            "told_id": next(
                (
                    _event_id(document, other)
                    for other in annotations.events
                    if content.start <= other.start < content.end and other is not event
                ),
                None,
            ),
            "rule": content.rule,
            "plural": content.plural,
            "tells": content.tells,
            "told": content.told,
        }
        for event in annotations.events
        for content in event.contents
    ]


def _figures(document: Document, annotations: Annotations) -> list[Row]:
    return [
        {
            "event_mention_id": _event_id(document, event),
            "article_id": document.article_id,
            "measures": figure.measures,
            "start": figure.start,
            "end": figure.end,
            "text": document.text[figure.start : figure.end],
            "number": figure.value,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "rule": figure.rule,
        }
        | _phrase(document, "counted", figure.counted)
        for event in annotations.events
        for figure in event.figures
    ]


_COLLECT: Mapping[str, Callable[[Document, Annotations], list[Row]]] = {
    "articles": _articles,
    "regions": _regions,
    "referents": _referents,
    "entity_titles": _entity_titles,
    "mentions": _mentions,
    "quotes": _quotes,
    "date_mentions": _date_mentions,
    "event_mentions": _event_mentions,
    "event_participants": _event_participants,
    "event_contents": _event_contents,
    "figures": _figures,
}
