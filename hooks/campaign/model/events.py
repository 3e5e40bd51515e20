"""Events, with iCalendar's words (RFC 5545) where it has one."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from campaign.dates import Clock, Day, PartialDate
from campaign.model.base import Record, Slug, Sources, Strict, WebAddress, Words, one_of

EventType = Literal[
    "hoi-thao",
    "toa-dam",
    "hoi-cho",
    "doi-thoai-chinh-sach",
    "tap-huan",
    "tham-quan-hoc-tap",
    "tong-ket",
    "le-vinh-danh",
]
EventStatus = Literal["tentative", "confirmed", "cancelled", "postponed", "moved-online"]
FilePath = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\.[a-z0-9]+$")]
"""A file below `docs/`, in small letters without spaces: it becomes an address."""


class EventPlace(Strict):
    """Where it happens, named as on that day."""

    name: Words
    place: Slug | None = None


class Registration(Strict):
    note: Words | None = None
    url: WebAddress | None = None
    closes: PartialDate | None = None


class Material(Strict):
    """A handbook of this site or a file below `docs/`."""

    model_config = one_of("handbook", "file")
    handbook: Slug | None = None
    file: FilePath | None = None
    title: Words | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Material":
        if (self.handbook is None) == (self.file is None):
            raise PydanticCustomError("one_of", "", {"keys": "“handbook” hoặc “file”"})
        return self


class Photo(Strict):
    """`consent`: when the recognisable people in it agreed."""

    file: FilePath
    alt: Words
    consent: Day | None = None


class Event(Record):
    """Front matter of `docs/su-kien/<id>.md`. Times are Asia/Ho_Chi_Minh."""

    id: Slug
    type: EventType
    title: Words
    start: PartialDate
    end: PartialDate | None = None
    start_time: Clock | None = None
    end_time: Clock | None = None
    status: EventStatus
    sequence: Annotated[int, Field(ge=0)] = 0  # RFC 5545, 3.8.7.4: grows with each change
    published: Day  # the day this page appeared
    updated: Day | None = None  # the day of the last change that readers must know of
    summary: Words
    places: tuple[EventPlace, ...] = ()
    online: WebAddress | None = None
    zones: tuple[Slug, ...] = ()
    audience: tuple[Words, ...] = ()
    organizers: tuple[Words, ...] = ()
    registration: Registration | None = None
    bring: tuple[Words, ...] = ()
    models: tuple[Slug, ...] = ()
    materials: tuple[Material, ...] = ()
    outcomes: tuple[Words, ...] = ()
    photos: tuple[Photo, ...] = ()
    sources: Sources

    @property
    def last_day(self) -> dt.date:
        """The last day it can be on."""
        return (self.end or self.start).last

    @property
    def has_days(self) -> bool:
        """Whether exact days were named, so that a calendar may show it."""
        return self.start.is_day and (self.end is None or self.end.is_day)

    @property
    def changed(self) -> dt.date:
        """The day it was last changed or, unchanged, published."""
        return self.updated or self.published
