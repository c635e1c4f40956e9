"""The times step: every time expression of the text, with its TIMEX3 value.

Spans and values follow TIMEX3 (Pustejovsky et al. 2003; TempEval-3): no leading preposition; the article and words such
as "last", "early" or "mid-" belong to the expression. The two years of "from 2012 to 2018" are two mentions, as TIMEX3
has it; `range_end` finds the second from the first. What a hyphen joins, and days of one month ("Nov. 3-5"), is one
mention whose value is an ISO 8601 interval. Decades and centuries are the year's first digits ("199"), a number that is
not told is X ("PXY").
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.annotate.syntax import Syntax, paragraphs
from pipeline.annotate.times.calendar import finest, interval, moved
from pipeline.annotate.times.guards import allowed, names_of_time
from pipeline.annotate.times.moment import Memory, Moment
from pipeline.annotate.times.patterns import groups
from pipeline.annotate.times.relations import timed
from pipeline.annotate.times.rules import RULES, Rule
from pipeline.annotate.times.tense import Direction, direction
from pipeline.records import Annotations, DateMention, Document, TimexType

__all__ = ["annotate_times", "finest", "interval", "moved", "range_end"]

# Words in front that belong to a date, and to a length of time.
_EDGE = re.compile(
    r"(?i)(?<![\w-])(?:(?:the\s+)?(?:early|earlier|late|later|mid)(?:-|\s+)(?:in\s+|on\s+)?"
    r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|rest|remainder|turn|close)\s+of\s+)$"
)
_ABOUT = re.compile(
    r"(?i)(?<![\w-])(?:about|around|almost|nearly|roughly|approximately|some|more\s+than|(?:less|fewer)\s+than"
    r"|at\s+(?:least|most)|up\s+to|just\s+over)\s+$"
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|through|until|till|and)\s*")
_BEFORE_RANGE = re.compile(r"(?i)\bbetween\s+$")


def annotate_times(document: Document, annotations: Annotations) -> Annotations:
    """The annotations with `dates` filled, in text order, without overlap."""
    syntax = Syntax(document, annotations)
    memory = Memory()
    for start, end, headline in _stretches(syntax, annotations):
        memory.paragraph = start
        for rule, match in _candidates(document.text, start, end):
            span, parts = rule.span(match), groups(match)
            if span[0] < memory.end or not allowed(syntax, annotations.mentions, span, parts):
                continue
            value = rule.value(parts, _moment(syntax, annotations.facts.published, memory, span, headline))
            if value is not None:
                value = timed(value, parts)
                first = _begin(document.text, span[0], max(start, memory.end), rule)
                kind = rule.timex_type or _type_of(value)
                memory.add(DateMention(start=first, end=span[1], value=value, timex_type=kind), parts)
    return replace(annotations, dates=tuple(memory.found))


def _stretches(syntax: Syntax, annotations: Annotations) -> Iterator[tuple[int, int, bool]]:
    """Spans of the analysed paragraphs, and whether each is a headline."""
    for region in annotations.regions:
        for start, end in paragraphs(syntax.text, region.start, region.end):
            if syntax.within(start, end):
                yield start, end, region.kind == "headline"


def _candidates(text: str, start: int, end: int) -> list[tuple[Rule, re.Match[str]]]:
    """What the rules find in a stretch, names apart: by place, the longest first, then by the order of the rules."""
    names = names_of_time(text, start, end)
    found = [(rule, match) for rule in RULES for match in rule.pattern.finditer(text, start, end)]
    free = [
        (rule, match)
        for rule, match in found
        if not any(first < rule.span(match)[1] and rule.span(match)[0] < last for first, last in names)
    ]
    return sorted(free, key=lambda item: (item[0].span(item[1])[0], -item[0].span(item[1])[1]))


def _moment(syntax: Syntax, written: date | None, memory: Memory, span: tuple[int, int], headline: bool) -> Moment:
    head = syntax.head_of(*span)
    modifier = head is not None and syntax.tokens[head].dep in ("compound", "nmod", "amod", "poss", "nummod")
    present: Direction = -1 if headline else 0 if modifier else 1
    return Moment(
        written=written,
        spoken=tuple(mention.value for mention in reversed(memory.found) if interval(mention.value)),
        year=memory.year,
        direction=0 if head is None else direction(syntax, head, present=present),
        modifier=modifier,
    )


def _begin(text: str, start: int, first: int, rule: Rule) -> int:
    """Where an expression begins with the words in front that belong to it."""
    edge = (_ABOUT if rule.timex_type == "DURATION" else _EDGE).search(text, first, start)
    return edge.start() if edge else start


def _type_of(value: str) -> TimexType:
    if value.endswith("_REF"):
        return "DATE"
    return "DURATION" if value.startswith("P") else "TIME" if "T" in value else "DATE"


def range_end(text: str, dates: tuple[DateMention, ...], mention: DateMention) -> DateMention | None:
    """The mention that ends the range which `mention` begins: that of 2018 for that of 2012 in "from 2012 to 2018".

    None where there is no such range.
    """
    following = next((other for other in dates if other.start >= mention.end), None)
    if following is None or not (joined := _RANGE.fullmatch(text, mention.end, following.start)):
        return None
    if joined[0].strip() == "and" and not _BEFORE_RANGE.search(text, 0, mention.start):
        return None
    first, last = interval(mention.value), interval(following.value)
    return following if first and last and first[0] < last[0] else None
