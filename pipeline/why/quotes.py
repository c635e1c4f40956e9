"""Why words are a quote of somebody: how they were found, who is said to say them, and how the phrase is resolved."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import first, place, quoted, ruled

_QUOTES = """
    SELECT q.*, r.meaning, s.meaning AS speaker_meaning
    FROM quotes q LEFT JOIN rules r USING (rule) LEFT JOIN rules s ON s.rule = q.speaker_rule
    WHERE q.quote_id = $id OR q.quotation_id = $id ORDER BY q.start
"""
_SPEAKERS = """
    SELECT DISTINCT s.entity_id, e.name, e.type, s.position, s.rule, r.meaning
    FROM quote_speakers s JOIN quotes q USING (quote_id) JOIN entities e USING (entity_id)
    LEFT JOIN rules r ON r.rule = s.rule
    WHERE q.quote_id = $id OR q.quotation_id = $id ORDER BY s.position, s.entity_id
"""
_ELSEWHERE = """
    SELECT q.quote_id FROM quotes q
    WHERE q.statement_id IN (SELECT statement_id FROM quotes WHERE quote_id = $id OR quotation_id = $id)
    AND q.quote_id <> $id AND q.quotation_id <> $id ORDER BY q.quote_id
"""


def tell(release: Opened, key: str) -> Row:
    """The pieces of the quote or quotation, its speakers, and the quotes of the same statement elsewhere."""
    return {
        "quotes": release.rows(_QUOTES, key),
        "speakers": release.rows(_SPEAKERS, key),
        "same_statement": [row["quote_id"] for row in release.rows(_ELSEWHERE, key)],
    }


def lines(told: Row) -> Iterator[str]:
    """Each piece with the rule that attributed it, then who speaks and why."""
    for quote in told["quotes"]:
        yield f"{quote['quote_id']}: {quote['kind']}, {place(quote)}"
        yield f"  {quoted(quote['text'])}"
        yield f"  found by: {ruled(quote['meaning'], quote['rule'])}"
        if quote["cue"]:
            yield f"  cue: “{quote['cue']}” at {quote['cue_start']:,}"
        if quote["speaker_text"]:
            yield f"  speaker: “{quote['speaker_text']}” at {quote['speaker_start']:,}"
        if quote["speaker_rule"]:
            yield f"    found by: {ruled(quote['speaker_meaning'], quote['speaker_rule'])}"
    yield "who speaks:" if told["speakers"] else "who speaks: nobody whom the article names"
    for speaker in told["speakers"]:
        yield f"  {speaker['name']}: {speaker['type']}, {speaker['entity_id']}"
        if speaker["rule"]:
            yield f"    {ruled(speaker['meaning'], speaker['rule'])}"
    if told["same_statement"]:
        yield "the same statement in:"
        yield from first(told["same_statement"])
