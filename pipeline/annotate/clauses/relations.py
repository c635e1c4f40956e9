"""What hangs below a word and above it, by its part in the clause: objects, possessors, modifiers, auxiliaries."""

from pipeline.annotate.clauses.parts import SUBJECTS
from pipeline.annotate.clauses.words import has_tense, is_verb
from pipeline.annotate.syntax import Syntax

# What a verb or noun may form one expression with: "broke **up**", "stepped **down**", "found **dead**".
_COMPANIONS = ("prt", "advmod", "acomp", "oprd", "amod", "prep", "dobj", "xcomp", "ccomp", "conj", "dep", "attr")


class Relations(Syntax):
    """The tokens of one document with their relations; every list is in the order of the text."""

    def lemma(self, index: int) -> str:
        """Lower-case lemma of the token."""
        return self.tokens[index].lemma.lower()

    def is_verb(self, index: int) -> bool:
        """Whether the token is a verb or auxiliary."""
        return is_verb(self.tokens[index])

    def parent(self, index: int) -> int | None:
        """The token's head; None for the root of a sentence."""
        head = self.tokens[index].head
        return None if head == index else head

    def active_subjects(self, verb: int) -> list[int]:
        """Its subjects as an active verb."""
        return self.children(verb, "nsubj")

    def subjects(self, verb: int) -> list[int]:
        """Its subjects, active or passive: nouns, clauses, and "there"."""
        return self.children(verb, *SUBJECTS)

    def has_subject(self, verb: int) -> bool:
        """Whether the verb has a subject of its own: a noun phrase, or "there"."""
        return bool(self.children(verb, "nsubj", "nsubjpass", "expl"))

    def objects(self, verb: int) -> list[int]:
        """Its direct objects."""
        return self.children(verb, "dobj")

    def objects_and_predicates(self, verb: int) -> list[int]:
        """Its direct objects, and what it says of them: "called **it** a **ruin**"."""
        return self.children(verb, "dobj", "oprd")

    def possible_subjects(self, verb: int) -> list[int]:
        """Its objects and the like, which may be a subject that stands after it: "said **Ada Lund**"."""
        return self.children(verb, "dobj", "attr", "oprd", "dep")

    def recipients(self, verb: int) -> list[int]:
        """Whom something is given to: a noun, or the preposition "to" above it."""
        return self.children(verb, "dative")

    def predicate_nouns(self, verb: int) -> list[int]:
        """What the subject is said to be: "was **mayor**"."""
        return self.children(verb, "attr")

    def predicate_adjectives(self, verb: int) -> list[int]:
        """How the subject is said to be: "is **due**"."""
        return self.children(verb, "acomp")

    def complements(self, word: int) -> list[int]:
        """Its objects, predicate nouns and prepositions, with the "by" of a passive verb."""
        return self.children(word, "dobj", "prep", "agent", "attr")

    def companions(self, word: int) -> list[int]:
        """What it may form one expression with: particles, adverbs, objects, and what is joined to it."""
        return self.children(word, *_COMPANIONS)

    def contents(self, word: int) -> list[int]:
        """What a decision, request or grant is about: infinitives, clauses about a noun, and objects."""
        return self.children(word, "acl", "xcomp", "dobj")

    def clauses_with_subject(self, word: int) -> list[int]:
        """The verbs of the clauses below it that have a subject: "the claim that **he** left"."""
        return [i for i in self.children(word, "ccomp", "acl") if self.has_subject(i)]

    def infinitives(self, word: int) -> list[int]:
        """The infinitives with "to" below it: "agreed to **leave**", "a deal to **leave**"."""
        return [i for i in self.children(word, "xcomp", "acl", "ccomp") if self.is_infinitive(i)]

    def is_infinitive(self, verb: int) -> bool:
        """Whether "to" stands with the verb."""
        return any(self.tokens[i].tag == "TO" for i in self.children(verb, "aux"))

    def auxiliaries(self, verb: int) -> list[int]:
        """Its auxiliaries, with modal verbs, "to" and the "be" of the passive."""
        return self.children(verb, "aux", "auxpass")

    def passive_auxiliaries(self, verb: int) -> list[int]:
        """The "be" of its passive."""
        return self.children(verb, "auxpass")

    def active_auxiliaries(self, verb: int) -> list[int]:
        """Its auxiliaries without the "be" of the passive."""
        return self.children(verb, "aux")

    def conjunctions(self, verb: int) -> list[int]:
        """The words that make it a subordinate clause: "if", "that", "because"."""
        return self.children(verb, "mark")

    def openers(self, verb: int) -> list[int]:
        """The conjunctions and adverbs that may open its clause: "when", "until"."""
        return self.children(verb, "mark", "advmod")

    def joined(self, word: int) -> list[int]:
        """What is joined to it by "and", "or" or commas."""
        return self.children(word, "conj")

    def appositions(self, noun: int) -> list[int]:
        """What is in apposition to it: "Ada Lund, the **mayor**"."""
        return self.children(noun, "appos")

    def possessors(self, noun: int) -> list[int]:
        """Whose it is: "**his** letter", "the **mayor**'s letter"."""
        return self.children(noun, "poss")

    def determiners(self, noun: int) -> list[int]:
        """Its articles and demonstratives."""
        return self.children(noun, "det")

    def determiners_or_possessors(self, noun: int) -> list[int]:
        """Its articles, demonstratives and possessors."""
        return self.children(noun, "det", "poss")

    def adjectives(self, noun: int) -> list[int]:
        """The adjectives that modify it."""
        return self.children(noun, "amod")

    def beside(self, noun: int) -> list[int]:
        """What stands before it and limits it: adjectives, determiners, nouns."""
        return self.children(noun, "amod", "det", "compound", "nmod")

    def noun_modifiers(self, noun: int) -> list[int]:
        """The nouns that modify it: "the **bridge** strike"."""
        return self.children(noun, "compound", "nmod")

    def modifiers(self, noun: int) -> list[int]:
        """The nouns and adjectives that modify it."""
        return self.children(noun, "compound", "nmod", "amod")

    def modifiers_or_possessors(self, noun: int) -> list[int]:
        """The nouns and adjectives that modify it, and its possessors."""
        return self.children(noun, "compound", "nmod", "amod", "poss")

    def actors_before(self, noun: int) -> list[int]:
        """The possessors and nouns before it that may name who acts: "**his** attack", "the **police** raid"."""
        return self.children(noun, "poss", "compound", "nmod")

    def modifiers_with_numbers(self, noun: int) -> list[int]:
        """The nouns, adjectives, numbers and times that modify it."""
        return self.children(noun, "amod", "compound", "nmod", "nummod", "npadvmod")

    def prepositions_below(self, word: int) -> list[int]:
        """The prepositions that hang on it."""
        return self.children(word, "prep")

    def adjuncts(self, verb: int) -> list[int]:
        """What tells how, when and where: adverbs, nouns used as adverbs, and prepositions."""
        return self.children(verb, "npadvmod", "advmod", "prep")

    def objects_of(self, preposition: int) -> list[int]:
        """Heads of what stands under a preposition."""
        return self.children(preposition, "pobj", "pcomp")

    def attached_to(self, head: int) -> int:
        """The word that an expression is attached to, above its preposition, numbers and adverbs."""
        node = self.parent(head)
        while node is not None and self.tokens[node].pos in {"ADP", "SCONJ", "NUM", "ADV"}:
            node = self.parent(node)
        return head if node is None else node

    def prepositions_above(self, head: int) -> list[str]:
        """The prepositions between an expression and what it is attached to, as lemmas, the nearest first."""
        found, node, above = [], self.parent(head), self.attached_to(head)
        while node is not None and node != above:
            if self.tokens[node].pos in {"ADP", "SCONJ"}:
                found.append(self.lemma(node))
            node = self.parent(node)
        return found

    def unbroken(self, word: int) -> list[int]:
        """The word with what is below it, without marks, clauses, appositions and what is joined to them."""
        return self.subtree(word, lambda token: token.dep not in {"relcl", "appos", "acl", "punct", "conj", "cc"})

    def has_own_clause(self, verb: int) -> bool:
        """Whether a verb that is joined to another has a subject, an auxiliary or a "not" of its own."""
        return bool(self.children(verb, "aux", "auxpass", "nsubj", "nsubjpass", "neg"))

    def qualifiers(self, word: int) -> list[int]:
        """What limits it: auxiliaries, "not", adverbs, determiners and adjectives."""
        return self.children(word, "neg", "det", "advmod", "aux", "amod", "preconj")

    def is_plain_infinitive(self, verb: int) -> bool:
        """Whether "to" alone stands with the verb: "to leave", but not "to have left"."""
        helpers = self.active_auxiliaries(verb)
        return bool(helpers) and all(self.tokens[i].tag == "TO" for i in helpers)

    def is_in_past(self, verb: int) -> bool:
        """Whether the verb or its auxiliary stands in the past: "signed", "had signed", but not "would sign"."""
        tags = {self.tokens[i].tag for i in (verb, *self.auxiliaries(verb))}
        return "VBD" in tags and not tags & {"MD", "TO"}

    def is_over(self, verb: int) -> bool:
        """Whether the verb tells of what is past or done: "signed", "had signed", "has signed"."""
        tags = {self.tokens[i].tag for i in (verb, *self.auxiliaries(verb))}
        perfect = any(self.lemma(i) == "have" for i in self.active_auxiliaries(verb))
        return ("VBD" in tags or perfect) and not tags & {"MD", "TO"}

    def is_timeless(self, verb: int) -> bool:
        """Whether it stands in the simple present, active or passive: "arrests", "is arrested"."""
        tags = {self.tokens[i].tag for i in (self.auxiliaries(verb) or [verb])}
        return not self.active_auxiliaries(verb) and bool(tags & {"VBZ", "VBP"})

    def is_passive_infinitive(self, verb: int) -> bool:
        """Whether it is a passive infinitive with "to" alone: "to be elected"."""
        helpers = [self.tokens[i] for i in self.auxiliaries(verb)]
        return len(helpers) == 2 and [t.tag for t in helpers] == ["TO", "VB"]

    def infinitive_marker(self, verb: int) -> int | None:
        """The "to" of an infinitive; None where the verb is no infinitive with "to"."""
        return next((i for i in self.children(verb, "aux") if self.tokens[i].tag == "TO"), None)

    def negations(self, verb: int) -> list[int]:
        """Its "not" or "never"."""
        return self.children(verb, "neg")

    def content_clauses(self, verb: int) -> list[int]:
        """The verbs of what is said or thought: "said that he **left**"."""
        return self.children(verb, "ccomp")

    def nouns_under(self, preposition: int) -> list[int]:
        """The nouns under a preposition."""
        return self.children(preposition, "pobj")

    def fixed_parts(self, verb: int) -> list[int]:
        """What may make one verb with it: "spoke **out**", "made **clear**", "took **issue**"."""
        return self.children(verb, "prt", "acomp", "oprd", "advmod", "prep", "dobj")

    def is_asserted(self, verb: int) -> bool:
        """Whether the clause tells what took place: no infinitive, no modal verb, no "not", no "if"."""
        helpers = [self.tokens[i] for i in self.children(verb, "aux", "neg", "mark")]
        return self.tokens[verb].tag != "VB" and not any(
            token.tag in {"MD", "TO"} or token.dep == "neg" or token.text.lower() == "if" for token in helpers
        )

    def is_finite_or_imperative(self, verb: int) -> bool:
        """Whether a verb has a tense; an imperative is a plain form without "to", auxiliary or subject."""
        token = self.tokens[verb]
        if token.tag != "VB":
            return has_tense(token)
        governed = token.dep in {"ROOT", "ccomp", "parataxis", "conj", "xcomp"}
        return governed and not self.children(verb, "aux", "nsubj")

    def complement_clauses(self, word: int) -> list[int]:
        """The verbs of its content clauses and infinitives."""
        return self.children(word, "xcomp", "ccomp")

    def open_complements(self, word: int) -> list[int]:
        """The verbs below it that share its subject: "proposed **closing** it"."""
        return self.children(word, "xcomp")

    def lower_clauses(self, word: int) -> list[int]:
        """The verbs of its adverbial clauses, content clauses and infinitives."""
        return self.children(word, "advcl", "ccomp", "xcomp")

    def clauses_about(self, noun: int) -> list[int]:
        """The verbs of the participles, infinitives and content clauses about a noun."""
        return self.children(noun, "acl")

    def verbs_under(self, preposition: int) -> list[int]:
        """The verbs under a preposition: "against **closing** it"."""
        return self.children(preposition, "pcomp")

    def said_of_object(self, verb: int) -> list[int]:
        """What a verb may say of its object: "called it a **ruin**", "described it **as** a ruin"."""
        return self.children(verb, "oprd", "prep", "advcl")

    def noun_or_clause_subjects(self, verb: int) -> list[int]:
        """Its subjects as an active verb, with clauses that are its subject."""
        return self.children(verb, "nsubj", "csubj")

    def passive_subjects(self, verb: int) -> list[int]:
        """Its subjects as a passive verb."""
        return self.children(verb, "nsubjpass")

    def nouns_under_by(self, verb: int) -> list[int]:
        """The nouns under the "by" of a passive verb."""
        return [noun for by in self.children(verb, "agent") for noun in self.nouns_under(by)]
