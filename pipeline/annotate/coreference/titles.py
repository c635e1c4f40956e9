"""Titles alone: who has the title that a phrase consists of ("the general")."""

from pipeline.annotate.coreference.phrases import Phrase
from pipeline.lexicon import listed, table, words

_DEFINITE = listed("name_words", "pointing")
# How many sentences back a name tells which of several holders of a title is meant.
_LATELY = 2
# "The mayor" is the one in office, where a former one is named as well.
_FORMER = frozenset({"former"})


def holders(phrase: Phrase) -> tuple[int, ...]:
    """Keys of those to whom the document gave the title that the phrase consists of."""
    syntax = phrase.discourse.syntax
    said = [syntax.tokens[index].text.lower() for index in phrase.tokens]
    if len(said) < 2 or said[0] not in _DEFINITE or said[-1] not in words("roles") or phrase.names:
        return ()
    held = (
        title.referent
        for title in phrase.discourse.titles
        if _answers(said[1:], syntax.text[title.start : title.end].lower().split())
    )
    return tuple(dict.fromkeys(held))


def named_lately(phrase: Phrase, keys: tuple[int, ...]) -> tuple[int, ...]:
    """The one of several people who is named in the sentences just before the phrase."""
    index = phrase.discourse.syntax.at(phrase.start)
    if index is None or len(keys) < 2:
        return ()
    near = {name.referent for name, distance in phrase.discourse.antecedents.before(index) if distance <= _LATELY}
    named = tuple(key for key in keys if key in near)
    if len(named) > 1:
        named = tuple(key for key in named if not _is_former(phrase, key))
    return named if len(named) == 1 else ()


def _is_former(phrase: Phrase, key: int) -> bool:
    """Whether a title says that somebody has left an office."""
    text = phrase.discourse.syntax.text
    held = (text[title.start : title.end].lower().split() for title in phrase.discourse.titles if title.referent == key)
    return any(_FORMER & set(title) for title in held)


def _answers(asked: list[str], title: list[str]) -> bool:
    """Whether a title can be taken up by the words asked for, as "retired Gen." by "the general"."""
    ranks = table("ranks")
    full = {ranks.get(word.rstrip("."), word) for word in title}
    return set(asked) <= full and ("former" in asked or "former" not in full or len(asked) == 1)
