"""The order of the proof: files, tables, evidence, rights; with texts, every offset and every word."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from pipeline.check import check_release, digest, read_descriptor
from pipeline.check.database import Database, connect
from pipeline.check.rows import check_file, usable_columns
from pipeline.digests import content_uri
from pipeline.errors import Findings, Problem
from pipeline.schema import tables
from pipeline.verify.evidence import check_evidence
from pipeline.verify.files import check_digests, check_sums
from pipeline.verify.leaks import check_leaks
from pipeline.verify.rights import check_rights
from pipeline.verify.sources import Texts, find_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was verified.

    Attributes:
        findings: what is wrong.
        identifier: of what the release says it holds, as it is cited; None where it does not say.
        rows: rows of all tables that can be read.
        articles: articles of the release.
        proved: articles whose rows were held against their text, found by its hash.
    """

    findings: Findings
    identifier: str | None
    rows: int
    articles: int
    proved: int


def verify(folder: Path, seeds: Path | None = None) -> Verdict:
    """Verify a release.

    Args:
        folder: the release.
        seeds: folder of the texts it was made from, whatever their names there; without it, rows of articles whose
            text the release withholds are held against their own laws only.

    Raises:
        ReleaseError: when the folder holds no release at all.
        SeedError: when there is no folder of texts, or its manifest cannot be used.
    """
    stated = read_descriptor(folder).get("onrecord")
    own = stated if isinstance(stated, dict) else {}
    with TemporaryDirectory() as work:
        texts = find_texts(folder / "data", seeds, Path(work)) if seeds else None
        findings = digest(_problems(folder, own, texts))
    sizes = {table.name: _rows(folder / "data" / f"{table.name}.parquet") for table in tables()}
    return Verdict(
        findings=findings,
        identifier=_identifier(own.get("digest")),
        rows=sum(sizes.values()),
        articles=sizes["articles"],
        proved=texts.found if texts else 0,
    )


def _problems(folder: Path, own: dict[str, Any], texts: Texts | None) -> Iterator[Problem]:
    """Everything that is wrong, in the order of the proof."""
    yield from check_sums(folder)
    yield from check_digests(folder, own)
    if texts:
        yield from texts.problems
    files = [str(texts.file)] if texts else None
    yield from check_release(folder, files)
    yield from check_laws(folder, own, files)
    if texts and own.get("private") is not True:
        with _tables(folder, files) as database:
            yield from check_leaks(database, folder)


def check_laws(folder: Path, own: dict[str, Any], texts: Sequence[str] | None) -> Iterator[Problem]:
    """The laws of evidence and of rights: what a build asks of a release before it is published, too.

    Args:
        folder: the release.
        own: what its descriptor says under the project's own name.
        texts: Parquet files with the columns `article_id` and `text`, where there are any.
    """
    with _tables(folder, texts) as database:
        yield from check_evidence(database)
        yield from check_rights(database, folder, own)


@contextmanager
def _tables(folder: Path, texts: Sequence[str] | None) -> Iterator[Database]:
    """The tables of a release that can be read."""
    columns = {
        table.name: usable_columns(folder / "data" / f"{table.name}.parquet", table)
        for table in tables()
        if check_file(folder / "data" / f"{table.name}.parquet", table) is None
    }
    with connect(columns, folder / "data", texts) as database:
        yield database


def _identifier(stated: object) -> str | None:
    try:
        return content_uri(stated) if isinstance(stated, str) else None
    except ValueError:  # no hexadecimal digits: reported as a fault of the descriptor
        return None


def _rows(path: Path) -> int:
    """Rows of a Parquet file; none where it cannot be read, which is reported elsewhere."""
    try:
        return int(pq.read_metadata(path).num_rows)
    except (OSError, ValueError):
        return 0
