"""How alike the sentences are that tell of events: one event is told in other articles with some of the same words."""

import numpy as np

from pipeline.resolve.sets import Int32s, Numbers, Sets, Truths, Values, Whole

# Of a sentence its rarest words count, as many as these: they say what happened, and to whom.
_MOST = 12
# A single word in common is chance.
_FEW = 2
# Weights count in such parts, as whole numbers: a sum is the same in any order.
_PARTS = 1 << 20


class AlikeSentences:
    """The rarest words around each mention, weighted by how rare they are in the articles."""

    def __init__(self, words: Sets, article: Int32s) -> None:
        """Weigh them.

        Args:
            words: of each mention the words around it.
            article: the article of each mention.
        """
        count = len(np.unique(article))
        owners, members = words.owners, words.members
        told = np.unique(article[owners].astype(np.int64) << 32 | members) & 0xFFFFFFFF
        spread = np.bincount(told, minlength=int(members.max(initial=0)) + 1)
        weights = np.rint(_PARTS * np.log(1 + count / np.maximum(spread, 1)) ** 2)
        rarest = np.lexsort((members, spread[members], owners))
        kept: Truths = np.arange(len(rarest)) - np.searchsorted(owners[rarest], owners[rarest]) < _MOST
        self._words = Sets(owners[rarest][kept], members[rarest][kept], len(words.sizes))
        self._weights = weights
        self._lengths = np.sqrt(
            np.bincount(self._words.owners, weights[self._words.members], minlength=len(words.sizes))
        )

    def likeness(self, ones: Whole, others: Whole) -> Values:
        """The cosine of the words for pairs of mentions; nothing where they share a single one."""
        common = self._words.shared(ones, others)
        shared: Numbers = np.bincount(common.pairs, minlength=len(ones))
        total = np.bincount(common.pairs, self._weights[common.members], minlength=len(ones))
        lengths = self._lengths[ones] * self._lengths[others]
        likeness: Values = np.divide(total, lengths, out=np.zeros(len(ones)), where=(shared >= _FEW) & (lengths > 0))
        return likeness
