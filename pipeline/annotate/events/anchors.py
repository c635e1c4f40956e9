"""Dates that lean on another event of the story: "resigned two days after the arrest"."""

from dataclasses import replace

from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.times.calendar import finest, moved
from pipeline.records import DateMention, EventMention

_SIGNS = {"after": 1, "before": -1}


def lean_on_anchors(
    events: list[EventMention], triggers: list[int], grammar: Grammar, dates: tuple[DateMention, ...]
) -> list[EventMention]:
    """The events, with the dates that a stretch of time before or after a dated event gives.

    Args:
        events: event mentions with the dates that their sentences and the story give.
        triggers: the token of each event's trigger.
        grammar: of the document.
        dates: time expressions of the document.
    """
    of_token = {index: place for place, index in enumerate(triggers)}
    found = list(events)
    for mention in dates:
        head = grammar.syntax.head_of(mention.start, mention.end)
        preposition = None if head is None else grammar.parent(head)
        if mention.timex_type != "DURATION" or preposition is None:
            continue
        sign, owner = _SIGNS.get(grammar.lemma(preposition)), grammar.parent(preposition)
        anchors = [of_token[i] for i in grammar.objects_of(preposition) if i in of_token]
        if sign is None or owner not in of_token or not anchors:
            continue
        place = of_token[owner]
        date = _moved(events[anchors[0]].date, mention.value, sign)
        if date is not None and found[place].date is None:
            found[place] = replace(found[place], date=date, time=(mention.start, mention.end))
    return found


def _moved(date: str | None, duration: str, sign: int) -> str | None:
    """The day, month or year that holds the moment which lies the duration after or before the date."""
    value = moved(date, duration, sign) if date and not date.startswith("XXXX") else None
    return finest(value)[0] if value else None
