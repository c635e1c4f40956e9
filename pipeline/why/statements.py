"""Why quotes of several articles are one statement: the words of each, and who says them there."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import counted, first, place, quoted

_STATEMENT = "SELECT * FROM statements WHERE statement_id = $id"
_QUOTES = """
    SELECT q.quote_id, q.article_id, q.start, q."end", q.text, q.kind, q.speaker_text, e.name AS speaker
    FROM quotes q LEFT JOIN entities e ON e.entity_id = q.speaker_id
    WHERE q.statement_id = $id ORDER BY q.quote_id
"""


def tell(release: Opened, key: str) -> Row:
    """The statement's row and the quotes that belong to it."""
    return {"statement": release.rows(_STATEMENT, key)[0], "quotes": release.rows(_QUOTES, key)}


def lines(told: Row) -> Iterator[str]:
    """The longest form, then each quote that shares a long run of words with it."""
    statement = told["statement"]
    yield f"{statement['statement_id']}: {quoted(statement['text'])}"
    yield f"  {counted(statement['quote_count'], 'quote')} in {counted(statement['article_count'], 'article')}"
    yield "quotes that are the same words, or share a long run of words with the longest of them:"
    yield from first(
        f"{row['speaker'] or row['speaker_text'] or 'nobody named'}: {quoted(row['text'])} ({place(row)})"
        for row in told["quotes"]
    )
