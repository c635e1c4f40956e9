"""An analysed text as plain records."""

from itertools import pairwise

from spacy.tokens import Doc

from pipeline.annotate.language.words import Word
from pipeline.records import Sentence, Token

_COLUMNS: list[int | str] = ["IDX", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE", "IS_SPACE"]

# The model's numbers for the place of a token in a name.
_IOB = ("", "I", "O", "B")


def append(doc: Doc, words: list[Word], offset: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Add an analysed text, which starts at `offset` of the document, to its tokens and sentences, without blanks."""
    columns = doc.to_array(_COLUMNS).astype("int64").T.tolist()
    places, steps, begins, iobs, types, blanks = columns
    index = {i: len(tokens) + n for n, i in enumerate(i for i, blank in enumerate(blanks) if not blank)}
    bounds = [i for i, begin in enumerate(begins) if begin == 1 or i == 0]
    for start, end in pairwise([*bounds, len(doc)]):
        first = len(tokens)
        for i in range(start, end):
            if not blanks[i]:
                word, place = words[i], offset + places[i]
                head = index.get(_head(i, steps, blanks), index[i])
                name = f"{_IOB[iobs[i]]}-{doc.vocab.strings[types[i]]}" if types[i] else ""
                tokens.append(Token(place, place + len(word.text), *word, head, len(sentences), name))
        if len(tokens) > first:
            sentences.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens)))


def _head(i: int, steps: list[int], blanks: list[int]) -> int:
    """The head of a token, or, where that is a blank, the head of the blank; `steps` lead from tokens to heads."""
    head = i + steps[i]
    while blanks[head] and steps[head]:
        head += steps[head]
    return head
