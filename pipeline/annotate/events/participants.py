"""Participants and places of events: phrases found by syntax, then resolved to referents."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.events.bodies import Bodies
from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.events.patterns import noun_class
from pipeline.annotate.events.triggers import Trigger
from pipeline.annotate.references import referents_of
from pipeline.event_types import concerns, event_types, happens_once
from pipeline.lexicon import words
from pipeline.records import Annotations, Participant, Role

PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside", "off", "across", "on")

# Dependents that are clauses of their own.
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A phrase with its head token and the role it plays."""

    head: int
    role: Role


class ParticipantFinder:
    """Finds who took part in the events of one document, and where they happened."""

    def __init__(self, grammar: Grammar, annotations: Annotations) -> None:
        self.grammar = grammar
        self.syntax = grammar.syntax
        self.annotations = annotations
        self._bodies = Bodies(grammar, annotations)
        self._starting = {m.start: m for m in annotations.mentions if m.kind == "name"}

    def participants(self, trigger: Trigger) -> tuple[Participant, ...]:
        """The referents that took part, each once for each role, sorted by role and place in the text."""
        found: dict[tuple[int, Role], Participant] = {}
        for argument in self._arguments(trigger):
            start, end = self.grammar.phrase(argument.head)
            for key in self._referents(argument, trigger):
                role = self._role(argument.role, key, trigger)
                found.setdefault((key, role), Participant(referent=key, role=role, start=start, end=end))
        for participant in self._involved(trigger):
            if not any(key == participant.referent for key, _ in found):
                found[participant.referent, "other"] = participant
        agents = {key for key, role in found if role == "agent"}
        kept = [p for (key, role), p in found.items() if role == "agent" or key not in agents]
        return tuple(sorted(kept, key=lambda p: (p.role, p.start, p.referent)))

    def _role(self, role: Role, key: int, trigger: Trigger) -> Role:
        """The role of a referent; a place that a journey leads to or from does not undergo it."""
        journey = "place" in event_types()[trigger.type]
        return "other" if journey and role == "patient" and key in self._bodies.places else role

    def happens_to_strangers(self, trigger: Trigger) -> bool:
        """Whether the sentence describes whom it happens to, and that is nobody known: "three men", "a suspect"."""
        patients = [a for a in self._arguments(trigger) if a.role == "patient"]
        return any(self._is_new(a.head) for a in patients) and not any(self._referents(a, trigger) for a in patients)

    def _is_new(self, head: int) -> bool:
        """Whether the phrase brings in people: no pronoun, no definite article or possessor."""
        token = self.syntax.tokens[head]
        determiners = {self.grammar.lemma(i) for i in self.syntax.children(head, "det", "poss")}
        return (
            token.pos in {"NOUN", "NUM"}
            and self.grammar.lemma(head) in noun_class("PERSON") | words("roles")
            and not determiners & {"the", "this", "that", "his", "her", "their"}
        )

    def _referents(self, argument: Argument, trigger: Trigger) -> tuple[int, ...]:
        """Whom the phrase stands for; a state may act and be spoken to, but not be jailed, through its officials."""
        found = referents_of(*self.grammar.phrase(argument.head), self.syntax, self.annotations)
        if found or (argument.role == "patient" and happens_once(trigger.type)):
            return found
        return self._bodies.state_of(argument.head)

    def _arguments(self, trigger: Trigger) -> Iterator[Argument]:
        if self.syntax.tokens[trigger.index].pos == "VERB":
            yield from self._of_verb(trigger)
        else:
            yield from self._of_noun(trigger)

    def _of_verb(self, trigger: Trigger) -> Iterator[Argument]:
        verb, grammar = trigger.index, self.grammar
        passive = grammar.is_passive(verb)
        subject_role: Role = "patient" if trigger.undergoes and not passive else "agent"
        for head in grammar.agents(verb):
            yield Argument(head=head, role=subject_role)
        patients = [p for p in grammar.patients(verb) if p not in trigger.tokens]
        for head in patients:
            yield from self._of_object(head, trigger)
        for child in self.syntax.children(verb, "dative"):
            for head in grammar.objects_of(child) or [child]:
                yield Argument(head=head, role="patient")
        for word, _, head in grammar.prepositions(verb):
            if head not in trigger.tokens and word in {"with", "against", "to", "from"}:
                yield Argument(head=head, role="other" if patients and word != "against" else "patient")

    def _of_object(self, head: int, trigger: Trigger) -> Iterator[Argument]:
        """The object itself; of a thing that is done to somebody ("charges against X"), also that somebody."""
        yield Argument(head=head, role="patient")
        links = {"against", "with", "of"} if self.syntax.tokens[head].pos == "NOUN" else {"against", "with"}
        for word, _, inner in self.grammar.prepositions(head):
            if word in links and inner not in trigger.tokens:
                yield Argument(head=inner, role="patient")

    def _of_noun(self, trigger: Trigger) -> Iterator[Argument]:
        noun, grammar = trigger.index, self.grammar
        owner_role: Role = "patient" if concerns(trigger.type) == "patient" else "agent"
        by = any(word == "by" for word, _, _ in grammar.prepositions(noun))
        for owner in self.syntax.children(noun, "poss"):
            yield Argument(head=owner, role="patient" if by else owner_role)
        for modifier in self.syntax.children(noun, "compound", "nmod", "amod"):
            yield Argument(head=modifier, role="agent")
        for word, _, head in grammar.prepositions(noun):
            role = self._role_under(word, owner_role)
            if role is not None:
                for each in grammar.coordinated(head):
                    yield Argument(head=each, role=role)
        yield from self._of_support_verb(noun)

    def _role_under(self, word: str, owner_role: Role) -> Role | None:
        """The role of what stands under a preposition beside a noun; "of" and "with" follow the possessor's role."""
        if word in {"of", "with", "among"}:
            return owner_role if word == "of" or owner_role == "agent" else "other"
        if word in {"by", "from", "between"}:
            return "agent"
        return "patient" if word in {"against", "on", "to"} else None

    def _involved(self, trigger: Trigger) -> Iterator[Participant]:
        """People and organizations named in the phrases below the trigger, outside the clauses in it."""
        below = self.syntax.subtree(trigger.index, lambda token: token.dep not in _CLAUSES)
        for index in below:
            mention = self._starting.get(self.syntax.tokens[index].start)
            if mention is not None and mention.referent not in self._bodies.places:
                yield Participant(referent=mention.referent, role="other", start=mention.start, end=mention.end)

    def _of_support_verb(self, noun: int) -> Iterator[Argument]:
        """Who "made an arrest", "faces charges", "holds talks with", "was minister"."""
        if self.syntax.tokens[noun].dep == "attr":
            for head in self.grammar.surface_subjects(self.syntax.tokens[noun].head):
                yield Argument(head=head, role="agent")
        verb = self.grammar.support_verb(noun)
        if verb is None:
            return
        lemma = self.grammar.lemma(verb)
        role: Role = "patient" if lemma in words("undergoing_verbs") else "agent"
        for head in self.grammar.agents(verb):
            yield Argument(head=head, role=role)
        for word, _, head in self.grammar.prepositions(verb):
            if word in {"against", "with"}:
                yield Argument(head=head, role="patient" if word == "against" else "other")

    def place(self, trigger: Trigger) -> int | None:
        """Key of the place referent that a phrase of place beside the trigger, or in its clause, names."""
        into = tuple(event_types()[trigger.type].get("place", ())) or PLACE_PREPOSITIONS
        nodes = [trigger.index, *self.syntax.children(trigger.index, "dobj", "prep", "agent", "attr")]
        parent = self.grammar.parent(trigger.index)
        if parent is not None and self.syntax.tokens[trigger.index].dep in {"dobj", "nsubjpass", "nsubj"}:
            nodes.append(parent)
        for node in nodes:
            for word, _, head in self.grammar.prepositions(node):
                if word in into and (key := self._place_at(head)) is not None:
                    return key
        return None

    def _place_at(self, head: int) -> int | None:
        """The place that the phrase names, or that stands inside it ("in federal court in Lima")."""
        for _ in range(3):
            token = self.syntax.tokens[head]
            for mention in self.annotations.mentions:
                if mention.referent in self._bodies.places and mention.start <= token.start < mention.end:
                    return mention.referent
            deeper = [h for word, _, h in self.grammar.prepositions(head) if word in PLACE_PREPOSITIONS]
            if not deeper:
                return None
            head = deeper[0]
        return None
