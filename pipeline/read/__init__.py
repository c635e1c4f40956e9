"""A folder of texts in, documents out: the only stage that looks at the seeds."""

from pipeline.read.collection import Collection, read_collection, read_source
from pipeline.read.files import Source
from pipeline.read.manifest import read_manifest
from pipeline.read.package import Contributor, License, Package
from pipeline.read.raw import Raw
from pipeline.read.readers import READERS
from pipeline.read.side_files import side_files
from pipeline.read.withdrawn import Withdrawn

__all__ = [
    "READERS",
    "Collection",
    "Contributor",
    "License",
    "Package",
    "Raw",
    "Source",
    "Withdrawn",
    "read_collection",
    "read_manifest",
    "read_source",
    "side_files",
]
