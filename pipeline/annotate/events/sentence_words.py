"""The words with which a sentence tells of an event: those of the same event in another article are alike."""

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_content_word, is_number, is_proper_noun
from pipeline.records import Annotations, Token


class SentenceWords:
    """The words of sentences that say something by themselves, other than their time expressions."""

    def __init__(self, syntax: Clauses, annotations: Annotations) -> None:
        """Nothing is read until a sentence is asked for."""
        self._syntax = syntax
        spans = [(d.start, d.end) for d in annotations.dates]
        self._passed = {token for span in spans for token in syntax.within(*span)}
        for name in annotations.mentions:
            if name.kind == "name":  # which says one thing, however many words it has
                self._passed.update(set(syntax.within(name.start, name.end)) - {syntax.head_of(name.start, name.end)})
        self._told: dict[int, list[Token]] = {}

    def around(self, sentence: int, start: int, end: int) -> tuple[str, ...]:
        """The lemmas in a sentence around the trigger at this span, each once, in their order."""
        told = self._told.get(sentence)
        if told is None:
            told = self._told[sentence] = self._telling(sentence)
        return tuple(sorted({token.lemma.lower() for token in told if token.end <= start or token.start >= end}))

    def _telling(self, sentence: int) -> list[Token]:
        tokens, whole = self._syntax.tokens, self._syntax.sentences[sentence]
        return [tokens[i] for i in range(whole.first, whole.last) if i not in self._passed and _tells(tokens[i])]


def _tells(token: Token) -> bool:
    return is_content_word(token) or is_proper_noun(token) or is_number(token)
