"""Decisions in words: what each was about, which rules were tried, and which one won."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pipeline.annotate.events.governors import Governor
from pipeline.records import Annotations
from pipeline.rules import Trial

Row = dict[str, Any]

About = Callable[[tuple[Any, ...], str, Annotations], str]
"""The words that a decision was about, from what its rules were given, the text, and what was found in it."""


def _marked(given: tuple[Any, ...], text: str, _: Annotations) -> str:
    start, end = given[0].span
    return text[start:end]


def _labels(given: tuple[Any, ...], _: str, __: Annotations) -> str:
    return ", ".join(label.name for label in given[0].labels)


def _reporting(given: tuple[Any, ...], text: str, _: Annotations) -> str:
    start, end = given[1].span
    return text[start:end]


def _phrase(given: tuple[Any, ...], text: str, _: Annotations) -> str:
    start, end = given[0].start, given[0].end
    return text[start:end]


def _cue(given: tuple[Any, ...], _: str, found: Annotations) -> str:
    return str(found.tokens[given[0].cue].text)


def _standing(given: tuple[Any, ...], text: str, found: Annotations) -> str:
    governor = given[0]
    if not isinstance(governor, Governor):
        return text[governor.event.start : governor.event.end]  # judged by what the whole article says
    trigger, node = found.tokens[governor.trigger].text, found.tokens[governor.node].text
    return trigger if governor.is_trigger else f"{trigger} under {node}"


def _trigger(given: tuple[Any, ...], _: str, found: Annotations) -> str:
    return str(found.tokens[given[1]].text)


def _judged(given: tuple[Any, ...], _: str, found: Annotations) -> str:
    return str(found.tokens[given[0].trigger.index].text)


# What the rules of a step are given differs; each says here which words of the text it is about.
ABOUT: Mapping[str, About] = {
    "turn": _labels,
    "report": _reporting,
    "quote": _marked,
    "speaker": _cue,
    "reference": _phrase,
    "event": _trigger,
    "trigger": _judged,
    "status": _standing,
}

# Steps that are shown where none of their rules won, too: nobody speaks, a word tells of no event.
OPEN = frozenset({"report", "quote", "speaker", "reference", "event"})


def trials(made: Iterable[Trial], text: str, found: Annotations) -> list[Row]:
    """The decisions in their order: step, words, rules tried, the rule that won (None where none did)."""
    return [
        {
            "step": step,
            "words": ABOUT[step](trial.arguments, text, found),
            "tried": list(trial.tried),
            "won": trial.decision.rule if trial.decision else None,
        }
        for step, trial in _shown(made)
    ]


def _shown(made: Iterable[Trial]) -> Iterator[tuple[str, Trial]]:
    for trial in made:
        step = trial.tried[-1].partition("/")[0] if trial.tried else ""
        if step in ABOUT and (trial.decision is not None or step in OPEN):
            yield step, trial


def votes(made: Iterable[Trial]) -> dict[str, list[tuple[str, Mapping[str, float]]]]:
    """What spoke for the types of each name, by its words: the rule and the weight for each type, without doubles."""
    found: dict[str, list[tuple[str, Mapping[str, float]]]] = {}
    for trial in made:
        decision = trial.decision
        if decision is not None and decision.rule.startswith("name type/"):
            vote = decision.rule, dict(decision.found)
            own = found.setdefault(trial.arguments[0].text, [])
            if vote not in own:
                own.append(vote)
    return found
