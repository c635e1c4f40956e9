"""Mentions that tell of one event are joined, the surest pairs first, unless what they say contradicts."""

import functools
import itertools
from array import array

import numpy as np

from pipeline.event_types import is_talk
from pipeline.resolve.event_mentions import ACTUAL, DENIED, PLANNED, Mentions, date_parts, dates_fit, of_each
from pipeline.resolve.pairing import strongest_pairs
from pipeline.resolve.sets import UNKNOWN, Numbers, Places, Truths, Whole
from pipeline.resolve.stories import Stories

_NOBODY: frozenset[int] = frozenset()


def joined(mentions: Mentions) -> Places:
    """The event that each mention tells of, by the first of its mentions."""
    stories = Stories(mentions)
    groups = _Groups(mentions, stories)
    for ones, others in itertools.chain(strongest_pairs(mentions, stories), [_mentions_of_nobody(mentions)]):
        groups.unite(ones, others)
    return groups.firsts(np.arange(len(mentions.date)))


class _Groups:
    """Union-find over mentions; a group takes in no member that contradicts it.

    What the mentions of a group say together is kept at its first mention: whom the event happens to (if it can happen
    often, everyone who took part), who acts where it happened, and who acts where it is planned.
    """

    def __init__(self, mentions: Mentions, stories: Stories) -> None:
        self._mentions = mentions
        self._story = stories.of(mentions.article)
        self._told_once = _told_once(mentions, self._story)
        self._fit = functools.cache(lambda one, other: dates_fit(mentions.dates[one], mentions.dates[other]))
        parts = zip(mentions.once.tolist(), mentions.core.each(), mentions.people.each(), strict=True)
        self._undergoers = [core if once else people for once, core, people in parts]
        acting = list(zip(mentions.status.tolist(), mentions.agents.each(), strict=True))
        self._done = [agents if status == ACTUAL else _NOBODY for status, agents in acting]
        self._planned = [agents if status == PLANNED else _NOBODY for status, agents in acting]
        self._article, self._date = mentions.article.data, mentions.date.data
        self._dates: dict[int, dict[int, set[int]]] = {}
        self._above = array("i", range(len(mentions.date)))

    def unite(self, ones: Places, others: Places) -> None:
        """Join the groups of each of the pairs, one after another, unless they contradict each other."""
        firsts, seconds = self.firsts(ones), self.firsts(others)
        apart = np.flatnonzero(firsts != seconds)  # as few are: many pairs tell of one event
        dates = self._mentions.date
        pairs = firsts[apart], seconds[apart], dates[ones[apart]], dates[others[apart]]
        for one, other, date, other_date in zip(*(column.tolist() for column in pairs), strict=True):
            first, second = self._first(one), self._first(other)
            if first != second:
                self._unite(min(first, second), max(first, second), (date, other_date))

    def firsts(self, numbers: Whole) -> Places:
        """The groups that mentions are in, each by its first mention."""
        above = np.asarray(self._above)
        found = above[numbers]
        while not np.array_equal(found, above[found]):
            found = above[found]
        above[numbers] = found
        return found

    def _first(self, number: int) -> int:
        """The group that one mention is in."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def _unite(self, first: int, second: int, told: tuple[int, int]) -> None:
        """Join two groups, because of mentions that tell these dates, unless the groups contradict each other."""
        one, other = self._undergoers[first], self._undergoers[second]
        if one and other and one.isdisjoint(other):  # strangers, whom no mention of nobody makes one
            return
        dates, added = self._dates_of(first), self._dates_of(second)
        if not self._actors_agree(first, second) or not self._dates_agree(dates, added, told):
            return
        if bool(dates) != bool(added) and not self._dated_by_kin(first, second):
            return
        self._above[second] = first
        for said in (self._undergoers, self._done, self._planned):
            if not said[second] <= said[first]:
                said[first] |= said[second]
        for date, articles in added.items():
            self._dates.setdefault(first, dates).setdefault(date, set()).update(articles)
        self._dates.pop(second, None)

    def _dates_of(self, first: int) -> dict[int, set[int]]:
        """The dates that a group gives, each with the articles that do; of mentions that stand alone none are kept."""
        date = self._date[first]
        return self._dates.get(first) or ({} if date == UNKNOWN else {date: {self._article[first]}})

    def _dates_agree(self, dates: dict[int, set[int]], added: dict[int, set[int]], told: tuple[int, int]) -> bool:
        """Whether all dates fit, or are those that the two mentions themselves tell, and no article tells apart."""
        for one, articles in dates.items():
            for other, others in added.items():
                if not self._fit(one, other) and ({one, other} != set(told) or articles & others):
                    return False
        return True

    def _dated_by_kin(self, first: int, second: int) -> bool:
        """Whether a date passes to undated mentions only where it may.

        What happens often, such as an agreement, takes its date from another mention only through somebody who took
        part in both, or where their one story knows a single date of such events.
        """
        in_story = self._told_once[first] and self._story[first] == self._story[second]
        kin = not self._undergoers[first].isdisjoint(self._undergoers[second])
        return bool(self._mentions.once[first] or in_story or kin)

    def _actors_agree(self, first: int, second: int) -> bool:
        """Whether those who did it and those who plan to do it are not strangers to each other."""
        planned = self._planned[first] | self._planned[second]
        done = self._done[first] | self._done[second]
        return not planned or not done or not planned.isdisjoint(done)


def _told_once(mentions: Mentions, stories: Numbers) -> Truths:
    """Whether the story of each mention knows one date at most of events of its family, talk aside."""
    keys, key = np.unique(stories * len(mentions.families) + mentions.family, return_inverse=True)
    other_than_talk = ~of_each(mentions.types, mentions.type, is_talk)
    found = np.bincount(key[other_than_talk], minlength=len(keys)) > 0
    for part in date_parts(mentions):
        known = np.flatnonzero(other_than_talk & (part != UNKNOWN))
        low, high = np.full(len(keys), part.max(initial=0)), np.full(len(keys), UNKNOWN)
        np.minimum.at(low, key[known], part[known])
        np.maximum.at(high, key[known], part[known])
        found &= low >= high
    return found[key]


def _mentions_of_nobody(mentions: Mentions) -> tuple[Places, Places]:
    """Each mention that names nobody ("the arrest drew protests") with the one of its type before it in its article."""
    nobody = (mentions.people.sizes == 0) & (mentions.place == UNKNOWN)
    kinds = mentions.article.astype(np.int64) * len(mentions.families) + mentions.family
    order = np.lexsort((mentions.position, kinds))
    last: dict[int, int] = {}
    pairs = []
    for number, kind, alone in zip(order.tolist(), kinds[order].tolist(), nobody[order].tolist(), strict=True):
        before = last.get(kind)
        if alone and before is not None and _takes_up(mentions, before, number):
            pairs.append((before, number))
        else:
            last[kind] = number
    ones, others = np.array(pairs, np.int32).reshape(-1, 2).T
    return ones, others


def _takes_up(mentions: Mentions, before: int, number: int) -> bool:
    """Whether a mention of nobody can be of the same event as the one before it."""
    same_word = mentions.stem[before] == mentions.stem[number]
    denied = [mentions.status[one] == DENIED for one in (before, number)]
    dates = [mentions.dates[date] if date != UNKNOWN else None for date in mentions.date[[before, number]].tolist()]
    return bool((mentions.nominal[number] or same_word) and denied[0] == denied[1] and dates_fit(*dates))
