"""One measured run in a process of its own; prints JSON: `python tests/bench/measure.py build|spacy …`."""

import argparse
import json
import resource
import time
from pathlib import Path

import pandas  # noqa: F401 - only here for tests; pyarrow would load it, where it is installed, in the midst of a build

from pipeline.annotate import DEFAULT_MODEL, annotate_together
from pipeline.build import Options, Progress, build
from pipeline.fingerprint import fingerprint
from pipeline.records import Document


def main() -> None:
    """Measure what the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["build", "spacy"])
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    if options.what == "spacy":
        found = spacy_default(options.seeds)
    else:
        found = whole_build(options.seeds, options.out, Options(cache=options.cache, workers=options.workers))
    print(json.dumps({**found, **memory()}))


def cpu() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def memory() -> dict[str, float]:
    """The most memory that one process held, in MB."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"peak_mb": max(usage.ru_maxrss for usage in usages) / 1024}


def spacy_default(seeds: Path) -> dict[str, object]:
    """Run spaCy's own pipeline with all its pipes and default settings on the texts; loading is start-up."""
    import spacy  # noqa: PLC0415 - part of what is measured

    pipeline = spacy.load(DEFAULT_MODEL)
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.rglob("*.txt"))]
    startup, begun = cpu(), time.monotonic()
    for _ in pipeline.pipe(texts):
        pass
    return {"startup": startup, "cpu": cpu() - startup, "wall": time.monotonic() - begun}


def whole_build(seeds: Path, out: Path, options: Options) -> dict[str, object]:
    """A build: start-up (what is loaded once), processor time of each stage and of all, seconds on the clock."""
    fingerprint(options.model)
    annotate_together([Document(article_id="a", path="a.txt", text="Nobody was hurt.", sha256="")], options.model)
    marks: list[tuple[str, float]] = []
    articles = cached = 0

    def report(progress: Progress) -> None:
        nonlocal articles, cached
        if not marks or marks[-1][0] != progress.stage:
            marks.append((progress.stage, cpu()))
        if progress.stage == "annotating":
            articles, cached = progress.articles, progress.cached

    startup, begun = cpu(), time.monotonic()
    build(seeds, out, options=options, report=report)
    end = cpu()
    bounds = [*(mark for _, mark in marks), end]
    stages = {stage: after - before for (stage, before), after in zip(marks, bounds[1:], strict=True)}
    return {
        "startup": startup,
        "cpu": end - startup,
        "wall": time.monotonic() - begun,
        "stages": stages,
        "articles": articles,
        "cached": cached,
    }


if __name__ == "__main__":
    main()
