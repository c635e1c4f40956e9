"""Which mentions in an article tell of the same event; one without a date takes that of another."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline.event_types import happens_once
from pipeline.records import EventMention
from pipeline.rules import Decision, Example, Rule, decide

# What joins a mention to a chain: the best evidence first, and of equals the latest chain.
_SAME = 0.0
_MAYBE = 1.0
_NEVER = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event mention with what its sentence says about its place in the story.

    Attributes:
        event: the mention.
        lemma: of its trigger.
        is_definite: whether it stands as a definite noun ("the attack").
        strangers: whether it happens to somebody who is described and not known ("three men"), so to nobody known.
        apart: whether it is an event of its own beside the one whose type it has (a decision).
    """

    event: EventMention
    lemma: str
    is_definite: bool
    strangers: bool
    apart: bool


@dataclass(slots=True)
class Chain:
    """Mentions of one event, each with the rule that joined it, and the referents that the event happened to."""

    patients: set[int]
    members: list[Told] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def add(self, item: Told, place: int, rule: str) -> None:
        """Take up a mention, the document's `place`-th."""
        self.patients |= _patients(item)
        self.members.append(item)
        self.places.append(place)
        self.rules.append(rule)

    def dated(self) -> int | None:
        """Which member has the most precise date; the first in the text of several."""
        found = [i for i, item in enumerate(self.members) if item.event.date]
        return min(
            found, key=lambda i: (-len(self.members[i].event.date or ""), self.members[i].event.start), default=None
        )


def carry_dates(told: list[Told]) -> list[EventMention]:
    """The events in their order, each with the date that its sentence gives, or another mention of the event."""
    events = [item.event for item in told]
    for chain in _chains(told):
        source = chain.dated()
        if source is None:
            continue
        date = chain.members[source].event
        for place, index in enumerate(chain.places):
            if events[index].date is None and events[index].status != "denied":
                events[index] = replace(
                    events[index],
                    date=date.date,
                    end_date=date.end_date,
                    date_rule=chain.rules[max(place, source)],  # what joined the later of both
                    date_basis="carried",
                )
    return events


def _chains(told: list[Told]) -> list[Chain]:
    """Mentions of the same event, which are of one type."""
    by_type: dict[str, list[Chain]] = {}
    for place, item in enumerate(told):
        chains = by_type.setdefault(item.event.type, [])
        found = _chain_for(item, chains)
        if found is None:
            chains.append(Chain(set()))
        chain, rule = found or (chains[-1], "")
        chain.add(item, place, rule)
    return [chain for chains in by_type.values() for chain in chains]


def _chain_for(item: Told, chains: list[Chain]) -> tuple[Chain, str] | None:
    """The chain that takes up the mention, and the rule that joins it; None where it tells of another event."""
    best: Decision[float] | None = None
    found: Chain | None = None
    for chain in reversed(chains):
        decision = decide(RULES, item, chain)
        if decision is not None and decision.found < (_NEVER if best is None else best.found):
            best, found = decision, chain
    return None if best is None or found is None else (found, best.rule)


def _patients(item: Told) -> set[int]:
    return {p.referent for p in item.event.participants if p.role == "patient"}


def _agents(event: EventMention) -> set[int]:
    return {p.referent for p in event.participants if p.role == "agent"}


def _apart(item: Told, chain: Chain) -> float | None:
    """A decision to strike is not the strike."""
    return _NEVER if item.apart or chain.members[0].apart else None


def _strangers(item: Told, chain: Chain) -> float | None:  # noqa: ARG001
    """Three men were arrested: nobody that was told of before."""
    return _NEVER if item.strangers else None


def _other_date(item: Told, chain: Chain) -> float | None:
    """Another day is another event."""
    return None if all(_fit(item.event.date, other.event.date) for other in chain.members) else _NEVER


def _fit(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _done_by_others(item: Told, chain: Chain) -> float | None:
    """What somebody plans is not what others have done already."""
    planners = _agents(item.event)
    done = {a for other in chain.members if other.event.status == "actual" for a in _agents(other.event)}
    apart = item.event.status == "planned" and planners and done and not planners & done
    return _NEVER if apart else None


def _same_patient(item: Told, chain: Chain) -> float | None:
    """She was arrested on Monday. Her arrest …."""
    return _SAME if happens_once(item.event.type) and _patients(item) & chain.patients else None


def _nobody_named(item: Told, chain: Chain) -> float | None:  # noqa: ARG001
    """She was arrested on Monday. The arrest …."""
    return _SAME if happens_once(item.event.type) and not _patients(item) else None


def _first_named(item: Told, chain: Chain) -> float | None:
    """The arrest was on Monday. She was arrested at home."""
    nobody = not chain.patients and not any(other.strangers for other in chain.members)
    return _MAYBE if happens_once(item.event.type) and nobody else None


def _same_word(item: Told, chain: Chain) -> float | None:
    """The invasion began in May. The invasion …: what can happen many times is taken up by its own word."""
    again = item.is_definite and item.event.date is None and chain.members[-1].lemma == item.lemma
    return _SAME if again and not happens_once(item.event.type) else None


def _rule(
    name: str,
    meaning: str,
    find: Callable[[Told, Chain], float | None],
    *examples: tuple[str, str, str],
    forbids: bool = False,
) -> Rule[[Told, Chain], float]:
    """The rule, with its examples as text, trigger and date."""
    given = tuple(Example(text=text, words=words, gives=gives) for text, words, gives in examples)
    return Rule(step="date", name=name, meaning=meaning, find=find, examples=given, forbids=forbids)


RULES: tuple[Rule[[Told, Chain], float], ...] = (
    _rule(
        "decision apart",
        "a decision or plan is not the event that is decided on, so it has a date of its own",
        _apart,
        ("Ada Lund resigned in May 2015. The decision to resign surprised the town.", "decision", "2015-05"),
        forbids=True,
    ),
    _rule(
        "strangers",
        "what happens to people who are described and not known is no event told of before",
        _strangers,
        (
            "The police arrested Ada Lund on May 4, 2015. The guards detained two men near the bridge.",
            "detained",
            "2015-05-04",
        ),
        forbids=True,
    ),
    _rule(
        "another date",
        "what happened at another time is another event",
        _other_date,
        (
            "The police arrested Ada Lund on May 4, 2015. They detained her again on June 6, 2016. The arrest was odd.",
            "arrest",
            "2015-05-04",
        ),
        forbids=True,
    ),
    _rule(
        "done by others",
        "what somebody plans is not what others have done",
        _done_by_others,
        (
            "Riverton Police arrested Ada Lund in May 2015. Dunmere Police plans to detain Ada Lund.",
            "detain",
            "2015-05",
        ),
        forbids=True,
    ),
    _rule(
        "same patient",
        "the date of another mention of such an event, which happened to the same person or body",
        _same_patient,
        ("The police arrested Ada Lund in May 2015. The arrest of Ada Lund surprised the town.", "arrest", "2015-05"),
    ),
    _rule(
        "nobody named",
        "the date of the last such event told of, as this mention does not say to whom it happened",
        _nobody_named,
        ("The police arrested Ada Lund in May 2015. They made the arrest at a party.", "arrest", "2015-05"),
    ),
    _rule(
        "first named",
        "the date of such an event told of before, of which nobody had said to whom it happened",
        _first_named,
        ("The police made an arrest in May 2015. The guards arrested Ada Lund at a party.", "arrested", "2015-05"),
    ),
    _rule(
        "same word",
        "the date of the event that the same noun, now with “the” or “this”, took up before",
        _same_word,
        ("The invasion of Peru began in May 2015. The town suffered from the invasion.", "invasion", "2015-05"),
    ),
)
