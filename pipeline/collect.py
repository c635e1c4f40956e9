"""What is found in articles by themselves: worked out batch by batch, or taken from the cache.

The cache has it twice: by batches, so that a build that is stopped keeps what it has found; and by shards, which are
put into the store as they are. A shard with an article that has changed is put together anew out of its batches.
"""

import functools
import hashlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.batches import Articles, Batch, Shard, annotate_batch, join_batches
from pipeline.cache import Cache
from pipeline.engine import Engine, Known
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
class _Task:
    """A step that was begun: a batch, or a shard that the cache has.

    Attributes:
        key: its key in the cache.
        articles: articles that it is about.
        known: whether the cache has what is found in them.
        whole: whether it is a shard.
        last: of a batch, the key of the shard that it completes.
    """

    key: str
    articles: int
    known: bool
    whole: bool = False
    last: str | None = None


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
    begun: deque[_Task] = deque()
    batches: list[bytes] = []
    annotate = functools.partial(annotate_batch, model=model, made_by=made_by)
    for content in engine(annotate, _items(articles, cache, made_by, begun)):
        task = begun.popleft()
        if not task.known:
            cache.put(task.key, content)
        shard = content if task.whole else None
        if not task.whole:
            batches.append(content)
        if task.last:
            shard = join_batches(batches)
            cache.put(task.last, shard)
            batches.clear()
        yield Found(articles=task.articles, known=task.known, shard=shard)


def _items(
    articles: Articles, cache: Cache, made_by: str, begun: deque[_Task]
) -> Iterator[tuple[Document, ...] | Known[bytes]]:
    """What an engine works on or passes on; notes in `begun` what it is."""
    for shard in articles.shards:
        whole = shard_key(shard, made_by)
        content = cache.get(whole)
        if content is not None:
            begun.append(_Task(key=whole, articles=shard.count, known=True, whole=True))
            yield Known(content)
            continue
        for batch in shard.batches:
            key = batch_key(batch, made_by)
            content = cache.get(key)
            last = whole if batch is shard.batches[-1] else None
            begun.append(_Task(key=key, articles=batch.count, known=content is not None, last=last))
            yield articles.documents(batch) if content is None else Known(content)


def batch_key(batch: Batch, made_by: str) -> str:
    """The key of what is found in a batch; behind that of its shard, so that a cache with too much drops it first."""
    return f"{made_by}:texts:{batch.digest.hex()}"


def shard_key(shard: Shard, made_by: str) -> str:
    """The key of what is found in a shard."""
    return f"{made_by}:shard:{shard.digest.hex()}"
