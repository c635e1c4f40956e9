"""What builds have found before: a place outside the releases that spares work and never changes a result."""

from pathlib import Path

from pipeline.cache.interface import Cache
from pipeline.cache.local import LocalCache, default_folder
from pipeline.cache.place import Place, parse_place
from pipeline.cache.shared import SharedCache

__all__ = ["Cache", "LocalCache", "Place", "SharedCache", "default_folder", "open_cache", "parse_place"]


def open_cache(place: Path | Place | None) -> Cache:
    """The cache in a folder of this machine, or in a place that several share; without either, nothing is kept.

    Raises:
        PipelineError: when what reaches such a place is not installed.
    """
    return SharedCache(place) if isinstance(place, Place) else LocalCache(place)
