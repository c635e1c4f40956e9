"""A phrase whose referents are asked for: the names in it, and which of them it is about."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.annotate.clauses.parts import is_restatement
from pipeline.annotate.coreference.antecedents import Antecedents
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import listed, words
from pipeline.records import Annotations, Mention

Span = tuple[int, int]

_LINKS = listed("reference_words", "before_names") | {",", "&", "-"}
# What may follow the name that a phrase is about, inside the phrase.
_AFTER = listed("reference_words", "after_names") | {",", "(", "-", "–", "—", "&"}
_OFFICE_LINKS = listed("reference_words", "office_links")


class Discourse:
    """Whom and what one document names, and where; built once for a document."""

    def __init__(self, syntax: Syntax, annotations: Annotations) -> None:
        self.syntax = syntax
        self.titles = annotations.titles
        self.people = [referent for referent in annotations.referents if referent.type == "person"]
        self.antecedents = Antecedents(syntax, annotations)
        self._names = [mention for mention in annotations.mentions if mention.kind == "name"]
        self._starts = [mention.start for mention in self._names]

    def names_in(self, start: int, end: int) -> Sequence[Mention]:
        """The names in the span; one that the span cuts through counts as well."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return self._names[first:last]


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A noun phrase, pronoun or label as it stands in the text.

    Attributes:
        discourse: the document.
        start: offset of the first character.
        end: offset after the last character.
        meant: the span of what is asked for instead, where grammar tells: the antecedent of "who", the owner of a
            statement, the partner of a speaker.
        speaks: whether it is the phrase of a speaker.
        role: whether the phrase itself is asked for, as any phrase or as the label of a turn, or a speaker's partner.
    """

    discourse: Discourse
    start: int
    end: int
    meant: Span | None = None
    speaks: bool = False
    role: Literal["phrase", "label", "partner"] = "phrase"

    @cached_property
    def tokens(self) -> range:
        """Indices of the tokens."""
        return self.discourse.syntax.within(self.start, self.end)

    @cached_property
    def text(self) -> str:
        """The words in lower case, a space between two."""
        return " ".join(self.discourse.syntax.text[self.start : self.end].lower().split())

    @cached_property
    def names(self) -> Sequence[Mention]:
        """The names in the phrase."""
        return self.discourse.names_in(self.start, self.end)

    def is_listed(self, name: Mention) -> bool:
        """Whether before the name stand only titles and names of a list, and after it nothing that it modifies."""
        before = self.discourse.syntax.within(self.start, name.start)
        if not all(self._is_covered(index) or self._is_title_word(index) for index in before):
            return False
        if before and self._is_covered(before[-1]):
            return False  # a name right before the name
        after = next(iter(self.discourse.syntax.within(name.end, self.end)), None)
        if after is None:
            return True
        tokens = self.discourse.syntax.tokens[after : after + 2]
        is_compound = len(tokens) == 2 and tokens[0].text == "-" and name.end == tokens[0].start
        is_compound = is_compound and tokens[0].end == tokens[1].start and not self._is_covered(after + 1)
        return tokens[0].text.lower() in _AFTER and not is_compound

    def is_joined(self, name: Mention) -> bool:
        """Whether the path from the name to the phrase's head holds appositions and conjunctions alone."""
        syntax = self.discourse.syntax
        head = syntax.head_of(self.start, self.end)
        index = syntax.head_of(name.start, name.end) if head is not None else None
        while index is not None and index != head:
            token = syntax.tokens[index]
            index = token.head if is_restatement(token) and token.head != index else None
        return index is not None

    def _is_covered(self, index: int) -> bool:
        """Whether the token is part of a name."""
        return any(name.start <= self.discourse.syntax.tokens[index].start < name.end for name in self.names)

    def _is_title_word(self, index: int) -> bool:
        """Whether a word may stand before a name that is the head of its phrase; "of" before an office alone."""
        tokens = self.discourse.syntax.tokens
        text = tokens[index].text
        bare = text.lower().rstrip(".")
        if bare in _OFFICE_LINKS:
            following = tokens[min(index + 1, len(tokens) - 1)].text.lower()
            return following in words("title_modifiers") and following not in words("roles")
        lists = (words("roles"), words("honorifics"), words("title_modifiers"), _LINKS)
        return any(bare in entries for entries in lists) or text in words("demonyms") or self._is_first_part(index)

    def _is_first_part(self, index: int) -> bool:
        """Whether a hyphen joins the word to a title: "co-founder", "ex-mayor"."""
        tokens = self.discourse.syntax.tokens
        parts = tokens[index : index + 3]
        is_joined = len(parts) == 3 and parts[1].text == "-" and parts[0].end == parts[1].start
        return is_joined and parts[1].end == parts[2].start and self._is_title_word(index + 2)
