"""One document in, what is found in it out: the steps in their order, each a pure function."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotate.events import annotate_events
from pipeline.annotate.language import DEFAULT_MODEL, analyse, model_files, model_version
from pipeline.annotate.lines import with_line_feeds
from pipeline.annotate.names import annotate_names
from pipeline.annotate.quotes import annotate_quotes
from pipeline.annotate.structure import annotate_structure
from pipeline.annotate.times import annotate_times
from pipeline.records import Annotations, Document, Step

__all__ = ["DEFAULT_MODEL", "annotate", "annotate_together", "model_files", "model_version"]

# The steps behind that of language, in their order.
STEPS: tuple[Step, ...] = (annotate_names, annotate_times, annotate_quotes, annotate_events)


def annotate(document: Document, model: str = DEFAULT_MODEL) -> Annotations:
    """Everything that one document says, found by the steps in their order.

    Raises:
        LexiconError: when the language model is not installed.
    """
    return annotate_together([document], model)[0]


def annotate_together(documents: Sequence[Document], model: str = DEFAULT_MODEL) -> list[Annotations]:
    """What each of the documents says; the same as each of them alone gives, and faster.

    The steps see every line end as a line feed.

    Raises:
        LexiconError: when the language model is not installed.
    """
    documents = [replace(document, text=with_line_feeds(document.text)) for document in documents]
    found = [annotate_structure(document, Annotations()) for document in documents]
    found = analyse(list(zip(documents, found, strict=True)), model)
    for step in STEPS:
        found = [step(document, annotations) for document, annotations in zip(documents, found, strict=True)]
    return found
