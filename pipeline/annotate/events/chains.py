"""Which mention of an event gives its date to another one that has none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.event_types import happens_once
from pipeline.records import EventMention
from pipeline.rules import Example, Rule, decide

# A noun and a verb that begin with so many letters alike are one word: "resigned", "the resignation".
_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event mention with what its sentence says about its place in the story.

    Attributes:
        event: the mention.
        lemma: of its trigger.
        refers_back: whether it stands as a definite noun ("the attack").
        limits: lemmas that say which such event it is ("the **fatal** attack on the **embassy**").
        beside: all lemmas of its sentence.
        is_many: whether it may be of several, or of one of several: "the attacks", "the winner", "was arrested twice".
        in_headline: whether it stands in the headline.
        of_the_known: whether it happens to somebody told of before: "she was arrested", "the man was arrested".
    """

    event: EventMention
    lemma: str
    refers_back: bool
    limits: frozenset[str]
    beside: frozenset[str]
    is_many: bool
    in_headline: bool
    of_the_known: bool

    @property
    def patients(self) -> frozenset[int]:
        """To whom it happened."""
        return frozenset(p.referent for p in self.event.participants if p.role == "patient")

    @property
    def agents(self) -> frozenset[int]:
        """Who did it."""
        return frozenset(p.referent for p in self.event.participants if p.role == "agent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """A mention without a date, another of its type that has one, and all mentions of the type."""

    item: Told
    source: Told
    story: tuple[Told, ...]

    def before(self) -> Iterator[Told]:
        """The mentions before the one without a date."""
        return (other for other in self.story if other.event.start < self.item.event.start)


def carry_dates(told: list[Told]) -> list[EventMention]:
    """The events in their order, each with the date that its sentence gives, or another mention of the event.

    What "the arrest" refers to may itself have its date from another mention of the same person's: once more, then.
    """
    for _ in range(2):
        by_type: dict[str, list[Told]] = {}
        for item in told:
            by_type.setdefault(item.event.type, []).append(item)
        told = [replace(item, event=_dated(item, tuple(by_type[item.event.type]))) for item in told]
    return [item.event for item in told]


def _dated(item: Told, story: tuple[Told, ...]) -> EventMention:
    """The event with its own date, or the one that the nearest mention before it, or after it, may give."""
    if item.event.date is not None or item.event.status == "denied":
        return item.event
    behind = [other for other in story if other.event.start > item.event.start]
    for source in (*reversed(story[: len(story) - len(behind)]), *behind):
        decision = None if source.event.date is None else decide(RULES, Loan(item=item, source=source, story=story))
        if decision is not None and decision.found:
            given = source.event
            return replace(
                item.event,
                date=given.date,
                end_date=given.end_date,
                date_rule=decision.rule,
                date_basis="carried",
            )
    return item.event


def _many(loan: Loan) -> bool | None:
    """He has been arrested before; a history of arrests."""
    return False if loan.item.is_many or loan.source.is_many else None


def _other_status(loan: Loan) -> bool | None:
    """What somebody plans or claims is not what was done."""
    return False if loan.item.event.status != loan.source.event.status else None


def _done_elsewhere(loan: Loan) -> bool | None:
    """What others did, or was done elsewhere, is another event."""
    item, source = loan.item, loan.source
    by_others = item.agents and source.agents and not item.agents & source.agents
    elsewhere = None not in {item.event.place, source.event.place} and item.event.place != source.event.place
    return False if by_others or elsewhere else None


def _several(loan: Loan) -> bool | None:
    """She was arrested on Monday, and again on Friday."""
    patients, date = loan.item.patients, loan.source.event.date
    told = (loan.source, *loan.before()) if loan.item.refers_back and not patients else loan.story
    meant = (o for o in told if not patients or not o.patients or patients & o.patients)
    return None if all(_fit(other.event.date, date) for other in meant) else False


def _fit(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _same_patient(loan: Loan) -> bool | None:
    """She was arrested on Monday. Her arrest …."""
    same = loan.item.patients & loan.source.patients
    return True if same and happens_once(loan.item.event.type) else None


def _refers_back(loan: Loan) -> bool | None:
    """She was arrested on Monday. The arrest …: one such event alone has been told of, with the same word."""
    item, source = loan.item, loan.source
    if not item.refers_back or source.event.start > item.event.start or not item.patients <= source.patients:
        return None
    same_word = item.lemma[:_STEM] == source.lemma[:_STEM]
    start = source.event.start
    alone = all(other.patients <= source.patients and _may_be(other, start) for other in loan.before())
    return True if same_word and alone and item.limits <= source.beside else None


def _may_be(other: Told, start: int) -> bool:
    """Whether the mention may be of what a dated one that starts there tells: dated as well, or told after it."""
    return other.event.date is not None or other.in_headline or other.event.start > start


def _headline(loan: Loan) -> bool | None:
    """Driver arrested. The driver was arrested on Monday: the text tells what its headline is about."""
    item, source = loan.item, loan.source
    first = next((other for other in loan.story if not other.in_headline and not other.is_many), None)
    if not item.in_headline or first is not source:
        return None
    return True if item.patients <= source.patients and (item.patients or item.lemma == source.lemma) else None


def _rule(
    name: str,
    meaning: str,
    find: Callable[[Loan], bool | None],
    *examples: tuple[str, str, str],
    forbids: bool = False,
) -> Rule[[Loan], bool]:
    """The rule, with its examples as text, trigger and date."""
    given = tuple(Example(text=text, words=words, gives=gives) for text, words, gives in examples)
    return Rule(step="date", name=name, meaning=meaning, find=find, examples=given, forbids=forbids)


RULES: tuple[Rule[[Loan], bool], ...] = (
    _rule(
        "one of many",
        "what is told of several events, or happened again or before, is not dated by one of them",
        _many,
        (
            "The police arrested Ada Lund on May 4, 2015. Ada Lund had been jailed twice before.",
            "jailed",
            "2015-05-04",
        ),
        forbids=True,
    ),
    _rule(
        "other status",
        "what is planned or alleged is not what was done",
        _other_status,
        ("Dunmere Police arrested Ada Lund in May 2015. The guards plan to detain Ada Lund.", "detain", "2015-05"),
        forbids=True,
    ),
    _rule(
        "done elsewhere",
        "what somebody else did, or was done in another place, is another event",
        _done_elsewhere,
        (
            "Riverton Police arrested Ada Lund in May 2015. Dunmere Police detained Ada Lund at home.",
            "detained",
            "2015-05",
        ),
        forbids=True,
    ),
    _rule(
        "another date",
        "such events were told of that happened at different times",
        _several,
        (
            "The police arrested Ada Lund on May 4, 2015. They detained her again on June 6, 2016. The arrest was odd.",
            "arrest",
            "2015-05-04",
        ),
        forbids=True,
    ),
    _rule(
        "same patient",
        "the date of another mention of such an event, which happened to the same person or body",
        _same_patient,
        ("The police arrested Ada Lund in May 2015. The guards had detained Ada Lund at home.", "detained", "2015-05"),
    ),
    _rule(
        "refers back",
        "the date of the one such event told of before, to which “the” or “this” with its noun refers",
        _refers_back,
        ("The invasion of Peru began in May 2015. The town suffered from the invasion.", "invasion", "2015-05"),
        # what is told later of somebody else is nothing that “the arrest” could mean
        (
            "The police arrested Ada Lund in May 2015. The arrest was odd. The police arrested Bo Stone in 2009.",
            "arrest",
            "2015-05",
        ),
    ),
    _rule(
        "headline",
        "a headline's event has the date that the first mention of it in the text gives",
        _headline,
        ("Bomb kills two\n\nBy Bo Stone\n\nA bomb killed two women in Lima on May 4, 2015.", "kills", "2015-05-04"),
    ),
)
