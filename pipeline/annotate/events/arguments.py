"""Phrases that say who took part in an event, and in which role, found by the syntax of its trigger."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_predicate_noun
from pipeline.annotate.clauses.words import is_adjective, is_full_verb, is_noun
from pipeline.annotate.events.named import Named
from pipeline.annotate.events.patterns import noun_class, patterns
from pipeline.annotate.events.triggers import Trigger
from pipeline.event_types import concerns, event_types, role_of_genitive
from pipeline.lexicon import words
from pipeline.records import Role

LOCATED = frozenset({"conflict", "life", "movement"})
"""Groups of events that take place somewhere: a place before the noun is where ("the Paris attacks"), not who."""

# Types whose verbs say that somebody is held to have done what stands under their preposition.
_ACCUSING = frozenset({"accusation", "arrest", "charge", "sentence", "verdict"})
_GROUNDS = frozenset({"for", "of", "on", "over", "suspicion", "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A phrase with its head token and the role it plays."""

    head: int
    role: Role


class Arguments:
    """Finds the phrases that belong to the triggers of one document."""

    def __init__(self, grammar: Clauses, named: Named) -> None:
        self.grammar = grammar
        self.syntax = grammar
        self._named = named

    def of(self, trigger: Trigger) -> Iterator[Argument]:
        """The phrases of a verb, an adjective or a noun; one phrase may play several roles."""
        token = self.syntax.tokens[trigger.index]
        if is_full_verb(token):
            yield from self._of_verb(trigger)
        elif is_adjective(token):
            yield from self._of_adjective(trigger)
        else:
            yield from self._of_noun(trigger)

    def _of_verb(self, trigger: Trigger) -> Iterator[Argument]:
        verb, grammar = trigger.index, self.grammar
        passive = grammar.is_passive(verb)
        subject_role: Role = "patient" if trigger.undergoes and not passive else "agent"
        if trigger.type == "movement" and not passive and self._moves_something(verb):
            subject_role = "other"  # whoever ships goods does not travel
        for head in grammar.agents(verb):
            yield Argument(head=head, role=subject_role)
        patients = [p for p in grammar.patients(verb) if p not in trigger.tokens]
        for head in patients:
            yield from self._of_object(head, trigger)
        for child in grammar.recipients(verb):
            for head in grammar.objects_of(child) or [child]:
                yield Argument(head=head, role="patient")
        for word, _, head in grammar.prepositions(verb):
            if head not in trigger.tokens and word in {"with", "against", "to", "from"}:
                yield Argument(head=head, role="other" if patients and word != "against" else "patient")
            elif word in {"at", "on"} and not patients and self._is_aimed_at(head, trigger):
                yield Argument(head=head, role="patient")

    def _is_aimed_at(self, head: int, trigger: Trigger) -> bool:
        """Whether violence is done to what stands under "at" or "on": "shot at X", but "attacked at the airport"."""
        return event_types()[trigger.type].group == "conflict" and self._named.place_at(head) is None

    def _moves_something(self, verb: int) -> bool:
        """Whether the verb's object is what is moved, and no place that is left or entered."""
        sites = noun_class("SITE") | noun_class("GROUP")
        objects = self.grammar.objects(verb)
        return any(self.grammar.lemma(i) not in sites and self._named.place_at(i) is None for i in objects)

    def _of_adjective(self, trigger: Trigger) -> Iterator[Argument]:
        """Of whom an adjective tells: "they are dead", "he was presumed dead", "the blast left a guard dead"."""
        grammar, index = self.grammar, trigger.index
        own, verb = grammar.active_subjects(index), grammar.parent(index)
        if not own and verb is not None and grammar.is_verb(verb):
            own = grammar.objects(verb) or grammar.surface_subjects(verb)
        for head in own:
            for each in grammar.coordinated(head):
                yield Argument(head=each, role="patient" if concerns(trigger.type) == "patient" else "agent")

    def _of_object(self, head: int, trigger: Trigger) -> Iterator[Argument]:
        """The object itself; of a thing that is done to somebody ("charges against X"), also that somebody."""
        yield Argument(head=head, role="patient")
        if trigger.type == "evidence":
            return  # evidence against somebody is not given to them
        links = {"against", "with", "of"} if is_noun(self.syntax.tokens[head]) else {"against", "with"}
        for word, _, inner in self.grammar.prepositions(head):
            if word in links and inner not in trigger.tokens:
                yield Argument(head=inner, role="patient")

    def _of_noun(self, trigger: Trigger) -> Iterator[Argument]:
        noun, grammar = trigger.index, self.grammar
        links = [(word, head) for word, _, head in grammar.prepositions(noun)]
        undergoes = concerns(trigger.type) == "patient"
        told_whom = undergoes and any(word == "of" and self._is_somebody(head) for word, head in links)
        by = any(word == "by" for word, _ in links)
        for owner in grammar.possessors(noun):
            # "his arrest"; but "the president's nomination of X", and "the museum's purchase by X".
            yield Argument(head=owner, role="patient" if by or (undergoes and not told_whom) else "agent")
        for modifier in grammar.modifiers(noun):
            yield Argument(head=modifier, role=self._role_of_modifier(modifier, trigger))
        undergone = self._is_undergone(noun)
        for word, head in links:
            role = "agent" if undergone and word == "of" else self._role_under(word, trigger)
            if role is not None:
                for each in grammar.coordinated(head):
                    yield Argument(head=each, role=role)
        yield from self._of_support_verb(noun)
        if event_types()[trigger.type].offence:
            yield from (Argument(head=head, role="agent") for head in self._accused_of(noun))

    def _accused_of(self, noun: int) -> list[int]:
        """Who is arrested, charged … for the offence that the noun names: "arrested on suspicion of theft"."""
        for node in self.syntax.ancestors(noun):
            if is_full_verb(self.syntax.tokens[node]):
                accuses = any(
                    r.pattern.type in _ACCUSING for r in patterns().get(("verbs", self.grammar.lemma(node)), ())
                )
                return self.grammar.patients(node) if accuses else []
            if self.grammar.lemma(node) not in noun_class("CASE") | _GROUNDS:
                return []
        return []

    def _is_somebody(self, head: int) -> bool:
        """Whether the phrase names somebody whom the document knows."""
        return bool(self._named.at(head))

    def _role_of_modifier(self, modifier: int, trigger: Trigger) -> Role:
        """The role of a name before a noun: states and bodies act ("US probe"); another's part is not clear."""
        entry = event_types()[trigger.type]
        if concerns(trigger.type) == "patient" or entry.modifiers == "other":
            return "other"
        for referent in self._named.referents_at(modifier):
            state = self._named.is_state(referent.key) and entry.group not in LOCATED
            return "agent" if referent.type == "organization" or state else "other"
        return "agent"

    def _role_under(self, word: str, trigger: Trigger) -> Role | None:
        """The role of what stands under a preposition beside a noun."""
        if word == "of":
            return "patient" if role_of_genitive(trigger.type) == "patient" else "agent"
        if word in {"with", "among"}:
            return "agent" if concerns(trigger.type) == "agent" else "other"
        if word == "from" and event_types()[trigger.type].place:
            return None  # where a journey begins
        if word in {"by", "from", "between"}:
            return "agent"
        return "patient" if word in {"against", "on", "to"} else None

    def _of_support_verb(self, noun: int) -> Iterator[Argument]:
        """Who "made an arrest", "faces charges", "holds talks with", "was minister"."""
        if is_predicate_noun(self.syntax.tokens[noun]):
            for head in self.grammar.surface_subjects(self.syntax.tokens[noun].head):
                yield Argument(head=head, role="agent")
        verb = self.grammar.support_verb(noun)
        if verb is None:
            return
        role: Role = "patient" if self._is_undergone(noun) else "agent"
        for head in self.grammar.agents(verb):
            yield Argument(head=head, role=role)
        for word, _, head in self.grammar.prepositions(verb):
            if word in {"against", "with"}:
                yield Argument(head=head, role="patient" if word == "against" else "other")

    def _is_undergone(self, noun: int) -> bool:
        """Whether the verb's subject undergoes what the noun names: "suffered an attack", "has the support of X"."""
        verb = self.grammar.support_verb(noun)
        if verb is None:
            return False
        given = self.grammar.lemma(verb) == "have" and any(w == "of" for w, _, _ in self.grammar.prepositions(noun))
        return given or self.grammar.lemma(verb) in words("undergoing_verbs")
