"""The evidence that two mentions of events tell of one event, for many pairs of mentions at once."""

import datetime

import numpy as np

from pipeline.event_types import event_types, is_talk
from pipeline.resolve.event_mentions import ACTUAL, DENIED, Mentions, date_parts, is_day, of_each
from pipeline.resolve.sets import UNKNOWN, Numbers, Places, Truths, Values

# Evidence is added up; pairs below the line are two events. The weights say: the same person arrested, charged or
# freed is enough where nothing contradicts; what can happen many times (meetings, threats) needs a common day, story
# or opponent too.
LINE = 2.0
SAME_PERSON_ONCE = 2.0
SAME_PERSON = 1.0
SAME_AGENT = 0.75
SAME_DAY = 1.25
SAME_PERIOD = 0.5
SAME_PLACE = 0.75
SAME_WORD = 0.5
SAME_ARTICLE = 1.5
ONCE_IN_STORY = 0.5
OTHER_WORD = -1.5  # where the type holds many different things, as crimes and accidents
OTHER_PERSON = -1.5
OTHER_PLACE = -0.5
OTHER_STATUS = -0.25
# Two mentions without a date in articles this many days apart are less likely to be of one event.
LONG = 60
LONG_APART = -1.0

# Exact dates this many days apart may be two outlets' dates of one event, where the articles tell one story.
NEAR_DAYS = 3
STRONG_STORY = 1.5


class Evidence:
    """Mentions in columns, and how strongly two mentions of one family tell of one event."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        types, dates = mentions.types, [*mentions.dates, None]
        self._broad = of_each(types, mentions.type, lambda code: bool(event_types()[code].get("broad")))
        self._talk = of_each(types, mentions.type, is_talk)
        self._date_parts = date_parts(mentions)
        self._is_day = of_each(dates, mentions.date, is_day)
        self._day = of_each(dates, mentions.date, _day, np.int32)

    def between(self, ones: Numbers, others: Numbers, links: Values) -> Values:
        """The evidence for pairs of mentions of one family; not a number where the two contradict each other.

        Args:
            ones: the numbers of mentions.
            others: those of as many others.
            links: for each pair, how strongly the two articles tell one story, as evidence.
        """
        score = self._people_evidence(ones, others) + self._time(ones, others)
        score += np.where(self._same(self.mentions.article, ones, others), SAME_ARTICLE, links)
        known = (self.mentions.place[ones] != UNKNOWN) & (self.mentions.place[others] != UNKNOWN)
        score += np.where(known, np.where(self._same(self.mentions.place, ones, others), SAME_PLACE, OTHER_PLACE), 0.0)
        score += self._words(ones, others, links >= STRONG_STORY)
        score += np.where(self._same(self.mentions.status, ones, others), 0.0, OTHER_STATUS)
        denied = self.mentions.status == DENIED
        score[denied[ones] != denied[others]] = np.nan
        far = np.flatnonzero(~self._dates_fit(ones, others))
        score[far[~self._is_one_on_near_days(ones[far], others[far], links[far])]] = np.nan
        return score

    @staticmethod
    def _same(column: Places, ones: Numbers, others: Numbers) -> Truths:
        same: Truths = column[ones] == column[others]
        return same

    def _both_actual(self, ones: Numbers, others: Numbers) -> Truths:
        status = self.mentions.status
        both: Truths = (status[ones] == ACTUAL) & (status[others] == ACTUAL)
        return both

    def _words(self, ones: Numbers, others: Numbers, in_story: Truths) -> Values:
        """Evidence from the triggers, and from what happens once in a story being told in one."""
        once = self.mentions.once[ones]
        in_story = in_story | self._same(self.mentions.article, ones, others)
        told = in_story & self._both_actual(ones, others)  # of plans a story may tell of many
        one_day = once & self._same(self.mentions.date, ones, others) & self._is_day[ones]
        alike = one_day | (self.mentions.people.common(ones, others) > 0) | (told & ~self._talk[ones])
        other_word = np.where(self._broad[ones] | ~alike, OTHER_WORD, 0.0)
        words = np.where(self._same(self.mentions.stem, ones, others), SAME_WORD, other_word)
        return np.where(once & told, ONCE_IN_STORY, 0.0) + words

    def _dates_fit(self, ones: Numbers, others: Numbers) -> Truths:
        """Whether two dates can be the same, as `dates_fit` says."""
        fit: Truths = np.ones(len(ones), np.bool_)
        for part in self._date_parts:
            one, other = part[ones], part[others]
            fit &= (one == other) | (one == UNKNOWN) | (other == UNKNOWN)
        return fit

    def _is_one_on_near_days(self, ones: Numbers, others: Numbers, links: Values) -> Truths:
        """Whether two outlets date one event differently: one story, the same person, the same actor or place."""
        days = (self._day[ones] != UNKNOWN) & (self._day[others] != UNKNOWN)
        near = days & (np.abs(self._day[ones] - self._day[others]) <= NEAR_DAYS)
        in_story = (links >= STRONG_STORY) & ~self._same(self.mentions.article, ones, others)
        same_place = (self.mentions.place[ones] != UNKNOWN) & self._same(self.mentions.place, ones, others)
        agreed = (self.mentions.agents.common(ones, others) > 0) | same_place
        told_alike = self._same(self.mentions.type, ones, others) & self._both_actual(ones, others)
        sizes, shared = self.mentions.core.sizes, self.mentions.core.common(ones, others)
        same_core = (shared > 0) & (sizes[ones] == shared) & (sizes[others] == shared)
        found: Truths = near & in_story & agreed & told_alike & self.mentions.once[ones] & same_core
        return found

    def _people_evidence(self, ones: Numbers, others: Numbers) -> Values:
        """Evidence from the participants; not a number where they contradict each other."""
        once = self.mentions.once[ones] & self.mentions.once[others]
        agents, common_agents = self.mentions.agents.sizes, self.mentions.agents.common(ones, others) > 0
        score = np.where(common_agents, SAME_AGENT, 0.0)
        sizes, shared = self.mentions.company.sizes, self.mentions.company.common(ones, others)
        apart = (sizes[ones] > shared) & (sizes[others] > shared)
        score[~once & apart] += OTHER_PERSON  # A met B, and A met C
        sizes, core = self.mentions.core.sizes, self.mentions.core.common(ones, others) > 0
        strangers = ~core & (sizes[ones] > 0) & (sizes[others] > 0)
        score += np.where(core, np.where(once, SAME_PERSON_ONCE, SAME_PERSON), 0.0)
        score += np.where(strangers, np.where(once, np.nan, OTHER_PERSON), 0.0)
        # What one party did is not what another one plans.
        other_actors = ~common_agents & (agents[ones] > 0) & (agents[others] > 0)
        score[other_actors & ~self._same(self.mentions.status, ones, others)] = np.nan
        return score

    def _time(self, ones: Numbers, others: Numbers) -> Values:
        published = self.mentions.published
        known = (published[ones] != UNKNOWN) & (published[others] != UNKNOWN)
        long_apart = known & (np.abs(published[ones] - published[others]) > LONG)
        dated = (self.mentions.date[ones] != UNKNOWN) & (self.mentions.date[others] != UNKNOWN)
        same_day = self._same(self.mentions.date, ones, others) & self._is_day[ones]
        return np.where(dated, np.where(same_day, SAME_DAY, SAME_PERIOD), np.where(long_apart, LONG_APART, 0.0))


def _day(date: str | None) -> int:
    """The day as a number that grows by one a day; unknown where the date is less precise."""
    if date is None or not is_day(date) or "XXXX" in date:
        return UNKNOWN
    return datetime.date.fromisoformat(date).toordinal()
