"""Rounds of honours and those honoured in them."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

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
    date: dt.date
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

    date: dt.date
    scope: Words


class Withdrawal(Strict):
    date: dt.date
    reason: Words
    decision: Line


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
    valid_until: dt.date | None = None
    withdrawn: Withdrawal | None = None
    consent: Consent | None = None
    story: FilePath | None = None
    photo: Photo | None = None


class AwardRound(Record):
    """`docs/data/awards/<year>-<level>.yml`."""

    level: Level
    year: Annotated[int, Field(ge=2000, le=2099)]
    title: Words
    decision: Decision | None = None
    ceremony: Slug | None = None  # an event
    criteria: tuple[Criterion, ...] = ()
    jury: tuple[Words, ...] = ()
    categories: tuple[Category, ...]
    honourees: tuple[Honouree, ...] = ()
    sources: Sources

    @property
    def id(self) -> str:
        return f"{self.year}-{self.level}"
