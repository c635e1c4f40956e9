"""The texts that a release was made from, found by the SHA-256 of their files, whatever the files are called now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.check.database import parquet
from pipeline.check.rows import check_file, usable_columns
from pipeline.errors import Problem, SeedError
from pipeline.export import file_sha256
from pipeline.read import READERS, Raw, read_manifest
from pipeline.schema import table

COLUMNS = ("article_id", "path", "part", "sha256", "text_sha256", "extractor", "text")
FOUND = pa.schema([("path", pa.string()), ("sha256", pa.string()), ("part", pa.string()), ("source", pa.string())])
_FETCH = 1024

# A text is the article's own where its hash is the one that the release gives; else the release's own text, if it has
# one, is what the rows are held against.
_JOINED = """
    CREATE VIEW joined AS
    SELECT a.article_id, a.path, a.sha256, a.part, a.extractor, a.text, f.source,
        f.source IS NOT NULL AND sha256(f.source) = a.text_sha256 AS proved
    FROM {articles} a LEFT JOIN {found} f
    ON a.path = f.path AND a.sha256 = f.sha256 AND a.part IS NOT DISTINCT FROM f.part
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts at hand.

    Attributes:
        file: Parquet file with `article_id` and `text`: the text of the source, else what the release itself gives.
        found: articles whose text was found.
        problems: articles whose text was not.
    """

    file: Path
    found: int
    problems: tuple[Problem, ...]


def find_texts(data: Path, seeds: Path, work: Path) -> Texts:
    """Find the text of every article of a release; one article is in memory at a time.

    Args:
        data: folder of the release's tables.
        seeds: folder of the texts; its `manifest.csv`, where there is one, names encodings.
        work: folder for the result.

    Raises:
        SeedError: when there is no folder of texts, or its manifest cannot be used.
    """
    if not seeds.is_dir():
        raise SeedError(f"{seeds}: no such folder; name the folder that holds the texts")
    articles, found, texts = data / "articles.parquet", work / "found.parquet", work / "texts.parquet"
    schema = table("articles")
    if check_file(articles, schema) or not usable_columns(articles, schema).issuperset(COLUMNS):
        pq.write_table(pa.table({"article_id": pa.array([], pa.string()), "text": pa.array([], pa.string())}), texts)
        return Texts(file=texts, found=0, problems=())  # reported by the checks of tables
    with duckdb.connect() as connection:
        pairs = f"SELECT DISTINCT path, sha256 FROM {parquet([str(articles)])} ORDER BY ALL"
        failures = _read_texts(connection.execute(pairs).fetchall(), seeds, found)
        connection.execute(_JOINED.format(articles=parquet([str(articles)]), found=parquet([str(found)])))
        text = "CASE WHEN proved THEN source ELSE text END AS text"
        with pq.ParquetWriter(texts, pa.schema([("article_id", pa.string()), ("text", pa.string())])) as writer:
            for batch in connection.sql(f"SELECT article_id, {text} FROM joined").to_arrow_reader(_FETCH):
                writer.write_batch(batch)
        count = connection.execute("SELECT count(*) FROM joined WHERE proved").fetchall()[0][0]
        problems = tuple(_problems(connection, failures))
    return Texts(file=texts, found=count, problems=problems)


def _read_texts(pairs: list[tuple[str, str]], seeds: Path, found: Path) -> dict[tuple[str, str], str]:
    """Write the texts of the files, given as path in the release and SHA-256; returns why others could not be read."""
    files = {file_sha256(path): path for path in sorted(seeds.rglob("*"), reverse=True) if path.is_file()}
    manifest = seeds / "manifest.csv"
    rows = read_manifest(manifest) if manifest.is_file() else ()
    encodings = {row.path: row.encoding for row in rows if row.part is None}
    failures: dict[tuple[str, str], str] = {}
    with pq.ParquetWriter(found, FOUND) as writer:
        for path, digest in pairs:
            file, reader = files.get(digest), READERS.get(Path(path).suffix.lower())
            if file is None:
                failures[path, digest] = _missing(seeds, path, digest)
            elif reader is None:
                failures[path, digest] = f"this version of the software has no reader for '{Path(path).suffix}'"
            else:
                try:
                    for extract in reader(Raw(file=file, path=path, encoding=encodings.get(path))):
                        row = {"path": path, "sha256": digest, "part": extract.part, "source": extract.text}
                        writer.write_table(pa.Table.from_pylist([row], FOUND))
                except SeedError as error:
                    failures[path, digest] = f"the text cannot be read: {error.faults[0]}"
    return failures


def _missing(seeds: Path, path: str, digest: str) -> str:
    if (seeds / path).is_file():
        return f"the text at {path} is not the one that the release was made from: it was edited, or is another edition"
    return f"no file below {seeds} has the SHA-256 {digest}: the text is not at hand, its rows are not proved"


def _problems(connection: duckdb.DuckDBPyConnection, failures: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """Why articles have no text, article by article."""
    columns = ("article_id", "path", "sha256", "part", "extractor", "source")
    result = connection.execute(f"SELECT {', '.join(columns)} FROM joined WHERE NOT proved ORDER BY article_id")
    while rows := result.fetchmany(_FETCH):
        for values in rows:
            row = dict(zip(columns, values, strict=True))
            rule = failures.get((row["path"], row["sha256"])) or _difference(row)
            yield Problem(table="articles", key=row["article_id"], column="sha256", rule=rule)


def _difference(row: dict[str, Any]) -> str:
    """Why the text in the right file is not the one that the article's offsets count in."""
    if row["source"] is None:
        return f"the file has no part '{row['part']}'"
    if row["extractor"]:
        return (
            f"the offsets count in the text that {row['extractor']} takes out of the page; this version takes another"
        )
    return "text_sha256 is not that of the text in the file, although the file has the SHA-256 that is given"
