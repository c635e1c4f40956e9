"""Making releases of small collections, and changing them as somebody with an editor would."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from finished_tables import release_info

from pipeline.digests import release_digest, table_digest
from pipeline.export import file_sha256, release_files
from pipeline.export.csv import csv_writer
from pipeline.schema import TABLES
from pipeline.schema import table as schema_of

Rows = list[dict[str, Any]]


def rows_of(release: Path, table: str) -> Rows:
    found: Rows = pq.read_table(release / "data" / f"{table}.parquet").to_pylist()
    return found


def edit(release: Path, table: str, change: Callable[[Rows], object]) -> None:
    """Change rows of a table in both its forms; no checksum is touched."""
    path = release / "data" / f"{table}.parquet"
    schema, rows = pq.read_schema(path), rows_of(release, table)
    change(rows)
    content = pa.Table.from_pylist(rows, schema)
    pq.write_table(content, path)
    with csv_writer(release / "data" / f"{table}.csv", schema_of(table), release_info()) as write:
        write(content)


def describe(release: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the descriptor; no checksum is touched."""
    path = release / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def cover_up(release: Path) -> None:
    """Make all sizes, hashes, digests and checksums fit what the files hold now."""

    def fit(descriptor: dict[str, Any]) -> None:
        present = [item for item in descriptor["resources"] if (release / item["path"]).is_file()]
        for item in present:
            path = release / item["path"]
            item |= {"bytes": path.stat().st_size, "hash": f"sha256:{file_sha256(path)}"}
        digests = {name: table_digest(release / "data" / f"{name}.parquet") for name in TABLES}
        descriptor["onrecord"] |= {"table_digests": digests, "digest": release_digest(digests)}

    describe(release, fit)
    lines = [f"{file_sha256(release / path)}  {path}\n" for path in release_files(release)]
    (release / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
