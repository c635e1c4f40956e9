"""How far a build is, as a line on a terminal; nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipeline import build

# Seconds over which the rate is taken: batches differ in length.
_WINDOW = 60.0


@contextmanager
def progress_bar() -> Iterator[build.Report]:
    """Shows the stage, articles, their rate, those from the cache, the time and, where known, the time left."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[articles]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal, speed_estimate_period=_WINDOW
    ) as bar:
        task = bar.add_task("reading", total=None, articles="")

        def report(progress: build.Progress) -> None:
            if progress.stage == "annotating":
                bar.update(task, total=progress.total, completed=progress.articles)
            speed = bar.tasks[task].speed
            bar.update(task, description=progress.stage, articles=articles(progress, speed))

        yield report


def articles(progress: build.Progress, speed: float | None) -> str:
    """The articles as text: how many, of how many, how fast, how many of them from the cache."""
    if progress.stage != "annotating":
        return ""
    parts = [f"{progress.articles:,}{f' of {progress.total:,}' if progress.total else ''} articles"]
    if speed:
        parts.append(f"{speed:,.1f} a second")
    if progress.cached:
        parts.append(f"{progress.cached:,} from the cache")
    return ", ".join(parts)
