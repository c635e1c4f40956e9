"""What is not said on weak grounds: offences before a conviction, what one side claims, whom "he" may mean."""

from dataclasses import dataclass, replace
from datetime import date

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.events.claims import Claims
from pipeline.annotate.events.company import Company
from pipeline.event_types import event_types, is_offence
from pipeline.lexicon import table
from pipeline.records import Annotations, EventMention, Status
from pipeline.rules import Example, Rule, decide


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
    guilty = {key for event in events for key in _convicted(event, syntax)}
    company, claims = Company(events, syntax, annotations), Claims(syntax, annotations)
    found: list[EventMention] = []
    for event in events:
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
        found.append(replace(told, participants=company.certain(event)))
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
