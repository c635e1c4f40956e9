"""Tasks of annotation: documents in batches whose bounds depend on the documents near them alone."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate import annotate_together
from pipeline.errors import PipelineError
from pipeline.fingerprint import fingerprint
from pipeline.records import Document
from pipeline.store import pack
from pipeline.tables import evidence

# Documents of a batch on average, and at most: about a second of work, little enough to hold in memory many times.
_USUAL = 16
_MOST = 64
# Characters after which a batch ends, too: texts may be long.
_MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Documents that follow one another, and the SHA-256 of all that is known of them, hexadecimal."""

    documents: tuple[Document, ...]
    digest: str


def cut(documents: Iterable[Document]) -> Iterator[Batch]:
    """The documents in batches.

    A batch ends behind a document whose own digest says so (content-defined chunking), so that a document that is
    added, changed or taken out changes the batch around it, and the next ones are what they were.
    """
    held: list[Document] = []
    digests: list[bytes] = []
    characters = 0
    for document in documents:
        held.append(document)
        digests.append(hashlib.sha256(repr(document).encode()).digest())
        characters += len(document.text)
        if digests[-1][0] % _USUAL == 0 or len(held) == _MOST or characters > _MOST_CHARACTERS:
            yield _batch(held, digests)
            held, digests, characters = [], [], 0
    if held:
        yield _batch(held, digests)


def _batch(documents: list[Document], digests: list[bytes]) -> Batch:
    return Batch(documents=tuple(documents), digest=hashlib.sha256(b"".join(digests)).hexdigest())


def annotate_batch(documents: Sequence[Document], model: str, made_by: str) -> bytes:
    """The evidence tables of a batch, packed; a task that any process or machine may run.

    Args:
        documents: the batch.
        model: name of the language model.
        made_by: fingerprint of whoever asks.

    Raises:
        PipelineError: when this machine would annotate differently from the one that asks.
    """
    if fingerprint(model) != made_by:
        raise PipelineError(
            "a worker has another version of the software, of its language model or of a library than this machine; "
            "install the same lock file on both"
        )
    return pack(evidence(zip(documents, annotate_together(documents, model), strict=True)))
