"""What is not said of anybody on weak grounds: offences before a conviction, and arrests of whoever "he" may be."""

from collections import defaultdict
from dataclasses import replace

from pipeline.annotate.syntax import Syntax
from pipeline.event_types import event_types, happens_once, is_offence
from pipeline.lexicon import table
from pipeline.records import Annotations, EventMention, Participant


def fair(events: list[EventMention], syntax: Syntax, annotations: Annotations) -> list[EventMention]:
    """The events, with offences by persons and bodies as alleged, and without patients that a pronoun alone gives."""
    kinds = {r.key: r.type for r in annotations.referents}
    guilty = {key for event in events for key in _convicted(event, syntax)}
    named = _named_patients(events, syntax)
    found: list[EventMention] = []
    for event in events:
        kept = tuple(p for p in event.participants if not _is_doubtful(p, event, named, syntax))
        agents = {p.referent for p in kept if p.role == "agent"} - guilty
        accused = event.status == "actual" and any(is_offence(event.type, kinds[key]) for key in agents)
        found.append(replace(event, participants=kept, status="alleged" if accused else event.status))
    return found


def _convicted(event: EventMention, syntax: Syntax) -> set[int]:
    """Whom the event shows to be guilty: the convicted and the punished, and who pleads guilty."""
    lexicon = table("event_status")["offences"]
    if event.type not in lexicon["types"] or event.status != "actual":
        return set()
    lemmas = {syntax.tokens[i].lemma.lower() for i in syntax.within(event.start, event.end)}
    if lemmas & set(lexicon["cleared"]):
        return set()
    role = "agent" if event.type == "plea" else "patient"
    return {p.referent for p in event.participants if p.role == role}


def _is_pronoun(participant: Participant, syntax: Syntax) -> bool:
    words = syntax.within(participant.start, participant.end)
    return len(words) == 1 and syntax.tokens[words[0]].pos == "PRON"


def _named_patients(events: list[EventMention], syntax: Syntax) -> dict[str, set[int]]:
    """For each type, whom the document says by name to have undergone such an event."""
    named: dict[str, set[int]] = defaultdict(set)
    for event in events:
        named[event.type] |= {
            p.referent for p in event.participants if p.role == "patient" and not _is_pronoun(p, syntax)
        }
    return named


def _is_doubtful(participant: Participant, event: EventMention, named: dict[str, set[int]], syntax: Syntax) -> bool:
    """Whether only a pronoun says so, and the document names others to whom such a thing happened, not this one."""
    others = named[event.type]
    grave = happens_once(event.type) or event_types()[event.type]["group"] == "justice"
    judged = participant.role == "patient" and grave and _is_pronoun(participant, syntax)
    return judged and bool(others) and participant.referent not in others
