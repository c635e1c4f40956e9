"""Dates that lean on another event of the story: "resigned two days after the arrest"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.times.calendar import finest, moved
from pipeline.lexicon import table
from pipeline.records import DateMention, EventMention
from pipeline.rules import Example, Rule, decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """A stretch of time between an event and another: "two days after the arrest".

    Attributes:
        event: place of the event that it dates.
        anchor: the event that it leans on, with its date.
        duration: the stretch of time, a TIMEX3 value.
        preposition: lemma of the word that says on which side of the anchor the event lies.
    """

    event: int
    anchor: EventMention
    duration: str
    preposition: str


def lean_on_anchors(
    events: list[EventMention], triggers: list[int], grammar: Clauses, dates: tuple[DateMention, ...]
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
        for distance in _distances(mention, events, of_token, grammar):
            decision = decide(RULES, distance)
            if decision is not None and found[distance.event].date is None:
                found[distance.event] = replace(
                    found[distance.event],
                    date=decision.found,
                    time=(mention.start, mention.end),
                    date_rule=decision.rule,
                    date_basis="carried",
                )
    return found


def _distances(
    mention: DateMention, events: list[EventMention], of_token: Mapping[int, int], grammar: Clauses
) -> Iterator[Distance]:
    """The distance that a stretch of time gives: at most one."""
    head = grammar.head_of(mention.start, mention.end)
    preposition = None if head is None else grammar.parent(head)
    if mention.timex_type != "DURATION" or preposition is None:
        return
    owner = grammar.parent(preposition)
    anchors = [of_token[i] for i in grammar.objects_of(preposition) if i in of_token]
    if owner is not None and owner in of_token and anchors:
        yield Distance(
            event=of_token[owner],
            anchor=events[anchors[0]],
            duration=mention.value,
            preposition=grammar.lemma(preposition),
        )


def _from_anchor(distance: Distance) -> str | None:
    """The day, month or year that holds the moment which lies the duration after or before the anchor."""
    date, sign = distance.anchor.date, table("event_status")["anchors"].get(distance.preposition)
    value = moved(date, distance.duration, sign) if date and sign and not date.startswith("XXXX") else None
    return finest(value)[0] if value else None


RULES: tuple[Rule[[Distance], str], ...] = (
    Rule(
        step="date",
        name="from another event",
        meaning="so much time before or after another event, whose date is known",
        find=_from_anchor,
        examples=(
            Example(
                text="The police arrested Ada Lund on May 4, 2015. The mayor resigned two days after the arrest.",
                words="resigned",
                gives="2015-05-06",
            ),
        ),
    ),
)
