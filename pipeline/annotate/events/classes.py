"""What tokens stand for: the classes of `lexicon/en/event_nouns.toml` that the conditions of triggers name."""

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_noun, is_personal_pronoun
from pipeline.annotate.events.patterns import classes_of_name, noun_class
from pipeline.lexicon import listed, words
from pipeline.records import Annotations

# Classes of things that triggers act on; the pronouns "it" and "they" may stand for them.
THINGS = frozenset({"CASE", "MEASURE", "TIES", "LAW"})
_THING_PRONOUNS = listed("event_words", "thing_pronouns")
_IMPERSONAL = listed("event_words", "impersonal_pronouns")
# How many tokens back a pronoun's noun is looked for: some three sentences.
_REACH = 80


class Classes:
    """Answers whether a token belongs to a class."""

    def __init__(self, grammar: Clauses, annotations: Annotations) -> None:
        self.grammar = grammar
        self.tokens = grammar.tokens
        types = {referent.key: referent.type for referent in annotations.referents}
        self._types: dict[int, str] = {}
        self._in_name: set[int] = set()
        for mention in annotations.mentions:
            for index in grammar.within(mention.start, mention.end):
                self._types[index] = types[mention.referent]
                if mention.kind == "name":
                    self._in_name.add(index)

    def in_name(self, index: int) -> bool:
        """Whether the token is part of a name."""
        return index in self._in_name

    def is_mentioned(self, index: int) -> bool:
        """Whether the token is part of a mention of a person, organization or place."""
        return index in self._types

    def is_a(self, index: int, name: str) -> bool:
        """Whether the token is the lemma (lower case) or belongs to the class (upper case) that a condition names."""
        lemma = self.grammar.lemma(index)
        if not name.isupper():
            return name in (lemma, self.tokens[index].text.lower())
        if lemma in noun_class(name) or self._is_named(index, name):
            return True
        if lemma in _THING_PRONOUNS and name in THINGS:
            return self._stands_for(index, name)
        if lemma in words("transparent_nouns"):
            return any(word == "of" and self.is_a(i, name) for word, _, i in self.grammar.prepositions(index))
        return name == "PERSON" and (self._is_personal(index) or lemma in words("roles"))

    def _is_named(self, index: int, name: str) -> bool:
        """Whether a name of the right type, or a people ("the Palestinians"), stands there."""
        if index in self._types and name in classes_of_name(self._types[index]):
            return True
        return name in {"PERSON", "GROUP"} and self.is_people(index)

    def is_people(self, index: int) -> bool:
        """Whether a people or the adherents of something stand there: "the Palestinians"."""
        return self.tokens[index].text.removesuffix("s") in words("demonyms")

    def _is_personal(self, index: int) -> bool:
        """A personal pronoun, or "who"."""
        token = self.tokens[index]
        return is_personal_pronoun(token) and token.text.lower() not in _IMPERSONAL

    def _stands_for(self, pronoun: int, name: str) -> bool:
        """Whether a noun of the class was used shortly before the pronoun."""
        members = noun_class(name)
        before = range(max(0, pronoun - _REACH), pronoun)
        return any(is_noun(self.tokens[i]) and self.grammar.lemma(i) in members for i in before)
