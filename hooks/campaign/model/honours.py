"""Rounds of honours and those honoured in them."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from campaign.dates import Day
from campaign.model.base import Line, Record, Slug, Sources, Strict, Words
from campaign.model.events import FilePath, Photo

Level = Literal["provincial", "regional", "national"]
HonoureeKind = Literal["organisation", "enterprise", "individual", "community"]
HonourField = Literal[
    "kkt", "kcn", "ccn", "lang-nghe", "tai-che", "khai-khoang", "cong-dong", "giao-duc", "khac"
]


class Decision(Strict):
    """The document by which the round was decided."""

    number: Line
    date: Day
    issuer: Words
    document: Slug | None = None


class Criterion(Strict):
    text: Words
    source: Slug | None = None  # a key of the round's `sources`


class Category(Strict):
    id: Slug
    title: Words


class Consent(Strict):
    """A person's recorded agreement (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15)."""

    date: Day
    scope: Words


class Withdrawal(Strict):
    date: Day
    reason: Words
    decision: Line


Standing = Literal["active", "expired", "withdrawn"]


class Honouree(Strict):
    """One honour given to one party. `basis`: the provincial honour that it rests on."""

    id: Slug
    name: Words
    kind: HonoureeKind
    field: HonourField
    category: Slug
    citation: Words
    places: tuple[Slug, ...] = ()
    zones: tuple[Slug, ...] = ()
    basis: Slug | None = None
    assessment: Slug | None = None
    valid_until: Day | None = None
    withdrawn: Withdrawal | None = None
    consent: Consent | None = None
    story: FilePath | None = None
    photo: Photo | None = None

    def standing(self, day: dt.date) -> Standing:
        """What the honour is worth on `day`; a withdrawal counts from when it is written here."""
        if self.withdrawn:
            return "withdrawn"
        if self.valid_until and self.valid_until < day:
            return "expired"
        return "active"


class AwardRound(Record):
    """`docs/data/awards/<year>-<level>.yml`. `retired`: ids of entries taken out, never used again."""

    level: Level
    year: Annotated[int, Field(ge=2000, le=2099)]
    title: Words
    published: Day  # the day the list appeared
    decision: Decision | None = None
    ceremony: Slug | None = None  # an event
    criteria: tuple[Criterion, ...] = ()
    jury: tuple[Words, ...] = ()
    categories: tuple[Category, ...]
    honourees: tuple[Honouree, ...] = ()
    retired: tuple[Slug, ...] = ()
    sources: Sources

    @property
    def id(self) -> str:
        return f"{self.year}-{self.level}"
