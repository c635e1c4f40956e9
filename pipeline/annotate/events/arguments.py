"""A trigger and the words around it, as the rules for roles ask of them."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_adjective, is_full_verb
from pipeline.annotate.events.named import Named
from pipeline.annotate.events.patterns import noun_class
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import EventType, concerns, event_types, role_of_genitive
from pipeline.lexicon import table, words
from pipeline.records import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A phrase with its head token, the role it plays, and the code of the rule that gave it.

    Attributes:
        direct: whether it is the subject or object of a verb or stands under "of", so that it undergoes the event
            though names of its kind mostly do not.
    """

    head: int
    role: Role
    rule: str
    direct: bool = False


class Site:
    """A trigger in its document.

    Attributes:
        trigger: the trigger.
        index: its token.
        grammar: the clauses of the document.
        named: whom the words of the document name.
    """

    def __init__(self, trigger: Trigger, grammar: Clauses, named: Named) -> None:
        self.trigger = trigger
        self.index = trigger.index
        self.grammar = grammar
        self.named = named

    @property
    def type(self) -> EventType:
        """Type of the event."""
        return event_types()[self.trigger.type]

    @cached_property
    def is_verb(self) -> bool:
        """Whether the trigger is a verb; else an adjective or a noun."""
        return is_full_verb(self.grammar.tokens[self.index])

    @cached_property
    def is_adjective(self) -> bool:
        """Whether the trigger is an adjective."""
        return is_adjective(self.grammar.tokens[self.index])

    @cached_property
    def is_noun(self) -> bool:
        """Whether the trigger is neither."""
        return not self.is_verb and not self.is_adjective

    @cached_property
    def is_passive(self) -> bool:
        """Whether the trigger is a verb in the passive."""
        return self.is_verb and self.grammar.is_passive(self.index)

    @cached_property
    def agents(self) -> list[int]:
        """Who acts, of a verb."""
        return self.grammar.agents(self.index) if self.is_verb else []

    @cached_property
    def patients(self) -> list[int]:
        """What is acted on, of a verb, outside the words of the trigger."""
        found = self.grammar.patients(self.index) if self.is_verb else []
        return [head for head in found if head not in self.trigger.tokens]

    @cached_property
    def links(self) -> list[tuple[str, int]]:
        """The prepositions beside the trigger, each with the head of what stands under it.

        What is "against" somebody in "a charge of murder against X" is the charge.
        """
        found = [(word, head) for word, _, head in self.grammar.prepositions(self.index)]
        against = table("event_roles")["against_support"]
        if self._is_in_charge:
            return [(word, head) for word, head in found if word not in against]
        charged = [head for word, head in found if word == "of"] if self._is_case(self.index) else []
        return found + [link for head in charged for link in self._beside(head, against)]

    def _beside(self, noun: int, wanted: list[str]) -> list[tuple[str, int]]:
        return [(word, head) for word, _, head in self.grammar.prepositions(noun) if word in wanted]

    @property
    def _is_in_charge(self) -> bool:
        """Whether the trigger is what somebody is charged with: "a charge of murder"."""
        of = self.grammar.parent(self.index)
        charge = None if of is None else self.grammar.parent(of)
        return charge is not None and of is not None and self.grammar.lemma(of) == "of" and self._is_case(charge)

    def _is_case(self, index: int) -> bool:
        return self.is_noun and self.grammar.lemma(index) in noun_class("CASE")

    @cached_property
    def support_verb(self) -> int | None:
        """The verb that lets an event noun happen."""
        return self.grammar.support_verb(self.index) if self.is_noun else None

    @cached_property
    def is_undergone(self) -> bool:
        """Whether the verb's subject undergoes what the noun names: "suffered an attack", "has the support of X"."""
        if self.support_verb is None:
            return False
        lemma = self.grammar.lemma(self.support_verb)
        given = lemma == "have" and any(word == "of" for word, _ in self.links)
        return given or lemma in words("undergoing_verbs")

    @property
    def genitive(self) -> str:
        """The role of what "of" links to the noun."""
        if self.trigger.acts or self.trigger.undergoes:
            return "agent" if self.trigger.acts else "patient"
        return role_of_genitive(self.trigger.type)

    @property
    def befalls(self) -> bool:
        """Whether the event is told of as what befalls somebody: "his arrest", "his election", but not "his vote"."""
        return self.trigger.undergoes or (concerns(self.trigger.type) == "patient" and not self.trigger.acts)
