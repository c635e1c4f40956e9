"""When an event took place, as its own clause tells it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_adverbial_clause, is_joined, is_open_complement
from pipeline.annotate.events.expressions import Time
from pipeline.annotate.events.pairing import Pairing
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import happens_once
from pipeline.lexicon import listed, words
from pipeline.rules import Decision, Example, Rule, decide

# How far an expression is from a trigger: of several that may date it, the nearest does. Words between them add to it.
_ON_IT = 0.0
_SAME_CLAUSE = 20.0
_JOINED_CLAUSE = 40.0
_NEVER = math.inf
# Between verbs that stand side by side there are so few tokens.
_BESIDE = 4

# Verbs whose time is that of the event noun that is their object, and of the one that is their subject.
_HELD = words("support_verbs") - listed("event_dates", "untimed") | listed("event_dates", "taking_place", "objects")
_HAPPENS = listed("event_dates", "taking_place", "subjects")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The expression that dates a trigger, how far it is, and the rule that found it."""

    time: Time
    cost: float
    rule: str


class Clock:
    """Gives the triggers of one document their time expressions."""

    def __init__(self, grammar: Clauses, times: list[Time]) -> None:
        self.grammar = grammar
        self._times = times

    def times(self, triggers: list[Trigger]) -> dict[int, Dating]:
        """The time expression of each trigger that has one, by the trigger's token."""
        found: dict[int, Dating] = {}
        events = frozenset(token for trigger in triggers for token in trigger.tokens)
        heads = frozenset(time.head for time in self._times)
        for time in self._times:
            for index, claim in self._claims(time, triggers, (events, heads)):
                if index not in found or claim.cost < found[index].cost:
                    found[index] = claim
        return found

    def _claims(
        self, time: Time, triggers: list[Trigger], near: tuple[frozenset[int], frozenset[int]]
    ) -> Iterator[tuple[int, Dating]]:
        """The triggers that the expression dates, by their tokens."""
        sentence, owner = self.grammar.tokens[time.head].sentence, self.grammar.attached_to(time.head)
        for trigger in triggers:
            if self.grammar.tokens[trigger.index].sentence != sentence:
                continue
            pairing = Pairing(
                time=time, owner=owner, trigger=trigger, events=near[0], others=near[1], grammar=self.grammar
            )
            decision: Decision[float] | None = decide(RULES, pairing)
            if decision is not None and decision.found < _NEVER:
                yield trigger.index, Dating(time=time, cost=decision.found, rule=decision.rule)


def _between(pairing: Pairing) -> float:
    """The words between the trigger and the expression, which never outweigh how they hang together."""
    distance = min(abs(i - pairing.time.head) for i in pairing.trigger.tokens)
    return float(min(distance, _SAME_CLAUSE - 1))


def _years_of_a_day(pairing: Pairing) -> float | None:
    """Ada Lund resigned during floods from 2010 to 2015."""
    return _NEVER if pairing.time.end_date is not None and happens_once(pairing.trigger.type) else None


def _bound(pairing: Pairing) -> float | None:
    """She was jailed until 2015; they had left by Monday."""
    above = pairing.grammar.prepositions_above(pairing.time.head)
    return _NEVER if any(word in listed("event_dates", "not_then") for word in above) else None


def _several(pairing: Pairing) -> float | None:
    """She won in 2008 and 2012: what happened more than once."""
    head, grammar = pairing.time.head, pairing.grammar
    joined = [*grammar.joined(head), *([grammar.parent(head)] if is_joined(grammar.tokens[head]) else [])]
    return _NEVER if pairing.time.end_date is None and not pairing.others.isdisjoint(joined) else None


def _own(pairing: Pairing) -> float | None:
    """She resigned on Monday; the trial of May 2015."""
    return _ON_IT + _between(pairing) if pairing.owner in pairing.trigger.tokens else None


def _of_verb(pairing: Pairing) -> float | None:
    """The trial began on Monday: the verb says when the event took place, and not what somebody thought of it."""
    grammar, verb, noun = pairing.grammar, pairing.owner, pairing.trigger.index
    above = grammar.parent(verb)
    if above is not None and verb in grammar.predicate_adjectives(above):
        verb = above  # "is due on Monday"
    if grammar.is_verb(noun):
        return None
    lemma, is_what = grammar.lemma(verb), noun in grammar.predicate_nouns(verb)
    does = not grammar.predicate_nouns(verb) and noun in grammar.subjects(verb)
    takes_place = is_what or (noun in grammar.patients(verb) and lemma in _HELD) or (does and lemma in _HAPPENS)
    return _SAME_CLAUSE + _between(pairing) if takes_place else None


def _begun(pairing: Pairing) -> float | None:
    """They began on Monday to leave; she is due on Monday to speak."""
    grammar, deed, verb = pairing.grammar, pairing.deed, pairing.owner
    begins = {grammar.lemma(i) for i in (verb, *grammar.predicate_adjectives(verb))}
    is_begun = grammar.parent(deed) in {verb, *grammar.predicate_adjectives(verb)} and is_open_complement(
        grammar.tokens[deed]
    )
    return (
        _SAME_CLAUSE + _between(pairing)
        if is_begun and begins & listed("event_dates", "taking_place", "infinitives")
        else None
    )


def _scene_of_event(pairing: Pairing) -> float | None:
    """On Monday, she spoke at the trial."""
    trigger = pairing.trigger.index
    is_scene = any(pairing.is_scene(trigger, verb) for verb in (pairing.owner, pairing.verb))
    return _SAME_CLAUSE + _between(pairing) if is_scene and not pairing.grammar.is_verb(trigger) else None


def _in_scene(pairing: Pairing) -> float | None:
    """She resigned in a letter of May 2015; the shooting in Lima on Monday."""
    trigger, owner = pairing.trigger.index, pairing.owner
    return _SAME_CLAUSE + _between(pairing) if pairing.is_scene(owner, trigger) else None


def _done_by_event(pairing: Pairing) -> float | None:
    """Monday's attack killed two people."""
    grammar, trigger, owner = pairing.grammar, pairing.trigger.index, pairing.owner
    is_done = (
        owner in pairing.events and owner in grammar.active_subjects(trigger) and grammar.lemma(trigger) in _HAPPENS
    )
    return _SAME_CLAUSE + _between(pairing) if is_done else None


def _in_clause(pairing: Pairing) -> float | None:
    """On a call Monday, they criticized the mayor."""
    grammar, clause = pairing.grammar, pairing.clause
    below = grammar.clause(pairing.owner) == clause != pairing.owner and pairing.trigger.index == clause
    free = pairing.owner not in pairing.events and pairing.is_behind and pairing.time.is_day
    return _SAME_CLAUSE + _between(pairing) if below and free else None


def _joined(pairing: Pairing) -> float | None:
    """She was arrested and charged on Monday: nothing stands between that is said of one of them alone."""
    trigger, clause, owner = pairing.trigger.index, pairing.clause, pairing.owner
    is_joined = pairing.time.head > owner > trigger == clause and owner in pairing.grammar.joined(clause)
    return _JOINED_CLAUSE + _between(pairing) if is_joined and owner - trigger <= _BESIDE else None


def _joined_behind(pairing: Pairing) -> float | None:
    """On Monday, she left the council and founded a party."""
    is_joined = pairing.time.is_day and pairing.follows(pairing.deed)
    return _JOINED_CLAUSE + _between(pairing) if is_joined else None


def _aside(pairing: Pairing) -> float | None:
    """They struck on Monday, killing two people."""
    is_aside = pairing.time.end_date is None and pairing.is_aside(pairing.deed)
    return _JOINED_CLAUSE + _between(pairing) if is_aside else None


def _at_the_time(pairing: Pairing) -> float | None:
    """She was killed when the bridge fell on Monday."""
    grammar, owner, deed = pairing.grammar, pairing.verb, pairing.deed
    is_clause = pairing.time.is_day and is_adverbial_clause(grammar.tokens[owner]) and grammar.parent(owner) == deed
    opened = {grammar.lemma(i) for i in grammar.openers(owner)} & listed("event_dates", "at_the_time")
    return _JOINED_CLAUSE + _between(pairing) if is_clause and opened else None


def _the_day_that(pairing: Pairing) -> float | None:
    """Monday was the day that she resigned."""
    grammar = pairing.grammar
    days = (i for i in grammar.predicate_nouns(pairing.owner) if grammar.lemma(i) in listed("event_dates", "days"))
    is_then = pairing.time.head in grammar.subjects(pairing.owner) and any(map(pairing.relative_of, days))
    return _SAME_CLAUSE + _between(pairing) if is_then else None


def _rule(
    name: str,
    meaning: str,
    find: Callable[[Pairing], float | None],
    *examples: tuple[str, str, str],
    forbids: bool = False,
) -> Rule[[Pairing], float]:
    """The rule, with its examples as text, trigger and date."""
    given = tuple(Example(text=text, words=words, gives=gives) for text, words, gives in examples)
    return Rule(step="date", name=name, meaning=meaning, find=find, examples=given, forbids=forbids)


RULES: tuple[Rule[[Pairing], float], ...] = (
    _rule(
        "no years for a day",
        "what happens once to somebody is not dated by a stretch of time",
        _years_of_a_day,
        ("Ada Lund resigned during floods from 2010 to 2015.", "resigned", "2010/2015"),
        forbids=True,
    ),
    _rule(
        "bound",
        "what ends, begins or is over at a time did not happen then (“jailed until 2015”)",
        _bound,
        ("Ada Lund was jailed until May 4, 2015.", "jailed", "2015-05-04"),
        forbids=True,
    ),
    _rule(
        "several times",
        "what happened at two times is two events",
        _several,
        ("Ada Lund resigned in 2012 and 2015.", "resigned", "2012"),
        forbids=True,
    ),
    _rule(
        "on the event",
        "the time expression is attached to the words of the event",
        _own,
        ("The workers protested from 2010 to 2015.", "protested", "2010/2015"),
    ),
    _rule(
        "on the verb",
        "the time expression is attached to a verb that tells when the event took place (“the trial began”)",
        _of_verb,
        ("The trial of Ada Lund lasted from 2010 to 2015.", "trial", "2010/2015"),
    ),
    _rule(
        "on what begins it",
        "the time expression is attached to a verb that says when what its infinitive tells of took place (“began to”)",
        _begun,
        ("Ada Lund is due on May 4, 2015, to resign.", "resign", "2015-05-04"),
    ),
    _rule(
        "of what happens there",
        "the time expression is attached to a verb that tells what happened in the event (“spoke at the trial”)",
        _scene_of_event,
        ("On May 4, 2015, Ada Lund spoke at the trial.", "trial", "2015-05-04"),
    ),
    _rule(
        "in a scene",
        "the time expression is attached to what the event takes place in (“attacked him in Monday's debate”)",
        _in_scene,
        ("The workers criticized Ada Lund in a letter of May 2015.", "criticized", "2015-05"),
    ),
    _rule(
        "by a dated event",
        "the time expression is attached to an event that does what the verb tells (“Monday's attack killed two”)",
        _done_by_event,
        ("The attack of May 2015 killed two fishermen.", "killed", "2015-05"),
    ),
    _rule(
        "in the clause",
        "a day is attached to a word, of no event, in the clause whose verb tells of the event",
        _in_clause,
        ("The mayor, who, on a call May 4, 2015, criticized Ada Lund, left.", "criticized", "2015-05-04"),
    ),
    _rule(
        "on a joined verb",
        "the time expression is attached to a verb that “and” joins to that of the event before it",
        _joined,
        ("Ada Lund was arrested and charged in May 2015.", "arrested", "2015-05"),
    ),
    _rule(
        "joined to a dated verb",
        "“and” joins the verb of the event, which has no subject of its own, to one that a day is attached to",
        _joined_behind,
        ("Ada Lund left the council on May 4, 2015, and founded a party.", "founded", "2015-05-04"),
    ),
    _rule(
        "by what was done",
        "a participle tells of the event as part of what was done on the day",
        _aside,
        ("The storm hit the coast on May 4, 2015, killing two fishermen.", "killing", "2015-05-04"),
    ),
    _rule(
        "at the time",
        "a clause with “when” or “while” gives the day",
        _at_the_time,
        ("Two fishermen were killed when the bridge fell on May 4, 2015.", "killed", "2015-05-04"),
    ),
    _rule(
        "the day that",
        "the sentence says that it is the day of the event",
        _the_day_that,
        ("May 4, 2015, was the day that Ada Lund resigned.", "resigned", "2015-05-04"),
    ),
)
