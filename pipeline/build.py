"""The whole run on one page: seeds, read, annotate, resolve, tables, check, export, publish."""

import functools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline import __version__
from pipeline.annotate import DEFAULT_MODEL, annotate, model_version
from pipeline.check import check_tables
from pipeline.engine import batched, processes
from pipeline.errors import InvalidRows, Problem
from pipeline.event_types import event_type_rows
from pipeline.export import ReleaseInfo, export
from pipeline.read import Collection, Package, files_beside, read_collection
from pipeline.records import Document
from pipeline.resolve import resolve_entities, resolve_events, resolve_statements
from pipeline.schema import TABLES, table
from pipeline.staging import staging
from pipeline.store import Store
from pipeline.tables import RIGHTS, RIGHTS_SCHEMA, evidence, query

# Articles that one task reads and annotates: about a second of work, little enough to hold in memory many times.
BATCH_ARTICLES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line may choose.

    Attributes:
        model: the language model, by the name of its package.
        workers: processes that annotate.
        private: publish all text, for one's own analysis, and mark the release as not for redistribution.
    """

    model: str = DEFAULT_MODEL
    workers: int = 1
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build made: rows of each table, articles that are not in English and so only listed, and seconds taken."""

    rows: Mapping[str, int]
    not_english: int
    seconds: float


Advance = Callable[[int], None]
"""Told of progress: how many more articles are annotated."""


def build(
    seeds: Path,
    out: Path,
    manifest: Path | None = None,
    options: Options | None = None,
    advance: Advance = lambda count: None,
) -> Summary:
    """Make a release of the texts in `seeds` and put it where `out` is; with a problem, nothing is put there.

    Args:
        seeds: folder of texts, with an optional package.toml and manifest.csv.
        out: folder of the release; a release that is there is replaced as a whole.
        manifest: what is known of the texts, in place of the manifest.csv of the folder.
        options: model, workers, rights.
        advance: called after each batch.

    Raises:
        SeedError: when the input cannot be used.
        ReleaseError: when `out` cannot be replaced.
        LexiconError: when the language model is missing.
        InvalidRows: when a table breaks its schema, its keys or the laws of the text.
    """
    begun = time.monotonic()
    options = options or Options()
    with staging(out) as release:
        collection = read_collection(seeds, manifest)
        store = Store(release.parent / "work")
        collect(store, collection, options, advance)
        compare(store)
        rows = assemble(store, collection.package, private=options.private)
        raise_problems(check_tables(store.folder / "release", store.files("evidence", "articles")))
        export(store.folder / "release", release, describe(collection, files_beside(seeds, manifest), options))
        not_english = store.read("SELECT count(*) AS n FROM evidence.articles WHERE language IS DISTINCT FROM 'en'")
    return Summary(rows=rows, not_english=not_english["n"][0].as_py(), seconds=time.monotonic() - begun)


def collect(store: Store, collection: Collection, options: Options, advance: Advance) -> None:
    """Read and annotate every article by itself; fills the group `evidence`, a shard a batch."""
    task = functools.partial(annotate_batch, model=options.model)
    batches = batched(collection.documents(), BATCH_ARTICLES)
    for shard, found in enumerate(processes(options.workers)(task, batches)):
        store.write("evidence", found, shard)
        advance(found["articles"].num_rows)


def annotate_batch(documents: Sequence[Document], model: str) -> dict[str, pa.Table]:
    """The evidence tables of a few documents; a task that any process or machine may run."""
    return evidence((document, annotate(document, model)) for document in documents)


def compare(store: Store) -> None:
    """Find what different articles share: entities, statements, events; fills the group `resolved`."""
    referents = store.read("FROM evidence.referents ORDER BY referent_id")
    titles = store.read("SELECT referent_id, title FROM evidence.entity_titles ORDER BY entity_title_id")
    referent_entities, entities = resolve_entities(referents, titles)
    store.write("resolved", {"referent_entities": referent_entities, "entities": entities})
    quotes = store.read(query("quotes_to_compare"))
    store.write("resolved", {"quote_statements": resolve_statements(quotes)})
    mentions = store.read(query("event_mentions_to_compare"))
    participants = store.read(query("event_participants_to_compare"))
    mention_events, events = resolve_events(mentions, participants, entities)
    store.write("resolved", {"mention_events": mention_events, "events": events})


def assemble(store: Store, package: Package, *, private: bool) -> dict[str, int]:
    """Make the tables of the release, less what the articles' rights withhold; returns the number of rows of each."""
    rights = {
        "private": [private],
        "licenses": [list(package.full_text_licenses)],
        "quote_words": [package.quote_words],
        "quote_share": [package.quote_share],
    }
    store.write("settings", {"rights": pa.table(rights, schema=RIGHTS_SCHEMA)})
    store.write("resolved", {"event_types": pa.Table.from_pylist(event_type_rows())})
    for name in RIGHTS:
        store.write_query("rights", name, query(name))
    return {name: store.write_query("release", name, query(name), table(name).arrow_schema()) for name in TABLES}


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


def raise_problems(problems: Iterable[Problem]) -> None:
    """Stop the build when there is a problem.

    Raises:
        InvalidRows: with all of them.
    """
    found = tuple(problems)
    if found:
        raise InvalidRows(found)
