"""How far the phrase or clause of a word reaches, as one stretch of text without what is put in beside it."""

from pipeline.annotate.clauses.relations import Relations
from pipeline.records import Token

# What is dropped from a phrase: asides at once; the rest step by step where the phrase is too long.
_DROPPED = (
    frozenset({"relcl", "appos", "advcl", "parataxis", "meta", "intj", "dep"}),
    frozenset({"conj", "cc", "preconj"}),
    frozenset({"acl", "prep", "npadvmod"}),
)
_HYPHENS = frozenset("-–$£€%")
# Words that nothing ends with: they link to what is no longer there.
_OPEN = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT", "SCONJ", "SPACE"})
# What a verb cannot do without.
_NEEDED = ("dobj", "attr", "acomp", "xcomp", "ccomp", "prt", "oprd", "dative")


class Extents(Relations):
    """The stretches of text around words."""

    def extent(self, head: int, most: int, without: frozenset[int] = frozenset()) -> list[int]:
        """The tokens of the fullest phrase around a noun or verb that is one stretch of so many words at most.

        Args:
            head: the noun or verb.
            most: words that it may have.
            without: words that are left out with all below them.

        Returns:
            None where no such stretch says something whole.
        """
        dropped: frozenset[str] = frozenset()
        for more in _DROPPED if self.is_verb(head) else _DROPPED[::2]:  # half of "fraud and theft" is another thing
            dropped |= more
            run = self._run(head, dropped, without)
            if run and len(self.text[self.tokens[run[0]].start : self.tokens[run[-1]].end].split()) <= most:
                return run
        return []

    def _run(self, head: int, dropped: frozenset[str], without: frozenset[int]) -> list[int]:
        """The unbroken stretch around the head of what is kept below it; nothing where its beginning is cut off."""
        starts = {self.tokens[index].start for index in without if index != head}
        kept = set(self.subtree(head, lambda token: _is_kept(token, dropped) and token.start not in starts)) | {head}
        first, last = head, head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while last > head and self._is_open(last):
            last -= 1
        needed = set(self.children(head, *_NEEDED)) if self.is_verb(head) else set()
        if first > min(kept) or any(index > last for index in needed):
            return []
        return list(range(first, last + 1))

    def _is_open(self, index: int) -> bool:
        """Whether a stretch cannot end with the word: a preposition without its object, "and", "the"."""
        token = self.tokens[index]
        return (token.pos in _OPEN and token.dep not in {"prt", "nummod"}) or (
            token.head > index and token.dep != "conj"
        )


def _is_kept(token: Token, dropped: frozenset[str]) -> bool:
    return token.dep not in dropped and (token.dep != "punct" or token.text in _HYPHENS)
