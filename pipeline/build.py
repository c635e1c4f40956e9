"""The whole run on one page: seeds, read, annotate, resolve, tables, check, export, publish."""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from pipeline import __version__
from pipeline.annotate import DEFAULT_MODEL, model_version
from pipeline.batches import Articles, take_in
from pipeline.cache import Cache, Place, open_cache
from pipeline.check import check_tables, raise_problems, read_descriptor
from pipeline.collect import evidence_key, find_evidence, is_known
from pipeline.compare import RESOLVED, compare
from pipeline.engine import Engine, cluster, processes
from pipeline.errors import LexiconError, ReleaseError
from pipeline.event_types import event_type_rows
from pipeline.export import ReleaseInfo, Written, advice, export, write_table
from pipeline.fingerprint import comparison_fingerprint, fingerprint, release_fingerprint
from pipeline.lexicon import check_vocabulary
from pipeline.read import Collection, read_collection, side_files
from pipeline.records import Authority
from pipeline.reuse import Made, read_sums, take_over
from pipeline.rulebook import rule_rows
from pipeline.schema import TABLES, table
from pipeline.staging import WORK, staging
from pipeline.store import Store, pack, unpack
from pipeline.tables import RIGHTS, RIGHTS_SCHEMA, query
from pipeline.verify import check_laws

# Batches annotated here before worker processes are started: starting them takes about as long.
ALONE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line may choose.

    Attributes:
        model: the language model, by the name of its package.
        workers: processes that annotate.
        scheduler: address of a Dask scheduler, or "local", to annotate on its workers.
        cache: folder, or place shared by machines, that keeps what is found for the next build; None to keep nothing.
        private: publish all text, for one's own analysis, and mark the release as not for redistribution.
        strict: refuse to publish a release of which its maker should know something.
        follow_links: read what links in the folder of texts lead to, where that lies in the folder, too.
        force: a folder at the place of the release that is none makes room for it, and is kept beside it.
    """

    model: str = DEFAULT_MODEL
    workers: int = 1
    scheduler: str | None = None
    cache: Path | Place | None = None
    private: bool = False
    strict: bool = False
    follow_links: bool = False
    force: bool = False

    def engine(self) -> Engine:
        """Where articles are annotated."""
        return cluster(self.scheduler, self.workers) if self.scheduler else processes(self.workers, ALONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build made: rows of each table, what its maker should know of it, and seconds taken."""

    rows: Mapping[str, int]
    advice: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is.

    Attributes:
        stage: what is being done.
        articles: articles annotated, those that the cache had among them.
        cached: articles that the cache had.
        total: articles in all; None until they are read.
    """

    stage: str
    articles: int = 0
    cached: int = 0
    total: int | None = None


Report = Callable[[Progress], None]
"""Told of progress: when a stage begins, and after each batch of articles."""


def build(
    seeds: Path,
    out: Path,
    manifest: Path | None = None,
    options: Options | None = None,
    report: Report = lambda _: None,
) -> Summary:
    """Make a release of the texts in `seeds` and put it where `out` is; with a problem, nothing is put there.

    Args:
        seeds: folder of texts, with an optional package.toml and manifest.csv.
        out: folder of the release; a release that is there is replaced as a whole.
        manifest: what is known of the texts, in place of the manifest.csv of the folder.
        options: model, workers, cache, rights.
        report: told of progress.

    Raises:
        SeedError: when the input cannot be used.
        ReleaseError: when `out` cannot be replaced, or overlaps with the input; with `strict`, when there is advice.
        LexiconError: when the vocabulary has a fault, or the language model is missing.
        InvalidRows: when a table breaks its schema, its keys or the laws of the text.
        PipelineError: when workers die or cannot be reached.
    """
    begun = time.monotonic()
    pa.set_memory_pool(
        pa.system_memory_pool()
    )  # what is freed goes back to the system, not into a store of Arrow's own
    check_vocabulary()
    options = options or Options()
    inputs = [seeds, *filter(None, [manifest])]
    with (
        staging(out, inputs, force=options.force) as release,
        Store(release.parent / WORK) as store,
        open_cache(options.cache) as cache,
    ):
        collection = read_collection(seeds, manifest, follow_links=options.follow_links)
        info = describe(collection, side_files(seeds, manifest), options)
        articles = take_in(collection.documents(), store.folder / "articles")
        made_by = fingerprint(options.model)
        evidence = evidence_key(articles, made_by)
        key = release_key(evidence, collection, info)
        made = take_over(cache, key, out, release) if is_known(articles, cache, made_by) else None
        if made is None:
            collect(store, articles, cache, options, report)
            report(Progress(stage="comparing"))
            compare_once(store, cache, evidence, collection.authority)
            made = make(store, release, info, report)
            cache.put(key, made.packed())
        if options.strict and made.advice:
            raise ReleaseError("\n".join(["strict: nothing was published;", *(f"  {each}" for each in made.advice)]))
    return Summary(rows=made.rows, advice=made.advice, seconds=time.monotonic() - begun)


def make(store: Store, release: Path, info: ReleaseInfo, report: Report) -> Made:
    """Make, check and write a release from what was found and compared."""
    report(Progress(stage="assembling"))
    written = assemble(store, release / "data", info)
    report(Progress(stage="checking"))
    texts = [str(file) for file in store.files("evidence", "articles")]
    raise_problems(check_tables(release / "data", texts))
    report(Progress(stage="writing"))
    export(release, replace(info, digests={name: one.digest for name, one in written.items()}))
    raise_problems(check_laws(release, read_descriptor(release)["onrecord"], texts))
    rows = {name: one.rows for name, one in written.items()}
    return Made(sums=read_sums(release), rows=rows, advice=advice(release / "data"))


def release_key(evidence: str, collection: Collection, info: ReleaseInfo) -> str:
    """The key of all that a release is made from: builds with the same one make the same files."""
    stated = hashlib.sha256(repr((collection.authority, info)).encode()).hexdigest()
    return f"{release_fingerprint()}:{evidence}:{stated}:release"


def collect(store: Store, articles: Articles, cache: Cache, options: Options, report: Report) -> None:
    """Annotate every article by itself, or take from the cache what is there; fills the group `evidence`."""
    made_by = fingerprint(options.model)
    progress = Progress(stage="annotating", total=articles.count)
    report(progress)
    with store.adding("evidence") as add:
        for found in find_evidence(articles, cache, options.engine(), options.model, made_by):
            if found.shard is not None:
                add(found.shard)
            progress = replace(
                progress,
                articles=progress.articles + found.articles,
                cached=progress.cached + found.articles * found.known,
            )
            report(progress)


def compare_once(store: Store, cache: Cache, evidence: str, authority: tuple[Authority, ...]) -> None:
    """Compare the documents, unless the same evidence was compared before; fills the group `resolved`.

    Args:
        store: holds the evidence.
        cache: keeps what is found.
        evidence: digest of the evidence.
        authority: what a curator says of entities.
    """
    stated = hashlib.sha256(repr(authority).encode()).hexdigest()
    key = f"{comparison_fingerprint()}:{evidence}:{stated}:resolved"
    content = cache.get(key)
    if content is None:
        compare(store, authority)
        cache.put(key, pack({name: store.read(f"FROM resolved.{name}") for name in RESOLVED}))
    else:
        store.write("resolved", unpack(content, RESOLVED))


def assemble(store: Store, data: Path, info: ReleaseInfo) -> dict[str, Written]:
    """Write the tables of the release into the folder `data`, less what the articles' rights withhold."""
    package = info.package
    rights = {
        "private": [info.private],
        "licenses": [list(package.full_text_licenses)],
        "quote_words": [package.quote_words],
        "quote_share": [package.quote_share],
    }
    store.write("settings", {"rights": pa.table(rights, schema=RIGHTS_SCHEMA)})
    codes: dict[str, Sequence[Mapping[str, str | None]]] = {"event_types": event_type_rows(), "rules": rule_rows()}
    store.write(
        "resolved", {name: pa.Table.from_pylist(rows, table(name).arrow_schema()) for name, rows in codes.items()}
    )
    for name in RIGHTS:
        store.write_query("rights", name, query(name))
    data.mkdir()
    return {name: write_table(data, table(name), filled(store, name), info) for name in TABLES}


def filled(store: Store, name: str) -> pa.RecordBatchReader:
    """The rows of a table of the release.

    Raises:
        LexiconError: when its query lacks a column that its schema declares.
    """
    rows = store.batches(query(name))
    lacking = [column.name for column in table(name).columns if column.name not in rows.schema.names]
    if lacking:
        raise LexiconError(
            f"schemas/{name}.json: declares {', '.join(lacking)}, which pipeline/tables/sql/{name}.sql does not give; "
            "fill it there, or in the evidence that it reads"
        )
    return rows


def describe(collection: Collection, inputs: Mapping[str, str], options: Options) -> ReleaseInfo:
    """What the release says about itself and how it was made."""
    return ReleaseInfo(
        package=collection.package,
        software=f"onrecord {__version__}",
        model=model_version(options.model),
        private=options.private,
        withdrawn=collection.withdrawn,
        inputs=inputs,
    )
