"""What a word is in English: its kind, its form, and its part in the sentence.

Kinds are read from Universal POS tags, forms from Penn Treebank tags, parts from ClearNLP labels, as the language step
delivers them.
"""

from pipeline.records import Token

# Kinds of words


def is_noun(token: Token) -> bool:
    """Whether it is a common noun."""
    return token.pos == "NOUN"


def is_proper_noun(token: Token) -> bool:
    """Whether it is a proper noun."""
    return token.pos == "PROPN"


def is_pronoun(token: Token) -> bool:
    """Whether it is a pronoun."""
    return token.pos == "PRON"


def is_nominal(token: Token) -> bool:
    """Whether it is a noun, proper noun or pronoun."""
    return token.pos in {"NOUN", "PROPN", "PRON"}


def is_number(token: Token) -> bool:
    """Whether it is a number."""
    return token.pos == "NUM"


def is_adjective(token: Token) -> bool:
    """Whether it is an adjective."""
    return token.pos == "ADJ"


def is_adverb(token: Token) -> bool:
    """Whether it is an adverb."""
    return token.pos == "ADV"


def is_preposition(token: Token) -> bool:
    """Whether it is a preposition or particle."""
    return token.pos == "ADP"


def is_full_verb(token: Token) -> bool:
    """Whether it is a verb and no auxiliary."""
    return token.pos == "VERB"


def is_verb(token: Token) -> bool:
    """Whether it is a verb or auxiliary."""
    return token.pos in {"VERB", "AUX"}


def is_personal_pronoun(token: Token) -> bool:
    """Whether it is a personal pronoun, "who" or "what"."""
    return token.tag in {"PRP", "WP"}


def is_noun_or_adjective(token: Token) -> bool:
    """Whether it is a noun, proper noun or adjective."""
    return token.pos in {"NOUN", "PROPN", "ADJ"}


def is_content_word(token: Token) -> bool:
    """Whether it is a common noun, adjective or verb."""
    return token.pos in {"ADJ", "NOUN", "VERB"}


def is_function_word(token: Token) -> bool:
    """Whether it is a preposition, adverb, auxiliary, determiner, pronoun or subordinating conjunction."""
    return token.pos in {"ADP", "ADV", "AUX", "DET", "PRON", "SCONJ"}


def is_outside_noun_phrases(token: Token) -> bool:
    """Whether it is of a kind that holds no name: a verb, a number, a function word, a mark."""
    return token.pos not in {"NOUN", "PROPN", "ADJ", "SYM", "X", "SPACE"}


def is_in_noun_phrase(token: Token) -> bool:
    """Whether it is a determiner, adjective, noun or proper noun."""
    return token.pos in {"DET", "ADJ", "NOUN", "PROPN"}


# Forms of words


def is_past(token: Token) -> bool:
    """Whether it is a past tense: "left"."""
    return token.tag == "VBD"


def is_present(token: Token) -> bool:
    """Whether it is a present tense: "leaves"."""
    return token.tag in {"VBZ", "VBP"}


def is_finite(token: Token) -> bool:
    """Whether it is a past or present tense."""
    return token.tag in {"VBD", "VBZ", "VBP"}


def has_tense(token: Token) -> bool:
    """Whether it is a past or present tense, or a modal verb."""
    return token.tag in {"VBD", "VBZ", "VBP", "MD"}


def is_modal(token: Token) -> bool:
    """Whether it is a modal verb: "will", "could"."""
    return token.tag == "MD"


def is_plain_form(token: Token) -> bool:
    """Whether it is the plain form of a verb: "leave" in "will leave", "to leave"."""
    return token.tag == "VB"


def is_participle(token: Token) -> bool:
    """Whether it is a past participle: "taken"."""
    return token.tag == "VBN"


def is_ing_form(token: Token) -> bool:
    """Whether it is a present participle or gerund: "taking"."""
    return token.tag == "VBG"


def is_to(token: Token) -> bool:
    """Whether it is the "to" of an infinitive."""
    return token.tag == "TO"


def is_plural(token: Token) -> bool:
    """Whether it is a plural noun, common or proper."""
    return token.tag in {"NNS", "NNPS"}


def is_tagged_proper(token: Token) -> bool:
    """Whether its form is that of a proper noun, whatever kind of word it is."""
    return token.tag in {"NNP", "NNPS"}


def is_bare_verb(token: Token) -> bool:
    """Whether it is a verb without an ending: "leave" in "to leave", "they leave"."""
    return token.tag in {"VB", "VBP"}


def is_relative_pronoun(token: Token) -> bool:
    """Whether it is a relative or interrogative pronoun: "who", "which"."""
    return token.tag in {"WP", "WDT"}


def is_name_or_genitive(token: Token) -> bool:
    """Whether its form is that of one name, or the mark of its genitive."""
    return token.tag in {"NNP", "POS"}


def determines(token: Token) -> bool:
    """Whether it is an article, a possessive pronoun, or the mark of a genitive."""
    return token.tag in {"DT", "PRP$", "POS"}


def is_verb_form(token: Token) -> bool:
    """Whether its form is that of a verb that is not modal."""
    return token.tag.startswith("VB")


def is_question_word(token: Token) -> bool:
    """Whether it is a relative or interrogative word: "who", "which", "where"."""
    return token.tag.startswith("W")


def is_article(token: Token) -> bool:
    """Whether it is an article or demonstrative."""
    return token.tag == "DT"


def is_possessive(token: Token) -> bool:
    """Whether it is a possessive pronoun, or the mark of a genitive."""
    return token.tag in {"POS", "PRP$"}


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
