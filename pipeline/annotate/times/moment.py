"""Where a time expression stands, what the text has said before it, and the type of what gives it a value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pipeline.annotate.times.calendar import interval
from pipeline.annotate.times.patterns import Groups
from pipeline.annotate.times.tense import Direction
from pipeline.records import DateMention

# How many calendar expressions back an expression may lean: farther back, the story has moved on.
_REMEMBERED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where a time expression stands.

    Attributes:
        written: the article's date, None if unknown.
        spoken: values of the calendar expressions before this one in the text, the nearest first.
        year: the year that the text itself gives for dates without one, None if it gives none (see `Memory`).
        direction: where the clause looks.
        modifier: whether the expression stands before a noun and belongs to it ("the March rally").
        day_first: whether the day stands before the month in dates in digits; None where nothing shows it.
    """

    written: date | None = None
    spoken: tuple[str, ...] = ()
    year: int | None = None
    direction: Direction = 0
    modifier: bool = False
    day_first: bool | None = None

    @property
    def day(self) -> date | None:
        """The day last spoken of, if what was last spoken of is a day."""
        return self.spoken_within(1)

    def spoken_within(self, days: int) -> date | None:
        """First day of what was last spoken of, if it is no longer than `days` days."""
        stretch = interval(self.spoken[0]) if self.spoken else None
        return stretch[0] if stretch and (stretch[1] - stretch[0]).days < days else None


Value = Callable[[Groups, Moment], str | None]
"""From the parts of an expression and its moment to its TIMEX3 value; None if it is no time expression after all."""


class Memory:
    """What has been found so far in one document, and what it says of what follows.

    Attributes:
        found: the mentions, in text order.
        paragraph: start of the paragraph that is being read.
        spoken: values of the last calendar expressions, the nearest first.
    """

    def __init__(self) -> None:
        self.found: list[DateMention] = []
        self.paragraph = 0
        self.spoken: tuple[str, ...] = ()
        self._full: list[tuple[int, int]] = []

    @property
    def end(self) -> int:
        """Where the last mention ends."""
        return self.found[-1].end if self.found else 0

    @property
    def year(self) -> int | None:
        """The year for dates without one: of the last full date in the paragraph, else the one all full dates share."""
        years = {year for _, year in self._full}
        if self._full and (self._full[-1][0] >= self.paragraph or len(years) == 1):
            return self._full[-1][1]
        return None

    def add(self, mention: DateMention, parts: Groups) -> None:
        """Remember a mention, and its year if it gives day, month and year."""
        self.found.append(mention)
        if interval(mention.value):
            self.spoken = (mention.value, *self.spoken)[:_REMEMBERED]
        if {"day", "year"} <= set(parts):
            self._full.append((mention.start, int(mention.value[:4])))
