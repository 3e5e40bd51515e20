"""The campaign itself: who, where, how long, what, and its days in the year."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from campaign.model.base import Line, Part, Record, Slug, Strict, Words

Parity = Literal["every", "even", "odd"]
LAST_DAY = {"early": 10, "middle": 20}
FIRST_DAY = {"early": 1, "middle": 11, "late": 21}


class Work(Strict):
    """One of the contents of work that letter 863 proposes."""

    id: Slug
    title: Words
    summary: Words


class Contact(Strict):
    """Role addresses only: no person's number stands here."""

    address: Words
    phone: Line
    email: Annotated[str, Field(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+$")]


class KeyDate(Strict):
    """A window of the yearly cycle. `part`: thượng, trung or hạ tuần, ten days of the month."""

    id: Slug
    title: Words
    month: Annotated[int, Field(ge=1, le=12)]
    part: Part
    years: Parity
    note: Words | None = None

    def window(self, year: int) -> tuple[dt.date, dt.date] | None:
        """First and last day in `year`; None in a year that has none.

        "Trung tuần" is the 11th to the 20th, as the calendar is commonly divided.
        """
        if self.years != "every" and (year % 2 == 0) != (self.years == "even"):
            return None
        first = dt.date(year, self.month, FIRST_DAY[self.part])
        if self.part in LAST_DAY:
            return first, first.replace(day=LAST_DAY[self.part])
        month_later = first.replace(day=28) + dt.timedelta(days=4)
        return first, month_later.replace(day=1) - dt.timedelta(days=1)


class Abbreviation(Strict):
    """An acronym that readers type and pages use."""

    short: Line
    term: Words


class CampaignInfo(Record):
    """`docs/data/campaign.yml`."""

    title: Words
    short_title: Words
    owner: Words
    scope: Words
    start: Annotated[int, Field(ge=2000, le=2099)]  # year
    end: Annotated[int, Field(ge=2000, le=2099)]  # year, included
    status: Words
    works: tuple[Work, ...]
    funding: tuple[Words, ...]
    contact: Contact
    key_dates: tuple[KeyDate, ...]
    documents: tuple[Slug, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    uid_domain: Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]  # never changes
