"""The data files: every table in every form. The rows of a table come once and go into all its forms side by side."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.digests import TableDigest
from pipeline.export import forms
from pipeline.export.info import ReleaseInfo
from pipeline.export.parquet import ROW_GROUP, regroup
from pipeline.schema import TableSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written of a table: the number of its rows, and their digest."""

    rows: int
    digest: str


def write_table(data: Path, table: TableSchema, batches: Iterable[pa.RecordBatch], info: ReleaseInfo) -> Written:
    """Write a table in all its forms; the same rows and the same `info` give the same bytes.

    While one group of rows is written, the next one is fetched: no more than two groups are in memory.

    Args:
        data: folder of the data files.
        table: the table.
        batches: its rows, sorted by key, with its columns by name.
        info: what the release says about itself.
    """
    count, digest = 0, TableDigest(table.arrow_schema())
    with ExitStack() as stack:
        written = (form.write(data / form.file(table.name), table, info) for form in forms.FORMS)
        takers = [digest.add, *map(stack.enter_context, written)]
        threads = stack.enter_context(ThreadPoolExecutor(len(takers)))  # it ends before the files are closed
        begun: list[Future[None]] = []
        for rows in regroup(batches, table.arrow_schema(), ROW_GROUP):
            _finish(begun)
            begun = [threads.submit(take, rows) for take in takers]
            count += rows.num_rows
        _finish(begun)
    return Written(rows=count, digest=digest.hexdigest())


def _finish(begun: Iterable[Future[None]]) -> None:
    """Wait for what has begun; the first error is raised."""
    for job in begun:
        job.result()
