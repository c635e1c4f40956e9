"""What is found in articles by themselves: worked out batch by batch, or taken from the cache.

The cache has it twice: by batches, so that a build that is stopped keeps what it has found; and by shards, which are
put into the store as they are. A shard with an article that has changed is put together anew out of its batches.
"""

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.batches import Articles, Batch, Shard, annotate_batch, join_batches
from pipeline.cache import Cache
from pipeline.engine import Engine
from pipeline.memo import Remembered, Wanted, ahead, remembered
from pipeline.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A step of collecting.

    Attributes:
        articles: articles that it is about.
        known: whether the cache had what is found in them.
        shard: the evidence tables of the shard that it completes, as files; None where it completes none.
    """

    articles: int
    known: bool
    shard: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What a result is about: a batch, or a shard that the cache has.

    Attributes:
        articles: how many articles.
        whole: whether it is a shard.
        completes: of a batch, the key of the shard that it completes.
    """

    articles: int
    whole: bool = False
    completes: str | None = None


def evidence_key(articles: Articles, made_by: str) -> str:
    """A digest of all that is found in the articles and of how: builds with the same one have the same evidence."""
    return hashlib.sha256("".join(shard_key(shard, made_by) for shard in articles.shards).encode()).hexdigest()


def is_known(articles: Articles, cache: Cache, made_by: str) -> bool:
    """Whether the cache has all that is found in the articles; it counts as use of it."""
    return all(cache.has(shard_key(shard, made_by)) for shard in articles.shards)


def find_evidence(articles: Articles, cache: Cache, engine: Engine, model: str, made_by: str) -> Iterator[Found]:
    """Annotate every article by itself, or take from the cache what is there; in the order of the articles.

    Args:
        articles: the articles.
        cache: has what was found before, and takes what is found.
        engine: where articles are annotated.
        model: name of the language model.
        made_by: fingerprint of all that annotates.
    """
    batches: list[bytes] = []
    annotate = functools.partial(annotate_batch, model=model, made_by=made_by)
    for found in remembered(annotate, _wanted(articles, cache, made_by), cache, engine):
        shard = found.content if found.about.whole else None
        if not found.about.whole:
            batches.append(found.content)
        if found.about.completes:
            shard = join_batches(batches)
            cache.put(found.about.completes, shard)
            batches.clear()
        yield Found(articles=found.about.articles, known=found.known, shard=shard)


def _wanted(
    articles: Articles, cache: Cache, made_by: str
) -> Iterator[Wanted[_Part, tuple[Document, ...]] | Remembered[_Part]]:
    """The shards that the cache has, and of the others the batches."""

    def kept(shard: Shard) -> bytes | None:
        key = shard_key(shard, made_by)
        return cache.get(key) if cache.has(key) else None

    for shard, content in zip(articles.shards, ahead(kept, articles.shards, cache.readers), strict=True):
        if content is not None:
            yield Remembered(about=_Part(articles=shard.count, whole=True), content=content, known=True)
            continue
        for batch in shard.batches:
            completes = shard_key(shard, made_by) if batch is shard.batches[-1] else None
            yield Wanted(
                about=_Part(articles=batch.count, completes=completes),
                key=batch_key(batch, made_by),
                item=functools.partial(articles.documents, batch),
            )


def batch_key(batch: Batch, made_by: str) -> str:
    """The key of what is found in a batch; behind that of its shard, so that a cache with too much drops it first."""
    return f"{made_by}:texts:{batch.digest.hex()}"


def shard_key(shard: Shard, made_by: str) -> str:
    """The key of what is found in a shard."""
    return f"{made_by}:shard:{shard.digest.hex()}"
