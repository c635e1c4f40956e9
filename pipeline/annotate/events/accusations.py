"""What is not said on weak grounds: offences before a conviction, what one side claims, whom "he" may mean."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.events.claims import Claims
from pipeline.event_types import event_types, happens_once, is_offence
from pipeline.lexicon import table
from pipeline.records import Annotations, EventMention, Participant, Status
from pipeline.rules import Example, Rule, decide

# Of two people of one surname, the surname alone means one who is named in full this many times as often.
_DOMINANT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What the whole article says of one event.

    Attributes:
        event: as its own sentence tells it.
        accused: keys of those who are said to have committed an offence, and whom no court has found guilty.
        claimed: whether only the words of somebody who is no authority tell of it.
        past: whether a verb tells of it in the past.
        published: the day the article was published.
    """

    event: EventMention
    accused: frozenset[int]
    claimed: bool
    past: bool
    published: date | None


def fair(events: list[EventMention], syntax: Clauses, annotations: Annotations) -> list[EventMention]:
    """The events, with offences by persons and bodies as alleged, and without those whom only "he" could mean."""
    kinds = {r.key: r.type for r in annotations.referents}
    names = _plain_names(syntax, annotations)
    guilty = {key for event in events for key in _convicted(event, syntax)}
    concerned = _named_in_cases(events, names)
    claims = Claims(syntax, annotations)
    found: list[EventMention] = []
    for event in events:
        # A state goes by its officials too ("Mexican authorities"); people and bodies must be named.
        kept = tuple(
            p
            for p in event.participants
            if kinds[p.referent] == "place" or not _is_doubtful(p, event, concerned, names)
        )
        agents = {p.referent for p in event.participants if p.role == "agent"} - guilty
        grounds = Grounds(
            event=event,
            accused=frozenset(key for key in agents if is_offence(event.type, kinds[key])),
            claimed=claims.is_claim(event),
            past=_is_past(event, syntax),
            published=annotations.facts.published,
        )
        decision = decide(RULES, grounds)
        told = event if decision is None else replace(event, status=decision.found, status_rule=decision.rule)
        found.append(replace(told, participants=kept))
    return found


def _ahead(grounds: Grounds) -> Status | None:
    """The trial opens on 3 May: so an article of April says."""
    event, published = grounds.event, grounds.published
    if published is None or event.date is None or event.date_basis != "stated" or event.status != "actual":
        return None
    if grounds.past or event_types()[event.type].bloody:
        return None  # the day was read wrong
    return "planned" if event.date > published.isoformat()[: len(event.date)] else None


def _is_past(event: EventMention, grammar: Clauses) -> bool:
    index = grammar.at(event.start)
    return index is not None and grammar.is_verb(index) and grammar.is_over(index)


def _claimed(grounds: Grounds) -> Status | None:
    """The guards burned his farm: so he says."""
    return "alleged" if grounds.event.status == "actual" and grounds.claimed else None


def _no_conviction(grounds: Grounds) -> Status | None:
    """Ada Lund stole a boat: so it is said, as no court has found so."""
    return "alleged" if grounds.event.status == "actual" and grounds.accused else None


def _plain_names(syntax: Clauses, annotations: Annotations) -> dict[int, list[tuple[int, int]]]:
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


def _convicted(event: EventMention, syntax: Clauses) -> set[int]:
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


RULES: tuple[Rule[[Grounds], Status], ...] = (
    Rule(
        step="status",
        name="date ahead",
        meaning="the event has a date behind the day of publication",
        find=_ahead,
        examples=(
            Example(
                text="The trial of Ada Lund opens on March 20, 2021.",
                words="trial",
                gives="planned",
                published="2021-03-05",
            ),
        ),
    ),
    Rule(
        step="status",
        name="claim",
        meaning="a deed done to others that only the words of a party, a witness or another private person tell of is"
        " alleged",
        find=_claimed,
        examples=(Example(text="A farmer said soldiers attacked the village.", words="attacked", gives="alleged"),),
    ),
    Rule(
        step="status",
        name="no conviction",
        meaning="an offence by a person or body is alleged unless the article tells of a conviction or guilty plea",
        find=_no_conviction,
        examples=(Example(text="Ada Lund murdered a guard.", words="murdered", gives="alleged"),),
    ),
)
