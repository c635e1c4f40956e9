"""The events step: triggers, when and where they took place, who took part, and whether they happened."""

from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_pronoun
from pipeline.annotate.events.accusations import fair
from pipeline.annotate.events.anchors import lean_on_anchors
from pipeline.annotate.events.chains import carry_dates
from pipeline.annotate.events.contents import ContentFinder
from pipeline.annotate.events.disambiguation import find_triggers
from pipeline.annotate.events.participants import ParticipantFinder
from pipeline.annotate.events.sentence_words import SentenceWords
from pipeline.annotate.events.status import statuses
from pipeline.annotate.events.story import Story
from pipeline.annotate.events.taking_up import events_taken_up
from pipeline.annotate.events.timing import Clock, Dating
from pipeline.annotate.events.triggers import Trigger, TriggerFinder
from pipeline.records import Annotations, Document, EventMention, Mention, MentionKind, Status
from pipeline.rules import Decision

__all__ = ["annotate_events"]


def annotate_events(document: Document, annotations: Annotations) -> Annotations:
    """Fill `events`, in text order, and add the mentions that their participants' pronouns and descriptions are."""
    syntax = Clauses(document, annotations)
    finder = TriggerFinder(syntax, annotations)
    triggers = find_triggers(finder)
    times = Clock(finder.grammar, finder.times).times(triggers)
    people = ParticipantFinder(finder.grammar, annotations)
    judged = statuses(triggers, finder.grammar)
    triggers = [trigger for trigger in triggers if trigger.index in judged]
    wording = SentenceWords(syntax, annotations)
    found = [_mention(t, finder, people, wording, times.get(t.index), judged[t.index]) for t in triggers]
    story = Story(finder.fitter, annotations)
    told = [story.told(*pair) for pair in zip(triggers, fair(found, syntax, annotations), strict=True)]
    dated = lean_on_anchors(carry_dates(told), [t.index for t in triggers], finder.grammar, annotations.dates)
    contents = ContentFinder(people, finder.classes, annotations, dated)
    worded = (contents.told(trigger, event) for trigger, event in zip(triggers, dated, strict=True))
    whole = [_taking_up(event, meant) for event, meant in zip(worded, events_taken_up(told), strict=True)]
    events = tuple(sorted(whole, key=lambda e: (e.start, e.end)))
    return replace(annotations, events=events, mentions=_with_participants(people, annotations, events))


def _mention(
    trigger: Trigger,
    finder: TriggerFinder,
    people: ParticipantFinder,
    wording: SentenceWords,
    dating: Dating | None,
    status: Decision[Status] | None,
) -> EventMention:
    """The event of the trigger, as its own sentence tells it."""
    syntax = finder.syntax
    start, end = trigger.span(syntax)
    place = syntax.tokens[trigger.index].sentence
    sentence = syntax.sentences[place]
    where = people.place(trigger)
    time = dating.time if dating else None
    return EventMention(
        start=start,
        end=end,
        type=trigger.type,
        rule=trigger.rule,
        sentence=(sentence.start, sentence.end),
        date_rule=dating.rule if dating else None,
        date_basis="stated" if dating else None,
        date=time.date if time else None,
        end_date=time.end_date if time else None,
        time=time.span if time else None,
        place=where.found if where else None,
        place_rule=where.rule if where else None,
        status=status.found if status else "actual",
        status_rule=status.rule if status else None,
        participants=people.participants(trigger),
        words=wording.around(place, start, end),
    )


def _taking_up(event: EventMention, meant: EventMention | None) -> EventMention:
    return event if meant is None else replace(event, takes_up=(meant.start, meant.end))


def _with_participants(
    people: ParticipantFinder, annotations: Annotations, events: tuple[EventMention, ...]
) -> tuple[Mention, ...]:
    """The mentions, with each participant's phrase that holds none of them: a pronoun or a description."""
    mentions = list(annotations.mentions)
    taken = sorted((m.start, m.end) for m in mentions)
    found: dict[tuple[int, int], Mention] = {}
    for participant in (p for event in events for p in event.participants):
        span = (participant.start, participant.end)
        if any(start < span[1] and span[0] < end for start, end in (*taken, *found)):
            continue
        words = people.syntax.within(*span)
        kind: MentionKind = "pronoun" if len(words) == 1 and is_pronoun(people.syntax.tokens[words[0]]) else "nominal"
        found[span] = Mention(
            start=span[0],
            end=span[1],
            kind=kind,
            referent=participant.referent,
            rule=people.mentioned_by(participant),
        )
    return tuple(sorted([*mentions, *found.values()], key=lambda m: (m.start, m.end)))
