"""States that act through their officials and bodies: "US prosecutors", "Mexico's government", "Peruvian troops"."""

from collections.abc import Iterator

from pipeline.annotate.clauses import Clauses
from pipeline.lexicon import table, words
from pipeline.naming import country
from pipeline.records import Annotations

# First letters that a country and its adjective share: "Mexican", "Mexico".
_SHARED = 4


class Metonymy:
    """Which state of one document a phrase such as "US officials" stands for."""

    def __init__(self, grammar: Clauses, annotations: Annotations) -> None:
        self.grammar = grammar
        places = [r for r in annotations.referents if r.type == "place"]
        self._places = {r.key for r in places}
        self._named = [m for m in annotations.mentions if m.referent in self._places]
        self._countries = {name: r.key for r in places for name in map(country, r.names) if name is not None}

    def state_of(self, head: int) -> tuple[int, ...]:
        """Key of the state that the officials or the body at `head` belong to; empty where none is named."""
        if self.grammar.lemma(head) not in words("bodies"):
            return ()
        modifiers = self.grammar.modifiers_or_possessors(head)
        return tuple(key for modifier in modifiers for key in self._states(modifier))[:1]

    def _states(self, index: int) -> Iterator[int]:
        token = self.grammar.tokens[index]
        yield from (m.referent for m in self._named if m.start <= token.start < m.end)
        if token.text not in words("demonyms"):
            return
        exact = table("demonym_countries").get(token.text)
        for name, key in sorted(self._countries.items()):
            if name == exact or (exact is None and name[:_SHARED] == token.text[:_SHARED]):
                yield key
