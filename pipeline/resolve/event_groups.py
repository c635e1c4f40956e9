"""Mentions that tell of one event are joined, the surest pairs first, unless what groups of them say contradicts."""

import functools
from array import array
from typing import NamedTuple

import numpy as np

from pipeline.event_types import is_talk
from pipeline.resolve.article_clusters import ArticleClusters
from pipeline.resolve.event_mentions import ACTUAL, PLANNED, Mentions, date_parts, dates_fit, day_number, of_each
from pipeline.resolve.sets import UNKNOWN, Int32s, Numbers, Truths, Whole
from pipeline.rules import Article, Example, Rule

_NOBODY: frozenset[int] = frozenset()

# An article may be dated a day before its news, which is far away or comes at night.
_LAG = 1
# Later than any day.
_NEVER = 1 << 30


class Joining(NamedTuple):
    """Two groups, each by its first mention, the smaller one first, and the dates that the two mentions tell."""

    first: int
    second: int
    told: tuple[int, int]


class EventGroups:
    """Union-find over mentions; a group takes in no member that contradicts it.

    What the mentions of a group say together is kept at its first mention.

    Attributes:
        mentions: the mentions.
        cluster: of each mention the cluster of its article.
        told_once: whether the cluster of a mention knows one date at most of events of its family, talk aside.
        undergoers: of each group, whom the event happens to; if it can happen often, everyone who took part.
        places: of each group, where it happened.
        done: who acts where it happened.
        planned: who acts where it is planned.
        last: of each group, the last day that it gives, as a number that grows by one a day.
        reported: of each group, the first day on which an article tells that it has happened.
    """

    def __init__(self, mentions: Mentions, clusters: ArticleClusters) -> None:
        """Start with a group for each mention."""
        self.mentions = mentions
        self.cluster = clusters.of(mentions.article)
        self.told_once = _told_once(mentions, self.cluster)
        self.fit = functools.cache(lambda one, other: dates_fit(mentions.dates[one], mentions.dates[other]))
        parts = zip(mentions.once.tolist(), mentions.core.each(), mentions.people.each(), strict=True)
        self.undergoers = [core if once else people for once, core, people in parts]
        self.places = [_NOBODY if place == UNKNOWN else frozenset([place]) for place in mentions.place.tolist()]
        self.last = of_each([*mentions.dates, None], mentions.date, day_number, np.int32).tolist()
        self.reported = _reported(mentions)
        acting = list(zip(mentions.status.tolist(), mentions.agents.each(), strict=True))
        self.done = [agents if status == ACTUAL else _NOBODY for status, agents in acting]
        self.planned = [agents if status == PLANNED else _NOBODY for status, agents in acting]
        self._article, self._date = mentions.article.data, mentions.date.data
        self._dates: dict[int, dict[int, set[int]]] = {}
        self._above = array("i", range(len(mentions.date)))
        self._links = array("i"), array("i")

    def unite(self, ones: Int32s, others: Int32s) -> None:
        """Join the groups of each of the pairs, one after another, unless they contradict each other."""
        firsts, seconds = self.firsts(ones), self.firsts(others)
        apart = np.flatnonzero(firsts != seconds)  # as few are: many pairs tell of one event
        date = self._date
        for one, other in zip(ones[apart].tolist(), others[apart].tolist(), strict=True):
            first, second = self._first(one), self._first(other)
            if first == second:
                continue
            joining = Joining(min(first, second), max(first, second), (date[one], date[other]))
            if not any(rule.find(self, joining) for rule in RULES):
                self._unite(joining)
                self._links[0].append(one)
                self._links[1].append(other)

    def links(self) -> tuple[Int32s, Int32s]:
        """The pairs of mentions whose groups became one, in the order in which they did."""
        ones, others = (np.array(ends, np.int32) for ends in self._links)
        return ones, others

    def firsts(self, numbers: Whole) -> Int32s:
        """The groups that mentions are in, each by its first mention."""
        above = np.asarray(self._above)
        found = above[numbers]
        while not np.array_equal(found, above[found]):
            found = above[found]
        above[numbers] = found
        return found

    def dates_of(self, first: int) -> dict[int, set[int]]:
        """The dates that a group gives, each with the articles that do; of mentions that stand alone none are kept."""
        date = self._date[first]
        return self._dates.get(first) or ({} if date == UNKNOWN else {date: {self._article[first]}})

    def _first(self, number: int) -> int:
        """The group that one mention is in."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def _unite(self, joining: Joining) -> None:
        first, second, _ = joining
        dates, added = self.dates_of(first), self.dates_of(second)
        self._above[second] = first
        for said in (self.undergoers, self.places, self.done, self.planned):
            if not said[second] <= said[first]:
                said[first] |= said[second]
        self.last[first] = max(self.last[first], self.last[second])
        self.reported[first] = min(self.reported[first], self.reported[second])
        for date, articles in added.items():
            self._dates.setdefault(first, dates).setdefault(date, set()).update(articles)
        self._dates.pop(second, None)


def _reported(mentions: Mentions) -> list[int]:
    """The day on which the article of each mention tells that its event has happened."""
    reported = (mentions.status == ACTUAL) & (mentions.published != UNKNOWN)
    found: list[int] = np.where(reported, mentions.published, _NEVER).tolist()
    return found


def _told_once(mentions: Mentions, clusters: Numbers) -> Truths:
    """Whether the cluster of each mention knows one date at most of events of its family, talk aside."""
    keys, key = np.unique(clusters * len(mentions.families) + mentions.family, return_inverse=True)
    other_than_talk = ~of_each(mentions.types, mentions.type, is_talk)
    found = np.bincount(key[other_than_talk], minlength=len(keys)) > 0
    for part in date_parts(mentions):
        known = np.flatnonzero(other_than_talk & (part != UNKNOWN))
        low, high = np.full(len(keys), part.max(initial=0)), np.full(len(keys), UNKNOWN)
        np.minimum.at(low, key[known], part[known])
        np.maximum.at(high, key[known], part[known])
        found &= low >= high
    return found[key]


def _strangers(groups: EventGroups, joining: Joining) -> bool | None:
    """Whether the groups name other people, whom no mention of nobody makes one."""
    one, other = groups.undergoers[joining.first], groups.undergoers[joining.second]
    return (bool(one) and bool(other) and one.isdisjoint(other)) or None


def _elsewhere(groups: EventGroups, joining: Joining) -> bool | None:
    """Whether the groups tell of other places, and of nobody in common."""
    one, other = groups.places[joining.first], groups.places[joining.second]
    apart = bool(one) and bool(other) and one.isdisjoint(other)
    return (apart and groups.undergoers[joining.first].isdisjoint(groups.undergoers[joining.second])) or None


def _told_before(groups: EventGroups, joining: Joining) -> bool | None:
    """Whether an article tells that it has happened before the day on which the others say that it did."""
    ends = joining.first, joining.second
    return max(groups.last[end] for end in ends) > min(groups.reported[end] for end in ends) + _LAG or None


def _other_actors(groups: EventGroups, joining: Joining) -> bool | None:
    """Whether those who did it and those who plan to do it are strangers to each other."""
    planned = groups.planned[joining.first] | groups.planned[joining.second]
    done = groups.done[joining.first] | groups.done[joining.second]
    return (bool(planned) and bool(done) and planned.isdisjoint(done)) or None


def _other_dates(groups: EventGroups, joining: Joining) -> bool | None:
    """Whether dates differ, other than those that the two mentions themselves tell, or that one article tells apart."""
    for one, articles in groups.dates_of(joining.first).items():
        for other, others in groups.dates_of(joining.second).items():
            if not groups.fit(one, other) and ({one, other} != set(joining.told) or articles & others):
                return True
    return None


def _date_of_others(groups: EventGroups, joining: Joining) -> bool | None:
    """Whether a date would pass to undated mentions that it may not pass to.

    What happens often, such as an agreement, takes its date from another mention only through somebody who took
    part in both, or where their one cluster knows a single date of such events.
    """
    first, second, _ = joining
    if bool(groups.dates_of(first)) == bool(groups.dates_of(second)) or groups.mentions.once[first]:
        return None
    in_cluster = groups.told_once[first] and groups.cluster[first] == groups.cluster[second]
    kin = not groups.undergoers[first].isdisjoint(groups.undergoers[second])
    return not (in_cluster or kin) or None


RULES: tuple[Rule[[EventGroups, Joining], bool], ...] = (
    Rule(
        step="same event",
        name="group of strangers",
        meaning=("mentions that are one event already name people, and those of another event name others"),
        find=_strangers,
        examples=(
            Example(
                text="Nina Brandt was arrested in Lima on March 9, 2021.",
                words="arrested",
                others=(Article("In Lima, Leo Hartmann was arrested on March 9, 2021."),),
            ),
        ),
    ),
    Rule(
        step="same event",
        name="group elsewhere",
        meaning="mentions that are one event already tell where it was, others another place, and nobody is the same",
        find=_elsewhere,
        examples=(
            Example(
                text="Bombs destroyed a market in Lima on March 9, 2021.",
                words="destroyed",
                others=(Article("On March 9, 2021, bombs destroyed a market in Cusco."),),
            ),
        ),
    ),
    Rule(
        step="same event",
        name="told before",
        meaning="an article tells that it has happened, and others that it happened on a day after that",
        find=_told_before,
        examples=(
            Example(
                text="Nina Brandt was arrested.",
                words="arrested",
                published="2021-03-09",
                others=(Article("Nina Brandt was arrested on May 4, 2021.", "2021-05-05"),),
            ),
        ),
    ),
    Rule(
        step="same event",
        name="group of other actors",
        meaning=("mentions that are one event already tell who did it, and others tell that somebody else plans it"),
        find=_other_actors,
        examples=(
            Example(
                text=(
                    "Spain charged Nina Brandt with fraud. Nina Brandt was charged with theft. Peru "
                    "plans to indict Nina Brandt."
                ),
                words="indict",
            ),
        ),
    ),
    Rule(
        step="same event",
        name="group of other dates",
        meaning="mentions that are one event already give a date, and others give another one",
        find=_other_dates,
        examples=(
            Example(
                text="Nina Brandt was arrested on May 4, 2019.",
                words="arrested",
                others=(
                    Article("Nina Brandt was arrested."),
                    Article("Nina Brandt was arrested on March 9, 2021."),
                ),
            ),
        ),
    ),
    Rule(
        step="same event",
        name="date of others",
        meaning="what happens often takes no date from a mention of other people",
        find=_date_of_others,
        examples=(
            Example(
                text="In 1992 they signed a treaty on nine herons and a bridge.",
                words="treaty",
                others=(
                    Article("A treaty on nine herons and a bridge is dull."),
                    Article("In 1994 they signed a treaty on nine hats."),
                ),
            ),
        ),
    ),
)
