"""Why an event is one, and why it has its type, date, place, status and participants: each mention with its rules."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import counted, ruled

BASES = {
    "stated": "stated in its sentence",
    "carried": "carried from another mention",
}

_EVENT = """
    SELECT ev.*, t.definition, p.name AS place FROM events ev JOIN event_types t USING (type)
    LEFT JOIN entities p ON p.entity_id = ev.place_id
    WHERE ev.event_id = $id OR ev.event_id = (SELECT event_id FROM event_mentions WHERE event_mention_id = $id)
"""
_MENTIONS = """
    SELECT m.*, p.name AS place, r.meaning, d.meaning AS date_meaning, l.meaning AS place_meaning,
        s.meaning AS status_meaning
    FROM event_mentions m
    LEFT JOIN entities p ON p.entity_id = m.place_id
    LEFT JOIN rules r ON r.rule = m.rule
    LEFT JOIN rules d ON d.rule = m.date_rule
    LEFT JOIN rules l ON l.rule = m.place_rule
    LEFT JOIN rules s ON s.rule = m.status_rule
    WHERE m.event_id = $id OR m.event_mention_id = $id ORDER BY m.article_id, m.trigger_start
"""
_PARTICIPANTS = """
    SELECT p.event_mention_id, p.role, p.start, p."end", p.rule, r.meaning, e.name, e.entity_id
    FROM event_participants p JOIN entities e USING (entity_id) LEFT JOIN rules r ON r.rule = p.rule
    WHERE p.event_id = $id OR p.event_mention_id = $id ORDER BY p.event_mention_id, p.role, p.start
"""
_CONTENTS = """
    SELECT c.event_mention_id, c.part, c.link, c.text, c.start, c.told_id, c.rule, r.meaning
    FROM event_contents c LEFT JOIN rules r ON r.rule = c.rule
    WHERE c.event_id = $id OR c.event_mention_id = $id ORDER BY c.event_mention_id, c.part
"""
_FIGURES = """
    SELECT f.event_mention_id, f.measures, f.text, f.counted, f.start, f.low, f.high, f.unit, f.rule, r.meaning
    FROM figures f LEFT JOIN rules r ON r.rule = f.rule
    WHERE f.event_id = $id OR f.event_mention_id = $id ORDER BY f.event_mention_id, f.start
"""
_JOINS = """
    SELECT j.event_mention_id, j.joined_with, j.rule, r.meaning
    FROM event_joins j JOIN event_mentions m USING (event_mention_id) LEFT JOIN rules r ON r.rule = j.rule
    WHERE m.event_id = $id OR m.event_mention_id = $id ORDER BY ALL
"""


def tell(release: Opened, key: str) -> Row:
    """The event's row, its mentions (or the one asked for), their participants and contents, and what joined them."""
    return {
        "event": release.rows(_EVENT, key)[0],
        "mentions": release.rows(_MENTIONS, key),
        "participants": release.rows(_PARTICIPANTS, key),
        "contents": release.rows(_CONTENTS, key),
        "figures": release.rows(_FIGURES, key),
        "joins": release.rows(_JOINS, key),
    }


def lines(told: Row) -> Iterator[str]:
    """The event, then each mention: trigger, date, place, status, participants, what joined it with another."""
    event = told["event"]
    yield f"{event['event_id']}: {event['summary'] or 'no article tells who, what, where or when'}"
    yield f"  {event['type']}: {event['definition']}"
    yield f"  {event['date'] or 'no date'}, {event['place'] or 'no place'}, {event['status']}"
    yield from _dated(event, told["mentions"])
    yield f"  {counted(event['mention_count'], 'mention')} in {counted(event['article_count'], 'article')}"
    for mention in told["mentions"]:
        yield from _mention(mention)
        own = mention["event_mention_id"]
        for part in (row for row in told["participants"] if row["event_mention_id"] == own):
            rule = f": {ruled(part['meaning'], part['rule'])}" if part["rule"] else ""
            yield f"  {part['role']} {part['name']} at {part['start']:,}{rule}"
        for content in (row for row in told["contents"] if row["event_mention_id"] == own):
            link = f"{content['link']} " if content["link"] else ""
            because = ruled(content["meaning"], content["rule"])
            yield f"  {content['part']} {link}“{content['text']}” at {content['start']:,}: {because}"
        for figure in (row for row in told["figures"] if row["event_mention_id"] == own):
            words = " ".join(filter(None, (figure["text"], figure["counted"])))
            because = ruled(figure["meaning"], figure["rule"])
            yield f"  {figure['measures']} “{words}” at {figure['start']:,}: {because}"
        joins = [row for row in told["joins"] if row["event_mention_id"] == own]
        for partner in dict.fromkeys(row["joined_with"] for row in joins):
            yield f"  one event with {partner}:"
            yield from (f"    {ruled(row['meaning'], row['rule'])}" for row in joins if row["joined_with"] == partner)


def _dated(event: Row, mentions: list[Row]) -> Iterator[str]:
    """Which mentions give the event its date, those that state it first, and which other dates there are."""
    giving = [m for m in mentions if m["date"] == event["date"] is not None]
    giving.sort(key=lambda mention: mention["date_basis"] != "stated")
    if giving and len(mentions) == event["mention_count"]:
        keys = ", ".join(mention["event_mention_id"] for mention in giving)
        others = [date for date in event["dates_reported"] if date != event["date"]]
        beside = f"; other mentions give {', '.join(others)}" if others else ""
        yield f"  the most precise date, and of such the one given most often: that of {keys}{beside}"


def _mention(mention: Row) -> Iterator[str]:
    """The trigger, date, place and status of a mention, each with its rule."""
    yield f"{mention['event_mention_id']}: “{mention['trigger']}”, {mention['type']}"
    if mention["rule"]:
        yield f"  {ruled(mention['meaning'], mention['rule'])}"
    if mention["date"]:
        words = f" from “{mention['date_text']}” at {mention['date_text_start']:,}" if mention["date_text"] else ""
        basis = f", {BASES[mention['date_basis']]}" if mention["date_basis"] else ""
        yield f"  date {mention['date']}{words}{basis}"
        if mention["date_rule"]:
            yield f"    {ruled(mention['date_meaning'], mention['date_rule'])}"
    if mention["place"]:
        yield f"  place {mention['place']}"
        if mention["place_rule"]:
            yield f"    {ruled(mention['place_meaning'], mention['place_rule'])}"
    if mention["status_rule"]:
        yield f"  {mention['status']}: {ruled(mention['status_meaning'], mention['status_rule'])}"
