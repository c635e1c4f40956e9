"""Who does what to whom: subjects, objects and complements of verbs and nouns, read from the dependency tree.

Labels are those of the ClearNLP scheme that the language step delivers.
"""

from collections.abc import Iterator
from functools import cached_property

from pipeline.annotate.clauses.extents import Extents
from pipeline.annotate.clauses.parts import is_auxiliary, is_noun_modifier
from pipeline.annotate.clauses.words import is_proper_noun
from pipeline.lexicon import words

_MARKS = frozenset("“”\"'‘’,;:()[]—–")
# What hangs on a noun but is no part of the phrase that names its referent.
_OUTSIDE = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "preconj", "prep", "advcl"})


class Clauses(Extents):
    """Questions about the clauses of one document; built once by each step that asks them."""

    @cached_property
    def _passives(self) -> dict[int, bool]:
        return {}

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's object stands where a subject would: "was arrested", "an agreement signed by"."""
        if verb not in self._passives:
            self._passives[verb] = self._judge_passive(verb)
        return self._passives[verb]

    def _judge_passive(self, verb: int) -> bool:
        token = self.tokens[verb]
        if token.tag not in {"VBN", "VBD"}:
            return False
        if self.children(verb, "auxpass", "nsubjpass", "agent") or self._is_clipped(verb):
            return True
        head = self.parent(verb)
        if self.children(verb, "aux", "dobj") or head is None:
            return False
        if self.children(verb, "nsubj"):
            return token.tag == "VBN" and token.dep == "ccomp" and self.lemma(head) in words("participle_verbs")
        if token.tag == "VBN" and token.dep in {"acl", "amod", "advcl", "xcomp"}:
            return True
        return token.dep in {"conj", "advcl", "dep"} and self.is_verb(head) and self.is_passive(head)

    def _is_clipped(self, verb: int) -> bool:
        """Whether "was" is left out, as headlines do: "Mayor arrested in raid"."""
        if self.lemma(verb) not in words("clipped_passives") or not self.children(verb, "nsubj"):
            return False
        if any(self.children(joined, "dobj") for joined in self.children(verb, "conj")):
            return False  # "police arrested and questioned the mayor"
        prepositions = {self.lemma(i) for i in self.children(verb, "prep")}
        return "at" not in prepositions and not self.children(verb, "aux", "dobj", "dative", "ccomp", "xcomp")

    def surface_subjects(self, verb: int) -> list[int]:
        """Heads of the phrases that stand as, or are understood as, the verb's grammatical subject."""
        own = self.subjects(verb)
        if own:
            return [head for subject in own for head in self._antecedent(subject, verb)]
        return self._understood_subjects(verb)

    def _antecedent(self, index: int, verb: int) -> list[int]:
        """The noun that a relative pronoun stands for; else the phrase with what is coordinated to it."""
        index = self._out_of_apposition(index)
        if self.lemma(index) in words("relative_pronouns") and self.tokens[index].tag in {"WP", "WDT", "IN", "DT"}:
            clause = next((i for i in (verb, *self.ancestors(verb)) if self.tokens[i].dep == "relcl"), None)
            if clause is not None:
                described = self.tokens[clause].head
                person = self.tokens[index].tag == "WP"  # "the head of the bank, which collapsed": the bank
                return [self._out_of_apposition(self._described(described) if person else described)]
        return list(self.coordinated(index))

    def _described(self, index: int) -> int:
        """The office holder of "the chairman of the bank, who died", where the parser takes the bank."""
        preposition = self.parent(index)
        if (
            self.tokens[index].dep != "pobj"
            or preposition is None
            or self.lemma(preposition) not in words("office_prepositions")
        ):
            return index
        holder = self.parent(preposition)
        return index if holder is None or self.lemma(holder) not in words("roles") else holder

    def _out_of_apposition(self, index: int) -> int:
        """The name that a description belongs to: "Lee, a general who led …"."""
        while self.tokens[index].dep == "appos":
            index = self.tokens[index].head
        return index

    def coordinated(self, index: int) -> Iterator[int]:
        """The token, and the tokens joined to it by "and" or commas."""
        yield index
        for child in self.children(index, "conj"):
            if not self.is_verb(child):
                yield from self.coordinated(child)

    def _understood_subjects(self, verb: int) -> list[int]:
        """Subjects of a verb that has none of its own: from the word above it."""
        dep, head = self.tokens[verb].dep, self.parent(verb)
        if head is None:
            return []
        if dep == "pcomp":
            return self._subject_under_preposition(head)
        if dep in {"xcomp", "ccomp"}:
            # What a speaker says of others is not done by the speaker, though their subject be out of sight.
            return [] if dep == "ccomp" and self._is_finite(verb) else self._controller(head)
        if not self.is_verb(head):
            return self._subject_under_noun(verb, head) if dep in {"acl", "relcl"} else []
        if dep == "conj" and self.is_passive(head) == self.is_passive(verb):
            return self.surface_subjects(head)
        return self.agents(head) or self.surface_subjects(head) if dep in {"conj", "dep", "advcl"} else []

    def _is_finite(self, verb: int) -> bool:
        """Whether the verb or its auxiliary has a tense: "has provided", "left"; but not "to leave", "leaving"."""
        tags = {self.tokens[i].tag for i in (verb, *self.children(verb, "aux", "auxpass"))}
        return bool(tags & {"VBZ", "VBP", "VBD", "MD"})

    def _subject_under_noun(self, verb: int, noun: int) -> list[int]:
        """The noun in "a man facing charges"; whoever decides in "a decision to release"."""
        if self.tokens[verb].tag in {"VBG", "VBN", "VBD"}:
            return list(self.coordinated(noun))
        return self._governor_subjects(noun)

    def _controller(self, head: int) -> list[int]:
        """Who carries out an infinitive under a verb: its object ("urged X to leave"), else its subject."""
        if not self.is_verb(head):
            return self.surface_subjects(head) if self.subjects(head) else []
        objects = [o for o in self.children(head, "dobj", "dative") if self.tokens[o].dep == "dobj"]
        if objects:
            return list(self.coordinated(objects[0]))
        return self.surface_subjects(head)

    def _subject_under_preposition(self, preposition: int) -> list[int]:
        """Who does what "of conspiring" tells: the accused, else the subject of the clause."""
        governor = self.parent(preposition)
        if governor is None:
            return []
        if not self.is_verb(governor):
            return self._governor_subjects(governor)
        if self.lemma(preposition) in words("deed_prepositions"):
            return self.patients(governor) or self.surface_subjects(governor)
        return self.agents(governor) or self.surface_subjects(governor)

    def _governor_subjects(self, noun: int) -> list[int]:
        """Whoever acts on "a decision to release": whose it is, else the subject of the verb above the noun."""
        possessors = (o for word, _, o in self.prepositions(noun) if word == "of" and self.tokens[noun].dep != "nsubj")
        owners = self.children(noun, "poss") or list(possessors)
        if owners or any(is_proper_noun(self.tokens[i]) for i in self.subtree(noun, is_noun_modifier)):
            return owners  # "Smith administration efforts": nobody that the sentence says
        verb = self.parent(noun)
        if self.tokens[noun].dep in {"dobj", "pobj"} and verb is not None:
            while verb is not None and not self.is_verb(verb):
                verb = self.parent(verb)
            given = [] if verb is None else self.children(verb, "dative")
            if any(self.tokens[i].pos != "ADP" for i in given):
                return given  # "gave the president the power to veto laws"
            return [] if verb is None else self.agents(verb)
        return []

    def agents(self, verb: int) -> list[int]:
        """Heads of the phrases that act."""
        if self.is_passive(verb):
            return [i for by in self.children(verb, "agent") for o in self.objects_of(by) for i in self.coordinated(o)]
        return self.surface_subjects(verb)

    def patients(self, verb: int) -> list[int]:
        """Heads of the phrases that are acted on."""
        if self.is_passive(verb):
            return self.surface_subjects(verb)
        own = self.children(verb, "dobj")
        if own:
            return [head for o in own for head in self._antecedent(o, verb)]
        if self._has_object_gap(verb):
            return [self.tokens[verb].head]
        # "shot and killed a man": the object behind the last verb is that of both.
        joined = [v for v in self.children(verb, "conj") if self.is_verb(v) and v - verb <= 3]
        return [head for v in joined if not self.is_passive(v) for head in self.patients(v)]

    def _has_object_gap(self, verb: int) -> bool:
        """Whether the noun above a relative clause is its object: "the man whom police arrested"."""
        subjects = self.children(verb, "nsubj")
        relative = any(self.lemma(i) in words("relative_pronouns") for i in subjects)
        where = any(self.tokens[i].tag == "WRB" for i in self.children(verb, "advmod"))
        return self.tokens[verb].dep == "relcl" and bool(subjects) and not relative and not where

    def support_verb(self, noun: int) -> int | None:
        """The verb that lets an event noun happen: "made an arrest", "charges were filed", "a motion filed by"."""
        head = self.parent(noun)
        if self.tokens[noun].dep in {"dobj", "nsubjpass"} and head is not None:
            # "make an arrest", but "make the mayor's arrest an issue", "called the arrest a mistake"
            made = self.children(head, "oprd") or (self.lemma(head) == "make" and self.children(noun, "poss"))
            apart = made or any(token.text == ":" for token in self.tokens[head:noun])
            return head if self.lemma(head) in words("support_verbs") and not apart else None
        participles = [i for i in self.children(noun, "acl") if self.tokens[i].tag == "VBN"]
        return next((i for i in participles if self.lemma(i) in words("support_verbs")), None)

    def prepositions(self, index: int) -> Iterator[tuple[str, int, int]]:
        """Each preposition under the token with each object: lower-case text, its index, index of the object."""
        nodes = [
            index,
            *(i for i in self.children(index, "advmod", "prt") if self.tokens[i].pos in {"ADV", "ADP"}),
        ]
        for child in [c for node in nodes for c in self.children(node, "prep", "agent", "dative")]:
            word = self.tokens[child].text.lower()
            for found in self.objects_of(child):
                yield word, child, found
            for inner in self.children(child, "prep"):
                # "outside of", "instead of": the first word tells the relation
                outer = word in words("leading_prepositions")
                for found in self.objects_of(inner):
                    yield word if outer else self.tokens[inner].text.lower(), inner, found

    def phrase(self, head: int) -> tuple[int, int]:
        """Span of the noun phrase around the head, without clauses, appositions and coordinated phrases."""
        keep = [head, *(self._below(head))]
        return self.span(keep)

    def _below(self, head: int) -> list[int]:
        found: list[int] = []
        for child in self.children(head):
            token = self.tokens[child]
            if token.dep == "prep" and token.text.lower() == "of":
                found.extend(self.subtree(child, lambda t: t.dep not in {"relcl", "appos", "punct"}))
            elif token.dep not in _OUTSIDE and token.text not in _MARKS and token.dep != "case":
                found.extend(self.subtree(child, lambda t: t.dep not in {"relcl", "acl"}))
        return found

    def clause(self, index: int) -> int:
        """The verb (or root) of the clause that the token stands in."""
        node = index
        while not self.is_verb(node):
            head = self.parent(node)
            if head is None:
                break
            node = head
        while is_auxiliary(self.tokens[node]):
            node = self.tokens[node].head
        return node
