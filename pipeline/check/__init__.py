"""Finished tables, or a whole release, in; violated rules out. Nothing is repaired, nothing stops at the first one."""

from pipeline.check.problems import digest, raise_problems
from pipeline.check.release import check_release, read_descriptor
from pipeline.check.tables import check_tables

__all__ = ["check_release", "check_tables", "digest", "raise_problems", "read_descriptor"]
