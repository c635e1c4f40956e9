"""What a word is in English: its kind and its form.

Kinds are read from Universal POS tags, forms from Penn Treebank tags, as the language step delivers them.
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


def is_determiner(token: Token) -> bool:
    """Whether it is a determiner: an article, "this", "every"."""
    return token.pos == "DET"


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


def may_be_in_noun_phrase(token: Token) -> bool:
    """Whether it is of a kind that noun phrases consist of: a noun, pronoun, determiner, adjective or number."""
    return token.pos in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}


def is_coordinator(token: Token) -> bool:
    """Whether it joins words or clauses: "and", "but"."""
    return token.pos == "CCONJ"


def has_weight(token: Token) -> bool:
    """Whether it says something by itself: no article, preposition, conjunction or mark."""
    return token.pos in {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "PRON", "AUX"}


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


def opens_question(token: Token) -> bool:
    """Whether it may open a question that is told: "who", "why"; not "which", which rather opens a relative clause."""
    return token.tag in {"WP", "WRB"}


def is_conjunction_or_preposition(token: Token) -> bool:
    """Whether it is a conjunction or preposition: "and", "because", "after"."""
    return token.tag in {"CC", "IN"}


def is_article(token: Token) -> bool:
    """Whether it is an article or demonstrative."""
    return token.tag == "DT"


def is_possessive(token: Token) -> bool:
    """Whether it is a possessive pronoun, or the mark of a genitive."""
    return token.tag in {"POS", "PRP$"}


def is_genitive_mark(token: Token) -> bool:
    """Whether it is the mark of a genitive."""
    return token.tag == "POS"


def is_that_clause(token: Token) -> bool:
    """Whether it is the "that" before a clause: "said **that** he left", but not "that bridge"."""
    return token.tag == "IN" and token.text.lower() == "that"


def is_named(token: Token) -> bool:
    """Whether it is a proper noun or a pronoun."""
    return token.pos in {"PROPN", "PRON"}


def is_plural_common(token: Token) -> bool:
    """Whether it is a common noun in the plural."""
    return token.tag == "NNS"


def agrees_with_plural(token: Token) -> bool:
    """Whether it is a present tense that no singular "he" or "it" has."""
    return token.tag == "VBP"
