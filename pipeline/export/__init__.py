"""Rows of tables in, the files of a release out: the data files first, then what says what they are."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from pipeline.export.advice import advice
from pipeline.export.checksums import SUMS, release_files, write_checksums
from pipeline.export.citation import write_cff, write_datacite
from pipeline.export.crate import write_crate
from pipeline.export.croissant import write_croissant
from pipeline.export.data import Written, write_table
from pipeline.export.dataset import write_dataset
from pipeline.export.datasheet import write_datasheet
from pipeline.export.descriptor import DESCRIPTOR, write_descriptor
from pipeline.export.documents import DICTIONARY, write_dictionary, write_readme
from pipeline.export.files import describe_files, file_sha256, list_files
from pipeline.export.info import ReleaseInfo
from pipeline.export.provenance import write_provenance
from pipeline.export.rights import RIGHTS, rights_lines, write_rights
from pipeline.export.timeline import write_timeline

__all__ = [
    "DESCRIPTOR",
    "DICTIONARY",
    "RIGHTS",
    "SUMS",
    "ReleaseInfo",
    "Written",
    "advice",
    "export",
    "file_sha256",
    "list_files",
    "release_files",
    "rights_lines",
    "write_table",
]

Writer = Callable[[Path, Path, ReleaseInfo], None]
"""Takes the folder of the data files, the folder to write to, and what the release says about itself."""

DESCRIPTIONS: tuple[Writer, ...] = (
    write_timeline,  # the descriptor lists its picture
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


def export(release: Path, info: ReleaseInfo) -> None:
    """Complete a release whose data files are there; the same ones and the same `info` give the same bytes.

    Args:
        release: folder of the release; `write_table` has written every table into its folder `data`.
        info: what the release says about itself, the digests of the tables among it.
    """
    info = dataclasses.replace(info, files=describe_files(release))
    for write in DESCRIPTIONS:
        write(release / "data", release, info)
