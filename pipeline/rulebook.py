"""All rules of all steps: what the table `rules` is made from, and what tests hold to the law of rules."""

from types import ModuleType
from typing import Any

from pipeline.annotate.coreference import rules as reference_rules
from pipeline.annotate.events import (
    accusations,
    anchors,
    chains,
    company,
    content_rules,
    disambiguation,
    figure_rules,
    patterns,
    roles,
    status,
    timing,
)
from pipeline.annotate.events import places as event_places
from pipeline.annotate.names import candidates, evidence, forms, kinds, people, places, ranks, recurrence, things
from pipeline.annotate.quotes import attribution, indirect, speaker_rules, turns
from pipeline.annotate.structure import tags
from pipeline.annotate.times import rules as time_rules
from pipeline.resolve import event_groups, join_rules, near_articles, other_event, same_event, taken_up
from pipeline.rules import Rule

# The modules that hold a step's rules, each in its tuple `RULES`, in the order of the run.
MODULES: tuple[ModuleType, ...] = (
    tags,
    candidates,
    ranks,
    recurrence,
    forms,
    evidence,
    people,
    places,
    things,
    kinds,
    time_rules,
    turns,
    attribution,
    indirect,
    speaker_rules,
    reference_rules,
    patterns,
    disambiguation,
    roles,
    event_places,
    status,
    accusations,
    company,
    timing,
    chains,
    anchors,
    content_rules,
    figure_rules,
    join_rules,
    same_event,
    other_event,
    near_articles,
    taken_up,
    event_groups,
)


def rule_rows() -> list[dict[str, str | None]]:
    """Rows of the table `rules`, sorted by code: rule, step, meaning, example, words, gives, effect."""
    return [
        {
            "rule": rule.code,
            "step": rule.step,
            "meaning": rule.meaning,
            "example": rule.examples[0].shown,
            "words": rule.examples[0].words,
            "gives": rule.examples[0].gives or None,
            "effect": "forbids" if rule.forbids else "finds",
        }
        for rule in sorted((*rules(), join_rules.SAME_ARTICLE), key=lambda rule: rule.code)
    ]


def rules() -> tuple[Rule[..., Any], ...]:
    """The rules of all steps, in the order of the run and, in a step, in that in which they are tried."""
    return tuple(rule for module in MODULES for rule in module.RULES)
