"""What a table holds, as one number: digests of rows that no version of a Parquet or CSV writer can change.

The digest of a table is the SHA-256 of a text in UTF-8 with LF. Its first line is a JSON array of [name, kind] for each
column, its others are one JSON array for each row, in the order of the table: text, integers, null, lists of text, and
dates as ISO 8601 text; no spaces, no escapes but those that JSON needs. The digest of a release is the SHA-256 of the
list of its tables' digests, in the form of the program sha256sum.
"""

import base64
import functools
import glob
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ReleaseError

BATCH = 8192
"""Rows in memory at once."""

LINES = "json_array(*COLUMNS(*))::VARCHAR || chr(10) AS line, contains(line, '\\u00') AS escaped"
"""SQL for a row as a line, and whether a control character is escaped in it."""

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class TableDigest:
    """The digest of a table whose rows come a few at a time."""

    def __init__(self, schema: pa.Schema) -> None:
        """Begin with the columns.

        Raises:
            TypeError: when one is of a kind that no table of a release has.
        """
        header = [[field.name, _kind(field.type)] for field in schema]
        self._digest = hashlib.sha256(f"{_ENCODE(header)}\n".encode())

    def add(self, rows: pa.Table) -> None:
        """Take the next rows."""
        self.add_relation(_connection().cursor().from_arrow(rows))

    def add_relation(self, rows: duckdb.DuckDBPyRelation) -> None:
        """Take the next rows, as DuckDB has them."""
        for batch in rows.project(LINES).to_arrow_reader(BATCH):
            self._digest.update(_lines(batch))

    def hexdigest(self) -> str:
        """The digest of all rows until now, in hexadecimal digits."""
        return self._digest.hexdigest()


def table_digest(path: Path) -> str:
    """The digest of the rows of a Parquet file, in hexadecimal digits; the file is read a few rows at a time.

    Raises:
        ReleaseError: when the file is no Parquet file, or has a column of a kind that no table of a release has.
    """
    try:
        digest = TableDigest(pq.read_schema(path))
        digest.add_relation(_connection().cursor().read_parquet(glob.escape(str(path))))
    except (pa.ArrowInvalid, OSError, TypeError, duckdb.Error) as error:
        raise ReleaseError(f"{path}: no table of a release: {error}") from None
    return digest.hexdigest()


@functools.cache
def _connection() -> duckdb.DuckDBPyConnection:
    """One for all tables, since opening takes as long as a small table; it remembers nothing of the files."""
    return duckdb.connect(config={"enable_external_file_cache": False})


def _lines(batch: Any) -> Any:
    """The bytes of the lines, as they lie in memory; where a control character is escaped, as Python escapes it."""
    lines = batch.column("line")
    if batch.column("escaped").true_count:
        return "".join(f"{_ENCODE(json.loads(line))}\n" for line in lines.to_pylist()).encode()
    _, bounds, content = lines.buffers()
    places = memoryview(bounds).cast("i")
    return content[places[lines.offset] : places[lines.offset + len(lines)]]


def release_digest(table_digests: Mapping[str, str]) -> str:
    """The digest of a release, in hexadecimal digits, from the digest of each of its tables by name."""
    return hashlib.sha256(digest_list(table_digests).encode()).hexdigest()


def digest_list(table_digests: Mapping[str, str]) -> str:
    """A line for each table by name, as sha256sum writes them: the digest, two spaces, the name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(table_digests.items()))


def content_uri(digest: str) -> str:
    """A SHA-256 in hexadecimal digits as a URI that names the content: `ni`, of RFC 6920."""
    text = base64.urlsafe_b64encode(bytes.fromhex(digest)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{text}"


def _kind(type_: pa.DataType) -> str:
    """The kind of a column, however a writer stores it."""
    if pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_):
        return "string"
    if pa.types.is_integer(type_):
        return "integer"
    if pa.types.is_date(type_):
        return "date"
    if (pa.types.is_list(type_) or pa.types.is_large_list(type_)) and _kind(type_.value_type) == "string":
        return "array"
    raise TypeError(f"a column of type {type_} (known: text, integer, date, list of text)")
