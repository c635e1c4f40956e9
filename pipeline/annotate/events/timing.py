"""When an event took place, as its own sentence tells it."""

from collections.abc import Iterator

from pipeline.annotate.events.expressions import Time
from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import happens_once
from pipeline.lexicon import table

# Costs of an expression: on the trigger itself, in its clause, in a clause joined to it; only near it in the sentence.
_SAME_CLAUSE = 20
_JOINED_CLAUSE = 40
_NEAR = 60
# An expression that no event of its clause takes goes to one at most this many tokens away.
_REACH = 15


class Clock:
    """Gives the triggers of one document their time expressions."""

    def __init__(self, grammar: Grammar, times: list[Time]) -> None:
        self.grammar = grammar
        self.syntax = grammar.syntax
        self._times = times

    def times(self, triggers: list[Trigger]) -> dict[int, Time]:
        """The time expression of each trigger that has one, by the trigger's token."""
        found: dict[int, tuple[int, Time]] = {}
        unclaimed: list[Time] = []
        for time in self._times:
            costs = list(self._costs(time, triggers))
            if not costs:
                unclaimed.append(time)
            for cost, index in costs:
                if index not in found or cost < found[index][0]:
                    found[index] = (cost, time)
        for time in unclaimed:
            nearest = self._nearest(time, [t for t in triggers if t.index not in found])
            if nearest is not None:
                found[nearest] = (_NEAR, time)
        return {index: time for index, (_, time) in found.items()}

    def _owner(self, head: int) -> int:
        """The word that the expression is attached to, above its preposition."""
        node = self.grammar.parent(head)
        while node is not None and self.syntax.tokens[node].pos in {"ADP", "SCONJ", "NUM", "ADV"}:
            node = self.grammar.parent(node)
        return head if node is None else node

    def _costs(self, time: Time, triggers: list[Trigger]) -> Iterator[tuple[int, int]]:
        owner = self._owner(time.head)
        for trigger in self._in_sentence(time, triggers):
            if time.end_date is not None and happens_once(trigger.type):
                continue  # what happens on a day has no stretch of years
            cost = self._cost(owner, trigger)
            if cost is not None:
                distance = min(abs(i - time.head) for i in trigger.tokens)
                yield cost + min(distance, _SAME_CLAUSE - 1), trigger.index

    def _in_sentence(self, time: Time, triggers: list[Trigger]) -> Iterator[Trigger]:
        sentence = self.syntax.tokens[time.head].sentence
        return (t for t in triggers if self.syntax.tokens[t.index].sentence == sentence)

    def _cost(self, owner: int, trigger: Trigger) -> int | None:
        """How far the grammar puts the expression from the trigger; None where it belongs to something else."""
        if owner in trigger.tokens or owner == self.grammar.support_verb(trigger.index):
            return 0
        clause = self.grammar.clause(trigger.index)
        if clause == self.grammar.clause(owner):
            return _SAME_CLAUSE if self._in_clause(owner, clause, trigger.index) else None
        if owner > trigger.index == clause and owner in self.syntax.children(clause, "conj"):
            return _JOINED_CLAUSE  # "was arrested and charged on Monday"
        return None

    def _in_clause(self, owner: int, clause: int, index: int) -> bool:
        """Whether an expression of the clause's verb, or of a word below the trigger, gives the trigger's time."""
        if owner == clause:
            # The verb's time is that of the nouns it says to happen, not of all nouns below it.
            return self._happens(index, clause)
        return index == clause or owner in self.syntax.subtree(index)

    def _happens(self, noun: int, verb: int) -> bool:
        head = self.grammar.parent(noun)
        if noun == verb or head is None:
            return noun == verb
        dep = self.syntax.tokens[noun].dep
        if head == verb:
            return dep in {"dobj", "nsubjpass", "nsubj", "attr"}
        return dep == "pobj" and self.grammar.parent(head) == verb

    def _nearest(self, time: Time, triggers: list[Trigger]) -> int | None:
        """The nearest trigger of the sentence, unless the expression tells when something was said."""
        if (
            self.grammar.lemma(self.grammar.clause(self._owner(time.head)))
            in table("event_status")["reporting"]["verbs"]
        ):
            return None
        if time.end_date is not None:
            return None
        near = [(abs(t.index - time.head), t.index) for t in self._in_sentence(time, triggers)]
        near = [item for item in near if item[0] <= _REACH]
        return min(near)[1] if near else None
