"""The rules for figures: how many acted or underwent an event, how much money, how long a sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.annotate.clauses.parts import counts_noun, is_prepositional
from pipeline.annotate.clauses.words import is_number
from pipeline.annotate.events.arguments import Argument
from pipeline.annotate.events.content_rules import Telling
from pipeline.annotate.events.quantities import Quantity
from pipeline.annotate.events.roles import arguments
from pipeline.lexicon import listed
from pipeline.records import FigureKind
from pipeline.rules import Example, Rule

_PEOPLE = ("PERSON", "FIGURE", "ASSAILANT")
_UNIT_OF_PEOPLE = "people"
# Types of this group happen to people, so that a number alone counts them: "killed 12".
_LIFE = "life"


class Count(NamedTuple):
    """A number that says something of an event.

    Attributes:
        quantity: the number with its bounds.
        unit: what it is a number of: people, a currency, a unit of time; None where only the noun says it.
        noun: the noun that it counts.
    """

    quantity: Quantity
    unit: str | None
    noun: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """An event mention and the numbers around it, as the rules ask of them.

    Attributes:
        telling: the event mention.
        numbers: the numbers of its sentence, each by the head of its words.
        lengths: the stretches of time there, in the same way.
    """

    telling: Telling
    numbers: dict[int, Quantity]
    lengths: dict[int, Quantity]

    def counted(self, argument: Argument) -> Iterator[Count]:
        """The number of those who have a role: "at least 43 people", "dozens of homes", "12"."""
        grammar, head = self.telling.site.grammar, argument.head
        for number, quantity in self.numbers.items():
            beside = grammar.parent(number) == head and counts_noun(grammar.tokens[number])
            if quantity.unit is None and (number == head or beside):
                noun = self._noun(head, number)
                unit = self._unit(noun)
                if (noun is not None or unit is not None) and not self._is_apart(head, noun):
                    yield Count(quantity, unit, noun)

    def _noun(self, head: int, number: int) -> int | None:
        """The noun that is counted: it has the number beside it, or stands under "of" behind it."""
        if head != number:
            return head
        under = (inner for word, _, inner in self.telling.site.grammar.prepositions(head) if word == "of")
        return next(under, None)

    def _unit(self, noun: int | None) -> str | None:
        kind = self.telling.site.type
        if noun is None:
            return _UNIT_OF_PEOPLE if kind.patients == ("person",) or kind.group == _LIFE else None
        lemma = self.telling.site.grammar.lemma(noun)
        known = lemma in listed("content_words", "plurals") or any(self.telling.classes.is_a(noun, c) for c in _PEOPLE)
        return _UNIT_OF_PEOPLE if known and not is_number(self.telling.site.grammar.tokens[noun]) else None

    def _is_apart(self, head: int, noun: int | None) -> bool:
        """Whether the number counts what comes on top of others, a share, or no things at all."""
        grammar = self.telling.site.grammar
        near = {grammar.lemma(i) for node in {head, noun} if node is not None for i in (node, *grammar.beside(node))}
        return bool(near & (listed("figures", "apart", "words") | listed("figures", "apart", "measures")))

    def attached(self, head: int, prepositions: frozenset[str]) -> bool:
        """Whether a sum or length hangs on the words of the event, on its object, or under a preposition there."""
        site = self.telling.site
        grammar, above = site.grammar, site.grammar.parent(head)
        if above is not None and is_prepositional(grammar.tokens[above]):
            above = grammar.parent(above) if grammar.lemma(above) in prepositions else None
        support = [] if site.support_verb is None else [site.support_verb]
        return above is not None and above in {*site.trigger.tokens, *support}


Find = Callable[[Counting], Iterator[Count]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRule(Rule[[Counting], Iterator[Count]]):
    """A rule that finds numbers.

    Attributes:
        measures: what they are numbers of.
    """

    measures: FigureKind


def _undergoing(counting: Counting) -> Iterator[Count]:
    """At least 43 people were killed."""
    for argument in arguments(counting.telling.site):
        of_adjective = counting.telling.site.is_adjective
        if argument.role == "patient" and (argument.direct or of_adjective):
            yield from counting.counted(argument)


def _acting(counting: Counting) -> Iterator[Count]:
    """About 200 people protested."""
    site = counting.telling.site
    for argument in arguments(site) if site.is_verb else ():
        if argument.role == "agent":
            yield from (count for count in counting.counted(argument) if count.unit == _UNIT_OF_PEOPLE)


def _money(counting: Counting) -> Iterator[Count]:
    """The museum paid $2 million; a $500 fine."""
    site = counting.telling.site
    if "money" in site.type.figures:
        for head, quantity in counting.numbers.items():
            here = head in site.patients or counting.attached(head, listed("figures", "sums", "prepositions"))
            if quantity.unit and here:
                yield Count(quantity, quantity.unit)


def _length(counting: Counting) -> Iterator[Count]:
    """Ada Lund was sentenced to nine years in prison."""
    if "time" in counting.telling.site.type.figures:
        for head, quantity in counting.lengths.items():
            here = head in counting.telling.site.patients
            if here or counting.attached(head, listed("figures", "lengths", "prepositions")):
                yield Count(quantity, quantity.unit)


def _rule(name: str, measures: FigureKind, meaning: str, find: Find, example: Example) -> FigureRule:
    return FigureRule(step="figure", name=name, measures=measures, meaning=meaning, find=find, examples=(example,))


RULES: tuple[FigureRule, ...] = (
    _rule(
        "who undergoes it",
        "patient",
        "the number of those whom or of what the event happens to: subject of a passive verb, object, or under “of”",
        _undergoing,
        Example(text="A storm killed at least 43 people in Lima.", words="at least 43", gives="43 or more people"),
    ),
    _rule(
        "who acts",
        "agent",
        "the number of people who act",
        _acting,
        Example(text="Between 40 and 50 people protested in Lima.", words="Between 40 and 50", gives="40 to 50 people"),
    ),
    _rule(
        "sum",
        "money",
        "a sum of money beside the words of the event, or their object",
        _money,
        Example(text="The museum bought a boat for $2.5 million.", words="$2.5 million", gives="2500000 dollar"),
    ),
    _rule(
        "length",
        "time",
        "a stretch of time beside the words of a punishment is how long it lasts",
        _length,
        Example(text="Ada Lund was sentenced to nine years in prison.", words="nine years", gives="9 year"),
    ),
)


def counts(counting: Counting) -> Iterator[tuple[FigureRule, Count]]:
    """What all rules find, in their order."""
    for rule in RULES:
        for count in rule.find(counting) or ():
            yield rule, count
