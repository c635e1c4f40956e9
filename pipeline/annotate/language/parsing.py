"""The pipes of a model applied to texts: what the model's own way of applying them finds, in half the time."""

from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from pipeline.annotate.language.words import RULES


def parse(package: Language, texts: list[str]) -> list[Doc]:
    """The texts with tags, labels, heads, sentences and names, without what the rules find.

    They are computed together, which is faster, and come out as each of them alone does: BLIS, which multiplies the
    model's matrices, gives a row the same numbers whatever rows stand beside it.
    """
    docs = [package.make_doc(text) for text in texts]
    pipes: list[tuple[str, Any]] = package.pipeline
    for name, pipe in pipes:
        if isinstance(pipe, DependencyParser | EntityRecognizer) and pipe.cfg["beam_width"] == 1:
            pipe.set_annotations(docs, _decide(pipe, docs))
        elif name not in RULES:
            docs = list(pipe.pipe(docs))
    return docs


def _decide(pipe: Any, docs: list[Doc]) -> list[Any]:
    """The states in which the greedy parser ends.

    The parser's own loop gives up Python's lock and takes it again for each of its tests, which costs more than the
    tests; called step by step from here, it holds the lock all the time.
    """
    states = pipe.moves.init_batch(docs)
    model = pipe.model.predict(docs)
    open_states = [state for state in states if not state.is_final()]
    while open_states:
        open_states = pipe.transition_states(open_states, model.predict(open_states))
    model.clear_memory()
    return list(states)
