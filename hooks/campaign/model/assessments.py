"""Cleaner-production assessments, and the models worth a study visit."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from campaign.dates import PartialDate
from campaign.model.base import Line, Record, Slug, Sources, Strict, Words

Unit = Literal["kWh/t", "m³/t", "kg/t", "MJ/t", "%", "đồng"]
Amount = Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=4)]


class Indicator(Strict):
    """The same quantity before and after, on the same basis."""

    name: Words
    unit: Unit
    before: Amount
    after: Amount


class Measure(Strict):
    """Money in đồng; payback in years = cost / yearly_saving."""

    title: Words
    cost: Amount | None = None
    yearly_saving: Amount | None = None
    payback: Amount | None = None


class Assessment(Record):
    """`docs/data/assessments/<id>.yml`. `reference`: published elsewhere, not of Lạng Sơn."""

    id: Slug
    title: Words
    enterprise: Words | None = None
    zone: Slug | None = None
    sector: Words
    period: PartialDate
    published: PartialDate | None = None
    assessor: Words | None = None
    reference: bool = False
    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    verified: bool
    note: Words | None = None
    sources: Sources


ModelGroup = Literal["kcn", "ccn", "lang-nghe", "tai-che", "khai-khoang"]


class VisitModel(Record):
    """`docs/data/models/<id>.yml`: a model ("mô hình") that study visits go to see."""

    id: Slug
    group: ModelGroup
    title: Words
    location: Words
    place: Slug | None = None  # where it lies in Lạng Sơn
    zone: Slug | None = None
    summary: Words
    lessons: tuple[Words, ...] = ()
    contact: Line | None = None
    verified: bool
    sources: Sources
