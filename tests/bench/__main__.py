"""How fast a build is: `nox -s bench [-- --seeds DIR]`.

Ratios of processor time in one run, against spaCy's own default pipeline on the same texts; figures of different runs
or machines do not compare. Each measurement is a process of its own. Results: `bench.json` and `bench.png` in the
folder `--results`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from corpus import invent, longest

from pipeline.export import SUMS

Figures = dict[str, Any]

TEXTS = 1000


def main() -> None:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(prog="nox -s bench --", description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=Path, help="the longest texts of this folder; without it, invented ones")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000, 10_000], help="invented corpora")
    parser.add_argument("--results", type=Path, default=Path("bench"), help="folder (default: bench)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        texts = longest(options.seeds, folder / "texts", TEXTS) if options.seeds else invent(folder / "texts", TEXTS)
        found = {
            "texts": measure_texts(texts, folder),
            "growth": measure_growth(options.sizes, folder),
            "killed workers": measure_killed(texts, folder, folder / f"out-{options.sizes[0]}"),
        }
    options.results.mkdir(parents=True, exist_ok=True)
    (options.results / "bench.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    plot(found, options.results / "bench.png")


def measure_texts(texts: Path, folder: Path) -> Figures:
    """One corpus: spaCy alone, a cold build, a build with nothing changed, and one with two workers."""
    paths = sorted(texts.iterdir())
    characters = sum(len(path.read_text(encoding="utf-8")) for path in paths)
    print(f"{len(paths):,} texts, {characters:,} characters")
    baseline = run("spacy", texts)
    print(f"spaCy's default pipeline: {baseline['cpu']:.1f} s CPU, {baseline['peak_mb']:.0f} MB (= 1.00)")
    cold = run("build", texts, "--out", folder / "out", "--cache", folder / "cache")
    warm = run("build", texts, "--out", folder / "out", "--cache", folder / "cache")
    two = run("build", texts, "--out", folder / "out", "--workers", 2)
    show("cold build", cold, baseline["cpu"])
    print(f"  {cold['articles'] / cold['cpu']:.1f} articles, {characters / cold['cpu']:,.0f} characters a CPU second")
    show_stages(cold)
    show("nothing changed", warm, baseline["cpu"])
    print(f"  {warm['cpu'] / cold['cpu']:.1%} of the cold build")
    show("two workers", two, baseline["cpu"])
    print(f"  {two['wall'] / cold['wall']:.2f} of the time of one")
    return {"characters": characters, "spacy": baseline, "cold": cold, "unchanged": warm, "two workers": two}


def measure_growth(sizes: list[int], folder: Path) -> dict[int, Figures]:
    """Invented corpora of growing size: cold, and with one text changed."""
    found = {}
    for size in sizes:
        texts = invent(folder / f"texts-{size}", size)
        paths = ["--out", folder / f"out-{size}", "--cache", folder / f"cache-{size}"]
        cold = run("build", texts, *paths)
        first = texts / f"{size // 2:07}.txt"
        first.write_text(first.read_text(encoding="utf-8") + "\nNobody was hurt in Riverton.\n", encoding="utf-8")
        changed = run("build", texts, *paths)
        print(f"{size:7,} invented texts: {1000 * cold['cpu'] / size:.1f} ms CPU a text, {cold['peak_mb']:.0f} MB")
        print(f"  one changed: {changed['wall']:.1f} s, {changed['cpu']:.1f} s CPU, {changed['peak_mb']:.0f} MB")
        show_stages(changed)
        found[size] = {"cold": cold, "one changed": changed}
    return found


def measure_killed(texts: Path, folder: Path, older: Path) -> Figures:
    """Builds that lose a worker: on Dask all is done nevertheless, with processes the next build goes on.

    Args:
        texts: the corpus, whose release is there already.
        folder: holds that release and what is made.
        older: another release, which a build that fails leaves as it is.
    """
    whole = (folder / "out" / SUMS).read_text(encoding="utf-8")
    dask = run("dask", texts, "--out", folder / "out-dask", "--cache", folder / "cache-dask", script="killed.py")
    pool = run("processes", texts, "--out", older, "--cache", folder / "cache-pool", script="killed.py")
    found = {"dask": same(dask.pop("sums"), whole) | dask, "processes": same(pool.pop("sums"), whole) | pool}
    print(f"Dask, one of two workers killed: {found['dask']['files']} files, {found['dask']['other']} of them others")
    print(f"one of two processes killed: {pool['told'] or 'none was needed'}")
    print(f"  older release untouched: {'yes' if pool['untouched'] else 'no'}")
    print(f"  next build: {pool['cached']} texts from the cache, {found['processes']['other']} files others")
    return found


def same(sums: str, whole: str) -> Figures:
    """How many files a release has, and how many that the other one has not in the same way."""
    return {"files": len(whole.splitlines()), "other": len({*sums.splitlines()} ^ {*whole.splitlines()})}


def run(what: str, seeds: Path, *options: object, script: str = "measure.py") -> Figures:
    """The figures of one measurement, in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name(script)), what, str(seeds), *map(str, options)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: Figures = json.loads(done.stdout)
    return found


def show(name: str, figures: Figures, baseline: float) -> None:
    """One line: processor time, its ratio to the baseline, time and memory."""
    print(
        f"{name}: {figures['cpu']:.1f} s CPU = {figures['cpu'] / baseline:.2f}, {figures['wall']:.1f} s, "
        f"{figures['peak_mb']:.0f} MB; start-up {figures['startup']:.1f} s"
    )


def show_stages(figures: Figures) -> None:
    """A line for each stage: its share of the processor time."""
    for stage, seconds in figures["stages"].items():
        print(f"  {stage:12} {seconds / figures['cpu']:6.1%}")


def plot(found: Figures, file: Path) -> None:
    """Shares of the stages, and the cost of a text by the size of the corpus."""
    import matplotlib as mpl  # noqa: PLC0415 - slow to import, and needed at the end alone

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
    stages = found["texts"]["cold"]["stages"]
    baseline = found["texts"]["spacy"]["cpu"]
    left.barh(list(stages), [seconds / baseline for seconds in stages.values()])
    left.invert_yaxis()
    left.set_xlabel("CPU, spaCy's default pipeline = 1")
    sizes = list(found["growth"])
    right.plot(sizes, [1000 * found["growth"][size]["cold"]["cpu"] / size for size in sizes], marker="o")
    right.set(xscale="log", ylim=(0, None), xlabel="texts", ylabel="ms CPU a text")
    figure.savefig(file, dpi=120)


if __name__ == "__main__":
    main()
