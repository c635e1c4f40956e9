"""A read-only view of a document's tokens: by offset, by sentence, and along the dependency tree."""

import bisect
import re
from collections.abc import Callable, Iterator
from functools import cached_property

from pipeline.records import Annotations, Document, Sentence, Token

_BLANK_LINE = re.compile(r"\n\s*\n\s*")


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the stretches between blank lines in `text[start:end]`, without the white space around them."""
    end = len(text) if end is None else end
    position = start
    breaks = [match.span() for match in _BLANK_LINE.finditer(text, start, end)]
    for stop, restart in [*breaks, (end, end)]:
        block = text[position:stop]
        if block.strip():
            first = position + len(block) - len(block.lstrip())
            yield first, first + len(block.strip())
        position = restart


class Syntax:
    """Look-ups over the tokens and sentences of one document; built once by each step that needs it."""

    def __init__(self, document: Document, annotations: Annotations) -> None:
        self.text = document.text
        self.tokens: tuple[Token, ...] = annotations.tokens
        self.sentences: tuple[Sentence, ...] = annotations.sentences
        self._starts = [token.start for token in self.tokens]
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                children[token.head].append(index)
        return children

    def at(self, offset: int) -> int | None:
        """Index of the token that covers the offset."""
        index = bisect.bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.tokens[index].end else None

    def within(self, start: int, end: int) -> range:
        """Indices of the tokens that begin inside the span."""
        return range(bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the offset."""
        index = bisect.bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def children(self, index: int, *labels: str) -> list[int]:
        """Indices of the dependents in text order; where labels are given, only of those dependents."""
        found = self._children[index]
        return [child for child in found if self.tokens[child].dep in labels] if labels else list(found)

    def subtree(self, index: int, keep: Callable[[Token], bool] = lambda _: True) -> list[int]:
        """Sorted indices of the token and all below it, without the branches whose top `keep` refuses."""
        found = [index]
        for node in found:
            found.extend(child for child in self._children[node] if keep(self.tokens[child]))
        return sorted(found)

    def span(self, indices: list[int]) -> tuple[int, int]:
        """Offsets from the first to the last of the tokens."""
        return self.tokens[min(indices)].start, self.tokens[max(indices)].end

    def ancestors(self, index: int) -> Iterator[int]:
        """Indices of the heads above the token, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def head_of(self, start: int, end: int) -> int | None:
        """Index of the token in the span whose head lies outside it (the first, if there are several).

        A span may begin inside a token ("“Trump"): the token is in it.
        """
        first = self.at(start)
        inside = self.within(start if first is None else self.tokens[first].start, end)
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), None)
