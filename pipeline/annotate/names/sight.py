"""A name where it stands: what evidence for its type looks at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.parts import is_apposition, is_subject
from pipeline.annotate.names.words import Word, bare
from pipeline.lexicon import listed
from pipeline.rules import Example, Rule

Weights = Mapping[str, float]
"""How strongly something speaks for "person", "organization", "place" and "none" (a work, an event, a people)."""

GENITIVES = listed("name_words", "genitives")
POSSESSIVE = GENITIVES | {"'", "’"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A name in its sentence.

    Attributes:
        line: the sentence's words.
        first: position of the name's first word.
        last: position after its last word.
        titled: whether a title stands before it.
        syntax: of the document.
        inside: the name's words.
        text: the name, its words joined by blanks.
        head: token of the name that the rest hangs on; None where the parse has none.
    """

    line: list[Word]
    first: int
    last: int
    titled: bool
    syntax: Clauses
    inside: list[Word]
    text: str
    head: int | None

    @property
    def final(self) -> str:
        """The last word, as lexicon lists have it."""
        return bare(self.inside[-1])

    @property
    def label(self) -> str:
        """The model's type of the first word."""
        return self.line[self.first].label

    def before(self, steps: int = 1) -> str:
        """The text of the word so many steps before the name; "" where there is none."""
        return self.line[self.first - steps].text if self.first >= steps else ""

    def after(self, steps: int = 1) -> str:
        """The text of the word so many steps after the name; "" where there is none."""
        at = self.last + steps - 1
        return self.line[at].text if at < len(self.line) else ""

    def apposed(self) -> Iterator[int]:
        """Tokens in apposition to the name, and the one that it is in apposition to."""
        return iter(()) if self.head is None else apposed(self.head, self.syntax)


def apposed(head: int, syntax: Clauses) -> Iterator[int]:
    """Tokens in apposition to the token, and the one that it is in apposition to."""
    yield from syntax.appositions(head)
    if is_apposition(syntax.tokens[head]):
        yield syntax.tokens[head].head


def is_called(sight: Sight, nouns: frozenset[str]) -> bool:
    """Whether the parse has one of the nouns in apposition to the name, or has the name be one ("X is a carmaker")."""
    if sight.head is None:
        return False
    tokens = sight.syntax.tokens
    called = [*sight.apposed(), *_attributes(sight.head, sight.syntax)]
    return any(tokens[index].lemma.lower() in nouns for index in called)


def _attributes(head: int, syntax: Clauses) -> list[int]:
    """What "X is a …" calls the token."""
    token = syntax.tokens[head]
    called = is_subject(token) and syntax.tokens[token.head].lemma == "be"
    return syntax.predicate_nouns(token.head) if called else []


def type_rule(
    name: str, meaning: str, holds: Callable[[Sight], bool], weights: Weights, *examples: Example
) -> Rule[[Sight], Weights]:
    """A rule that gives a name's types their weights where something holds of it."""
    return Rule(
        step="name type",
        name=name,
        meaning=meaning,
        find=lambda sight: weights if holds(sight) else None,
        examples=examples,
    )
