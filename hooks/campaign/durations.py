"""How long something took when its dates are only partly known: a range, never a guess."""

from dataclasses import dataclass
from typing import Literal

from campaign.dates import PartialDate

DAYS_OF_MONTH = 30.4375  # a mean one
DAYS_OF_YEAR = 365.25
DAYS_UP_TO = 60  # so many days are said as days,
MONTHS_UP_TO = 36  # so many months as months; more as years


@dataclass(frozen=True)
class Rounded:
    """A duration as people say it: from `low` to `high` of a unit; `about`: it was rounded."""

    unit: Literal["day", "month", "year"]
    low: float
    high: float
    about: bool


@dataclass(frozen=True)
class Duration:
    """Whole days from one date to another: at least, and at most."""

    least: int
    most: int

    @classmethod
    def between(cls, start: PartialDate, end: PartialDate) -> "Duration":
        """From `start` to `end`, which is not before it."""
        return cls(max(0, (end.first - start.last).days), max(0, (end.last - start.first).days))

    @property
    def rounded(self) -> Rounded:
        """In days up to 60, in months up to 36, else in years with one decimal."""
        if self.most <= DAYS_UP_TO:
            return Rounded("day", self.least, self.most, False)
        months = [round(days / DAYS_OF_MONTH) for days in (self.least, self.most)]
        if months[1] <= MONTHS_UP_TO:
            return Rounded("month", months[0], months[1], True)
        years = [round(days / DAYS_OF_YEAR, 1) for days in (self.least, self.most)]
        return Rounded("year", years[0], years[1], True)
