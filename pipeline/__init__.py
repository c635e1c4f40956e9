"""onrecord: a folder of news texts becomes a reproducible, checked and citable data package."""

__version__ = "0.2.0"
