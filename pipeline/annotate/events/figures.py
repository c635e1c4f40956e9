"""Figures: the numbers that event mentions give, with the least and the most that they mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.events.content_rules import Telling
from pipeline.annotate.events.figure_rules import Count, Counting, FigureRule, counts
from pipeline.annotate.events.quantities import Quantity, quantities
from pipeline.lexicon import table
from pipeline.records import Annotations, DateMention, EventFigure

_LENGTH = re.compile(r"P(\d+)([DWMY])")


class FigureFinder:
    """Finds the figures of the event mentions of one document."""

    def __init__(self, grammar: Clauses, annotations: Annotations) -> None:
        self.grammar = grammar
        self._dates = annotations.dates
        self._numbers: dict[int, tuple[dict[int, Quantity], dict[int, Quantity]]] = {}

    def figures(self, telling: Telling) -> tuple[EventFigure, ...]:
        """The figures of an event mention, in the order of the text; each number once."""
        sentence = self.grammar.tokens[telling.site.index].sentence
        if sentence not in self._numbers:
            self._numbers[sentence] = self._read(sentence)
        numbers, lengths = self._numbers[sentence]
        if not numbers and not lengths:
            return ()
        found: dict[int, EventFigure] = {}
        for rule, count in counts(Counting(telling=telling, numbers=numbers, lengths=lengths)):
            found.setdefault(count.quantity.start, self._figure(rule, count))
        return tuple(figure for _, figure in sorted(found.items()))

    def _figure(self, rule: FigureRule, count: Count) -> EventFigure:
        quantity = count.quantity
        return EventFigure(
            measures=rule.measures,
            start=quantity.start,
            end=quantity.end,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            unit=count.unit,
            counted=None if count.noun is None else self._counted(quantity, count.noun),
            rule=rule.code,
        )

    def _counted(self, quantity: Quantity, noun: int) -> tuple[int, int]:
        """What stands between the number and the noun, and the noun: "young men"."""
        token = self.grammar.tokens[noun]
        before = [i for i in self.grammar.within(quantity.end, token.start) if i in self.grammar.modifiers(noun)]
        return (self.grammar.tokens[before[0]].start if before else token.start), token.end

    def _read(self, sentence: int) -> tuple[dict[int, Quantity], dict[int, Quantity]]:
        """The numbers of a sentence outside dates, and its stretches of time, each by the head of its words."""
        span, text = self.grammar.sentences[sentence], self.grammar.text
        dates = [date for date in self._dates if span.start <= date.start < span.end]
        found = list(quantities(text, span.start, span.end))
        times = [(date.start, date.end) for date in dates]
        numbers = (q for q in found if q.unit or not any(s <= q.number < e for s, e in times))
        lengths = (length for date in dates for length in _lengths(date, found))
        return self._by_head(numbers), self._by_head(lengths)

    def _by_head(self, found: Iterable[Quantity]) -> dict[int, Quantity]:
        heads = ((self.grammar.head_of(quantity.number, quantity.end), quantity) for quantity in found)
        return {head: quantity for head, quantity in heads if head is not None}


def _lengths(date: DateMention, found: list[Quantity]) -> Iterator[Quantity]:
    """The length that a time expression tells, with the bounds of its number: "at least nine years"."""
    match = _LENGTH.fullmatch(date.value) if date.timex_type == "DURATION" else None
    if match is None:
        return
    value, unit = int(match[1]), table("figures")["times"][match[2]]
    own = next((q for q in found if date.start <= q.number < date.end and q.value == value), None)
    if own is None:
        yield Quantity(start=date.start, number=date.start, end=date.end, value=value, low=value, high=value, unit=unit)
    else:  # "more than nine years" may be nine and a half
        low = own.low and min(own.low, value)
        high = own.high and max(own.high, value)
        yield replace(own, start=min(own.start, date.start), end=date.end, unit=unit, low=low, high=high)
