"""Why some words are a mention of an entity."""

from collections.abc import Iterator

from pipeline.why.opened import Opened, Row
from pipeline.why.words import place, ruled

_MENTION = """
    SELECT m.*, e.name, e.type, r.meaning FROM mentions m JOIN entities e USING (entity_id)
    LEFT JOIN rules r ON r.rule = m.rule WHERE m.mention_id = $id
"""


def tell(release: Opened, key: str) -> Row:
    """The mention's row with its entity and rule."""
    return {"mention": release.rows(_MENTION, key)[0]}


def lines(told: Row) -> Iterator[str]:
    """The words, whom they mention, and the rule that found them."""
    mention = told["mention"]
    yield f"{mention['mention_id']}: “{mention['text']}”, {mention['kind']}, {place(mention)}"
    yield f"  mentions {mention['name']}: {mention['type']}, {mention['entity_id']} (`why` has its names)"
    if mention["rule"]:
        yield f"  found by: {ruled(mention['meaning'], mention['rule'])}"
