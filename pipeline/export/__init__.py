"""Finished, checked tables in; the files of a release out: the writers in their order, each with its own files."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from pipeline.digests import table_digest
from pipeline.export.checksums import SUMS, release_files, write_checksums
from pipeline.export.citation import write_cff, write_datacite
from pipeline.export.crate import write_crate
from pipeline.export.croissant import write_croissant
from pipeline.export.csv import write_csv
from pipeline.export.dataset import write_dataset
from pipeline.export.datasheet import write_datasheet
from pipeline.export.descriptor import write_descriptor
from pipeline.export.documents import write_dictionary, write_readme
from pipeline.export.files import describe_files, file_sha256
from pipeline.export.info import ReleaseInfo
from pipeline.export.parquet import write_parquet
from pipeline.export.provenance import write_provenance
from pipeline.export.rights import RIGHTS, rights_lines, write_rights
from pipeline.schema import TABLES

__all__ = ["RIGHTS", "SUMS", "ReleaseInfo", "export", "file_sha256", "release_files", "rights_lines"]

Writer = Callable[[Path, Path, ReleaseInfo], None]
"""Takes the folder of finished tables, the folder to write to, and what the release says about itself."""

FORMATS: tuple[Writer, ...] = (write_parquet, write_csv)
"""The data files."""

DESCRIPTIONS: tuple[Writer, ...] = (
    write_descriptor,
    write_dictionary,
    write_readme,
    write_rights,
    write_datasheet,
    write_cff,
    write_datacite,
    write_dataset,
    write_croissant,
    write_provenance,
    write_crate,  # it lists the files that are there
    write_checksums,  # last: it lists all files
)
"""What says what the data files are; the writers know their digests, sizes and hashes."""


def export(tables: Path, staging: Path, info: ReleaseInfo) -> None:
    """Writes the files of a release; the same tables and the same `info` give the same bytes.

    Args:
        tables: folder with one checked `<table>.parquet` for each table, rows sorted by key.
        staging: folder to write to; made if it is not there.
        info: what the release says about itself.
    """
    (staging / "data").mkdir(parents=True, exist_ok=True)
    for write in FORMATS:
        write(tables, staging, info)
    digests = {name: table_digest(staging / "data" / f"{name}.parquet") for name in TABLES}
    info = dataclasses.replace(info, digests=digests, files=describe_files(staging))
    for write in DESCRIPTIONS:
        write(tables, staging, info)
