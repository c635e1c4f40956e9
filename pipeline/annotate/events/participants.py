"""Participants and places of events: the phrases of a trigger, resolved to referents."""

from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.events import places
from pipeline.annotate.events.arguments import Argument, Site
from pipeline.annotate.events.metonymy import Metonymy
from pipeline.annotate.events.named import Named
from pipeline.annotate.events.roles import arguments
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import event_types, happens_once, may_undergo
from pipeline.records import Annotations, Participant, Role
from pipeline.rules import Decision, decide


class ParticipantFinder:
    """Finds who took part in the events of one document, and where they happened."""

    def __init__(self, grammar: Clauses, annotations: Annotations) -> None:
        self.grammar = grammar
        self.syntax = grammar
        self._metonymy = Metonymy(grammar, annotations)
        self._named = Named(grammar, annotations)

    def participants(self, trigger: Trigger) -> tuple[Participant, ...]:
        """The referents that took part, each once for each role, sorted by role and place in the text."""
        found: dict[tuple[int, Role], Participant] = {}
        for otherwise in (False, True):
            known = {key for key, _ in found}
            for participant in self._taking_part(trigger, otherwise=otherwise):
                if participant.referent not in known:
                    found.setdefault((participant.referent, participant.role), participant)
        agents = {key for key, role in found if role == "agent"}
        kept = [p for (key, role), p in found.items() if role == "agent" or key not in agents]
        return tuple(sorted(kept, key=lambda p: (p.role, p.start, p.referent)))

    def _taking_part(self, trigger: Trigger, *, otherwise: bool) -> Iterator[Participant]:
        for argument in arguments(self.site(trigger), otherwise=otherwise):
            keys, head = self._named_by(argument, trigger)
            start, end = self.grammar.phrase(head)
            for key in keys:
                if self._takes_part(argument, key, trigger):
                    yield Participant(referent=key, role=argument.role, start=start, end=end, rule=argument.rule)

    def mentioned_by(self, participant: Participant) -> str | None:
        """Code of the rule by which the participant's phrase mentions them: a reference, or else the role itself."""
        return self._named.rule_of(participant.start, participant.end) or participant.rule

    def site(self, trigger: Trigger) -> Site:
        """The trigger and the words around it, as rules ask of them."""
        return Site(trigger, self.grammar, self._named)

    def unnamed(self, trigger: Trigger, role: Role) -> list[Argument]:
        """The phrases that have a role and stand for nobody."""
        found = (argument for argument in arguments(self.site(trigger)) if argument.role == role)
        return [argument for argument in found if not self._named_by(argument, trigger)[0]]

    def is_place(self, head: int) -> bool:
        """Whether the phrase names a place, or something in it."""
        return self._named.place_at(head) is not None

    def named_at(self, head: int) -> tuple[int, ...]:
        """Keys of those whom the phrase names or stands for."""
        return self._named.at(head)

    def _takes_part(self, argument: Argument, key: int, trigger: Trigger) -> bool:
        """Whether a referent plays the role: no place that a journey leads to, and no firm with whom somebody is held.

        A firm that is said to be arrested is a person whose name was read wrong.
        """
        if key in self._named.places:
            return self._is_party(argument, key, trigger)
        fits = may_undergo(trigger.type, self._named.type_of(key))
        return argument.role == "agent" or argument.direct or fits

    def _is_party(self, argument: Argument, key: int, trigger: Trigger) -> bool:
        """Whether a place is a party: a state mostly, a town where it acts itself or violence is done to it.

        "Peru's election" and "the Lima summit" are held there, and journeys and visits lead there.
        """
        entry, state = event_types()[trigger.type], self._named.is_state(key)
        if argument.role == "agent":
            return self.grammar.is_verb(trigger.index) or (state and entry.modifiers is None)
        led_to = argument.direct or (argument.role == "patient" and not self.grammar.is_verb(trigger.index))
        if entry.place or (led_to and (entry.held or entry.modifiers)) or not may_undergo(trigger.type, "place"):
            return False
        return state or (entry.to_places and argument.role == "patient")

    def _named_by(self, argument: Argument, trigger: Trigger) -> tuple[tuple[int, ...], int]:
        """Whom the phrase stands for, and the head of the words that say so.

        Those are the phrase, or an apposition to it where another name stands in the phrase: "the U.S. ambassador,
        Mark Hill". A state may act and be spoken to, but not be jailed, through its officials.
        """
        head = argument.head
        found = tuple(
            key for key in self._named.at(head) if key not in self._named.places or self._named.place_at(head) == key
        )
        for name in self.grammar.appositions(argument.head):  # "his brother Mark Hill"
            if not found:
                found = self._named.at(name)
                head = name if found and self._named.holds_name(head) else head
        if found or (argument.role == "patient" and happens_once(trigger.type)):
            return found, head
        return self._metonymy.state_of(argument.head), argument.head

    def place(self, trigger: Trigger) -> Decision[int] | None:
        """Key of the place referent where it happened, and the rule that says so."""
        return decide(places.RULES, Site(trigger, self.grammar, self._named))
