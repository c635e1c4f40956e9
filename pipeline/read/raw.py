"""What a reader gets and what it gives."""

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.records import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A file to read: where it is, how messages name it, and its encoding where the manifest gives one."""

    file: Path
    path: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """An article as it comes out of a file; `part` tells it from the file's others, `place` names it in messages."""

    text: str
    part: str | None = None
    place: str | None = None
    extractor: str | None = None
    stated: Metadata = field(default_factory=Metadata)
