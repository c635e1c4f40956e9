"""Transcripts quoted line by line: “LUND: It rained.” → the words without the label, and who is labelled."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotate.quotes.marked import Attribution, Marked
from pipeline.annotate.quotes.marks import Stretch
from pipeline.lexicon import words

# One line with a label may be a warning ("“NOTE: …”"); two are a conversation.
_ENOUGH = 2
_LABEL = re.compile(r"(?P<name>[^\W\d_a-z]{2}[^\W\d_a-z.' -]{0,30}): +")


def without_labels(text: str, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches, each beginning behind the label that stands in its marks, where several do."""
    labels = {number: match for number, s in enumerate(stretches) if (match := _LABEL.match(text, s.start, s.end - 1))}
    labels = {number: match for number, match in labels.items() if match["name"].lower() not in words("label_words")}
    if len(labels) < _ENOUGH:
        return tuple(stretches)
    return tuple(replace(s, start=labels[n].end()) if n in labels else s for n, s in enumerate(stretches))


def labelled(marked: Marked) -> Attribution | None:
    """Who is named by the label that was cut from the words."""
    opened = marked.context.stretches[marked.number].opened
    match = _LABEL.search(marked.context.syntax.text, opened, marked.span[0])
    if match is None:
        return None
    return Attribution(phrase=match.span("name"), source=match.span("name"), is_label=True)
