"""Names in transcripts: whole in the labels of turns, and none in what names nobody."""

import bisect
from collections.abc import Iterable
from dataclasses import replace

from pipeline.annotate.names.candidates import Name
from pipeline.annotate.transcripts import labels_in, unnamed

# One label in capitals may be a rubric.
_ENOUGH = 2


def heard(names: Iterable[Name], text: str) -> list[Name]:
    """The names in text order, without those in stage directions and in labels that name nobody.

    The last name in a label that the parse cut runs to the end of the label: "ADA MAY:".
    """
    labels = labels_in(text)
    silent = sorted(unnamed(text, labels))
    spoken = [name for name in sorted(names, key=lambda name: name.start) if not _around(silent, name)]
    spans = [label.span for label in labels if label.is_capital]
    if len(spans) < _ENOUGH:
        return spoken
    found = []
    next_starts = [*(name.start for name in spoken), len(text)][1:]
    for name, next_start in zip(spoken, next_starts, strict=True):
        label = _around(spans, name)
        if label is not None and name.end < label[1] <= next_start:
            found.append(replace(name, end=label[1], text=text[name.start : label[1]]))
        else:
            found.append(name)
    return found


def _around(spans: list[tuple[int, int]], name: Name) -> tuple[int, int] | None:
    """The span in which the name begins."""
    at = bisect.bisect_right(spans, name.start, key=lambda span: span[0]) - 1
    return spans[at] if at >= 0 and name.start < spans[at][1] else None
