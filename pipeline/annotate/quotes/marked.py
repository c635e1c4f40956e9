"""Words in quotation marks, as the rules of attribution see them: what stands around them and inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.annotate.quotes.context import QuoteContext
from pipeline.annotate.quotes.cues import Cue
from pipeline.rules import Decision

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said the words of one stretch.

    Attributes:
        cue: the cue; None where the text has none.
        phrase: offsets of the speaker phrase.
        source: offsets of the phrase to resolve.
        follows: index of the stretch whose attribution is shared, if it is.
        is_label: whether the phrase is the label of a turn or line.
    """

    cue: Cue | None = None
    phrase: Span | None = None
    source: Span | None = None
    follows: int | None = None
    is_label: bool = False


NO_REPORT = Attribution()
"""What a rule finds for marks that hold no report: they give no row."""


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A stretch of words in quotation marks.

    Attributes:
        context: the document around it.
        cues: all cues of the document by the index of their token.
        number: index of the stretch.
        found: what the stretches before it were given.
        pieces: the pieces of turns in text order, each with the label of its turn.
    """

    context: QuoteContext
    cues: Mapping[int, Cue]
    number: int
    found: Mapping[int, Decision[Attribution]]
    pieces: Sequence[tuple[Span, Span]] = ()

    @cached_property
    def span(self) -> Span:
        """Where the words stand."""
        stretch = self.context.stretches[self.number]
        return stretch.start, stretch.end

    @cached_property
    def text(self) -> str:
        """The words."""
        return self.context.syntax.text[slice(*self.span)]

    @cached_property
    def inside(self) -> range:
        """The tokens inside the marks."""
        return self.context.syntax.within(*self.span)

    @cached_property
    def before(self) -> tuple[int, ...]:
        """The tokens before the marks in the sentence, nearest first."""
        return tuple(self.context.before(self.context.stretches[self.number]))

    @cached_property
    def after(self) -> tuple[int, ...]:
        """The tokens after the marks in the sentence."""
        return tuple(self.context.behind(self.context.stretches[self.number]))

    @cached_property
    def is_clause(self) -> bool:
        """Whether the words hold a finite verb."""
        return is_clause(self.context, *self.span)

    @property
    def is_utterance(self) -> bool:
        """Whether the words begin with a capital and end like a sentence, with or without a verb."""
        return self.text[0].isupper() and self.text[-1] in ".?!"

    @property
    def is_nested(self) -> bool:
        """Whether the words stand inside other marks."""
        return self.context.stretches[self.number].parent is not None

    @cached_property
    def is_alone(self) -> bool:
        """Whether no word of their sentence stands outside the marks."""
        return all(map(self.context.is_mark, (*self.before, *self.after)))

    @cached_property
    def place(self) -> Literal["first", "sentence", "fragment"]:
        """Whether the words open their sentence, or stand in it as a sentence of their own or as a part of it."""
        if all(map(self.context.is_mark, self.before)):
            return "first"
        first = self.context.syntax.within(self.context.stretches[self.number].opened, self.span[1]).start
        opens = self.text[0].isupper() or self.context.opens_clause(first)
        return "sentence" if opens and self.text[-1] in ",?!" and self.is_clause else "fragment"

    @cached_property
    def above(self) -> tuple[int, ...]:
        """The tokens outside the words under which they stand in the dependency tree, nearest first."""
        head = next((i for i in self.inside if self.context.tokens[i].head not in self.inside), None)
        return () if head is None else tuple(self.context.syntax.ancestors(head))

    @cached_property
    def previous(self) -> int | None:
        """The last stretch before this one that is attributed: in this paragraph or the one before, in the same marks.

        Those between that hold no report are passed over.
        """
        block = self.context.block_of(self.number)
        before = self.context.previous(self.number)
        while before is not None and before not in self.found and self.context.block_of(before) >= block - 1:
            before = self.context.previous(before)
        return before if before in self.found else None

    @cached_property
    def follows_in_paragraph(self) -> bool:
        """Whether `previous` stands in the same paragraph."""
        return self.previous is not None and self.context.block_of(self.previous) == self.context.block_of(self.number)


def is_clause(context: QuoteContext, start: int, end: int) -> bool:
    """Whether the words hold a finite verb."""
    return any(map(context.syntax.is_finite_or_imperative, context.syntax.within(start, end)))
