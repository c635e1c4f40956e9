"""Event mentions as merging sees them, and the evidence that two of them tell of one event."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.event_types import event_nouns, event_types, happens_once, is_talk

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

# Letters that inflected forms of one trigger share ("arrested", "arrests"; "dismissed", "dismissal").
_STEM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of an event.

    Attributes:
        key: its id.
        article: the article that holds it.
        type: event type.
        family: the types that tell of the same happenings in other words.
        stem: beginning of the trigger.
        nominal: whether the trigger is a noun ("the arrest"), which may take up what was told before.
        position: offset of the trigger in its article.
        date: ISO date of any precision, a year may be XXXX.
        end_date: the same for the end of a period.
        place: entity id of the place.
        status: actual, planned, alleged or denied.
        published: publication day of the article.
        agents: entity ids of those who act.
        patients: entity ids of those who are acted on.
        others: entity ids of other participants.
    """

    key: str
    article: str
    type: str
    family: str
    stem: str
    nominal: bool
    position: int
    date: str | None
    end_date: str | None
    place: str | None
    status: str
    published: datetime.date | None
    agents: frozenset[str]
    patients: frozenset[str]
    others: frozenset[str]

    @property
    def people(self) -> frozenset[str]:
        """Everyone who took part in a main role."""
        return self.agents | self.patients

    @property
    def everyone(self) -> frozenset[str]:
        """Everyone and every place that the mention names."""
        return self.people | self.others | (frozenset() if self.place is None else frozenset({self.place}))

    @property
    def core(self) -> frozenset[str]:
        """Whom the event happens to; of a journey, whoever travels; of an offence, whoever commits it."""
        return self.people if self.family == "movement" or self.personal else self.patients

    @property
    def personal(self) -> bool:
        """Whether what one party does is apart from what another does, as offences are."""
        return bool(event_types()[self.type].get("by_one"))

    @property
    def once(self) -> bool:
        """Whether the event happens to somebody once in a story."""
        return happens_once(self.type)


def stem(trigger: str) -> str:
    """The beginning of the trigger's first word in lower case."""
    return trigger.lower().split()[0][:_STEM]


def is_noun(trigger: str) -> bool:
    """Whether the trigger is a noun that names events, in the singular or plural."""
    word = trigger.lower()
    return word in event_nouns() or word.removesuffix("s") in event_nouns()


def dates_fit(one: str | None, other: str | None) -> bool:
    """Whether two dates can be the same: equal, or one holds the other ("2019" holds "2019-08-14", XXXX any year)."""
    if one is None or other is None:
        return True
    parts = zip(one.split("-"), other.split("-"), strict=False)
    return all(a == b or "XXXX" in (a, b) for a, b in parts)


def is_day(value: str | None) -> bool:
    """Whether the date names a day, with or without the year."""
    return value is not None and value.count("-") == 2


def best_date(values: Iterable[str]) -> str | None:
    """The most precise date, among equals the one given most often, then the earliest."""
    counts = Counter(values)
    order = sorted(counts, key=lambda v: (-v.count("-"), "XXXX" in v, -counts[v], v))
    return order[0] if order else None


def evidence(one: Mention, other: Mention, story: float) -> float | None:
    """How strongly two mentions of one family tell of one event; None where they contradict each other.

    Args:
        one: a mention.
        other: another mention of the same family.
        story: how strongly their articles tell one story, as evidence.
    """
    near = not dates_fit(one.date, other.date)
    if (near and not _is_one_on_near_days(one, other, story)) or (one.status == "denied") != (other.status == "denied"):
        return None
    people = _people(one, other)
    if people is None:
        return None
    score = people + _time(one, other)
    score += SAME_ARTICLE if one.article == other.article else story
    if one.place is not None and other.place is not None:
        score += SAME_PLACE if one.place == other.place else OTHER_PLACE
    score += _words(one, other, in_story=story >= STRONG_STORY)
    return score if one.status == other.status else score + OTHER_STATUS


def _words(one: Mention, other: Mention, *, in_story: bool) -> float:
    """Evidence from the triggers, and from what happens once in a story being told in one."""
    score = ONCE_IN_STORY if one.once and in_story else 0.0
    if one.stem == other.stem:
        return score + SAME_WORD
    alike = one.once or (in_story and not is_talk(one.type)) or bool(one.people & other.people)
    return score + (OTHER_WORD if event_types()[one.type].get("broad") or not alike else 0.0)


def days_apart(one: str, other: str) -> int | None:
    """Days between two dates of day precision; None where one is less precise or has no year."""
    if not (is_day(one) and is_day(other)) or "XXXX" in one + other:
        return None
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)


def _is_one_on_near_days(one: Mention, other: Mention, story: float) -> bool:
    """Whether two outlets date one event differently: one story, the same person, the same actor or place."""
    apart = days_apart(one.date or "", other.date or "")
    if apart is None or apart > NEAR_DAYS or one.article == other.article or story < STRONG_STORY:
        return False
    agreed = bool(one.agents & other.agents) or (one.place is not None and one.place == other.place)
    told_alike = one.type == other.type and one.status == other.status == "actual"
    return one.once and told_alike and agreed and bool(one.core) and one.core == other.core


def _people(one: Mention, other: Mention) -> float | None:
    """Evidence from the participants; None where they contradict each other."""
    once = one.once and other.once
    if one.status != other.status and one.agents and other.agents and not one.agents & other.agents:
        return None  # what one party did is not what another one plans
    score = SAME_AGENT if one.agents & other.agents else 0.0
    company = [mention.people | mention.others for mention in (one, other)]
    if not once and company[0] - company[1] and company[1] - company[0]:
        score += OTHER_PERSON  # A met B, and A met C
    if one.core & other.core:
        return score + (SAME_PERSON_ONCE if once else SAME_PERSON)
    if one.core and other.core:
        return None if once else score + OTHER_PERSON
    return score


def _time(one: Mention, other: Mention) -> float:
    if one.date is None or other.date is None:
        apart = abs((one.published - other.published).days) if one.published and other.published else 0
        return LONG_APART if apart > LONG else 0.0
    return SAME_DAY if one.date == other.date and is_day(one.date) else SAME_PERIOD
