"""Mentions that tell of one event are joined, the surest pairs first, unless what they say contradicts."""

import functools
import itertools
from array import array
from dataclasses import dataclass

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


@dataclass(slots=True)
class _Group:
    """What the mentions of one event say of it, all by number.

    Attributes:
        dates: the dates that they give, each with the articles that do.
        undergoers: whom the event happens to; if it can happen often, everyone who took part.
        done: those who act where it happened.
        planned: those who act where it is planned.
    """

    dates: dict[int, set[int]]
    undergoers: frozenset[int]
    done: frozenset[int]
    planned: frozenset[int]

    def add(self, other: "_Group") -> None:
        """Take in what another group says."""
        self.undergoers |= other.undergoers
        self.done |= other.done
        self.planned |= other.planned
        for date, articles in other.dates.items():
            self.dates.setdefault(date, set()).update(articles)


class _Groups:
    """Union-find over mentions; a group takes in no member that contradicts it."""

    def __init__(self, mentions: Mentions, stories: Stories) -> None:
        self._mentions = mentions
        self._story = stories.of(mentions.article)
        self._told_once = _told_once(mentions, self._story)
        self._fit = functools.cache(lambda one, other: dates_fit(mentions.dates[one], mentions.dates[other]))
        parts = zip(mentions.once.tolist(), mentions.core.each(), mentions.people.each(), strict=True)
        self._undergoers = [core if once else people for once, core, people in parts]
        self._agents = mentions.agents.each()
        self._article, self._date, self._status = mentions.article.data, mentions.date.data, mentions.status.data
        self._above = array("i", range(len(mentions.date)))
        self._joined: dict[int, _Group] = {}

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
        group, added = self._group(first), self._group(second)
        if self._agree(group, added, told) and self._dated_by_kin(first, second, group, added):
            self._above[second] = first
            group.add(added)
            self._joined[first] = group
            self._joined.pop(second, None)

    def _group(self, first: int) -> _Group:
        """The group of that first mention; mentions that stand alone, as most do, are not held as groups."""
        return self._joined.get(first) or self._alone(first)

    def _alone(self, number: int) -> _Group:
        date, status = self._date[number], self._status[number]
        return _Group(
            dates={} if date == UNKNOWN else {date: {self._article[number]}},
            undergoers=self._undergoers[number],
            done=self._agents[number] if status == ACTUAL else _NOBODY,
            planned=self._agents[number] if status == PLANNED else _NOBODY,
        )

    def _agree(self, group: _Group, added: _Group, told: tuple[int, int]) -> bool:
        """Whether dates and actors agree, and no mention of nobody makes one event of what two strangers did."""
        strangers = group.undergoers and added.undergoers and group.undergoers.isdisjoint(added.undergoers)
        return not strangers and _actors_agree(group, added) and self._dates_agree(group, added, told)

    def _dates_agree(self, group: _Group, added: _Group, told: tuple[int, int]) -> bool:
        """Whether all dates fit, or are those that the two mentions themselves tell, and no article tells apart."""
        for one, articles in group.dates.items():
            for other, others in added.dates.items():
                if not self._fit(one, other) and ({one, other} != set(told) or articles & others):
                    return False
        return True

    def _dated_by_kin(self, first: int, second: int, group: _Group, added: _Group) -> bool:
        """Whether a date passes to undated mentions only where it may.

        What happens often, such as an agreement, takes its date from another mention only through somebody who took
        part in both, or where their one story knows a single date of such events.
        """
        if bool(group.dates) == bool(added.dates) or self._mentions.once[first]:
            return True
        in_story = self._told_once[first] and self._story[first] == self._story[second]
        return bool(in_story or group.undergoers & added.undergoers)


def _actors_agree(group: _Group, added: _Group) -> bool:
    """Whether those who did it and those who plan to do it are not strangers to each other."""
    planned = group.planned | added.planned
    done = group.done | added.done
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
