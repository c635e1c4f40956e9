"""Part of speech and lemma, remembered from word to word: looking them up is much faster than finding them.

The model finds both by rules, and nearly all of these read a word, its tag and its dependency label alone, so that the
same three have the same result everywhere; only where a rule over several words applies ("there is", "let's"), these
are looked at together.
"""

from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

from pipeline.errors import LexiconError

# The pipes that work by rules.
RULES = ("attribute_ruler", "lemmatizer")

# What a rule may ask of a word for its result to be the same wherever the word stands with the same tag and label.
_OWN = frozenset({"ORTH", "LOWER", "TAG", "DEP", "IS_SPACE"})

# Words that are remembered at most: some ten MB.
_MOST = 100_000

_Key = tuple[int, ...]


class Word(NamedTuple):
    """A word with what its tag and its label make of it."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class Words:
    """The rules of a model for part of speech and lemma, and what they said of words so far.

    Raises:
        LexiconError: when the model has no such rules.
    """

    def __init__(self, package: Language) -> None:
        pipes: dict[str, Any] = dict(package.pipeline)
        ruler, lemmatizer = (pipes.get(name) for name in RULES)
        if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
            name = package.meta["name"]
            raise LexiconError(f"{name}: a model without rules for lemmas; use one such as en_core_web_sm")
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._vocab = package.vocab
        self._alone = AttributeRuler(package.vocab)
        self._together = Matcher(package.vocab)
        _search_sets(lemmatizer)
        rules: list[Any] = ruler.patterns
        for rule in rules:
            single = [pattern for pattern in rule["patterns"] if len(pattern) == 1 and _OWN.issuperset(pattern[0])]
            several = [pattern for pattern in rule["patterns"] if pattern not in single]
            if single:
                self._alone.add(single, rule["attrs"], rule["index"])
            if several:
                self._together.add("several words", several)
        self._known: dict[_Key, Word] = {}

    def __call__(self, doc: Doc) -> list[Word]:
        """The words of a text that has tags and labels."""
        keys = [tuple(key) for key in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        if len(self._known) > _MOST:
            self._known.clear()
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if new:
            self._known.update(zip(new, self._find(new, self._alone), strict=True))
        words = [self._known[key] for key in keys]
        for start, end in _merged(self._together(doc, allow_missing=True)):
            words[start:end] = self._find(keys[start:end], self._ruler)
        return words

    def _find(self, keys: list[_Key], ruler: AttributeRuler) -> list[Word]:
        """Apply rules to a row of words."""
        strings = self._vocab.strings
        words, tags, deps = ([strings[key[n]] for key in keys] for n in range(3))
        doc = self._lemmatizer(ruler(Doc(self._vocab, words, tags=tags, deps=deps)))
        return [Word(token.text, token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc]


def _merged(matches: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """From the first to behind the last word of each match; of matches that share a word, one stretch."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for _, start, end in matches):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _search_sets(lemmatizer: Lemmatizer) -> None:
    """Let the lemmatizer look for known lemmas in sets; it comes with lists of thousands."""
    known = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, lemmas in list(known.items()):
        known[part_of_speech] = frozenset(lemmas)
