"""What is not said of anybody on weak grounds: offences before a conviction, and arrests of whoever "he" may be."""

from collections import defaultdict
from dataclasses import replace

from pipeline.annotate.syntax import Syntax
from pipeline.event_types import event_types, happens_once, is_offence
from pipeline.lexicon import table
from pipeline.records import Annotations, EventMention, Participant, Status
from pipeline.rules import Example, Rule, decide

# Of two people of one surname, the surname alone means one who is named in full this many times as often.
_DOMINANT = 2


def fair(events: list[EventMention], syntax: Syntax, annotations: Annotations) -> list[EventMention]:
    """The events, with offences by persons and bodies as alleged, and without those whom only "he" could mean."""
    kinds = {r.key: r.type for r in annotations.referents}
    names = _plain_names(syntax, annotations)
    guilty = {key for event in events for key in _convicted(event, syntax)}
    concerned = _named_in_cases(events, names)
    found: list[EventMention] = []
    for event in events:
        # A state goes by its officials too ("Mexican authorities"); people and bodies must be named.
        kept = tuple(
            p
            for p in event.participants
            if kinds[p.referent] == "place" or not _is_doubtful(p, event, concerned, names)
        )
        agents = {p.referent for p in event.participants if p.role == "agent"} - guilty
        accused = {key for key in agents if is_offence(event.type, kinds[key])}
        decision = decide(RULES, event, accused)
        told = event if decision is None else replace(event, status=decision.found, status_rule=decision.rule)
        found.append(replace(told, participants=kept))
    return found


def _no_conviction(event: EventMention, accused: set[int]) -> Status | None:
    """Ada Lund stole a boat: so it is said, as no court has found so."""
    return "alleged" if event.status == "actual" and accused else None


def _plain_names(syntax: Syntax, annotations: Annotations) -> dict[int, list[tuple[int, int]]]:
    """Where the document names each referent, without the surnames alone that a namesake could be meant by as well."""
    kinds = {r.key: r.type for r in annotations.referents}
    full: dict[int, list[tuple[int, int]]] = defaultdict(list)
    bare: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    holders: dict[str, set[int]] = defaultdict(set)
    for mention in (m for m in annotations.mentions if m.kind == "name"):
        words = syntax.text[mention.start : mention.end].split()
        person = kinds[mention.referent] == "person"
        if person and len(words) > 1:
            holders[words[-1]].add(mention.referent)
        spans = bare[words[-1]][mention.referent] if person and len(words) == 1 else full[mention.referent]
        spans.append((mention.start, mention.end))
    for surname, found in bare.items():
        for key, spans in found.items():
            namesakes = sum(len(full[other]) for other in holders[surname] - {key})
            if len(full[key]) >= _DOMINANT * namesakes:
                full[key] += spans
    return full


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


def _case(code: str) -> str:
    """What events of the type are a part of: the one case before the court, or such events alone."""
    return "court" if event_types()[code].in_court else code


def _is_concerned(participant: Participant, code: str) -> bool:
    """Whether such an event is a grave thing to say of the participant: it befell or was done by them."""
    if event_types()[code].offence and participant.role == "agent":
        return True
    return participant.role == "patient" and (happens_once(code) or event_types()[code].group == "justice")


def _is_named(participant: Participant, names: dict[int, list[tuple[int, int]]]) -> bool:
    """Whether the phrase holds a name of the participant, and is no pronoun or title alone."""
    return any(
        start < participant.end and participant.start < end for start, end in names.get(participant.referent, ())
    )


def _named_in_cases(events: list[EventMention], names: dict[int, list[tuple[int, int]]]) -> dict[str, set[int]]:
    """For each case, whom the document says by name to be concerned."""
    concerned: dict[str, set[int]] = defaultdict(set)
    for event in events:
        grave = (p for p in event.participants if _is_concerned(p, event.type) and _is_named(p, names))
        concerned[_case(event.type)] |= {p.referent for p in grave}
    return concerned


def _is_doubtful(
    participant: Participant,
    event: EventMention,
    concerned: dict[str, set[int]],
    names: dict[int, list[tuple[int, int]]],
) -> bool:
    """Whether only a pronoun or title says so, and the document names others whom such things concern, not this one."""
    others = concerned[_case(event.type)]
    if not _is_concerned(participant, event.type) or _is_named(participant, names):
        return False
    return bool(others) and participant.referent not in others


RULES: tuple[Rule[[EventMention, set[int]], Status], ...] = (
    Rule(
        step="status",
        name="no conviction",
        meaning="an offence by a person or body is alleged unless the article tells of a conviction or guilty plea",
        find=_no_conviction,
        examples=(Example(text="Ada Lund murdered a guard.", words="murdered", gives="alleged"),),
    ),
)
