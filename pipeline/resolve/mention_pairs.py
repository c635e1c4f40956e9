"""Pairs of mentions of events, and what the two of each have in common, in columns."""

from functools import cached_property

import numpy as np

from pipeline.event_types import event_types, is_conflict, is_talk
from pipeline.resolve.alike_sentences import AlikeSentences
from pipeline.resolve.event_mentions import ACTUAL, DENIED, Mentions, date_parts, day_number, is_day, of_each
from pipeline.resolve.sets import UNKNOWN, Int32s, Numbers, Truths, Values, Whole

# What is news in one article is news no more in an article so many days later.
NEWS = 7


class ComparedMentions:
    """Mentions in columns, with what is worked out once for each of them.

    Attributes:
        mentions: the mentions.
        broad: whether many different things are of the type.
        talk: whether it is what parties say to each other.
        conflict: whether one party does it to another one.
        date_parts: year, month and day.
        is_day: whether the date names a day.
        day: the day as a number that grows by one a day; unknown where the date is less precise.
        alike_sentences: how alike the sentences of two are.
    """

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        types, dates = mentions.types, [*mentions.dates, None]
        self.broad: Truths = of_each(types, mentions.type, lambda code: event_types()[code].broad)
        self.talk: Truths = of_each(types, mentions.type, is_talk)
        self.conflict: Truths = of_each(types, mentions.type, is_conflict)
        self.date_parts = date_parts(mentions)
        self.is_day: Truths = of_each(dates, mentions.date, is_day)
        self.day: Int32s = of_each(dates, mentions.date, day_number, np.int32)
        self.alike_sentences = AlikeSentences(mentions.words, mentions.article)


class MentionPairs:
    """Pairs of mentions of one family; what several rules ask of them is worked out once."""

    def __init__(self, compared: ComparedMentions, ones: Whole, others: Whole) -> None:
        """Hold them.

        Args:
            compared: the mentions.
            ones: numbers of mentions.
            others: those of as many others.
        """
        self.mentions, self.compared = compared.mentions, compared
        self.ones, self.others = ones, others

    def __len__(self) -> int:
        return len(self.ones)

    def same(self, column: Int32s | Truths) -> Truths:
        """Whether the two have the same value in a column of the mentions."""
        found: Truths = column[self.ones] == column[self.others]
        return found

    def both(self, column: Truths) -> Truths:
        """Whether a column of the mentions is true of both."""
        found: Truths = column[self.ones] & column[self.others]
        return found

    def known(self, column: Int32s) -> Truths:
        """Whether a column of the mentions is known of both."""
        found: Truths = (column[self.ones] != UNKNOWN) & (column[self.others] != UNKNOWN)
        return found

    @cached_property
    def once(self) -> Truths:
        """What befalls somebody once in a story."""
        return self.both(self.mentions.once)

    @cached_property
    def same_word(self) -> Truths:
        """The triggers begin alike."""
        return self.same(self.mentions.stem)

    @cached_property
    def wording(self) -> Values:
        """How alike the sentences are that tell of them; an article uses its words for all that it tells of."""
        apart = np.flatnonzero(~self.same(self.mentions.article))
        found = np.zeros(len(self))
        found[apart] = self.compared.alike_sentences.likeness(self.ones[apart], self.others[apart])
        return found

    @cached_property
    def same_status(self) -> Truths:
        """Both happened, or both are planned, alleged or denied."""
        return self.same(self.mentions.status)

    @cached_property
    def both_actual(self) -> Truths:
        """Both happened."""
        return self.both(self.mentions.status == ACTUAL)

    @cached_property
    def one_denied(self) -> Truths:
        """One is denied, and the other is not."""
        return ~self.same(self.mentions.status == DENIED)

    @cached_property
    def shared_core(self) -> Numbers:
        """How many the events happen to, those of the one and of the other."""
        return self.mentions.core.common(self.ones, self.others)

    @cached_property
    def same_agent(self) -> Truths:
        """Somebody acts in both."""
        shared: Truths = self.mentions.agents.common(self.ones, self.others) > 0
        return shared

    @cached_property
    def same_people(self) -> Truths:
        """Somebody takes part in both in a main role."""
        shared: Truths = self.mentions.people.common(self.ones, self.others) > 0
        return shared

    @cached_property
    def same_place(self) -> Truths:
        """Both are told to have happened in one place."""
        return self.known(self.mentions.place) & self.same(self.mentions.place)

    @cached_property
    def same_day(self) -> Truths:
        """Both are of one day."""
        found: Truths = self.same(self.mentions.date) & self.compared.is_day[self.ones]
        return found

    @cached_property
    def dates_fit(self) -> Truths:
        """Whether two dates can be the same, as `dates_fit` says."""
        fit: Truths = np.ones(len(self), np.bool_)
        for part in self.compared.date_parts:
            fit &= self.same(part) | ~self.known(part)
        return fit

    @cached_property
    def far(self) -> Truths:
        """Their articles were published too long after one another to tell of the same news."""
        published = self.mentions.published
        found: Truths = self.known(published) & (self.days_apart(published) > NEWS)
        return found

    def days_apart(self, days: Int32s) -> Numbers:
        """How many days lie between two days that are known."""
        apart: Numbers = np.abs(days[self.ones] - days[self.others])
        return apart
