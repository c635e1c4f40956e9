"""When an event took place, as its own sentence tells it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.events.expressions import Time
from pipeline.annotate.events.governors import status_words
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import happens_once
from pipeline.rules import Decision, Example, Rule, decide

# How far an expression is from a trigger: of several that may date it, the nearest does. Words between them add to it.
_ON_IT = 0.0
_SAME_CLAUSE = 20.0
_JOINED_CLAUSE = 40.0
_SAME_SENTENCE = 60.0
_NEVER = math.inf
# An expression that no event of its clause takes goes to one at most this many tokens away.
_REACH = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A time expression and a trigger of its sentence, which it may date.

    Attributes:
        time: the expression.
        owner: the word that it is attached to, above its preposition.
        trigger: the trigger.
        is_free: whether no trigger's clause takes the expression, so that one near it may.
        grammar: of the document.
        clause: the verb or root of the trigger's clause.
    """

    time: Time
    owner: int
    trigger: Trigger
    is_free: bool
    grammar: Clauses
    clause: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "clause", self.grammar.clause(self.trigger.index))


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
        self.syntax = grammar
        self._times = times

    def times(self, triggers: list[Trigger]) -> dict[int, Dating]:
        """The time expression of each trigger that has one, by the trigger's token."""
        found: dict[int, Dating] = {}
        free: list[Time] = []
        for time in self._times:
            claims = list(self._claims(time, triggers, is_free=False))
            if not claims:
                free.append(time)
            for index, claim in claims:
                if index not in found or claim.cost < found[index].cost:
                    found[index] = claim
        for time in free:
            claims = list(self._claims(time, [t for t in triggers if t.index not in found], is_free=True))
            if claims:
                index, claim = min(claims, key=lambda item: (item[1].cost, item[0]))
                found[index] = claim
        return found

    def _claims(self, time: Time, triggers: list[Trigger], *, is_free: bool) -> Iterator[tuple[int, Dating]]:
        """The triggers that the expression may date, by their tokens."""
        sentence, owner = self.syntax.tokens[time.head].sentence, self.grammar.attached_to(time.head)
        for trigger in triggers:
            if self.syntax.tokens[trigger.index].sentence != sentence:
                continue
            pairing = Pairing(time=time, owner=owner, trigger=trigger, is_free=is_free, grammar=self.grammar)
            decision: Decision[float] | None = decide(RULES, pairing)
            if decision is not None and decision.found < _NEVER:
                yield trigger.index, Dating(time=time, cost=decision.found, rule=decision.rule)


def _between(pairing: Pairing) -> float:
    """The words between the trigger and the expression, which never outweigh how they hang together."""
    distance = min(abs(i - pairing.time.head) for i in pairing.trigger.tokens)
    return float(min(distance, _SAME_CLAUSE - 1))


def _years_of_a_day(pairing: Pairing) -> float | None:
    """Ada Lund resigned after floods from 2010 to 2015."""
    return _NEVER if pairing.time.end_date is not None and happens_once(pairing.trigger.type) else None


def _own(pairing: Pairing) -> float | None:
    """She resigned on Monday; the trial of May 2015."""
    return _ON_IT + _between(pairing) if pairing.owner in pairing.trigger.tokens else None


def _of_support_verb(pairing: Pairing) -> float | None:
    """They made an arrest on Monday."""
    is_support = pairing.owner == pairing.grammar.support_verb(pairing.trigger.index)
    return _ON_IT + _between(pairing) if is_support else None


def _of_verb(pairing: Pairing) -> float | None:
    """The trial began on Monday: the verb's time is that of the nouns it says to happen, not of all below it."""
    is_clause = pairing.owner == pairing.clause and pairing.grammar.is_said_of(pairing.trigger.index, pairing.clause)
    return _SAME_CLAUSE + _between(pairing) if is_clause else None


def _in_clause(pairing: Pairing) -> float | None:
    """They arrested the head of the bank on Monday, where the parser puts Monday on the bank."""
    grammar, clause = pairing.grammar, pairing.clause
    below = grammar.clause(pairing.owner) == clause != pairing.owner and pairing.trigger.index == clause
    return _SAME_CLAUSE + _between(pairing) if below else None


def _in_phrase(pairing: Pairing) -> float | None:
    """The trial of the man who led the bank in 2015."""
    grammar, trigger = pairing.grammar, pairing.trigger.index
    inside = grammar.clause(pairing.owner) == pairing.clause not in {pairing.owner, trigger}
    below = inside and pairing.owner in grammar.subtree(trigger)
    return _SAME_CLAUSE + _between(pairing) if below else None


def _joined(pairing: Pairing) -> float | None:
    """She was arrested and charged on Monday."""
    trigger, clause, owner = pairing.trigger.index, pairing.clause, pairing.owner
    is_joined = owner > trigger == clause and owner in pairing.grammar.joined(clause)
    return _JOINED_CLAUSE + _between(pairing) if is_joined else None


def _time_of_saying(pairing: Pairing) -> float | None:
    """Police said on Monday that she had fled: when it was said is not when it happened."""
    verb = pairing.grammar.lemma(pairing.grammar.clause(pairing.owner))
    return _NEVER if pairing.is_free and verb in status_words("reporting", "verbs") else None


def _near(pairing: Pairing) -> float | None:
    """No event of its clause takes the expression, and this one is the nearest in its sentence."""
    distance = abs(pairing.trigger.index - pairing.time.head)
    may_take = pairing.is_free and pairing.time.end_date is None and distance <= _REACH
    return _SAME_SENTENCE + distance if may_take else None


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
        ("Ada Lund resigned after floods from 2010 to 2015.", "resigned", "2010/2015"),
        forbids=True,
    ),
    _rule(
        "on the event",
        "the time expression is attached to the words of the event",
        _own,
        ("The workers protested from 2010 to 2015.", "protested", "2010/2015"),
    ),
    _rule(
        "on the support verb",
        "the time expression is attached to the verb that lets the event noun happen (“made an arrest”)",
        _of_support_verb,
        ("On May 4, 2015, the council launched a probe of the 2010 festival.", "probe", "2015-05-04"),
    ),
    _rule(
        "on the verb",
        "the time expression is attached to the verb of which the event is subject, object or complement",
        _of_verb,
        ("The trial of Ada Lund lasted from 2010 to 2015.", "trial", "2010/2015"),
    ),
    _rule(
        "in the clause",
        "the time expression is attached to a word of the clause whose verb tells of the event",
        _in_clause,
        ("The workers criticized the letters of 2010-2015.", "criticized", "2010/2015"),
    ),
    _rule(
        "in the phrase",
        "the time expression is attached to a word in the phrase of the event",
        _in_phrase,
        ("A protest about pay cuts from 2010 to 2015 surprised Ada Lund.", "protest", "2010/2015"),
    ),
    _rule(
        "on a joined verb",
        "the time expression is attached to a verb that “and” joins to that of the event before it",
        _joined,
        ("Ada Lund was arrested and charged in May 2015.", "arrested", "2015-05"),
    ),
    _rule(
        "no time of saying",
        "an event is not dated by when somebody spoke of it",
        _time_of_saying,
        ("Ada Lund said on May 4, 2015, that the mayor had resigned.", "resigned", "2015-05-04"),
        forbids=True,
    ),
    _rule(
        "in the sentence",
        "no event of its clause takes the time expression, and this one is the nearest in the sentence",
        _near,
        ("May 4, 2015, was the day that Ada Lund resigned.", "resigned", "2015-05-04"),
    ),
)
