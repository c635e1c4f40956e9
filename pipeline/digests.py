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

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def table_digest(path: Path) -> str:
    """The digest of the rows of a Parquet file, in hexadecimal digits; the file is read a few rows at a time.

    Raises:
        ReleaseError: when the file is no Parquet file, or has a column of a kind that no table of a release has.
    """
    digest = hashlib.sha256()
    try:
        header = [[field.name, _kind(field.type)] for field in pq.read_schema(path)]
        digest.update(f"{_ENCODE(header)}\n".encode())
        lines = "json_array(*COLUMNS(*))::VARCHAR || chr(10) AS line"
        relation = _connection().cursor().read_parquet(glob.escape(str(path))).project(lines)
        for batch in relation.to_arrow_reader(BATCH):
            digest.update(_text(batch.column("line")))
    except (pa.ArrowInvalid, OSError, TypeError, duckdb.Error) as error:
        raise ReleaseError(f"{path}: no table of a release: {error}") from None
    return digest.hexdigest()


@functools.cache
def _connection() -> duckdb.DuckDBPyConnection:
    """One for all tables, since opening takes as long as a small table; it remembers nothing of the files."""
    return duckdb.connect(config={"enable_external_file_cache": False})


def _text(lines: Any) -> bytes:
    """The lines one after another; where control characters are escaped, as Python does it, in lower-case digits."""
    text = "".join(lines.to_pylist())
    if "\\u00" in text:
        text = "".join(f"{_ENCODE(json.loads(line))}\n" for line in text.split("\n")[:-1])
    return text.encode()


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
