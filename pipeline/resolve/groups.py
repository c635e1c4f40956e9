"""Union-find over keys, with the smallest key of a group as its representative, and why each key joined its group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Link(Generic[Item]):
    """Why an item belongs to its group.

    Attributes:
        rule: code of the rule that joined it.
        partner: the item that it was joined with.
    """

    rule: str
    partner: Item


class Groups(Generic[Item]):
    """Disjoint groups of items that can be joined; groups that are pinned to different lines stay apart.

    Items may be pinned in several ways, each on its own: to lines of the authority file, to generations.
    """

    def __init__(self, items: Iterable[Item], *pins: Mapping[Item, str]) -> None:
        self._above: dict[Item, Item] = {item: item for item in items}
        self._pins: list[dict[Item, str]] = [dict(way) for way in pins]
        self._joined: dict[Item, list[Link[Item]]] = {}

    def find(self, item: Item) -> Item:
        """The representative of the item's group: its smallest item."""
        root = item
        while self._above[root] != root:
            root = self._above[root]
        while self._above[item] != root:
            self._above[item], item = root, self._above[item]
        return root

    def join(self, item: Item, partner: Item, rule: str) -> None:
        """Make one group of the groups of the item and its partner, because of the rule, unless their pins differ."""
        low, high = sorted((self.find(item), self.find(partner)))
        told = [{pins[root] for root in (low, high) if root in pins} for pins in self._pins]
        if low == high or any(len(pin) > 1 for pin in told):
            return
        self._above[high] = low
        for pins, pin in zip(self._pins, told, strict=True):
            pins.update(dict.fromkeys((low,), *pin) if pin else {})
        self._joined.setdefault(item, []).append(Link(rule, partner))
        self._joined.setdefault(partner, []).append(Link(rule, item))

    def members(self) -> dict[Item, list[Item]]:
        """The sorted members of each group by representative."""
        found: dict[Item, list[Item]] = {}
        for item in sorted(self._above):
            found.setdefault(self.find(item), []).append(item)
        return found

    def links(self, heads: Iterable[Item]) -> dict[Item, Link[Item]]:
        """Of each item the link that leads towards the head of its group; heads have none.

        A link is kept for each time that two groups became one, so that exactly one way leads from an item to the head.

        Args:
            heads: one item of each group.
        """
        found: dict[Item, Link[Item]] = {}
        reached = list(heads)
        seen = set(reached)
        for item in reached:
            for link in self._joined.get(item, ()):
                if link.partner not in seen:
                    seen.add(link.partner)
                    reached.append(link.partner)
                    found[link.partner] = Link(link.rule, item)
        return found
