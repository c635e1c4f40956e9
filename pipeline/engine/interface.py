"""The interface of engines, and the simplest one."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Results that are waited for at a time, for each worker: enough to keep all of them busy behind a task that takes four
# times as long as others, while memory stays bounded by batches, not by the size of the corpus.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Known(Generic[Result]):
    """An item whose result is known already: it takes its place among the results without any work."""

    result: Result


class Engine(Protocol):
    """Applies a pure, picklable function to each item and yields the results in the order of the items."""

    def __call__(
        self, function: Callable[[Item], Result], items: Iterable[Item | Known[Result]]
    ) -> Generator[Result, None, None]:
        """Yield `function(item)` for each item that is not known, and the result of each that is, in order.

        Whoever closes the generator ends the work.
        """
        ...


def serial(function: Callable[[Item], Result], items: Iterable[Item | Known[Result]]) -> Generator[Result, None, None]:
    """The engine that works in this process."""
    for item in items:
        yield item.result if isinstance(item, Known) else function(item)
