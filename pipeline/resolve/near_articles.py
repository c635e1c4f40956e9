"""The evidence that two mentions tell of one event which lies in their articles, for many pairs of articles at once."""

import numpy as np

from pipeline.resolve.article_clusters import ArticleClusters
from pipeline.resolve.evidence import Evidence
from pipeline.resolve.sets import Truths, Values, Whole
from pipeline.rules import Article, Example

# So like each other are articles that belong together.
STRONG = 0.25


class ArticlePairs:
    """Pairs of articles.

    Attributes:
        same: whether the two are one.
        together: whether the two are one, or belong to one cluster.
        likeness: how like each other the two are.
    """

    def __init__(self, clusters: ArticleClusters, ones: Whole, others: Whole, far: Truths) -> None:
        """Compare them.

        Args:
            clusters: how strongly articles belong together.
            ones: numbers of articles.
            others: those of as many others.
            far: whether the two were published too long after one another to tell of the same news.
        """
        self.likeness = clusters.likeness(ones, others)
        self.same: Truths = ones == others
        of_one_matter = (self.likeness >= STRONG) | (clusters.of(ones) == clusters.of(others))
        self.together: Truths = self.same | (of_one_matter & ~far)

    def __len__(self) -> int:
        return len(self.likeness)


def _closeness(pairs: ArticlePairs) -> Values:
    return np.where(pairs.together & ~pairs.same, pairs.likeness, 0.0)


RULES: tuple[Evidence[ArticlePairs], ...] = (
    Evidence(
        step="same event",
        name="same article",
        meaning="both mentions are in one article",
        weight=1.0,
        find=lambda pairs: pairs.same,
        examples=(
            Example(
                text="Peru bombed Spain. Spain was bombed near Lima.",
                words="bombed",
                gives="joined",
            ),
        ),
    ),
    Evidence(
        step="same event",
        name="same cluster",
        meaning=("the articles of the mentions tell of the same matters: they, or others between them, name the same"),
        weight=0.5,
        find=lambda pairs: pairs.together & ~pairs.same,
        examples=(
            Example(
                text="Spain was bombed. Nina Brandt, Leo Hartmann and Rosa Calder live in Lima.",
                words="bombed",
                gives="joined",
                others=(
                    Article("Spain was attacked. Nina Brandt, Leo Hartmann, Rosa Calder and Karl Nyman live in Lima."),
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
                text="Spain was bombed. Nina Brandt, Leo Hartmann and Rosa Calder live in Lima.",
                words="bombed",
                gives="joined",
                others=(
                    Article("Spain was attacked. Nina Brandt, Leo Hartmann, Rosa Calder and Karl Nyman live in Lima."),
                ),
            ),
        ),
    ),
)

# More than two articles ever add, since likeness is 1 at most, up to rounding: mentions that would not be one event
# with so much need no look at their articles.
MOST = 0.5 + 1.125
