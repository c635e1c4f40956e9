"""Participants and places of events: the phrases of a trigger, resolved to referents."""

from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_core
from pipeline.annotate.clauses.words import is_noun, is_number
from pipeline.annotate.events.arguments import Argument, Site
from pipeline.annotate.events.metonymy import Metonymy
from pipeline.annotate.events.named import PLACE_PREPOSITIONS, Named
from pipeline.annotate.events.patterns import noun_class
from pipeline.annotate.events.roles import arguments
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import event_types, happens_once, may_undergo
from pipeline.lexicon import words
from pipeline.records import Annotations, Participant, Role


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
        for argument in self._arguments(trigger):
            keys, head = self._named_by(argument, trigger)
            start, end = self.grammar.phrase(head)
            for key in keys:
                role = self._role(argument.role, key, trigger)
                found.setdefault(
                    (key, role), Participant(referent=key, role=role, start=start, end=end, rule=argument.rule)
                )
        for participant in self._involved(trigger):
            if not any(key == participant.referent for key, _ in found):
                found[participant.referent, participant.role] = participant
        agents = {key for key, role in found if role == "agent"}
        kept = [p for (key, role), p in found.items() if role == "agent" or key not in agents]
        return tuple(sorted(kept, key=lambda p: (p.role, p.start, p.referent)))

    def mentioned_by(self, participant: Participant) -> str | None:
        """Code of the rule by which the participant's phrase mentions them: a reference, or else the role itself."""
        return self._named.rule_of(participant.start, participant.end) or participant.rule

    def _arguments(self, trigger: Trigger) -> Iterator[Argument]:
        return arguments(Site(trigger, self.grammar, self._named))

    def _role(self, role: Role, key: int, trigger: Trigger) -> Role:
        """The role of a referent; a place that a journey leads to, or a firm at an arrest, undergoes nothing."""
        if key in self._named.places and not self._is_party(role, key, trigger):
            return "other"
        return role if role != "patient" or may_undergo(trigger.type, self._named.type_of(key)) else "other"

    def _is_party(self, role: Role, key: int, trigger: Trigger) -> bool:
        """Whether a place is a party: a state mostly, a town where it acts itself or violence is done to it.

        "Peru's election" and "the Lima summit" are held there, and journeys lead there.
        """
        entry = event_types()[trigger.type]
        if role == "agent":
            return self.grammar.is_verb(trigger.index) or (self._named.is_state(key) and entry.modifiers is None)
        return not entry.place and (self._named.is_state(key) or entry.to_places)

    def happens_to_strangers(self, trigger: Trigger) -> bool:
        """Whether the sentence describes whom it happens to, and that is nobody known: "three men", "a suspect"."""
        patients = [a for a in self._arguments(trigger) if a.role == "patient"]
        return any(self._is_new(a.head) for a in patients) and not any(self._referents(a, trigger) for a in patients)

    def _is_new(self, head: int) -> bool:
        """Whether the phrase brings in people: no pronoun, no definite article; "his wife" is somebody else."""
        token = self.syntax.tokens[head]
        determiners = {self.grammar.lemma(i) for i in self.grammar.determiners_or_possessors(head)}
        return (
            (is_noun(token) or is_number(token))
            and self.grammar.lemma(head) in noun_class("PERSON") | words("roles")
            and not determiners & {"the", "this", "that"}
        )

    def _referents(self, argument: Argument, trigger: Trigger) -> tuple[int, ...]:
        """Whom the phrase stands for."""
        return self._named_by(argument, trigger)[0]

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

    def _involved(self, trigger: Trigger) -> Iterator[Participant]:
        """Those who have a part by no other rule."""
        for argument in arguments(Site(trigger, self.grammar, self._named), otherwise=True):
            mention = self._named.starting[self.syntax.tokens[argument.head].start]
            yield Participant(
                referent=mention.referent,
                role=argument.role,
                start=mention.start,
                end=mention.end,
                rule=argument.rule,
            )

    def place(self, trigger: Trigger) -> int | None:
        """Key of the place referent that a phrase of place beside the trigger, or in its clause, names."""
        into = event_types()[trigger.type].place or PLACE_PREPOSITIONS
        nodes = [trigger.index, *self.grammar.complements(trigger.index)]
        parent = self.grammar.parent(trigger.index)
        if parent is not None and is_core(self.syntax.tokens[trigger.index]):
            nodes.append(parent)
        for node in nodes:
            for word, _, head in self.grammar.prepositions(node):
                if word in into and (key := self._named.place_at(head)) is not None:
                    return key
        return self._place_before(trigger)

    def _place_before(self, trigger: Trigger) -> int | None:
        """The place that a noun's modifier names: "the Paris attacks"."""
        if not event_types()[trigger.type].located or self.grammar.is_verb(trigger.index):
            return None
        modifiers = self.grammar.noun_modifiers(trigger.index)
        named = [r.key for index in modifiers for r in self._named.referents_at(index) if r.type == "place"]
        return next(iter(named), None)
