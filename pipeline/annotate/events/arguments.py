"""A trigger and the words around it, as the rules for roles ask of them."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_adjective, is_full_verb
from pipeline.annotate.events.named import Named
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import EventType, concerns, event_types
from pipeline.lexicon import words
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
        """The prepositions beside the trigger, each with the head of what stands under it."""
        return [(word, head) for word, _, head in self.grammar.prepositions(self.index)]

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
    def befalls(self) -> bool:
        """Whether the event is told of as what befalls somebody: "his arrest", "his election", but not "his vote"."""
        return self.trigger.undergoes or (concerns(self.trigger.type) == "patient" and not self.trigger.acts)
