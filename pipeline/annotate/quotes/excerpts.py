"""Transcripts quoted line by line: “LUND: It rained.” → the words without the label, and who is labelled."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotate.marks import Stretch
from pipeline.annotate.quotes.marked import Attribution, Marked
from pipeline.annotate.transcripts import label_at

# One line with a label may be a warning ("“NOTE: …”"); two are a conversation.
_ENOUGH = 2


def without_labels(text: str, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, each beginning behind the label that stands in its marks, where several do."""
    found = {number: label_at(text, s.start, s.end - 1) for number, s in enumerate(stretches)}
    labels = {number: label for number, label in found.items() if label is not None and label.is_capital}
    if len(labels) < _ENOUGH:
        return tuple(stretches)
    return tuple(replace(s, start=_behind(text, labels[n].end)) if n in labels else s for n, s in enumerate(stretches))


def _behind(text: str, label_end: int) -> int:
    """Where the words begin behind a label."""
    while text[label_end].isspace():
        label_end += 1
    return label_end


def labelled(marked: Marked) -> Attribution | None:
    """Who is named by the label that was cut from the words."""
    opened = marked.context.stretches[marked.number].opened
    text = marked.context.syntax.text
    first = next(i for i in range(opened, marked.span[1]) if text[i].isalnum())
    label = label_at(text, first, marked.span[0])
    return None if label is None else Attribution(phrase=label.span, source=label.span, is_label=True)
