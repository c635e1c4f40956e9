"""The language step: tokens, tags, dependencies and the model's names. The one package that imports spaCy."""

import functools
from collections.abc import Iterator
from dataclasses import replace

from pipeline.annotate.language.model import DEFAULT_MODEL, load, model_files, model_version
from pipeline.annotate.language.parsing import parse
from pipeline.annotate.language.tokens import append
from pipeline.annotate.language.words import Words
from pipeline.annotate.syntax import paragraphs
from pipeline.records import Annotations, Document, Region, Sentence, Step, Token

__all__ = ["DEFAULT_MODEL", "READ_KINDS", "language_step", "model_files", "model_version"]

# Regions in which names, times, quotes and events are looked for.
READ_KINDS = frozenset({"headline", "dateline", "caption", "body"})

# Characters of a paragraph that are analysed at once: the model's memory grows with them, and it refuses a million.
LONGEST = 50_000

# Characters after which paragraphs are no longer analysed together: what the model computes for so many stays within a
# processor's cache.
_TOGETHER = 10_000

# A line break or hard space inside a paragraph is a space to the model; each is one code point, so offsets hold.
_BLANKS = str.maketrans("\n\r\t\xa0\u2009\u202f", "      ")


def language_step(model: str = DEFAULT_MODEL) -> Step:
    """The step that analyses a document's paragraphs with `model`.

    Paragraphs are analysed apart from one another, so that no sentence runs over a blank line, and the result of one
    document never depends on another.

    Raises:
        LexiconError: when the model is not installed.
    """

    def annotate_language(document: Document, annotations: Annotations) -> Annotations:
        if annotations.facts.language != "en":
            return annotations
        package, words = load(model), _words(model)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for spans in _groups(_blocks(document.text, annotations.regions)):
            docs = parse(package, [document.text[start:end].translate(_BLANKS) for start, end in spans])
            for (start, _), doc in zip(spans, docs, strict=True):
                append(doc, words(doc), start, tokens, sentences)
        return replace(annotations, tokens=tuple(tokens), sentences=tuple(sentences))

    return annotate_language


@functools.cache
def _words(model: str) -> Words:
    return Words(load(model))


def _groups(spans: Iterator[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The spans, those together that are analysed at once."""
    group: list[tuple[int, int]] = []
    for span in spans:
        group.append(span)
        if sum(end - start for start, end in group) > _TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _blocks(text: str, regions: tuple[Region, ...]) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs that are read."""
    for region in regions:
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
