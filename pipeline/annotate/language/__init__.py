"""The language step: tokens, tags, dependencies and the model's names. The one package that imports spaCy."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.annotate.language.model import DEFAULT_MODEL, load, model_files, model_version
from pipeline.annotate.language.parsing import parse
from pipeline.annotate.language.tokens import append
from pipeline.annotate.language.words import Words
from pipeline.annotate.syntax import paragraphs
from pipeline.records import Annotations, Document, Sentence, Token

__all__ = ["DEFAULT_MODEL", "READ_KINDS", "analyse", "model_files", "model_version"]

# Regions in which names, times, quotes and events are looked for.
READ_KINDS = frozenset({"headline", "dateline", "caption", "body"})

# Characters of a paragraph that are analysed at once: the model's memory grows with them, and it refuses a million.
LONGEST = 50_000

# Characters after which paragraphs are no longer analysed together: what the model computes for so many stays within a
# processor's cache.
_TOGETHER = 20_000

# A line break or hard space inside a paragraph is a space to the model; each is one code point, so offsets hold.
_BLANKS = str.maketrans("\n\r\t\xa0\u2009\u202f", "      ")


@dataclass(frozen=True, slots=True)
class _Block:
    """A text to analyse: the number of its document, and where it starts there."""

    document: int
    start: int
    text: str


def analyse(documents: Sequence[tuple[Document, Annotations]], model: str = DEFAULT_MODEL) -> list[Annotations]:
    """The annotations of each document with tokens and sentences.

    Paragraphs are analysed apart from one another, so that no sentence runs over a blank line, and the result of one
    document never depends on another; short ones are only computed together, across documents.

    Raises:
        LexiconError: when the model is not installed.
    """
    package, words = load(model), _words(model)
    tokens: list[list[Token]] = [[] for _ in documents]
    sentences: list[list[Sentence]] = [[] for _ in documents]
    for group in _groups(documents):
        for block, doc in zip(group, parse(package, [block.text for block in group]), strict=True):
            append(doc, words(doc), block.start, tokens[block.document], sentences[block.document])
    return [
        replace(annotations, tokens=tuple(tokens[number]), sentences=tuple(sentences[number]))
        for number, (_, annotations) in enumerate(documents)
    ]


@functools.cache
def _words(model: str) -> Words:
    return Words(load(model))


def _groups(documents: Sequence[tuple[Document, Annotations]]) -> Iterator[list[_Block]]:
    """The blocks of the documents, those together that are computed at once."""
    group: list[_Block] = []
    characters = 0
    for number, (document, annotations) in enumerate(documents):
        for start, end in _blocks(document.text, annotations):
            group.append(_Block(number, start, document.text[start:end].translate(_BLANKS)))
            characters += end - start
            if characters > _TOGETHER:
                yield group
                group, characters = [], 0
    if group:
        yield group


def _blocks(text: str, annotations: Annotations) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs that are read."""
    for region in annotations.regions if annotations.facts.language == "en" else ():
        if region.kind in READ_KINDS:
            for start, end in paragraphs(text, region.start, region.end):
                yield from _pieces(text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraph, cut behind the last sentence end, or else space, that keeps a piece below the limit."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max(window.rfind(". "), window.rfind(".\n")) + 1 or window.rfind(" ") + 1 or LONGEST
        yield start, start + cut
        start += cut + len(text[start + cut : end]) - len(text[start + cut : end].lstrip())
    yield start, end
