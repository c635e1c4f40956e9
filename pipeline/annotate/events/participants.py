"""Participants and places of events: phrases found by syntax, then resolved to referents."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.events.bodies import Bodies
from pipeline.annotate.events.grammar import Grammar
from pipeline.annotate.events.patterns import noun_class, patterns
from pipeline.annotate.events.triggers import Trigger
from pipeline.annotate.references import References
from pipeline.event_types import concerns, event_types, happens_once, may_undergo, role_of_genitive
from pipeline.lexicon import words
from pipeline.naming import country
from pipeline.records import Annotations, Participant, Referent, Role

PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "inside", "off", "across", "on")

# Groups of events that take place somewhere: a place before the noun is where ("the Paris attacks"), not who.
_LOCATED = frozenset({"conflict", "life", "movement"})

# Groups of events that are done to places as well as to people.
_DONE_TO_PLACES = frozenset({"conflict", "government", "life"})

# Types whose verbs say that somebody is held to have done what stands under their preposition.
_ACCUSING = frozenset({"accusation", "arrest", "charge", "sentence", "verdict"})
_GROUNDS = frozenset({"for", "of", "on", "over", "suspicion", "with"})

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
        self._references = References(grammar.syntax, annotations)
        self._referent = {r.key: r for r in annotations.referents}
        self._starting = {m.start: m for m in annotations.mentions if m.kind == "name"}

    def participants(self, trigger: Trigger) -> tuple[Participant, ...]:
        """The referents that took part, each once for each role, sorted by role and place in the text."""
        found: dict[tuple[int, Role], Participant] = {}
        for argument in self._arguments(trigger):
            keys, head = self._named_by(argument, trigger)
            start, end = self.grammar.phrase(head)
            for key in keys:
                role = self._role(argument.role, key, trigger)
                found.setdefault((key, role), Participant(referent=key, role=role, start=start, end=end))
        for participant in self._involved(trigger):
            if not any(key == participant.referent for key, _ in found):
                found[participant.referent, "other"] = participant
        agents = {key for key, role in found if role == "agent"}
        kept = [p for (key, role), p in found.items() if role == "agent" or key not in agents]
        return tuple(sorted(kept, key=lambda p: (p.role, p.start, p.referent)))

    def _role(self, role: Role, key: int, trigger: Trigger) -> Role:
        """The role of a referent; a place that a journey leads to, or a firm at an arrest, undergoes nothing."""
        if key in self._bodies.places and not self._is_party(role, key, trigger):
            return "other"
        return role if role != "patient" or may_undergo(trigger.type, self._referent[key].type) else "other"

    def _is_party(self, role: Role, key: int, trigger: Trigger) -> bool:
        """Whether a place is a party: a state mostly, a town where it acts itself or violence is done to it.

        "Peru's election" and "the Lima summit" are held there, and journeys lead there.
        """
        entry = event_types()[trigger.type]
        if role == "agent":
            return self.grammar.is_verb(trigger.index) or (self._is_state(key) and "modifiers" not in entry)
        return "place" not in entry and (self._is_state(key) or entry["group"] in _DONE_TO_PLACES)

    def _is_state(self, key: int) -> bool:
        return any(country(name) for name in self._referent[key].names)

    def happens_to_strangers(self, trigger: Trigger) -> bool:
        """Whether the sentence describes whom it happens to, and that is nobody known: "three men", "a suspect"."""
        patients = [a for a in self._arguments(trigger) if a.role == "patient"]
        return any(self._is_new(a.head) for a in patients) and not any(self._referents(a, trigger) for a in patients)

    def _is_new(self, head: int) -> bool:
        """Whether the phrase brings in people: no pronoun, no definite article; "his wife" is somebody else."""
        token = self.syntax.tokens[head]
        determiners = {self.grammar.lemma(i) for i in self.syntax.children(head, "det", "poss")}
        return (
            token.pos in {"NOUN", "NUM"}
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
            key
            for key in self._references.of(*self.grammar.phrase(head))
            if key not in self._bodies.places or self._place_at(head) == key
        )
        for name in self.syntax.children(argument.head, "appos"):  # "his brother Mark Hill"
            if not found:
                found = self._references.of(*self.grammar.phrase(name))
                head = name if found and self._holds_name(head) else head
        if found or (argument.role == "patient" and happens_once(trigger.type)):
            return found, head
        return self._bodies.state_of(argument.head), argument.head

    def _holds_name(self, head: int) -> bool:
        """Whether a name stands in the phrase."""
        start, end = self.grammar.phrase(head)
        return any(start <= place < end for place in self._starting)

    def _arguments(self, trigger: Trigger) -> Iterator[Argument]:
        pos = self.syntax.tokens[trigger.index].pos
        if pos == "VERB":
            yield from self._of_verb(trigger)
        elif pos == "ADJ":
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
        for child in self.syntax.children(verb, "dative"):
            for head in grammar.objects_of(child) or [child]:
                yield Argument(head=head, role="patient")
        for word, _, head in grammar.prepositions(verb):
            if head not in trigger.tokens and word in {"with", "against", "to", "from"}:
                yield Argument(head=head, role="other" if patients and word != "against" else "patient")
            elif word in {"at", "on"} and not patients and self._is_aimed_at(head, trigger):
                yield Argument(head=head, role="patient")

    def _is_aimed_at(self, head: int, trigger: Trigger) -> bool:
        """Whether violence is done to what stands under "at" or "on": "shot at X", but "attacked at the airport"."""
        return event_types()[trigger.type]["group"] == "conflict" and self._place_at(head) is None

    def _moves_something(self, verb: int) -> bool:
        """Whether the verb's object is what is moved, and no place that is left or entered."""
        sites = noun_class("SITE") | noun_class("GROUP")
        objects = self.syntax.children(verb, "dobj")
        return any(self.grammar.lemma(i) not in sites and self._place_at(i) is None for i in objects)

    def _of_adjective(self, trigger: Trigger) -> Iterator[Argument]:
        """Of whom an adjective tells: "they are dead", "he was presumed dead", "the blast left a guard dead"."""
        grammar, index = self.grammar, trigger.index
        own, verb = self.syntax.children(index, "nsubj"), grammar.parent(index)
        if not own and verb is not None and grammar.is_verb(verb):
            own = self.syntax.children(verb, "dobj") or grammar.surface_subjects(verb)
        for head in own:
            for each in grammar.coordinated(head):
                yield Argument(head=each, role="patient" if concerns(trigger.type) == "patient" else "agent")

    def _of_object(self, head: int, trigger: Trigger) -> Iterator[Argument]:
        """The object itself; of a thing that is done to somebody ("charges against X"), also that somebody."""
        yield Argument(head=head, role="patient")
        if trigger.type == "evidence":
            return  # evidence against somebody is not given to them
        links = {"against", "with", "of"} if self.syntax.tokens[head].pos == "NOUN" else {"against", "with"}
        for word, _, inner in self.grammar.prepositions(head):
            if word in links and inner not in trigger.tokens:
                yield Argument(head=inner, role="patient")

    def _of_noun(self, trigger: Trigger) -> Iterator[Argument]:
        noun, grammar = trigger.index, self.grammar
        links = [(word, head) for word, _, head in grammar.prepositions(noun)]
        undergoes = concerns(trigger.type) == "patient"
        told_whom = undergoes and any(word == "of" and self._is_somebody(head) for word, head in links)
        by = any(word == "by" for word, _ in links)
        for owner in self.syntax.children(noun, "poss"):
            # "his arrest"; but "the president's nomination of X", and "the museum's purchase by X".
            yield Argument(head=owner, role="patient" if by or (undergoes and not told_whom) else "agent")
        for modifier in self.syntax.children(noun, "compound", "nmod", "amod"):
            yield Argument(head=modifier, role=self._role_of_modifier(modifier, trigger))
        undergone = self._is_undergone(noun)
        for word, head in links:
            role = "agent" if undergone and word == "of" else self._role_under(word, trigger)
            if role is not None:
                for each in grammar.coordinated(head):
                    yield Argument(head=each, role=role)
        yield from self._of_support_verb(noun)
        if "offence" in event_types()[trigger.type]:
            yield from (Argument(head=head, role="agent") for head in self._accused_of(noun))

    def _accused_of(self, noun: int) -> list[int]:
        """Who is arrested, charged … for the offence that the noun names: "arrested on suspicion of theft"."""
        for node in self.syntax.ancestors(noun):
            token = self.syntax.tokens[node]
            if token.pos == "VERB":
                accuses = any(p.type in _ACCUSING for p in patterns().get(("verbs", self.grammar.lemma(node)), ()))
                return self.grammar.patients(node) if accuses else []
            if self.grammar.lemma(node) not in noun_class("CASE") | _GROUNDS:
                return []
        return []

    def _is_somebody(self, head: int) -> bool:
        """Whether the phrase names somebody whom the document knows."""
        return bool(self._references.of(*self.grammar.phrase(head)))

    def _role_of_modifier(self, modifier: int, trigger: Trigger) -> Role:
        """The role of a name before a noun: states and bodies act ("US probe"); another's part is not clear."""
        entry = event_types()[trigger.type]
        if concerns(trigger.type) == "patient" or entry.get("modifiers") == "other":
            return "other"
        for referent in self._named_at(modifier):
            state = self._is_state(referent.key) and entry["group"] not in _LOCATED
            return "agent" if referent.type == "organization" or state else "other"
        return "agent"

    def _named_at(self, index: int) -> list[Referent]:
        """Whom the word names or stands for."""
        return [self._referent[key] for key in self._references.of(*self.grammar.phrase(index))]

    def _role_under(self, word: str, trigger: Trigger) -> Role | None:
        """The role of what stands under a preposition beside a noun."""
        if word == "of":
            return "patient" if role_of_genitive(trigger.type) == "patient" else "agent"
        if word in {"with", "among"}:
            return "agent" if concerns(trigger.type) == "agent" else "other"
        if word == "from" and "place" in event_types()[trigger.type]:
            return None  # where a journey begins
        if word in {"by", "from", "between"}:
            return "agent"
        return "patient" if word in {"against", "on", "to"} else None

    def _involved(self, trigger: Trigger) -> Iterator[Participant]:
        """People and organizations named in the phrases below the trigger, outside the clauses in it."""
        below = self.syntax.subtree(
            trigger.index, lambda token: token.dep not in _CLAUSES and token.text.lower() != "according"
        )
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
        return self._place_before(trigger)

    def _place_before(self, trigger: Trigger) -> int | None:
        """The place that a noun's modifier names: "the Paris attacks"."""
        if event_types()[trigger.type]["group"] not in _LOCATED or self.grammar.is_verb(trigger.index):
            return None
        modifiers = self.syntax.children(trigger.index, "compound", "nmod")
        named = [r.key for index in modifiers for r in self._named_at(index) if r.type == "place"]
        return next(iter(named), None)

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
