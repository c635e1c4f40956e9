"""Transcripts quoted line by line: “LUND: It rained.” → the words without the label, and who is labelled."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotate.quotes.marks import Stretch
from pipeline.annotate.quotes.neighbours import Attribution
from pipeline.annotate.quotes.scene import Scene
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


def labelled(scene: Scene, number: int) -> Attribution | None:
    """Who is named by the label that was cut from the stretch."""
    stretch = scene.stretches[number]
    match = _LABEL.search(scene.syntax.text, stretch.opened, stretch.start)
    return None if match is None else Attribution(rule="label", phrase=match.span("name"), source=match.span("name"))
