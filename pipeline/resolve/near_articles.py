"""The evidence that two mentions tell of one event which lies in their articles, for many pairs of articles at once."""

import numpy as np

from pipeline.resolve.article_clusters import ArticleClusters
from pipeline.resolve.evidence import Evidence
from pipeline.resolve.sets import Truths, Values, Whole
from pipeline.rules import Article, Example

# So like each other are articles that belong together, and those that may.
STRONG, WEAK = 0.25, 0.15


class ArticlePairs:
    """Pairs of articles.

    Attributes:
        same: whether the two are one.
        together: whether the two are one, or belong to one cluster.
        likeness: how like each other the two are.
    """

    def __init__(self, clusters: ArticleClusters, ones: Whole, others: Whole) -> None:
        """Compare them.

        Args:
            clusters: how strongly articles belong together.
            ones: numbers of articles.
            others: those of as many others.
        """
        self.likeness = clusters.likeness(ones, others)
        self.same: Truths = ones == others
        self.together: Truths = self.same | (self.likeness >= STRONG) | (clusters.of(ones) == clusters.of(others))

    def __len__(self) -> int:
        return len(self.likeness)


def _alike(pairs: ArticlePairs) -> Truths:
    alike: Truths = pairs.likeness >= WEAK
    return alike & ~pairs.together


def _closeness(pairs: ArticlePairs) -> Values:
    return np.where((pairs.together & ~pairs.same) | _alike(pairs), pairs.likeness, 0.0)


RULES: tuple[Evidence[ArticlePairs], ...] = (
    Evidence(
        step="same event",
        name="same article",
        meaning="both mentions are in one article",
        weight=1.5,
        find=lambda pairs: pairs.same,
        examples=(
            Example(
                text="Peru attacked the fleet. The fleet was attacked near Lima.", words="attacked", gives="joined"
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same cluster",
        meaning=("the articles of the mentions tell of the same matters: they, or others between them, name the same"),
        weight=1.5,
        find=lambda pairs: pairs.together & ~pairs.same,
        examples=(
            Example(
                text="Nina Brandt, Leo Hartmann and Rosa Calder live in Lima. One person was detained.",
                words="detained",
                gives="joined",
                others=(Article("Nina Brandt, Leo Hartmann and Rosa Calder live in Lima. She was arrested."),),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="like articles",
        meaning=("the articles of the mentions have some names in common, too few to tell of the same matters"),
        weight=0.75,
        find=_alike,
        examples=(
            Example(
                text=(
                    "Ada Lund, Karl Nyman, Tove Hagen, Eva Sandor, Hugo Prince and Anna Holt heard that "
                    "a man was arrested on March 9, 2021."
                ),
                words="arrested",
                gives="joined",
                others=(
                    Article(
                        "Ada Lund, Olaf Berg, Petra Voss, Ines Falk, Jon Dahl, Rita Moll and Mia Torres "
                        "heard that a man was arrested on March 9, 2021."
                    ),
                    Article("Olaf Berg, Petra Voss, Ines Falk, Jon Dahl, Rita Moll and Mia Torres laughed."),
                ),
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="closeness",
        meaning=("the more names the articles of two mentions have in common, the likelier both tell of one event"),
        weight=1.0,
        find=_closeness,
        examples=(
            Example(
                text="Leo Hartmann was arrested in Peru, and Nina Brandt in Lima spoke.",
                words="arrested",
                others=(
                    Article("Nina Brandt spoke in Lima, Spain. One man was arrested."),
                    Article("Nina Brandt was arrested in Lima, Spain."),
                ),
            ),
        ),
    ),
)

# More than two articles ever add, since likeness is 1 at most, up to rounding: mentions that would not be one event
# with so much need no look at their articles.
MOST = 1.5 + 1.125
