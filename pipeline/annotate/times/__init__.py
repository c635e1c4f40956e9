"""The times step: every time expression of the text, with its TIMEX3 value.

Spans and values follow TIMEX3 (Pustejovsky et al. 2003; TempEval-3): no leading preposition; the article and words such
as "last", "early" or "mid-" belong to the expression. The two years of "from 2012 to 2018" are two mentions, as TIMEX3
has it. Days of one month ("Nov. 3-5") and a year cut short ("2012-18") are one mention with an ISO 8601 interval.
Decades and centuries are the year's first digits ("199"); a number that is not told is X ("PXY").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.syntax import Syntax, paragraphs
from pipeline.annotate.times import rules
from pipeline.annotate.times.calendar import finest, interval, moved
from pipeline.annotate.times.filters import allowed, names_of_time
from pipeline.annotate.times.literals import present
from pipeline.annotate.times.moment import Memory, Moment
from pipeline.annotate.times.numeric import day_first
from pipeline.annotate.times.patterns import filled, groups
from pipeline.annotate.times.relations import timed
from pipeline.annotate.times.tense import Direction, outlook
from pipeline.annotate.times.time_rule import TimeRule
from pipeline.records import Annotations, DateMention, Document, TimexType

__all__ = ["annotate_times", "finest", "interval", "moved"]

# Words in front that belong to a date, and to a length of time.
_EDGE = re.compile(
    rf"(?<![\w-])(?:{filled('(?:{the} )?(?:{early}|{mid})(?:-| )(?:{in_on} )?|(?:{the} )?(?:{very} )?{edges} {of} ')})$"
)
_ABOUT = re.compile(rf"(?<![\w-]){filled('{about} ')}$")


def annotate_times(document: Document, annotations: Annotations) -> Annotations:
    """The annotations with `dates` filled, in text order, without overlap."""
    syntax = Clauses(document, annotations)
    memory, order = Memory(), day_first(document.text, annotations.facts)
    for start, end, headline in _stretches(syntax, annotations):
        memory.paragraph = start
        for rule, match in _candidates(document.text, start, end):
            span, parts = rule.span(match), groups(match)
            if span[0] < memory.end or not allowed(syntax, annotations.mentions, span, parts):
                continue
            sight = outlook(syntax, span, headline=headline, weekday="weekday" in parts)
            value = rule.find(parts, _moment(annotations.facts.published, memory, sight, order))
            if value is not None:
                value = timed(value, parts)
                first = _begin(document.text, span[0], max(start, memory.end), rule)
                kind = rule.timex_type or _type_of(value)
                memory.add(DateMention(start=first, end=span[1], value=value, timex_type=kind, rule=rule.code), parts)
    return replace(annotations, dates=tuple(memory.found))


def _stretches(syntax: Syntax, annotations: Annotations) -> Iterator[tuple[int, int, bool]]:
    """Spans of the analysed paragraphs, and whether each is a headline."""
    for region in annotations.regions:
        for start, end in paragraphs(syntax.text, region.start, region.end):
            if syntax.within(start, end):
                yield start, end, region.kind == "headline"


def _candidates(text: str, start: int, end: int) -> list[tuple[TimeRule, re.Match[str]]]:
    """What the rules find in a stretch, names apart: by place, the longest first, then by the order of the rules."""
    there = present(text[start:end])
    tried = [rule for rule in rules.RULES if rule.literals <= there]
    found = [(rule, match) for rule in tried for match in rule.pattern.finditer(text, start, end)]
    names = names_of_time(text, start, end) if found else []
    free = [
        (rule, match)
        for rule, match in found
        if not any(first < rule.span(match)[1] and rule.span(match)[0] < last for first, last in names)
    ]
    return sorted(free, key=lambda item: (item[0].span(item[1])[0], -item[0].span(item[1])[1]))


def _moment(written: date | None, memory: Memory, sight: tuple[Direction, bool], order: bool | None) -> Moment:
    direction, modifier = sight
    return Moment(
        written=written,
        spoken=memory.spoken,
        year=memory.year,
        direction=direction,
        modifier=modifier,
        day_first=order,
    )


def _begin(text: str, start: int, first: int, rule: TimeRule) -> int:
    """Where an expression begins with the words in front that belong to it."""
    edge = (_ABOUT if rule.timex_type == "DURATION" else _EDGE).search(text, first, start)
    return edge.start() if edge else start


def _type_of(value: str) -> TimexType:
    if value.endswith("_REF"):
        return "DATE"
    return "DURATION" if value.startswith("P") else "TIME" if "T" in value else "DATE"
