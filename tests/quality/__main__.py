"""What a release gets right: `nox -s quality -- --data DIR`, or `nox -s quality -- --cases DIR`.

Builds a release of each set of texts with known answers; prints figures, and which rows are right or wrong otherwise
than in the last run, by the rule that decided them. The last run is kept in the folder `--results`, which is no part of
the repository.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from quality import cases, corpus, ledger
from quality.figures import Figure, Result, data_sheet
from quality.ledger import Judged
from quality.sets import SETS, Set

SHEET = Path("pipeline/export/templates/quality.toml")


def main() -> int:
    """Measure, print, and keep the run; the status says whether anything could be measured."""
    options = parse()
    if options.cases:
        return cases.run(options.cases, kinds=options.kind, details=options.details)
    last = ledger.read_run(options.results / "quality.json")
    measured: list[tuple[str, Figure]] = []
    chosen = [each for each in SETS if (options.data / each.name / "dev").is_dir()]
    for each in chosen:
        if not options.set or each.name in options.set:
            title, result = measure(each, options.data / each.name / "dev", options.cache)
            measured += [(title, figure) for figure in result.figures]
            show(title, result, last.get(each.name, {}), options.details)
            last[each.name] = {
                "figures": {figure.what: figure.value for figure in result.figures},
                "rows": [list(row) for row in result.rows],
            }
            ledger.write_run(options.results / "quality.json", last)
    if not measured:
        print(f"{options.data}: none of the sets {', '.join(each.name for each in SETS)} is there", file=sys.stderr)
        return 1
    if options.write:
        SHEET.write_text(data_sheet(measured), encoding="utf-8", newline="\n")
        print(f"\n{SHEET} says what was measured")
    return 0


def parse() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(prog="nox -s quality --", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=Path("bench/data"), help="folder of sets (default: bench/data)")
    parser.add_argument("--set", action="append", choices=[each.name for each in SETS], help="only this set")
    parser.add_argument("--results", type=Path, default=Path("bench"), help="folder of the last run (default: bench)")
    parser.add_argument("--cache", type=Path, help="cache of the builds (default: that of all builds)")
    parser.add_argument("--details", type=int, default=10, metavar="N", help="rows shown of each kind (default: 10)")
    parser.add_argument("--write", action="store_true", help="write the figures of the data sheet; measures all sets")
    parser.add_argument("--cases", type=Path, metavar="DIR", help="instead: the cases of a folder, by kind")
    parser.add_argument("--kind", action="append", help="only the cases of this kind")
    options = parser.parse_args()
    if options.write and options.set:
        parser.error("--write needs all sets: leave --set out")
    return options


def measure(chosen: Set, folder: Path, cache: Path | None) -> tuple[str, Result]:
    """Build a release of a set, and measure all that is measured on it."""
    texts = corpus.read_texts(folder)
    with tempfile.TemporaryDirectory(prefix="quality-") as name:
        seeds, built = Path(name) / "seeds", Path(name) / "release"
        corpus.write_seeds(texts, seeds)
        start = time.perf_counter()
        corpus.build(seeds, built, *(["--cache", str(cache)] if cache else []))
        print(f"\n## {chosen.described(texts)}: built in {time.perf_counter() - start:.0f} s", flush=True)
        release = corpus.Release(built)
        results = [each(folder, texts, release) for each in chosen.measures]
    figures = [figure for result in results for figure in result.figures]
    rows = [row for result in results for row in result.rows]
    return chosen.described(texts), Result(figures=figures, rows=rows)


def show(title: str, result: Result, last: ledger.Run, details: int) -> None:
    """Print figures with their change, then the gain and loss by rule."""
    for figure in result.figures:
        before = last.get("figures", {}).get(figure.what)
        change = "" if before is None else f"  ({figure.value - before:+.3f})"
        print(f"{figure.value:.3f}{change}  {figure.what}")
    if last and result.rows:
        changes = ledger.compare([Judged(*row) for row in last["rows"]], result.rows)
        print(f"\nagainst the last run on {title}:", *ledger.lines(changes, details), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
