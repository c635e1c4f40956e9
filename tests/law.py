"""The law of rules: each has an example that it decides, and taking the rule away changes what is found there."""

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from pipeline.annotate import STEPS
from pipeline.annotate.language import DEFAULT_MODEL, analyse
from pipeline.annotate.lines import with_line_feeds
from pipeline.annotate.structure import annotate_structure
from pipeline.read.fields import GENRES
from pipeline.records import Annotations, Document, Metadata
from pipeline.rulebook import MODULES, rules
from pipeline.rules import Example, Rule, Trial, watched


class Row(NamedTuple):
    """What a step gives for some words, and the rule that decided it."""

    rule: str
    words: str
    gives: str = ""


View = Callable[[str, Annotations], Iterator[Row]]
"""The rows of one step, from the text and what was found in it."""


def _speakers(text: str, found: Annotations) -> Iterator[Row]:
    """The phrases that speak."""
    for quote in found.quotes:
        if quote.speaker_rule is not None and quote.speaker is not None:
            yield Row(quote.speaker_rule, text[quote.start : quote.end], text[slice(*quote.speaker)])


def _references(text: str, found: Annotations) -> Iterator[Row]:
    """Those for whom the phrases that speak stand."""
    names = {referent.key: referent.name for referent in found.referents}
    for quote in found.quotes:
        for speaker in quote.speakers:
            yield Row(speaker.rule, text[quote.start : quote.end], names[speaker.referent])


def _statuses(text: str, found: Annotations) -> Iterator[Row]:
    """Whether events took place."""
    for event in found.events:
        yield Row(event.status_rule or "", text[event.start : event.end], event.status)


def _quotes(text: str, found: Annotations) -> Iterator[Row]:
    """Reported words, and the phrase that speaks."""
    for quote in found.quotes:
        yield Row(quote.rule, text[quote.start : quote.end], text[slice(*quote.speaker)] if quote.speaker else "")


def _roles(text: str, found: Annotations) -> Iterator[Row]:
    """Who took part in events, and how."""
    for event in found.events:
        for participant in event.participants:
            yield Row(participant.rule or "", text[participant.start : participant.end], participant.role)


def _contents(text: str, found: Annotations) -> Iterator[Row]:
    """What events say beside names."""
    for event in found.events:
        for content in event.contents:
            yield Row(content.rule, text[content.start : content.end], content.part)


def _places(text: str, found: Annotations) -> Iterator[Row]:
    """Where events took place."""
    names = {referent.key: referent.name for referent in found.referents}
    for event in found.events:
        place = "" if event.place is None else names[event.place]
        yield Row(event.place_rule or "", text[event.start : event.end], place)


def _figures(text: str, found: Annotations) -> Iterator[Row]:
    """The numbers that events give, as words of their own."""
    for event in found.events:
        for figure in event.figures:
            yield Row(figure.rule, text[figure.start : figure.end], told_figure(figure.low, figure.high, figure.unit))


def told_figure(low: int | None, high: int | None, unit: str | None) -> str:
    """What a figure means: "43 people", "43 or more people", "40 to 50 people"."""
    if low == high:
        number = "about" if low is None else str(low)
    elif low is None:
        number = f"{high} or fewer"
    else:
        number = f"{low} or more" if high is None else f"{low} to {high}"
    return f"{number} {unit or ''}".strip()


def _event_dates(text: str, found: Annotations) -> Iterator[Row]:
    """When events took place."""
    for event in found.events:
        date = "/".join(part for part in (event.date, event.end_date) if part is not None)
        yield Row(event.date_rule or "", text[event.start : event.end], date)


def _names(text: str, found: Annotations) -> Iterator[Row]:
    """The names with their types."""
    types = {referent.key: referent.type for referent in found.referents}
    for mention in found.mentions:
        if mention.kind == "name":
            yield Row(mention.rule or "", text[mention.start : mention.end], types[mention.referent])


def _times(text: str, found: Annotations) -> Iterator[Row]:
    """The time expressions with their values."""
    for date_mention in found.dates:
        words = text[date_mention.start : date_mention.end]
        yield Row(date_mention.rule or "", words, date_mention.value)


def _events(text: str, found: Annotations) -> Iterator[Row]:
    """The words that tell of an event, and its type."""
    for event in found.events:
        if event.rule is not None:
            yield Row(event.rule, text[event.start : event.end], event.type)


VIEWS: Mapping[str, View] = {
    "name": _names,
    "time": _times,
    "turn": _quotes,
    "report": _quotes,
    "quote": _quotes,
    "speaker": _speakers,
    "reference": _references,
    "event": _events,
    "role": _roles,
    "content": _contents,
    "place": _places,
    "figure": _figures,
    "status": _statuses,
    "date": _event_dates,
}


Weighed = Callable[[str, Annotations, list[Trial]], Iterator[Row]]
"""The rows of a step that adds up evidence: what comes out, and, for each piece of evidence, what it speaks about."""


def _types_of_names(text: str, found: Annotations, made: list[Trial]) -> Iterator[Row]:
    """The names with their types, and once more for each piece of evidence for any type of theirs."""
    types = {referent.key: referent.type for referent in found.referents}
    given = {text[m.start : m.end]: types[m.referent] for m in found.mentions if m.kind == "name"}
    yield from (Row("", words, kind) for words, kind in given.items())
    for trial in made:
        about = trial.arguments[0].text
        if trial.decision is not None:
            yield Row(trial.decision.rule, about, given.get(about, ""))


def _lines(text: str, found: Annotations, made: list[Trial]) -> Iterator[Row]:
    """The regions, and for each line that a rule decides the kind of region that it is in."""
    for region in found.regions:
        yield Row("", text[region.start : region.end], region.kind)
    for trial in made:
        piece = trial.arguments[0]
        kind = next((r.kind for r in found.regions if r.start <= piece.start < r.end), "")
        yield Row(trial.decision.rule if trial.decision else "", text[piece.start : piece.end], kind)


def _triggers(text: str, found: Annotations, made: list[Trial]) -> Iterator[Row]:
    """The events with their types, and once more for each rule that gives words a type or takes them for no event."""
    types = {text[event.start : event.end]: event.type for event in found.events}
    yield from (Row("", words, given) for words, given in types.items())
    for trial in made:
        case = trial.arguments[0]
        words = text[slice(*case.trigger.span(case.fitter.syntax))]
        yield Row(trial.decision.rule if trial.decision else "", words, types.get(words, ""))


# Steps that decide before the language is analysed.
BEFORE_LANGUAGE = frozenset({"line"})

WEIGHED: Mapping[str, Weighed] = {"line": _lines, "name type": _types_of_names, "trigger": _triggers}


@functools.cache
def _analysed(step: str) -> Mapping[Example, tuple[Document, Annotations]]:
    """The document of each example of a step, with its structure and the analysis of its language.

    No rule changes these; the examples are analysed together, which is many times faster and gives the same.
    """
    examples = list(dict.fromkeys(example for rule in rules() if rule.step == step for example in rule.examples))
    documents = [_document(example.text, example.published, example.genre) for example in examples]
    found = [(document, annotate_structure(document, Annotations())) for document in documents]
    return dict(zip(examples, zip(documents, analyse(found, DEFAULT_MODEL), strict=True), strict=True))


def _document(text: str, published: str, genre: str = "", article_id: str = "example") -> Document:
    day = date.fromisoformat(published) if published else None
    known = Metadata(language="en", published=day, genre=GENRES.get(genre))
    return Document(
        article_id=article_id, path=f"{article_id}.txt", text=with_line_feeds(text), sha256="0", manifest=known
    )


@functools.cache
def analysed(text: str, published: str, article_id: str = "example") -> tuple[Document, Annotations]:
    """A document with its structure and the analysis of its language, which no rule changes."""
    document = _document(text, published, article_id=article_id)
    found = annotate_structure(document, Annotations())
    return document, analyse([(document, found)], DEFAULT_MODEL)[0]


def seen(step: str, example: Example) -> list[Row]:
    """What the step gives in an example."""
    document, annotations = _analysed(step)[example]
    made: list[Trial] = []
    with watched(made.append):
        if step in BEFORE_LANGUAGE:
            annotations = annotate_structure(document, Annotations())
        else:
            for run in STEPS:
                annotations = run(document, annotations)
    if step in VIEWS:
        return list(VIEWS[step](document.text, annotations))
    own = [trial for trial in made if trial.decision and trial.decision.rule.startswith(f"{step}/")]
    return list(WEIGHED[step](document.text, annotations, own))


@contextmanager
def without(rule: Rule[..., Any]) -> Iterator[None]:
    """Take the rule out of its step."""
    home = next(module for module in MODULES if any(rule is other for other in module.RULES))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(home, "RULES", tuple(other for other in home.RULES if other is not rule))
        _forget(home)
        yield
    _forget(home)


def _forget(home: ModuleType) -> None:
    """Empty what the module's cached functions remember, as they may have read its rules."""
    for value in vars(home).values():
        if hasattr(value, "cache_clear") and value.__module__ == home.__name__:
            value.cache_clear()


def faults(rule: Rule[..., Any]) -> list[str]:
    """What breaks the law for the rule: no example, one that it does not decide, one that is the same without it."""
    found = [] if rule.examples else [f"{rule.code}: no example"]
    for example in rule.examples:
        rows = seen(rule.step, example)
        with without(rule):
            others = seen(rule.step, example)
        if not _decides(rule, example, rows, others):
            found.append(f"{rule.code}: does not decide {example.words!r} in {example.text!r}, but {rows}")
        if _results(rule.step, others) == _results(rule.step, rows):
            found.append(f"{rule.code}: {example.text!r} is the same without it")
    return found


def _decides(rule: Rule[..., Any], example: Example, rows: list[Row], others: list[Row]) -> bool:
    """Whether the row of the example is the rule's; of a rule that forbids, whether only without it there is one."""
    if rule.forbids:
        made = _results(rule.step, others) - _results(rule.step, rows)
        found = [row for row in made if row.words == example.words]
    else:
        found = [row for row in rows if (row.rule, row.words) == (rule.code, example.words)]
    return any(example.gives in {"", row.gives} for row in found)


def _results(step: str, rows: list[Row]) -> set[Row]:
    """What comes out: the rows without the names of their rules, and without evidence where that is added up."""
    return {row._replace(rule="") for row in rows if step in VIEWS or not row.rule}
