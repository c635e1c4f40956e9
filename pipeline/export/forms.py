"""The forms of the data files. Whatever writes, describes, checks or packs them goes through `FORMS`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.export.csv import DIALECT, csv_writer, read_csv
from pipeline.export.info import ReleaseInfo
from pipeline.export.parquet import json_rows, parquet_writer
from pipeline.schema import TableSchema

Writer = Callable[[Path, TableSchema, ReleaseInfo], AbstractContextManager[Callable[[pa.Table], None]]]
"""Takes the file to write, the table and what the release says about itself; gives what takes rows."""

Reader = Callable[[Path, TableSchema], Iterator[dict[str, Any]]]
"""Takes a file and its table; gives the rows as JSON values, dates as ISO 8601 text. ValueError where it is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form in which every table of a release is given.

    Attributes:
        name: in prose.
        suffix: of its files, with the dot.
        media_type: of its files.
        format: its name in a Data Package.
        description: how it gives values, for readers of a release; one sentence, without final full stop.
        write: writes a table.
        read: reads a table back: `verify` compares the rows with those of the Parquet file.
        tabular: what the descriptor says besides where validators of the Data Package standard can read the tables and
            their schema; None where they cannot.
        packed: whether the files are compressed, so that their texts do not show in their bytes.
    """

    name: str
    suffix: str
    media_type: str
    format: str
    description: str
    write: Writer
    read: Reader
    tabular: Mapping[str, Any] | None = None
    packed: bool = False

    def file(self, table: str) -> str:
        """Name of the table's file in the folder `data`."""
        return f"{table}{self.suffix}"

    def path(self, table: str) -> str:
        """Path of the table's file in a release."""
        return f"data/{self.file(table)}"

    def resource(self) -> dict[str, Any]:
        """What the descriptor says of every file of the form."""
        stated = {"format": self.format, "mediatype": self.media_type}
        return stated if self.tabular is None else {"type": "table", **stated, **self.tabular}


CSV = Form(
    name="CSV",
    suffix=".csv",
    media_type="text/csv",
    format="csv",
    description="UTF-8 with commas; a list is a JSON array, an empty cell is null, and dates are ISO 8601",
    write=csv_writer,
    read=read_csv,
    tabular={"encoding": "utf-8", "dialect": DIALECT},
)
PARQUET = Form(
    name="Parquet",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    format="apache-parquet",  # by the name "parquet" validators would open the files as tables, and fail at the lists
    description="typed columns; a list is a list",
    write=parquet_writer,
    read=lambda file, _table: json_rows(file),
    packed=True,
)
"""The form that the project itself reads."""

FORMS: tuple[Form, ...] = (CSV, PARQUET)
"""All forms of a release; `PARQUET` is always one of them."""
