"""Rules: the record of what decides, the same for every step that looks for rows or joins them.

A step is a visible tuple `RULES` in its module: the first rule that decides wins (`decide`), or all that find something
add their evidence (`weigh`), and the code travels with the row.
Every rule has an example that it decides, in words of our own; taking the rule away changes what is found there (a test
holds each rule to this). The table `rules` of a release is made from the same records.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Found = TypeVar("Found")


class Article(NamedTuple):
    """Another text of an example, and the day it was published, in ISO 8601, where that matters."""

    text: str
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text in which a rule decides; invented, with invented people.

    Attributes:
        text: an article, mostly a sentence; its headline, byline or labels stand in lines of their own.
        words: the words of the text that the row decided by the rule stands for.
        gives: what the rule gives for them, as the row's column has it; empty where the row itself is what is found.
        published: the day the article was published, in ISO 8601, where that matters.
        genre: the article's genre, where that matters and the text does not tell it.
        others: the other articles, where the rule compares several.
        authority: a line of the authority file, where the rule reads it: name, alias, type.
    """

    text: str
    words: str
    gives: str = ""
    published: str = ""
    genre: str = ""
    others: tuple[Article, ...] = ()
    authority: str = ""

    @property
    def shown(self) -> str:
        """All articles, and the line of the authority file, as readers of a release see them."""
        given = [self.authority] if self.authority else []
        return "\n\n* * *\n\n".join((self.text, *(other.text for other in self.others), *given))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[Arguments, Found]):
    """One way to decide.

    Attributes:
        step: what is decided: "quote", "speaker", "time", "event" …
        name: of the rule, unique in its step.
        meaning: one sentence, for readers of a release.
        find: what it finds; None where it does not decide.
        examples: texts in which it decides; the first is published.
        forbids: whether it keeps out the rows that the rules after it would give: what its examples
            give is given only without it.
    """

    step: str
    name: str
    meaning: str
    find: Callable[Arguments, Found | None]
    examples: tuple[Example, ...]
    forbids: bool = False

    @property
    def code(self) -> str:
        """What rows call the rule: unique among the rules of all steps."""
        return f"{self.step}/{self.name}"


class Decision(NamedTuple, Generic[Found]):
    """What a rule has found, and the rule's code."""

    rule: str
    found: Found


class Trial(NamedTuple):
    """One decision as it was made: the rules tried, in order, what they were given, and the last one's find, if any."""

    tried: tuple[str, ...]
    arguments: tuple[Any, ...]
    decision: Decision[Any] | None


Watcher = Callable[[Trial], None]
"""Told of every decision."""

_WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tell the watcher of every decision made in this context; what the rules find stays the same."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


def decide(
    rules: Sequence[Rule[Arguments, Found]], *arguments: Arguments.args, **named: Arguments.kwargs
) -> Decision[Found] | None:
    """What the first rule that decides has found; None where none does."""
    decision, tried = None, 0
    for rule in rules:
        tried += 1
        found = rule.find(*arguments, **named)
        if found is not None:
            decision = Decision(rule.code, found)
            break
    watcher = _WATCHER.get()
    if watcher is not None:
        watcher(Trial(tuple(rule.code for rule in rules[:tried]), arguments, decision))
    return decision


def weigh(
    rules: Sequence[Rule[Arguments, Found]], *arguments: Arguments.args, **named: Arguments.kwargs
) -> list[Decision[Found]]:
    """What all rules have found that find something: evidence, which is added up."""
    found = [Decision(rule.code, one) for rule in rules if (one := rule.find(*arguments, **named)) is not None]
    watcher = _WATCHER.get()
    if watcher is not None:
        for decision in found:
            watcher(Trial((decision.rule,), arguments, decision))
    return found
