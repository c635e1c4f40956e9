"""Small invented texts with facts that a careful reader would insist on: which of them hold in a release.

A folder of cases has `cases.jsonl`, a case a line: `id`, `kind`, `text` (or `file`, a path beside it), columns of the
manifest, and `checks`, as `facts` has them. Texts whose facts are about the same names go into different builds, so
that no case depends on what is joined across texts.
"""

import csv
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from quality.corpus import Rows, build, read_lines
from quality.facts import EVENT_KEYS, EXTRA, ROLES, Article, Check, fold, name_of, some

Case = dict[str, Any]

MANIFEST = ("headline", "outlet", "authors", "published", "url", "license", "language", "genre", "encoding")
CASE_KEYS = frozenset({"id", "kind", "text", "file", "suffix", "checks", "note", *MANIFEST})
DATE_KEYS = frozenset({"text", "value", "in"})
BUILDS = 6
"""Builds at most."""
PACKAGE = 'title = "Cases"\nname = "cases"\nversion = "1.0.0"\ndescription = "Small invented texts"\n'
TABLES = ("quotes", "event_mentions", "event_participants", "date_mentions", "mentions", "regions")


class Checked(NamedTuple):
    """A check of a case, and what was found instead of what it says; None where it holds."""

    case: Case
    check: Check
    found: str | None


def run(folder: Path, *, kinds: list[str] | None = None, details: int = 10) -> int:
    """Build the cases, and print the share of checks and cases that hold, by kind.

    Args:
        folder: the cases.
        kinds: only these.
        details: how many of the checks that do not hold are listed.

    Returns:
        2 where the cases themselves have faults, else 0.
    """
    cases = read_lines(folder / "cases.jsonl")
    wrong = [f"{case.get('id')}: {fault}" for case in cases for fault in faults(case)]
    wrong += [f"{name}: twice" for name, count in Counter(case.get("id") for case in cases).items() if count > 1]
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 2
    results = check_all([case for case in cases if not kinds or case["kind"] in kinds], folder)
    print(*lines(results, details), sep="\n")
    return 0


def faults(case: Case) -> Iterator[str]:
    """What is wrong with a case as such."""
    yield from (f"unknown key {key}" for key in sorted(case.keys() - CASE_KEYS))
    yield from (f"lacks {key}" for key in ("id", "kind", "checks") if not case.get(key))
    if ("text" in case) == ("file" in case):
        yield "needs either text or file"
    for check in _checks(case):
        yield from _faults_of_check(check)


def _checks(case: Case) -> Iterator[Check]:
    for check in case.get("checks", []):
        yield check
        yield from check.get("any_of", [])


def _faults_of_check(check: Check) -> Iterator[str]:
    name = name_of(check)
    if name is None:
        yield f"a check that is not understood: {check}"
        return
    allowed = {"event": EVENT_KEYS, "no_event": EVENT_KEYS, "date": DATE_KEYS}
    unknown = check.keys() - EXTRA[name] - {name, "note"}
    unknown |= check[name].keys() - allowed[name] if name in allowed else set()
    yield from (f"unknown key {key} in {check}" for key in sorted(unknown))


def names_in(case: Case) -> set[str]:
    """The words of all names that the facts of a case are about."""
    found: list[Any] = []
    keys = ("speaker", "not_speaker", "speakers", "entity", "no_entity", "not_entity", "same_entity", "mention")
    roles = [key for role in (*ROLES, "place") for key in (role, f"not_{role}")]
    for check in _checks(case):
        found += [check.get(key) for key in (*keys, "different_entities")]
        found += [check.get(kind, {}).get(role) for kind in ("event", "no_event") for role in roles]
    flat = [name for value in found for part in some(value) for name in some(part) if name is not None]
    return {word for name in flat for word in fold(name).split() if len(word) > 2}


def in_builds(cases: list[Case]) -> list[list[Case]]:
    """The cases in groups in which no two are about the same name, as far as the number of builds allows."""
    groups: list[tuple[list[Case], set[str]]] = []
    for case in cases:
        names = names_in(case)
        free = next((group for group in groups if not group[1] & names), None)
        if free is None and len(groups) < BUILDS:
            free = ([], set())
            groups.append(free)
        members, known = free or min(groups, key=lambda group: len(group[1] & names))
        members.append(case)
        known.update(names)
    return [members for members, _ in groups]


def check_all(cases: list[Case], folder: Path) -> list[Checked]:
    """Every check of every case."""
    results = []
    with tempfile.TemporaryDirectory(prefix="cases-") as name:
        for number, group in enumerate(in_builds(cases)):
            where = Path(name) / str(number)
            _write(group, folder, where / "seeds")
            build(where / "seeds", where / "release", "--private")
            articles = read_articles(where / "release")
            results += [
                Checked(case, check, articles[_file_name(case)].check(check))
                for case in group
                for check in case["checks"]
            ]
    return results


def _file_name(case: Case) -> str:
    suffix = case.get("suffix") or (Path(case["file"]).suffix if "file" in case else ".txt")
    return f"{case['id']}{suffix}"


def _write(cases: list[Case], folder: Path, seeds: Path) -> None:
    """Write the texts as a collection."""
    seeds.mkdir(parents=True)
    (seeds / "package.toml").write_text(PACKAGE, encoding="utf-8", newline="\n")
    with (seeds / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["path", *MANIFEST], restval="")
        writer.writeheader()
        for case in cases:
            if "file" in case:
                shutil.copyfile(folder / case["file"], seeds / _file_name(case))
            else:
                (seeds / _file_name(case)).write_bytes(case["text"].encode("utf-8"))
            stated = {key: case[key] for key in MANIFEST if case.get(key) is not None}
            writer.writerow({"language": "en", **stated, "path": _file_name(case)})


def read_articles(release: Path) -> dict[str, Article]:
    """The articles of a release with their rows, by the path of their file."""

    def read(table: str) -> Rows:
        rows: Rows = pq.read_table(release / "data" / f"{table}.parquet").to_pylist()
        return rows

    speakers = defaultdict(list)
    for row in sorted(read("quote_speakers"), key=lambda row: row["position"]):
        speakers[row["quote_id"]].append(row["entity_id"])
    tables: dict[str, dict[str, Rows]] = {name: defaultdict(list) for name in TABLES}
    for name, by in tables.items():
        for row in read(name):
            by[row["article_id"]].append(row)
    for row in (row for rows in tables["quotes"].values() for row in rows):
        row["speakers"] = speakers[row["quote_id"]] or ([row["speaker_id"]] if row["speaker_id"] else [])
    entities = {row["entity_id"]: row for row in read("entities")}
    return {row["path"]: Article(row, tables, entities) for row in read("articles")}


def lines(results: list[Checked], details: int) -> Iterator[str]:
    """The shares by kind, and the first checks that do not hold."""
    wrong = [result for result in results if result.found is not None]
    for case, check, found in wrong[:details]:
        yield f"{case['id']}: {check}\n    found: {found}"
    yield f"{'kind':34} {'checks':>12} {'cases':>12}"
    for kind in sorted({result.case["kind"] for result in results}):
        yield _line(kind, [result for result in results if result.case["kind"] == kind])
    yield f"{_line('all', results)}   {1 - len(wrong) / max(1, len(results)):.3f} of the checks"


def _line(title: str, results: list[Checked]) -> str:
    cases = defaultdict(list)
    for result in results:
        cases[result.case["id"]].append(result.found is None)
    held, whole = sum(result.found is None for result in results), sum(all(marks) for marks in cases.values())
    return f"{title:34} {held:5} / {len(results):4} {whole:5} / {len(cases):4}"
