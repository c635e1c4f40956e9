"""Whom a phrase speaks of: names, titles alone, pronouns and plural phrases, within one document."""

import bisect

from pipeline.annotate.antecedents import Antecedents, sex_of
from pipeline.annotate.syntax import Syntax
from pipeline.lexicon import table, words
from pipeline.records import Annotations, Mention

_JOINS = frozenset({"appos", "conj", "flat"})
_LINKS = frozenset({",", "and", "&", "the", "a", "an", "both", "then", "-"})
# What may follow the name that a phrase is about, inside the phrase.
_BEHIND = frozenset(
    {",", "(", "-", "–", "—", "and", "&", "who", "whose", "which", "of", "from", "at", "with", "for", "in", "on"}
    | {"himself", "herself", "itself", "also", "then", "now", "later"}
)
_DEFINITE = frozenset({"the", "this", "that"})


class References:
    """Answers whom phrases of one document stand for; build it once for a document and ask it for each phrase."""

    def __init__(self, syntax: Syntax, annotations: Annotations) -> None:
        self._syntax = syntax
        self._annotations = annotations
        self._names = [mention for mention in annotations.mentions if mention.kind == "name"]
        self._starts = [mention.start for mention in self._names]
        self._antecedents = Antecedents(syntax, annotations)

    def of(self, start: int, end: int) -> tuple[int, ...]:
        """Keys of the referents that the phrase `text[start:end]` stands for.

        The phrase is a noun phrase or pronoun as it stands in the text ("Attorney General William Barr", "his lawyer,
        Ann Lee", "Lee and Poe", "she", "the general", "both men"). A name counts if it is the phrase's head, in
        apposition to the head, or joined to it by "and"; a name inside a modifier ("US prosecutors", "a lawyer in
        Mexico") does not. "I", "we" and "you" depend on who speaks and are left to the caller.

        Args:
            start: offset of the phrase's first character.
            end: offset behind its last character.

        Returns:
            The keys in the order of the text, without doubles; empty where the evidence is not clear.
        """
        tokens = self._syntax.within(start, end)
        if not tokens:
            return ()
        text = " ".join(self._syntax.text[start:end].lower().split())
        if sex := sex_of(text):
            return self._antecedents.person(tokens[0], sex)
        if text in table("pronouns")["plural"]:
            return self._antecedents.together(tokens[0], None)
        if names := self._inside(start, end):
            return self._named(start, end, names)
        if (number := table("pronouns")["counts"].get(text.removeprefix("the ").split()[0])) is not None:
            return self._antecedents.together(tokens[0], number)
        return self._titled(start, end)

    def _inside(self, start: int, end: int) -> list[Mention]:
        """The names in the span; one that the span cuts through counts as well."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return self._names[first:last]

    def _named(self, start: int, end: int, names: list[Mention]) -> tuple[int, ...]:
        """The referents that the phrase names: as its first words behind titles, as a list, or as its head."""
        found = [name.referent for name in names if self._is_listed(name, start, end, names)]
        if not found:
            head = self._syntax.head_of(start, end)
            found = [name.referent for name in names if head is not None and self._is_joined(name, head)]
        return tuple(dict.fromkeys(found))

    def _is_listed(self, name: Mention, start: int, end: int, names: list[Mention]) -> bool:
        """Whether before the name stand only titles and names of a list, and behind it nothing that it modifies."""
        tokens = self._syntax.tokens
        before = self._syntax.within(start, name.start)
        if not all(self._is_covered(index, names) or self._is_title_word(index) for index in before):
            return False
        if before and self._is_covered(before[-1], names):
            return False  # a name right before the name
        behind = next(iter(self._syntax.within(name.end, end)), None)
        return behind is None or tokens[behind].text.lower() in _BEHIND

    def _is_covered(self, index: int, names: list[Mention]) -> bool:
        return any(name.start <= self._syntax.tokens[index].start < name.end for name in names)

    def _is_title_word(self, index: int) -> bool:
        """Whether a word may stand before a name that is the head of its phrase; "of" before an office alone."""
        tokens = self._syntax.tokens
        text = tokens[index].text
        bare = text.lower().rstrip(".")
        if bare in {"of", "for"}:
            following = tokens[min(index + 1, len(tokens) - 1)].text.lower()
            return following in words("title_modifiers") and following not in words("roles")
        lists = (words("roles"), words("honorifics"), words("title_modifiers"), _LINKS)
        return any(bare in entries for entries in lists) or text in words("demonyms")

    def _is_joined(self, name: Mention, head: int) -> bool:
        """Whether the path from the name to the phrase's head holds appositions and conjunctions alone."""
        index = self._syntax.head_of(name.start, name.end)
        while index is not None and index != head:
            token = self._syntax.tokens[index]
            index = token.head if token.dep in _JOINS and token.head != index else None
        return index is not None

    def _titled(self, start: int, end: int) -> tuple[int, ...]:
        """The one person to whom the document gave the title that the phrase consists of ("the general")."""
        tokens = [self._syntax.tokens[index] for index in self._syntax.within(start, end)]
        asked = [token.text.lower() for token in tokens[1:]]
        if not asked or tokens[0].text.lower() not in _DEFINITE or asked[-1] not in words("roles"):
            return ()
        held: dict[int, None] = {}
        for title in self._annotations.titles:
            if _answers(asked, self._syntax.text[title.start : title.end].lower().split()):
                held.setdefault(title.referent)
        return tuple(held) if len(held) == 1 else self._latest(start, tuple(held))

    def _latest(self, offset: int, holders: tuple[int, ...]) -> tuple[int, ...]:
        """The one of several holders of a title who is named in the sentences just before."""
        index = self._syntax.at(offset)
        if index is None or not holders:
            return ()
        near = {name.referent for name, distance in self._antecedents.before(index) if distance <= 2}
        named = [key for key in holders if key in near]
        return (named[0],) if len(named) == 1 else ()


def _answers(asked: list[str], title: list[str]) -> bool:
    """Whether a title can be taken up by the words asked for, as "retired Gen." by "the general"."""
    ranks = table("ranks")
    full = {ranks.get(word.rstrip("."), word) for word in title}
    return set(asked) <= full and ("former" in asked or "former" not in full or len(asked) == 1)
