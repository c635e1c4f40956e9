"""Union-find over keys, with the smallest key of a group as its representative."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=tuple[str, ...])


class Groups(Generic[Item]):
    """Disjoint groups of items that can be joined; the result does not depend on the order of joining."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._above: dict[Item, Item] = {item: item for item in items}

    def find(self, item: Item) -> Item:
        """The representative of the item's group: its smallest item."""
        root = item
        while self._above[root] != root:
            root = self._above[root]
        while self._above[item] != root:
            self._above[item], item = root, self._above[item]
        return root

    def join(self, one: Item, other: Item) -> None:
        """Make one group of the two items' groups."""
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low

    def members(self) -> dict[Item, list[Item]]:
        """The sorted members of each group by representative."""
        found: dict[Item, list[Item]] = {}
        for item in sorted(self._above):
            found.setdefault(self.find(item), []).append(item)
        return found
