"""One document in, what is found in it out: the steps in their order, each a pure function."""

from dataclasses import replace

from pipeline.annotate.events import annotate_events
from pipeline.annotate.language import DEFAULT_MODEL, language_step, model_files, model_version
from pipeline.annotate.lines import with_line_feeds
from pipeline.annotate.names import annotate_names
from pipeline.annotate.quotes import annotate_quotes
from pipeline.annotate.structure import annotate_structure
from pipeline.annotate.times import annotate_times
from pipeline.records import Annotations, Document, Step

__all__ = ["DEFAULT_MODEL", "annotate", "model_files", "model_version", "steps"]


def steps(model: str = DEFAULT_MODEL) -> tuple[Step, ...]:
    """The steps of annotation, in their order."""
    return (
        annotate_structure,
        language_step(model),
        annotate_names,
        annotate_times,
        annotate_quotes,
        annotate_events,
    )


def annotate(document: Document, model: str = DEFAULT_MODEL) -> Annotations:
    """Everything that one document says, found by the steps in their order; they see every line end as a line feed.

    Raises:
        LexiconError: when the language model is not installed.
    """
    document = replace(document, text=with_line_feeds(document.text))
    annotations = Annotations()
    for step in steps(model):
        annotations = step(document, annotations)
    return annotations
