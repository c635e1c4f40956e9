"""The words that names are made of: tokens, with compounds of abbreviations cut ("U.S.-led")."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_content_word, is_proper_noun
from pipeline.lexicon import table
from pipeline.lexicon import words as entries
from pipeline.naming import as_written
from pipeline.records import Sentence, Token

_COMPOUND = re.compile(r"(?:[A-Z]\.){2,}-|-(?:[A-Z]\.){2,}|-US$")
_PARTS = re.compile(r"-|[^-]+")

# A team named after a year ("the Lima 86ers").
_TEAM = re.compile(r"\d\ders$")

# The first letter of a line that follows another one; of a wrapped text's lines at least this share begin small.
_LINE_BEGIN = re.compile(r"\S[^\S\n]*\n[^\S\n]*(\S)")
WRAPPED = 0.1

# A headline in title case, or a line of capitals, has at most this share of longer words in small letters.
SMALL = 0.12
LONGEST = 4
# Words in capitals that are more than a name.
_RUN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        text: its letters.
        token: index of the token that it is, or is part of.
        label: the model's entity type, "" where it has none.
        opens: whether the model begins an entity here.
        shouted: whether it stands in a sentence of title case or capitals, where capitals tell nothing.
    """

    start: int
    end: int
    text: str
    token: int
    label: str
    opens: bool
    shouted: bool


def words_of(syntax: Clauses) -> list[list[Word]]:
    """The document's words, sentence by sentence; where lines are not wrapped, a sentence ends with its line."""
    wrapped = _is_wrapped(syntax.text)
    found = []
    for sentence in syntax.sentences:
        for first, last in [(sentence.first, sentence.last)] if wrapped else _lines(syntax, sentence):
            tokens = syntax.tokens[first:last]
            shouted = frozenset(range(len(tokens))) if _is_shouted(tokens) else _in_capitals(tokens)
            found.append([word for at, token in enumerate(tokens) for word in _parts(token, first + at, at in shouted)])
    return found


def _in_capitals(tokens: tuple[Token, ...]) -> frozenset[int]:
    """Places of the words of a headline in capitals that runs into a sentence: capitals tell nothing in it either.

    Names of bodies in capitals have small words of a language at most between others: "BANK OF NORTH PERU".
    """
    found: set[int] = set()
    start = 0
    for at in range(len(tokens) + 1):
        if at < len(tokens) and (tokens[at].text.isupper() or not tokens[at].text[0].isalpha()):
            continue
        run = range(start, at)
        spelled = [tokens[i] for i in run if tokens[i].text.isalpha() and len(tokens[i].text) > 1]
        common = [token for token in spelled if is_content_word(token) and not is_proper_noun(token)]
        if len(spelled) >= _RUN and (common or not any(token.entity for token in spelled)):
            found.update(run)
        start = at + 1
    return frozenset(found)


def _is_wrapped(text: str) -> bool:
    """Whether the text breaks its lines within sentences: then many of them begin with a small letter."""
    small = [match.group(1).islower() for match in _LINE_BEGIN.finditer(text)]
    return any(small) and sum(small) >= WRAPPED * len(small)


def _lines(syntax: Clauses, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Ranges of the sentence's tokens that stand on one line each."""
    first = sentence.first
    for index in range(sentence.first + 1, sentence.last):
        if "\n" in syntax.text[syntax.tokens[index - 1].end : syntax.tokens[index].start]:
            yield first, index
            first = index
    yield first, sentence.last


def _is_shouted(tokens: tuple[Token, ...]) -> bool:
    """Whether the sentence is a headline or in capitals; a line of nothing but names is neither.

    Where the model has one name for a whole long line, it has missed a headline.
    """
    words = [token for token in tokens if token.text.isalpha() and len(token.text) > 2]
    capitals = sum(token.text[0].isupper() for token in words)
    small = sum(token.text[0].islower() and (len(token.text) > 4 or is_content_word(token)) for token in words)
    others = any(token.text[0].isupper() and not token.entity for token in tokens[1:])
    one = sum(token.entity.startswith("B") for token in tokens) == 1
    whole = one and len(words) > LONGEST and all(token.entity for token in words)
    heading = capitals == len(words) > 1 and small == 0 and not any(token.entity for token in tokens)
    if heading and tokens[-1].text[-1].isalnum() and not words[0].text.isupper():
        return True
    return capitals >= 4 and small <= SMALL * len(words) and (others or whole)


def _parts(token: Token, index: int, shouted: bool) -> list[Word]:
    compound = _COMPOUND.search(token.text)
    cuts = [cut.span() for cut in _PARTS.finditer(token.text)] if compound else [(0, len(token.text))]
    return [
        Word(
            start=token.start + start,
            end=token.start + end,
            text=token.text[start:end],
            token=index,
            label=token.entity[2:],
            opens=token.entity.startswith("B") and start == 0,
            shouted=shouted,
        )
        for start, end in cuts
    ]


def small_words(syntax: Clauses) -> frozenset[str]:
    """The words that the document writes in small letters."""
    return frozenset(token.text for token in syntax.tokens if token.text.islower())


def is_capitalized(word: Word) -> bool:
    """Whether a capital tells that the word may be part of a name ("Lee", "iTunes", "H-2", "McKay")."""
    return _is_capitalized(word.text)


@functools.lru_cache(maxsize=1 << 16)
def _is_capitalized(text: str) -> bool:
    small = text.lower()
    if small.title() in entries("calendar") or small in entries("no_names"):
        return False
    if "$" in small:
        return False
    return any(letter.isupper() for letter in text)


def bare(word: Word) -> str:
    """The word in lower case without a full stop, as lexicon lists have it."""
    return word.text.lower().rstrip(".")


def is_role(word: Word) -> bool:
    """Whether it is a noun for an office or role, singular ("Minister", "analyst")."""
    return is_role_text(word.text)


def is_role_text(text: str) -> bool:
    """Whether the text is a noun for an office or role, singular ("Minister", "analyst"), or an abbreviated rank."""
    text = text.lower().rstrip(".")
    text = text.removeprefix("ex-").removeprefix("then-").removeprefix("co-")
    return text in entries("roles") or text in entries("honorifics")


def is_people(word: Word) -> bool:
    """Whether it is a noun for several people of one office, trade or family ("Brothers", "Senators")."""
    text = bare(word)
    return text.endswith("s") and (is_role_text(text[:-1]) or text[:-1] in entries("relations"))


def is_team(text: str) -> bool:
    """Whether the word ends the name of a team that is named after a year ("the Lima 86ers")."""
    return _TEAM.match(text.lower()) is not None


@functools.cache
def _gendered() -> dict[str, str]:
    return {word: sex for sex, words in table("gendered").items() for word in words}


def sex_of_role(text: str) -> str | None:
    """The sex that a word for a role tells ("spokeswoman": female), if any; the word is lower case."""
    return _gendered().get(text)


def is_demonym(text: str) -> bool:
    """Whether the word names a people, a faith or adherents of a party, which is no name."""
    known = entries("demonyms")
    text = as_written(text)
    return text in known or (text.endswith("s") and text[:-1] in known)
