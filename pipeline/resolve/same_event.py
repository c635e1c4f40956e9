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
        self._broad = of_each(types, mentions.type, lambda code: event_types()[code].broad)
        self._talk = of_each(types, mentions.type, is_talk)
        self._date_parts = date_parts(mentions)
        self._is_day = of_each(dates, mentions.date, is_day)
        self._day = of_each(dates, mentions.date, _day, np.int32)

    def between(self, ones: Numbers, others: Numbers) -> tuple[Values, Values]:
        """The evidence that lies in pairs of mentions of one family; not a number where the two contradict each other.

        Args:
            ones: the numbers of mentions.
            others: those of as many others.

        Returns:
            What there is if the articles of the two tell one story or are one, and what there is otherwise.
        """
        mentions = self.mentions
        apart = self._people(ones, others) + self._time(ones, others) + self._place_and_status(ones, others)
        told = mentions.once[ones] & self._both_actual(ones, others)  # of plans a story may tell of many
        together = apart + np.where(told, ONCE_IN_STORY, 0.0)
        same_word = _same(mentions.stem, ones, others)
        apart[same_word] += SAME_WORD
        together[same_word] += SAME_WORD
        other = np.flatnonzero(~same_word)
        alike, alike_in_story = self._alike(ones[other], others[other])
        apart[other[~alike]] += OTHER_WORD
        together[other[~alike_in_story]] += OTHER_WORD
        far = np.flatnonzero(~self._dates_fit(ones, others))
        apart[far] = np.nan
        together[far[~self._is_one_on_near_days(ones[far], others[far])]] = np.nan
        return together, apart

    def _alike(self, ones: Numbers, others: Numbers) -> tuple[Truths, Truths]:
        """Whether two may be of one event for all their different words, and whether they may in one story."""
        mentions = self.mentions
        one_day = mentions.once[ones] & self._on_one_day(ones, others)
        alike = one_day | (mentions.people.common(ones, others) > 0)
        told = self._both_actual(ones, others) & ~self._talk[ones]
        broad = self._broad[ones]
        return alike & ~broad, (alike | told) & ~broad

    def _both_actual(self, ones: Numbers, others: Numbers) -> Truths:
        status = self.mentions.status
        both: Truths = (status[ones] == ACTUAL) & (status[others] == ACTUAL)
        return both

    def _on_one_day(self, ones: Numbers, others: Numbers) -> Truths:
        same_day: Truths = _same(self.mentions.date, ones, others) & self._is_day[ones]
        return same_day

    def _dates_fit(self, ones: Numbers, others: Numbers) -> Truths:
        """Whether two dates can be the same, as `dates_fit` says."""
        fit: Truths = np.ones(len(ones), np.bool_)
        for part in self._date_parts:
            one, other = part[ones], part[others]
            fit &= (one == other) | (one == UNKNOWN) | (other == UNKNOWN)
        return fit

    def _is_one_on_near_days(self, ones: Numbers, others: Numbers) -> Truths:
        """Whether two outlets of one story date one event differently: the same person, the same actor or place."""
        mentions = self.mentions
        days = (self._day[ones] != UNKNOWN) & (self._day[others] != UNKNOWN)
        near = days & (np.abs(self._day[ones] - self._day[others]) <= NEAR_DAYS)
        same_place = (mentions.place[ones] != UNKNOWN) & _same(mentions.place, ones, others)
        agreed = (mentions.agents.common(ones, others) > 0) | same_place
        told_alike = _same(mentions.type, ones, others) & self._both_actual(ones, others)
        sizes, shared = mentions.core.sizes, mentions.core.common(ones, others)
        same_core = (shared > 0) & (sizes[ones] == shared) & (sizes[others] == shared)
        two_articles = ~_same(mentions.article, ones, others)
        found: Truths = near & two_articles & agreed & told_alike & mentions.once[ones] & same_core
        return found

    def _people(self, ones: Numbers, others: Numbers) -> Values:
        """Evidence from the participants; not a number where they contradict each other."""
        mentions = self.mentions
        once = mentions.once[ones] & mentions.once[others]
        agents, common_agents = mentions.agents.sizes, mentions.agents.common(ones, others) > 0
        score = np.where(common_agents, SAME_AGENT, 0.0)
        often = np.flatnonzero(~once)
        sizes, shared = mentions.company.sizes, mentions.company.common(ones[often], others[often])
        apart = (sizes[ones[often]] > shared) & (sizes[others[often]] > shared)
        score[often[apart]] += OTHER_PERSON  # A met B, and A met C
        sizes, core = mentions.core.sizes, mentions.core.common(ones, others) > 0
        strangers = ~core & (sizes[ones] > 0) & (sizes[others] > 0)
        score += np.where(core, np.where(once, SAME_PERSON_ONCE, SAME_PERSON), 0.0)
        score += np.where(strangers, np.where(once, np.nan, OTHER_PERSON), 0.0)
        # What one party did is not what another one plans.
        other_actors = ~common_agents & (agents[ones] > 0) & (agents[others] > 0)
        score[other_actors & ~_same(mentions.status, ones, others)] = np.nan
        return score

    def _time(self, ones: Numbers, others: Numbers) -> Values:
        published, date = self.mentions.published, self.mentions.date
        known = (published[ones] != UNKNOWN) & (published[others] != UNKNOWN)
        long_apart = known & (np.abs(published[ones] - published[others]) > LONG)
        dated = (date[ones] != UNKNOWN) & (date[others] != UNKNOWN)
        known_dates = np.where(self._on_one_day(ones, others), SAME_DAY, SAME_PERIOD)
        return np.where(dated, known_dates, np.where(long_apart, LONG_APART, 0.0))

    def _place_and_status(self, ones: Numbers, others: Numbers) -> Values:
        place, status = self.mentions.place, self.mentions.status
        known = (place[ones] != UNKNOWN) & (place[others] != UNKNOWN)
        score = np.where(known, np.where(_same(place, ones, others), SAME_PLACE, OTHER_PLACE), 0.0)
        score[~_same(status, ones, others)] += OTHER_STATUS
        score[(status[ones] == DENIED) != (status[others] == DENIED)] = np.nan
        return score


def _same(column: Places, ones: Numbers, others: Numbers) -> Truths:
    same: Truths = column[ones] == column[others]
    return same


def _day(date: str | None) -> int:
    """The day as a number that grows by one a day; unknown where the date is less precise."""
    if date is None or not is_day(date) or "XXXX" in date:
        return UNKNOWN
    return datetime.date.fromisoformat(date).toordinal()
