"""Part of speech and lemma, remembered from word to word: looking them up is much faster than finding them.

The model finds both by rules, and nearly all of these read a word, its tag and its dependency label alone, so that the
same three have the same result everywhere. Where a rule over several words applies ("there is", "let's"), the model's
own pipes read the text.
"""

from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

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
        self._alone = AttributeRuler(package.vocab)
        self._together = Matcher(package.vocab)
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
        if self._together(doc, allow_missing=True):
            return _words(self._lemmatizer(self._ruler(doc)))
        if len(self._known) > _MOST:
            self._known.clear()
        keys = [tuple(key) for key in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        self._learn([key for key in dict.fromkeys(keys) if key not in self._known], doc.vocab)
        return [self._known[key] for key in keys]

    def _learn(self, keys: list[_Key], vocab: Vocab) -> None:
        """Apply the rules to new words, each by itself."""
        if not keys:
            return
        words, tags, deps = ([vocab.strings[key[n]] for key in keys] for n in range(3))
        doc = Doc(vocab, words, tags=tags, deps=deps)
        self._known.update(zip(keys, _words(self._lemmatizer(self._alone(doc))), strict=True))


def _words(doc: Doc) -> list[Word]:
    return [Word(token.text, token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc]
