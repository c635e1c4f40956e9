"""Finished, checked tables in; the files of a release out: the writers in their order, each with its own files."""

from collections.abc import Callable
from pathlib import Path

from pipeline.export.csv import write_csv
from pipeline.export.descriptor import write_descriptor
from pipeline.export.documents import write_dictionary, write_readme
from pipeline.export.info import ReleaseInfo
from pipeline.export.parquet import write_parquet

__all__ = ["ReleaseInfo", "export"]

Writer = Callable[[Path, Path, ReleaseInfo], None]
"""Takes the folder of finished tables, the folder to write to, and what the release says about itself."""

WRITERS: tuple[Writer, ...] = (
    write_parquet,
    write_csv,
    write_dictionary,
    write_readme,
    write_descriptor,  # last: it lists the data files with size and hash
)


def export(tables: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes the files of a release; the same tables and the same `info` give the same bytes.

    Args:
        tables: folder with one checked `<table>.parquet` for each table, rows sorted by key.
        staging: folder to write to; made if it is not there.
        info: what the release says about itself.
    """
    (staging / "data").mkdir(parents=True, exist_ok=True)
    for write in WRITERS:
        write(tables, staging, info)
