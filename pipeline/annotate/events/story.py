"""The story's own time line: a mention without a date takes that of the same event elsewhere in the document."""

from dataclasses import dataclass, field, replace

from pipeline.event_types import happens_once
from pipeline.records import EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event mention with what its sentence says about its place in the story.

    Attributes:
        event: the mention.
        lemma: of its trigger.
        refers: whether it may take up an event told before: it happens once in a story, or stands as a definite noun.
        strangers: whether it happens to somebody who is described and not known ("three men"), so to nobody known.
        apart: whether it is an event of its own beside the one whose type it has (a decision).
    """

    event: EventMention
    lemma: str
    refers: bool
    strangers: bool
    apart: bool


@dataclass(slots=True)
class _Chain:
    """Mentions of one event, and the referents it happened to."""

    patients: set[int]
    members: list[int] = field(default_factory=list)


def along_the_story(told: list[Told]) -> list[EventMention]:
    """The events in their order, each with the date that its sentence or the story gives."""
    chains = _chains(told)
    events = [item.event for item in told]
    for chain in chains:
        date = _agreed_date([events[i] for i in chain.members])
        for index in chain.members:
            if date is not None and events[index].date is None and events[index].status != "denied":
                events[index] = replace(events[index], date=date[0], end_date=date[1])
    return events


def _chains(told: list[Told]) -> list[_Chain]:
    """Mentions of the same event: one type, one date, and the same patients as far as they are known."""
    by_type: dict[str, list[_Chain]] = {}
    for index, item in enumerate(told):
        if item.apart:
            continue
        chains = by_type.setdefault(item.event.type, [])
        patients = {p.referent for p in item.event.participants if p.role == "patient"}
        chain = _chain_for(item, patients, chains, told) if item.refers else None
        if chain is None:
            chain = _Chain(patients)
            chains.append(chain)
        chain.patients |= patients
        chain.members.append(index)
    return [chain for chains in by_type.values() for chain in chains]


def _chain_for(item: Told, patients: set[int], chains: list[_Chain], told: list[Told]) -> _Chain | None:
    """The latest chain that shares a patient or, for a mention of nobody, the latest; else one that names nobody."""
    if item.strangers:
        return None
    open_chains = [c for c in reversed(chains) if _dates_agree(item.event, c, told) and _may_be_done(item, c, told)]
    if not happens_once(item.event.type):
        # What can happen many times is taken up by its own word ("the invasion … the invasion"), not dated by it.
        dated = item.event.date is not None
        return next((c for c in open_chains if not dated and told[c.members[-1]].lemma == item.lemma), None)
    for chain in open_chains:
        if patients & chain.patients or not patients:
            return chain
    return next((c for c in open_chains if not c.patients and not any(told[i].strangers for i in c.members)), None)


def _may_be_done(item: Told, chain: _Chain, told: list[Told]) -> bool:
    """Whether what somebody plans is what the chain tells of: not where others have done it already."""
    planners = _agents(item.event)
    done = [told[i].event for i in chain.members if told[i].event.status == "actual"]
    agents = {agent for event in done for agent in _agents(event)}
    return item.event.status != "planned" or not planners or not agents or bool(planners & agents)


def _agents(event: EventMention) -> set[int]:
    return {p.referent for p in event.participants if p.role == "agent"}


def _dates_agree(event: EventMention, chain: _Chain, told: list[Told]) -> bool:
    return all(_fit(event.date, told[i].event.date) for i in chain.members)


def _fit(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _agreed_date(events: list[EventMention]) -> tuple[str, str | None] | None:
    """The most precise date of the chain."""
    dated = sorted((e for e in events if e.date), key=lambda e: (-len(e.date or ""), e.start))
    return (dated[0].date, dated[0].end_date) if dated and dated[0].date else None
