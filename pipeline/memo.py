"""Results by key: taken from the cache, or worked out by an engine and kept there."""

import functools
import uuid
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.cache import Cache, Place, open_cache
from pipeline.engine import Engine, Known

About = TypeVar("About")
Item = TypeVar("Item")
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted(Generic[About, Item]):
    """A result that is wanted.

    Attributes:
        about: what whoever asks knows it by.
        key: stands for all that the result depends on.
        item: gives what is worked on, where the result is not known.
    """

    about: About
    key: str
    item: Callable[[], Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered(Generic[About]):
    """A result: what it is about, what was found, and whether the cache had that."""

    about: About
    content: bytes
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task(Generic[Item]):
    """An item on its way through the engine.

    Attributes:
        key: of its result in the cache.
        item: what is worked on.
        place: where whoever works on it puts the result; None where the result itself comes back.
    """

    key: str
    item: Item
    place: Place | None


_Done = tuple[tuple[Wanted[About, Item] | Remembered[About], bool], bytes | None]
"""What was begun, whether the cache has it, and what came back."""

# The shared cache of the build that this process works for; a worker outlives builds, and the next one tries a place
# again that it has given up.
_opened: dict[str, Cache] = {}


def remembered(
    function: Callable[[Item], bytes],
    wanted: Iterable[Wanted[About, Item] | Remembered[About]],
    cache: Cache,
    engine: Engine,
) -> Generator[Remembered[About], None, None]:
    """What the function gives for each item, in order; where the cache has it already, without any work.

    Where machines share the cache, each puts there what it finds, and only that it has done so goes through the engine:
    what was done stays, whatever happens to the worker, the scheduler or this process.

    Args:
        function: picklable, and pure: an item may be worked on twice.
        wanted: the results that are wanted; those that were remembered before take their place among the others.
        cache: keeps the results.
        engine: where the work is done.
    """
    begun: deque[tuple[Wanted[About, Item] | Remembered[About], bool]] = deque()
    build = uuid.uuid4().hex

    def tasks() -> Iterator[_Task[Item] | Known[bytes | None]]:
        for one in wanted:
            if isinstance(one, Remembered) or cache.has(one.key):
                begun.append((one, True))
                yield Known(None)
            else:
                begun.append((one, False))
                yield _Task(key=one.key, item=one.item(), place=cache.place)

    _hold(build, cache)
    with closing(engine(functools.partial(_work, function=function, build=build), tasks())) as results:
        done = ((begun.popleft(), result) for result in results)
        for found in ahead(functools.partial(_read, cache), done, cache.readers):
            if isinstance(found, Remembered):
                yield found
                continue
            one, content = found
            content = content or function(one.item())  # the latter where a kept result cannot be read
            cache.put(one.key, content)
            yield Remembered(about=one.about, content=content, known=False)


def _read(cache: Cache, done: _Done[About, Item]) -> Remembered[About] | tuple[Wanted[About, Item], bytes | None]:
    """The result out of the cache, where it is there; else what is wanted, and what came back."""
    (one, known), content = done
    if isinstance(one, Remembered):
        return one
    kept = cache.get(one.key, expected=not known) if content is None else None
    return (one, content) if kept is None else Remembered(about=one.about, content=kept, known=known)


def _work(task: _Task[Item], function: Callable[[Item], bytes], build: str) -> bytes | None:
    """The result of a task; None where it is in its place, as it is at once if this was done before."""
    if not task.place:
        return function(task.item)
    cache = _opened.get(build) or _hold(build, open_cache(task.place))
    if cache.get(task.key) is not None:
        return None
    content = function(task.item)
    cache.put(task.key, content)
    return None if cache.place else content


def _hold(build: str, cache: Cache) -> Cache:
    _opened.clear()
    _opened[build] = cache
    return cache


def ahead(read: Callable[[Asked], Answer], asked: Iterable[Asked], readers: int) -> Generator[Answer, None, None]:
    """The answers in the order of what is asked; so many threads read at once, a little ahead of what is taken."""
    if not readers:
        yield from map(read, asked)
        return
    pool = ThreadPoolExecutor(readers)
    waiting: deque[Future[Answer]] = deque()
    try:
        for one in asked:
            waiting.append(pool.submit(read, one))
            while len(waiting) > 2 * readers or (waiting and waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
