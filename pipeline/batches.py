"""Tasks of annotation: articles in batches, and batches in shards, whose bounds depend on what is near them alone.

All articles are read before the first is annotated: what is wrong in any of them is known before the long work. They
lie in a file of this build's own, batch after batch, and a batch whose evidence is known is not read from it again.
"""

import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path
from typing import Protocol, TypeVar

import pyarrow as pa

from pipeline.annotate import annotate_together
from pipeline.errors import PipelineError
from pipeline.fingerprint import fingerprint
from pipeline.records import Document
from pipeline.store import pack, pack_files, unpack
from pipeline.tables import EVIDENCE, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many pieces that follow one another are taken together.

    Attributes:
        usual: so many on average.
        most: never more.
        characters: no more once their texts are longer together: texts may be long.
    """

    usual: int
    most: int
    characters: int


# Documents of a batch: some tenths of a second of work, which is what a changed text costs; of smaller ones, what it
# takes to hand them out and to keep what is found in them would begin to tell.
BATCH = Size(usual=8, most=32, characters=100_000)
# Batches of a shard: some MB of tables, put together in a tenth of a second; few enough files for a million articles.
SHARD = Size(usual=64, most=256, characters=4_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Articles that follow one another: a task of annotation.

    Attributes:
        digest: SHA-256 of all that is known of them.
        count: how many they are.
        characters: length of their texts.
        start: where they stand in the file of articles.
    """

    digest: bytes
    count: int
    characters: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Batches that follow one another: what is found in them is kept together, too.

    Attributes:
        digest: SHA-256 of the digests of the batches.
        batches: the batches; at least one.
    """

    digest: bytes
    batches: tuple[Batch, ...]

    @property
    def count(self) -> int:
        """How many articles it has."""
        return sum(batch.count for batch in self.batches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """The articles of a collection in their order, in a file of this build's own.

    Attributes:
        file: holds the batches, one pickle after another.
        shards: what stands where.
    """

    file: Path
    shards: tuple[Shard, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(shard.count for shard in self.shards)

    def documents(self, batch: Batch) -> tuple[Document, ...]:
        """The articles of a batch; no others are in memory."""
        with self.file.open("rb") as stream:
            stream.seek(batch.start)
            documents: tuple[Document, ...] = pickle.load(stream)
        return documents


def take_in(documents: Iterable[Document], file: Path) -> Articles:
    """Keep the articles in the file, a batch at a time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        batches = (_keep(run, stream) for run in _cut(map(_Article, documents), BATCH))
        shards = tuple(Shard(digest=_digest(run), batches=run) for run in _cut(batches, SHARD))
    return Articles(file=file, shards=shards)


class _Article:
    """An article to cut behind."""

    __slots__ = ("characters", "digest", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.digest = hashlib.sha256(repr(document).encode()).digest()
        self.characters = len(document.text)


class _Piece(Protocol):
    @property
    def digest(self) -> bytes: ...

    @property
    def characters(self) -> int: ...


_AnyPiece = TypeVar("_AnyPiece", bound=_Piece)


def _cut(pieces: Iterable[_AnyPiece], size: Size) -> Iterator[tuple[_AnyPiece, ...]]:
    """The pieces in runs.

    A run ends behind a piece whose own digest says so (content-defined chunking), so that a piece that is added,
    changed or taken out changes the run around it, and the next ones are what they were.
    """
    held: list[_AnyPiece] = []
    characters = 0
    for piece in pieces:
        held.append(piece)
        characters += piece.characters
        if piece.digest[0] % size.usual == 0 or len(held) == size.most or characters > size.characters:
            yield tuple(held)
            held, characters = [], 0
    if held:
        yield tuple(held)


def _digest(pieces: Iterable[_Piece]) -> bytes:
    return hashlib.sha256(b"".join(piece.digest for piece in pieces)).digest()


def _keep(pieces: Sequence[_Article], stream: BufferedWriter) -> Batch:
    """The batch of these articles, written to the file."""
    start = stream.tell()
    pickle.dump(tuple(piece.document for piece in pieces), stream, pickle.HIGHEST_PROTOCOL)
    characters = sum(piece.characters for piece in pieces)
    return Batch(digest=_digest(pieces), count=len(pieces), characters=characters, start=start)


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


def join_batches(contents: Iterable[bytes]) -> bytes:
    """The evidence tables of several batches one after another, as files: what is kept of a shard."""
    batches = [unpack(content, tuple(EVIDENCE)) for content in contents]
    return pack_files({name: pa.concat_tables(batch[name] for batch in batches) for name in EVIDENCE})
