"""The cache spares work and changes nothing: same bytes with and without it, and damage costs only work."""

import ast
import logging
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_build import digests

import pipeline.batches
from pipeline.annotate import DEFAULT_MODEL
from pipeline.batches import Size
from pipeline.build import Options, Progress, build
from pipeline.cache import LocalCache
from pipeline.errors import PipelineError
from pipeline.fingerprint import ANNOTATING, COMPARING, comparison_fingerprint, fingerprint

PACKAGE = Path(pipeline.batches.__file__).parent


def test_what_is_put_is_there_for_the_next_build(tmp_path: Path) -> None:
    with LocalCache(tmp_path) as cache:
        cache.put("a", b"one")
        cache.put("a", b"two")
    with LocalCache(tmp_path) as cache:
        assert cache.get("a") == b"two"
        assert cache.get("b") is None


def test_without_a_folder_nothing_is_kept() -> None:
    with LocalCache(None) as cache:
        cache.put("a", b"one")
        assert cache.get("a") is None


def test_two_builds_at_once_share_the_file(tmp_path: Path) -> None:
    with LocalCache(tmp_path) as one, LocalCache(tmp_path) as other:
        one.put("a", b"one")
        other.put("b", b"two")
        assert (one.get("b"), other.get("a")) == (b"two", b"one")


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    with LocalCache(tmp_path) as cache:
        for key in "abc":
            cache.put(key, bytes(100))
    with sqlite3.connect(tmp_path / "annotations.sqlite") as connection:
        connection.execute("UPDATE entries SET used = 1")
    connection.close()
    with LocalCache(tmp_path, limit=250) as cache:
        assert cache.get("c") is not None
    with LocalCache(tmp_path) as cache:
        assert [key for key in "abc" if cache.get(key)] == ["a", "c"]


def change_an_entry(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entries SET content = zeroblob(3)")
    connection.close()


def overwrite(file: Path) -> None:
    file.write_bytes(b"this is no database" * 1000)


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def spoil_the_middle(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:4096] + bytes(len(content) - 4096))


def put_a_folder_there(file: Path) -> None:
    file.unlink()
    file.mkdir()


# What may happen to the file -> what the warning says of it.
DAMAGE = [
    (change_an_entry, "a damaged entry"),  # one entry is not what was put there
    (overwrite, "damaged"),  # something else altogether
    (cut_in_half, "damaged"),  # a full disk
    (spoil_the_middle, "damaged"),  # a bad block
    (put_a_folder_there, "cannot be used"),  # no file can be made there
]


@pytest.mark.parametrize(("damage", "said"), DAMAGE)
def test_damage_costs_only_work_and_a_warning_that_names_the_file(
    damage: Callable[[Path], None], said: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with LocalCache(tmp_path) as cache:
        for number in range(50):
            cache.put(f"key {number}", bytes(1000))
    damage(tmp_path / "annotations.sqlite")
    with LocalCache(tmp_path) as cache, caplog.at_level(logging.WARNING):
        assert cache.get("key 0") is None
        cache.put("key 0", b"again")
        assert cache.get("key 0") == (None if damage is put_a_folder_there else b"again")
    assert str(tmp_path / "annotations.sqlite") in caplog.text
    assert said in caplog.text


def test_a_machine_that_would_annotate_differently_refuses() -> None:
    with pytest.raises(PipelineError, match="another version"):
        pipeline.batches.annotate_batch([], DEFAULT_MODEL, "0" * 64)
    assert pipeline.batches.annotate_batch([], DEFAULT_MODEL, fingerprint(DEFAULT_MODEL))


def used_by(module: Path) -> set[str]:
    """Modules and packages of the first level that the module imports."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[1] for name in names if name.startswith("pipeline.")}


@pytest.mark.parametrize("names", [ANNOTATING, COMPARING])
def test_fingerprints_cover_all_code_that_takes_part(names: tuple[str, ...]) -> None:
    parts = {part.removesuffix(".py") for part in names}
    files = [file for part in names for file in [PACKAGE / part, *(PACKAGE / part).rglob("*.py")] if file.is_file()]
    used = set().union(*map(used_by, files))
    assert used - parts == {"errors"}  # they only say what went wrong


@pytest.mark.parametrize("name", ["languages.txt", "en/roles.txt", "en/event_types/justice.toml"])
def test_fingerprints_cover_vocabulary_in_all_folders(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = shutil.copytree(PACKAGE, tmp_path / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(pipeline.fingerprint, "resources", SimpleNamespace(files=lambda _: home))
    found = set()
    for ending in ("", "\n# A remark.\n"):
        file = home / "lexicon" / name
        file.write_bytes(file.read_bytes() + ending.encode())
        comparison_fingerprint.cache_clear()
        found |= {comparison_fingerprint(), fingerprint.__wrapped__(DEFAULT_MODEL)}
    comparison_fingerprint.cache_clear()
    assert len(found) == 4


def test_only_code_that_the_fingerprint_of_comparing_covers_compares() -> None:
    users = {file.name for file in PACKAGE.glob("*.py") if "resolve" in used_by(file)}
    assert users - {"rulebook.py"} == {"compare.py"} & {*COMPARING}  # the book lists rules, and compares nothing


PARAGRAPHS = (
    "Police arrested the former director on Tuesday, the city said.",
    '"We will not look away," Mayor Ines Calloway said in Riverton.',
    "The trial of Dana Holloway begins on March 9, 2021.",
    "A spokesman for the harbor declined to comment.",
)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.sampled_from("abcd"), st.lists(st.sampled_from(PARAGRAPHS), max_size=3)), min_size=1, max_size=4
    )
)
def test_a_cached_build_gives_the_bytes_of_an_uncached_one(
    edits: list[tuple[str, list[str]]], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limits in ("BATCH", "SHARD"):  # two articles a batch, two batches a shard
        monkeypatch.setattr(f"pipeline.batches.{limits}", Size(usual=2, most=4, characters=10_000))
    folder = tmp_path_factory.mktemp("edits")
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "first.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    build(seeds, folder / "cached", options=Options(cache=folder / "cache"))
    for name, paragraphs in edits:
        path = seeds / f"{name}.txt"
        if paragraphs:
            path.write_text("\n\n".join(paragraphs), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
    build(seeds, folder / "cached", options=Options(cache=folder / "cache"))
    build(seeds, folder / "again", options=Options(cache=folder / "cache"))
    build(seeds, folder / "uncached")
    assert digests(folder / "cached") == digests(folder / "uncached")
    assert digests(folder / "again") == digests(folder / "uncached")


def test_a_release_that_would_be_made_again_is_left_as_it_is(collection: Path, tmp_path: Path) -> None:
    stages: list[str] = []
    options, out = Options(cache=tmp_path / "cache"), tmp_path / "out"
    first = build(collection, out, options=options)
    made = digests(out)
    again = build(collection, out, options=options, report=lambda progress: stages.append(progress.stage))
    assert (stages, digests(out), again.rows, again.advice) == ([], made, first.rows, first.advice)


def test_a_release_that_is_left_as_it_is_has_the_rights_of_a_new_one(collection: Path, tmp_path: Path) -> None:
    options, out = Options(cache=tmp_path / "cache"), tmp_path / "out"
    build(collection, out, options=options)
    usual = (out / "README.md").stat().st_mode
    (out / "README.md").chmod(0o600)
    build(collection, out, options=options)
    assert (out / "README.md").stat().st_mode == usual


def test_a_release_that_cannot_be_copied_is_made_anew(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options, out = Options(cache=tmp_path / "cache"), tmp_path / "out"
    build(collection, out, options=options)
    made, stages = digests(out), set[str]()

    def refuse(*_: object) -> None:
        raise PermissionError("not yours")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    build(collection, out, options=options, report=lambda progress: stages.add(progress.stage))
    assert "writing" in stages
    assert digests(out) == made


# What is another release, though the texts are the same: a file, and what it holds.
@pytest.mark.parametrize(
    ("file", "content"),
    [
        # a file of the release was changed
        ("out/README.md", "spoilt"),
        # the collection says something else of itself
        ("seeds/package.toml", 'title = "Other"\n'),
        # a curator says something of an entity
        ("seeds/authority.csv", "name,type\nInes Calloway,person\n"),
    ],
)
def test_what_is_not_the_same_is_made_anew(file: str, content: str, collection: Path, tmp_path: Path) -> None:
    options = Options(cache=tmp_path / "cache")
    build(collection, tmp_path / "out", options=options)
    (tmp_path / file).write_text(content, encoding="utf-8")
    build(collection, tmp_path / "out", options=replace(options, force=True))
    build(collection, tmp_path / "uncached")
    assert digests(tmp_path / "out") == digests(tmp_path / "uncached")


def test_a_build_that_stops_keeps_what_it_has_found(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    seen: list[Progress] = []
    options = Options(cache=tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.build.compare", stop)
        with pytest.raises(KeyboardInterrupt):
            build(collection, tmp_path / "out", options=options)
    assert not (tmp_path / "out").exists()
    build(collection, tmp_path / "out", options=options, report=seen.append)
    assert (seen[-5].articles, seen[-5].cached) == (2, 2)
    assert seen[0].total == 2
    assert [progress.stage for progress in seen][-4:] == ["comparing", "assembling", "checking", "writing"]
