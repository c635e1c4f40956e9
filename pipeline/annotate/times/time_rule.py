"""One form of time expression: what it looks like, and the function that gives its value.

Patterns are written with the pieces of `patterns`. A group named `span` marks the expression where the pattern sees
more than it; what a pattern looks ahead to is no part of the span either.
"""

import re
from dataclasses import dataclass

from pipeline.annotate.times.literals import required
from pipeline.annotate.times.moment import Moment, Value
from pipeline.annotate.times.patterns import WORDS, Groups, expression
from pipeline.records import TimexType
from pipeline.rules import Example, Rule

# A clock time or part of the day in front of a day, and behind it.
AT = r"(?:{CLOCK}(?: \([^()]{1,24}\))?,?(?: {on})? |(?:{the} )?{PART} {of} )?"
PART = r"(?:(?:,? {at}|,)? {CLOCK}| {PART})"
THE = r"(?:{the} )?"
DASH = r" ?[-–—] ?"
TO = rf"(?:{DASH}| {{to}} )"
# "before" and "after" count from what they govern, which may be no date; alone, from the date last spoken of.
NO_OBJECT = rf"(?:{''.join(f'(?<!{word})' for word in WORDS['counting'])}|(?=\s*(?:[.,;:!)”\"]|$)))"
RELATIVE_YEAR = r"(?P<step>{last_next}) {year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule(Rule[[Groups, Moment], str]):
    """One form of time expression; it finds the value, from the parts of the expression and its moment.

    Attributes:
        pattern: what the expression looks like.
        literals: what every match of the pattern holds (see `literals`).
        timex_type: None where it follows from the value.
    """

    pattern: re.Pattern[str]
    literals: frozenset[str]
    timex_type: TimexType | None

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """The span of the expression in a match of the rule."""
        return match.span("span") if "span" in self.pattern.groupindex else match.span()


def time_rule(
    name: str, meaning: str, pattern: str, value: Value, example: Example, timex_type: TimexType | None = None
) -> TimeRule:
    """A rule for expressions of a pattern; `value` gives their value."""
    return TimeRule(
        step="time",
        name=name,
        meaning=meaning,
        find=value,
        examples=(example,),
        pattern=expression(pattern),
        literals=required(pattern),
        timex_type=timex_type,
    )


def example(text: str, words: str, value: str) -> Example:
    """An article of 18 March 2021, a Thursday."""
    return Example(text=text, words=words, gives=value, published="2021-03-18")
