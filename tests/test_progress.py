"""What is said of progress."""

import pytest

from pipeline.build import Progress
from pipeline.progress import articles, progress_bar


@pytest.mark.parametrize(
    ("progress", "speed", "text"),
    [
        (Progress(stage="annotating"), None, "0 articles"),  # nothing yet
        (Progress(stage="annotating", articles=16, total=1200), 4.26, "16 of 1,200 articles, 4.3 a second"),
        (
            Progress(stage="annotating", articles=16, cached=10),
            None,
            "16 articles, 10 from the cache",
        ),  # no total known
        (Progress(stage="checking", articles=16, total=16), 4.0, ""),  # a stage without articles
    ],
)
def test_articles(progress: Progress, speed: float | None, text: str) -> None:
    assert articles(progress, speed) == text


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as report:
        report(Progress(stage="annotating", articles=16, total=20))
        report(Progress(stage="checking"))
    assert capsys.readouterr() == ("", "")
