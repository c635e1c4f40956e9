"""Collecting what is wrong with the input, so that a user is told of all of it at once."""

from pipeline.errors import SeedError

SHOWN = 5
"""Faults of one file that a message tells of before it only counts them."""


FILES = 20
"""Faults of all files that a message tells of before it only counts them."""


class Faults:
    """Faults of the input in the order in which they were met; the first are kept, the others counted."""

    def __init__(self, most: int = SHOWN) -> None:
        self._most = most
        self._first: list[str] = []
        self._count = 0

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def add(self, error: SeedError) -> None:
        """Take over what the error tells of."""
        self._first += error.faults[: self._most - len(self._first)]
        self._count += error.count

    def stop(self) -> None:
        """Stop if there is any.

        Raises:
            SeedError: with the faults that were kept, and their number.
        """
        if self:
            raise SeedError(*self._first, count=self._count)
