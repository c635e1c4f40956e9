"""What part of its clause a word is: subject, object, modifier, the verb of a relative clause.

Parts are read from labels of the ClearNLP scheme, as the language step delivers them.
"""

from pipeline.records import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})

# Parts of a sentence


def is_root(token: Token) -> bool:
    """Whether it is the head of its sentence."""
    return token.dep == "ROOT"


def is_subject(token: Token) -> bool:
    """Whether it is the subject of an active verb."""
    return token.dep == "nsubj"


def is_passive_subject(token: Token) -> bool:
    """Whether it is the subject of a passive verb."""
    return token.dep == "nsubjpass"


def stands_as_subject(token: Token) -> bool:
    """Whether it is the subject of a verb, active or passive: a noun, the verb of a clause, or "there"."""
    return token.dep in SUBJECTS


def is_actor(token: Token) -> bool:
    """Whether it is a subject, or the "by" of a passive verb."""
    return token.dep in {"nsubj", "nsubjpass", "agent"}


def is_object(token: Token) -> bool:
    """Whether it is the object of a verb."""
    return token.dep == "dobj"


def is_predicate_noun(token: Token) -> bool:
    """Whether it says what the subject is: "was **mayor**"."""
    return token.dep == "attr"


def is_complement(token: Token) -> bool:
    """Whether it is an object, the subject of a passive verb or a predicate noun."""
    return token.dep in {"dobj", "nsubjpass", "attr"}


def is_core(token: Token) -> bool:
    """Whether it is a subject or object."""
    return token.dep in {"dobj", "nsubjpass", "nsubj"}


def is_under_preposition(token: Token) -> bool:
    """Whether it is the object of a preposition."""
    return token.dep == "pobj"


def is_possessor(token: Token) -> bool:
    """Whether it is a possessor: "the **mayor**'s letter", "**his** letter"."""
    return token.dep == "poss"


def is_apposition(token: Token) -> bool:
    """Whether it is in apposition to a noun."""
    return token.dep == "appos"


def is_joined(token: Token) -> bool:
    """Whether it is joined to a word before it by "and", "or" or a comma."""
    return token.dep == "conj"


def is_restatement(token: Token) -> bool:
    """Whether it is joined to a noun, or in apposition to it."""
    return token.dep in {"appos", "conj", "flat"}


def is_modifier(token: Token) -> bool:
    """Whether it is an adjective or noun that modifies a noun."""
    return token.dep in {"amod", "compound", "nmod"}


def counts_noun(token: Token) -> bool:
    """Whether it is a number before a noun: "**three** men"."""
    return token.dep == "nummod"


def is_noun_modifier(token: Token) -> bool:
    """Whether it is a noun that modifies a noun."""
    return token.dep in {"compound", "nmod"}


def is_adverbial_noun(token: Token) -> bool:
    """Whether it is a noun used as an adverb: "**Monday**"."""
    return token.dep == "npadvmod"


def is_predicative(token: Token) -> bool:
    """Whether it is a predicate: "was **dead**", "presumed **dead**"."""
    return token.dep in {"acomp", "oprd", "ROOT", "conj"}


def is_before_noun(token: Token) -> bool:
    """Whether it stands before a noun as its modifier, possessor or number."""
    return token.dep in {"compound", "nmod", "amod", "poss", "nummod"}


def is_before_name(token: Token) -> bool:
    """Whether it hangs on a name as titles do: as a modifier, an apposition or an adverb."""
    return token.dep in {"compound", "amod", "nmod", "appos", "advmod", "npadvmod"}


def is_prepositional(token: Token) -> bool:
    """Whether it is a preposition that modifies the word above it."""
    return token.dep == "prep"


def is_auxiliary_or_negation(token: Token) -> bool:
    """Whether it is an auxiliary of a verb, or its "not"."""
    return token.dep in {"aux", "neg"}


def is_within_name(token: Token) -> bool:
    """Whether it hangs on a noun as the parts of a name do, or is joined to one."""
    return token.dep in {"compound", "conj"}


def is_opener(token: Token) -> bool:
    """Whether it links what follows to what stands before: a conjunction or an adverb."""
    return token.dep in {"cc", "advmod", "preconj", "mark"}


def is_object_predicate(token: Token) -> bool:
    """Whether it says what the object is said to be: "called it a **ruin**"."""
    return token.dep == "oprd"


def is_time_like(token: Token) -> bool:
    """Whether it hangs on a noun as times do: with a preposition, or as an adverb."""
    return token.dep in {"prep", "npadvmod"}


# Clauses


def is_relative_clause(token: Token) -> bool:
    """Whether it is the verb of a relative clause."""
    return token.dep == "relcl"


def is_content_clause(token: Token) -> bool:
    """Whether it is the verb of what is said or thought: "said that he **left**"."""
    return token.dep == "ccomp"


def is_open_complement(token: Token) -> bool:
    """Whether it has the subject of the word above it: "wants to **leave**"."""
    return token.dep == "xcomp"


def is_adverbial_clause(token: Token) -> bool:
    """Whether it is the verb of an adverbial clause: "when he **left**"."""
    return token.dep == "advcl"


def is_noun_clause(token: Token) -> bool:
    """Whether it is the verb of a clause that says more about a noun."""
    return token.dep in {"acl", "relcl"}


def is_clause(token: Token) -> bool:
    """Whether it begins a clause of its own, or something that is joined to the word above it."""
    return token.dep in {"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp"}


def is_clause_under_preposition(token: Token) -> bool:
    """Whether it is the verb under a preposition: "accused of **stealing**"."""
    return token.dep == "pcomp"


def is_about_noun(token: Token) -> bool:
    """Whether it is the verb of a participle, infinitive or content clause about a noun: "a plan to **leave**"."""
    return token.dep == "acl"


def shares_judgement(token: Token) -> bool:
    """Whether what negates or doubts the word above it may negate or doubt it, too."""
    return token.dep in {"xcomp", "pcomp", "prep", "conj", "ccomp", "acl"}


def is_governed(token: Token) -> bool:
    """Whether it is what the word above it is about: its clause, preposition, object or predicate noun."""
    return token.dep in {"xcomp", "pcomp", "prep", "ccomp", "acl", "dobj", "nsubjpass", "attr"}


def is_after_connective(token: Token) -> bool:
    """Whether words such as "instead of" or "rather than" may link it to the word above it."""
    return token.dep in {"pcomp", "pobj", "conj", "advcl", "xcomp"}


def is_inserted(token: Token) -> bool:
    """Whether it is the verb of a clause put in beside its sentence: "the ferry, he **said**, was late"."""
    return token.dep == "parataxis"


def is_complement_clause(token: Token) -> bool:
    """Whether it is the verb of what the word above it is about: a content clause or an infinitive."""
    return token.dep in {"ccomp", "xcomp"}


def is_aside(token: Token) -> bool:
    """Whether it says more about a noun without being part of the phrase that names its referent."""
    return token.dep in {"appos", "relcl", "parataxis", "advcl", "punct", "ccomp", "dep"}


def is_auxiliary(token: Token) -> bool:
    """Whether it is an auxiliary of a verb: a modal verb, "to", "have", or the "be" of the passive."""
    return token.dep in {"aux", "auxpass"}


def is_active_auxiliary(token: Token) -> bool:
    """Whether it is an auxiliary of a verb, but not the "be" of the passive."""
    return token.dep == "aux"


def is_auxiliary_or_mark(token: Token) -> bool:
    """Whether it is an auxiliary of a verb, or a mark."""
    return token.dep in {"aux", "punct"}


def shares_subject(token: Token) -> bool:
    """Whether a verb without a subject may have that of the verb above it."""
    return token.dep in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "acomp", "aux", "oprd"}


def hangs_on_object(token: Token) -> bool:
    """Whether it belongs to an object, on which the parse may hang the next verb: "took the floor and joked"."""
    return token.dep in {"dobj", "attr", "pobj", "prep", "conj"}


def is_modifying_verb(token: Token) -> bool:
    """Whether a participle there modifies: "a plan **called** a ruin"."""
    return token.dep in {"acl", "amod", "advcl"}
