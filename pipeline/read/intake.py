"""All articles are read before the first is annotated: what is wrong in any of them is known before the long work."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SeedError
from pipeline.read.collection import Collection, read_source
from pipeline.read.faults import FILES, Faults
from pipeline.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """The articles of a collection in their order, in a file of this build's own.

    Attributes:
        file: holds them, one pickle after another.
        count: how many there are.
    """

    file: Path
    count: int

    def __iter__(self) -> Iterator[Document]:
        """One article after another; no other is in memory."""
        with self.file.open("rb") as stream:
            for _ in range(self.count):
                yield pickle.load(stream)


def take_in(collection: Collection, file: Path) -> Articles:
    """Read every article of a collection, one at a time, and keep it in the file.

    Raises:
        SeedError: tells of everything that is wrong in any file.
    """
    faults = Faults(FILES)
    count = 0
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        for source in collection.sources:
            try:
                for document in read_source(source):
                    if not faults:
                        pickle.dump(document, stream, pickle.HIGHEST_PROTOCOL)
                        count += 1
            except SeedError as error:
                faults.add(error)
    faults.stop()
    return Articles(file=file, count=count)
