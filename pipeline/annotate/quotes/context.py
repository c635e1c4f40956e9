"""A document's tokens together with what stands in quotation marks: who is inside which pair."""

from collections.abc import Iterator, Sequence

from pipeline.annotate.clauses import Clauses
from pipeline.annotate.clauses.words import is_article, is_determiner, is_proper_noun
from pipeline.annotate.marks import Stretch, without_partner
from pipeline.lexicon import listed
from pipeline.records import EntityType

Span = tuple[int, int]
Name = tuple[Span, EntityType]

_SENTENCE_END = frozenset({".", "!", "?", "…", "...", ";"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_PLACES = ("GPE", "LOC", "FAC")
_LINKS = listed("quote_words", "clause_links")
OUTSIDE = -1
HIDDEN = -2


class QuoteContext:
    """Look-ups over tokens and marked stretches; built once for a document.

    `container` gives for each token the innermost stretch around it, `OUTSIDE`, or `HIDDEN` where the token belongs to
    a label or stage direction; `block` gives the paragraph it stands in; `strays` are marks without a partner,
    `partner` gives the other mark of a pair.
    """

    def __init__(
        self, syntax: Clauses, stretches: tuple[Stretch, ...], blocks: Sequence[Span], names: Sequence[Name] = ()
    ) -> None:
        """Take the document's syntax, its marked stretches, the paragraphs to look for reports in, and its names."""
        self.syntax = syntax
        spans = [(syntax.within(*span), type_) for span, type_ in names]
        self._names = {index: (inside, type_) for inside, type_ in spans for index in inside}
        self.tokens = syntax.tokens
        self.stretches = stretches
        self.container = [HIDDEN] * len(syntax.tokens)
        for start, end in blocks:
            for index in syntax.within(start, end):
                self.container[index] = OUTSIDE
        for number, stretch in enumerate(stretches):
            first = syntax.at(stretch.start)
            if first is not None and syntax.tokens[first].start < stretch.start:
                self.container[first] = HIDDEN
            for index in syntax.within(stretch.start, stretch.end):
                self.container[index] = number
        strays = (syntax.at(place) for place in without_partner(syntax.text, blocks, stretches))
        self.strays = frozenset(index for index in strays if index is not None)
        self.partner = dict(self._pairs())
        self._previous: list[int | None] = []
        last: dict[int | None, int] = {}
        for number, stretch in enumerate(stretches):
            self._previous.append(last.get(stretch.parent))
            last[stretch.parent] = number
        self.block = [OUTSIDE] * len(syntax.tokens)
        for number, (start, end) in enumerate(blocks):
            for index in syntax.within(start, end):
                self.block[index] = number

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """The two marks of each pair, both ways."""
        for stretch in self.stretches:
            opening, closing = self.syntax.at(stretch.opened), self.syntax.at(stretch.closed - 1)
            if opening is not None and closing is not None:
                yield from ((opening, closing), (closing, opening))

    def level(self, stretch: Stretch) -> int:
        """The container that the stretch's own cue must stand in."""
        return OUTSIDE if stretch.parent is None else stretch.parent

    def before(self, stretch: Stretch) -> Iterator[int]:
        """Tokens before the opening mark, nearest first, back to the start of the sentence, stretch or paragraph."""
        inside = self.syntax.within(stretch.opened, stretch.closed)
        return self._walk(range(inside.start - 1, -1, -1), stretch)

    def behind(self, stretch: Stretch) -> Iterator[int]:
        """Tokens behind the closing mark to the end of the sentence, stretch or paragraph around it."""
        inside = self.syntax.within(stretch.opened, stretch.closed)
        if self._is_closed(stretch, inside.stop):
            return iter(())
        return self._walk(range(inside.stop, len(self.tokens)), stretch)

    def _is_closed(self, stretch: Stretch, following: int) -> bool:
        """Whether the sentence ended inside the marks: a full stop, and a capital behind."""
        return (
            self.syntax.text[stretch.end - 1] == "."
            and following < len(self.tokens)
            and self.tokens[following].text[0].isupper()
        )

    def _walk(self, indices: range, stretch: Stretch) -> Iterator[int]:
        inside = self.syntax.within(stretch.start, stretch.end)
        if not inside:
            return
        level, block = self.level(stretch), self.block[inside.start]
        for index in indices:
            if self.container[index] != level or self.block[index] != block or self.tokens[index].text in _SENTENCE_END:
                return
            yield index

    def particle(self, verb: int) -> int | None:
        """The "to" of an infinitive; None where the verb is no infinitive with "to"."""
        return self.syntax.infinitive_marker(verb)

    def is_glued(self, index: int) -> bool:
        """Whether a hyphen joins the token to the one before, or it is the hyphen: the parts of "Lund-Brook"."""
        if index <= 0 or index >= len(self.tokens) or self.container[index] != self.container[index - 1]:
            return False
        before, token = self.tokens[index - 1], self.tokens[index]
        return before.end == token.start and bool({before.text, token.text} & _HYPHENS)

    def is_described(self, last: int, cue: int | None) -> bool:
        """Whether a comma and a name fill the gap between a description and the cue: another friend, Ada Lund said."""
        name = self.name_of(last + 2)
        is_description = not is_proper_noun(self.tokens[last]) and self.tokens[last + 1].text == "," if name else False
        return name is not None and is_description and name.start == last + 2 and name.stop == cue

    def is_mere_article(self, index: int) -> bool:
        """Whether the token is an article or demonstrative before a noun."""
        return is_article(self.tokens[index]) and is_determiner(self.tokens[index])

    def name_of(self, index: int) -> range | None:
        """The tokens of the name that the token belongs to."""
        return self._names[index][0] if index in self._names else None

    def type_of(self, index: int) -> EntityType | None:
        """What the name is that the token belongs to."""
        return self._names[index][1] if index in self._names else None

    def is_time(self, index: int) -> bool:
        """Whether the model takes the token for part of a time expression."""
        return self.tokens[index].entity.endswith(("DATE", "TIME"))

    def is_place(self, index: int) -> bool:
        """Whether the token is part of a place's name."""
        return self.type_of(index) == "place" or self.tokens[index].entity.endswith(_PLACES)

    def is_mark(self, index: int) -> bool:
        """Whether the token is punctuation."""
        return not any(sign.isalnum() for sign in self.tokens[index].text)

    def is_word(self, index: int) -> bool:
        """Whether the token is no punctuation."""
        return not self.is_mark(index)

    def follows_clause_in_marks(self, index: int) -> bool:
        """Whether words in marks end right before the token, which open their sentence or follow "and" or "but"."""
        last = index - 1
        while last > 0 and self.is_mark(last) and self.container[last] == self.container[index]:
            last -= 1
        number = self.container[last]
        if last < 0 or number < 0 or number == self.container[index]:
            return False
        first = self.syntax.within(self.stretches[number].opened, self.stretches[number].closed).start
        return self.opens_clause(first)

    def opens_clause(self, index: int) -> bool:
        """Whether a sentence begins with the token, or a clause that a comma and "and" or "but" join to another."""
        before = [self.tokens[i].text.lower() for i in range(max(0, index - 2), index)]
        is_first = (
            index == self.syntax.sentences[self.tokens[index].sentence].first if index < len(self.tokens) else False
        )
        return is_first or (len(before) == 2 and before[0] == "," and before[1] in _LINKS)

    def block_of(self, number: int) -> int:
        """The paragraph that a stretch begins in."""
        inside = self.syntax.within(self.stretches[number].start, self.stretches[number].end)
        return self.block[inside.start] if inside else OUTSIDE

    def previous(self, number: int) -> int | None:
        """Index of the stretch before this one inside the same marks, or outside all."""
        return self._previous[number]
