"""Whom and which places the words of a document name or stand for."""

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.coreference.references import References
from pipeline.lexicon import listed
from pipeline.naming import country
from pipeline.records import Annotations, EntityType, Mention, Referent

PLACE_PREPOSITIONS = listed("event_words", "place_prepositions")


class Named:
    """The referents of one document by the phrases that name them.

    Attributes:
        starting: the mentions by name, by the offset of their first character.
        places: keys of the referents that are places.
    """

    def __init__(self, grammar: Clauses, annotations: Annotations) -> None:
        self.grammar = grammar
        self._references = References(grammar, annotations)
        self._referent = {r.key: r for r in annotations.referents}
        self.starting: dict[int, Mention] = {m.start: m for m in annotations.mentions if m.kind == "name"}
        self.places = {r.key for r in annotations.referents if r.type == "place"}
        self._of_places = [m for m in annotations.mentions if m.referent in self.places]

    def at(self, head: int) -> tuple[int, ...]:
        """Keys of those whom the phrase names or stands for."""
        return self._references.of(*self.grammar.phrase(head))

    def rule_of(self, start: int, end: int) -> str | None:
        """Code of the rule by which the phrase stands for somebody."""
        return self._references.rule_of(start, end)

    def referents_at(self, head: int) -> list[Referent]:
        """Those whom the phrase names or stands for."""
        return [self._referent[key] for key in self.at(head)]

    def type_of(self, key: int) -> EntityType:
        """Person, organization or place."""
        return self._referent[key].type

    def is_state(self, key: int) -> bool:
        """Whether the referent is a country."""
        return any(country(name) for name in self._referent[key].names)

    def holds_name(self, head: int) -> bool:
        """Whether a name stands in the phrase."""
        start, end = self.grammar.phrase(head)
        return any(start <= place < end for place in self.starting)

    def place_at(self, head: int) -> int | None:
        """The place that the phrase names, or that stands inside it ("in federal court in Lima")."""
        for _ in range(3):
            token = self.grammar.tokens[head]
            for mention in self._of_places:
                if mention.start <= token.start < mention.end:
                    return mention.referent
            deeper = [h for word, _, h in self.grammar.prepositions(head) if word in PLACE_PREPOSITIONS]
            if not deeper:
                return None
            head = deeper[0]
        return None
