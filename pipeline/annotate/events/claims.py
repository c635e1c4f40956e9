"""Whose word it is that something was done to others: a party's, a witness's, or that of police, courts and media."""

import functools

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_full_verb
from pipeline.annotate.events.governors import status_words
from pipeline.annotate.events.patterns import RULES
from pipeline.lexicon import listed
from pipeline.records import Annotations, EventMention, Quote

_BLAMING = listed("event_status", "claims", "types")
# Words that an editor or host answers for.
_NARRATED = frozenset({"turn"})


class Claims:
    """The reported words of one document, and who stands behind them."""

    def __init__(self, grammar: Clauses, annotations: Annotations) -> None:
        self.grammar = grammar
        self._quotes = [q for q in annotations.quotes if q.kind not in _NARRATED and q.speaker is not None]
        self._titles = {
            key: " ".join(grammar.text[t.start : t.end] for t in annotations.titles if t.referent == key)
            for key in {t.referent for t in annotations.titles}
        }

    def is_claim(self, event: EventMention) -> bool:
        """Whether the event is a deed done to others that only somebody says was done who is no authority."""
        index = self.grammar.at(event.start)
        if event.type not in _BLAMING or event.rule in _undergone() or index is None:
            return False
        if not is_full_verb(self.grammar.tokens[index]) or not self.grammar.agents(index) or self._is_own(index):
            return False
        return any(q.start <= event.start < q.end and not self._is_authority(q) for q in self._quotes)

    def _is_own(self, index: int) -> bool:
        """Whether the speaker tells of a deed of his or her own: "I shot him"."""
        return any(self.grammar.lemma(i) in status_words("claims", "own") for i in self.grammar.agents(index))

    def _is_authority(self, quote: Quote) -> bool:
        """Whether police, a court, media or the like speak."""
        known = " ".join(self._titles.get(s.referent, "") for s in quote.speakers)
        said = self.grammar.text[slice(*(quote.speaker or (0, 0)))]
        words = {word.strip(".,’'").lower() for word in f"{known} {said}".split()}
        return bool(words & status_words("claims", "authorities"))


@functools.cache
def _undergone() -> frozenset[str]:
    """Codes of the rules whose verbs tell what their subject undergoes: "died"."""
    return frozenset(rule.code for rule in RULES if "undergoes" in rule.pattern.flags)
