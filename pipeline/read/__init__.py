"""A folder of texts in, documents out: the only stage that looks at the seeds."""

from pipeline.read.collection import Collection, read_collection, read_source
from pipeline.read.files import Source
from pipeline.read.package import Contributor, License, Package
from pipeline.read.readers import READERS

__all__ = ["READERS", "Collection", "Contributor", "License", "Package", "Source", "read_collection", "read_source"]
