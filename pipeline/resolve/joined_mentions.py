"""Which mentions are one event, and for each mention the evidence that joined it with another one."""

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.resolve import near_articles, other_event, same_event, taken_up
from pipeline.resolve.article_clusters import ArticleClusters
from pipeline.resolve.event_groups import EventGroups
from pipeline.resolve.event_mentions import Mentions
from pipeline.resolve.evidence import holding
from pipeline.resolve.likely_pairs import strongest_pairs
from pipeline.resolve.mention_pairs import ComparedMentions, MentionPairs
from pipeline.resolve.near_articles import ArticlePairs
from pipeline.resolve.sets import UNKNOWN, Int32s, Numbers, Truths, with_nulls


class Joined(NamedTuple):
    """What joined mentions, in columns; null and UNKNOWN for the first mention of each event.

    Attributes:
        events: of each mention the first one of its event.
        partners: the mention that it was joined with: one step nearer to the first.
        rules: the codes of the rules that spoke for or against that.
    """

    events: Int32s
    partners: Int32s
    rules: "pa.Array[Any]"


def joined(mentions: Mentions) -> Joined:
    """The event that each mention tells of."""
    clusters = ArticleClusters(mentions)
    groups = EventGroups(mentions, clusters)
    compared = ComparedMentions(mentions)
    for ones, others in strongest_pairs(compared, clusters):
        groups.unite(ones, others)
    codes = [_reasons(compared, clusters, *groups.links())]
    for rule in taken_up.RULES:
        found = rule.find(mentions)
        if found is not None:
            groups.unite(*found)
            count = len(groups.links()[0]) - sum(map(len, codes))
            codes.append(pa.array([[rule.code]] * count, pa.list_(pa.string())))
    events = groups.firsts(np.arange(len(mentions.date)))
    partners, link = _towards(events, *groups.links())
    return Joined(events, partners, pa.concat_arrays(codes).take(with_nulls(link)))


def _reasons(compared: ComparedMentions, clusters: ArticleClusters, ones: Int32s, others: Int32s) -> "pa.Array[Any]":
    """For each pair of mentions the codes of all evidence that counts in it."""
    mentions, pairs = compared.mentions, MentionPairs(compared, ones, others)
    articles = ArticlePairs(clusters, mentions.article[ones], mentions.article[others], pairs.far)
    of_mentions = (*same_event.RULES, *other_event.RULES)
    told = holding(of_mentions, pairs, articles.together)
    near = holding(near_articles.RULES, articles, articles.together)
    codes = [rule.code for rule in of_mentions] + [rule.code for rule in near_articles.RULES]
    pair, rule = np.nonzero(np.stack([*told, *near], axis=1))
    ends = np.searchsorted(pair, np.arange(len(ones) + 1)).astype(np.int32)
    return pa.ListArray.from_arrays(ends, pa.array(codes, pa.string()).take(rule))  # type: ignore[call-overload,no-any-return]


def _towards(events: Int32s, ones: Int32s, others: Int32s) -> tuple[Int32s, Numbers]:
    """Of each mention the one that it was joined with on the way to the first of its event, and the place of the link.

    A link is kept for each time that two groups became one, so that exactly one way leads from a mention to the first.
    """
    partners = np.full(len(events), UNKNOWN, np.int32)
    through = np.full(len(events), UNKNOWN, np.int64)
    reached: Truths = events == np.arange(len(events))
    places = np.arange(len(ones))
    while len(places):
        for here, there in ((ones, others), (others, ones)):
            near = places[reached[here[places]] & ~reached[there[places]]]
            partners[there[near]], through[there[near]] = here[near], near
            reached[there[near]] = True
        places = places[~(reached[ones[places]] & reached[others[places]])]
    return partners, through
