"""Administrative units, dated: Lạng Sơn changed its communes on 1 December 2024 and 1 July 2025."""

from typing import Annotated, Literal

from pydantic import Field

from campaign.dates import Day
from campaign.model.base import Record, Slug, Sources, Strict, Words

PlaceKind = Literal["xa", "phuong", "thi-tran", "huyen", "thanh-pho"]
DISTRICT_KINDS = ("huyen", "thanh-pho")


class Successor(Strict):
    """The unit that took over, and which part of the old one where it was divided."""

    place: Slug
    part: Words | None = None


class Place(Record):
    """A commune-level or former district-level unit, between two days.

    The official code alone is no key: 26 codes named another unit before 1 July 2025.
    (code, valid_from) is one; `valid_from` is empty where the day is not known.
    """

    id: Slug
    name: Words
    kind: PlaceKind
    code: Annotated[str, Field(pattern=r"^([0-9]{3}|[0-9]{5})$")] | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None  # last day, included; empty: still there
    district: Slug | None = None  # only while there were districts
    successors: tuple[Successor, ...] = ()
    area_km2: Annotated[float, Field(gt=0)] | None = None
    verified: bool
    note: Words | None = None
    sources: tuple[Slug, ...] = ()  # keys of the file's `sources`

    @property
    def is_current(self) -> bool:
        return self.valid_to is None

    @property
    def is_district(self) -> bool:
        return self.kind in DISTRICT_KINDS


class PlaceFile(Record):
    """`docs/data/places/*.yml`: many units that share their sources."""

    sources: Sources
    places: tuple[Place, ...]
