"""Cleaner-production assessments, and the models worth a study visit."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from campaign.dates import PartialDate
from campaign.model.base import Figure, Line, Record, Slug, Sources, Strict, Words

Sector = Literal[
    "do-uong",
    "thuy-san",
    "det-may",
    "giay",
    "nhua",
    "hoa-chat",
    "thep",
    "xi-mang",
    "gia-cong-kim-loai",
    "khai-khoang",
    "thuc-pham",
    "go",
    "nhieu-nganh",
    "khac",
]
"""The first eight are those that Quyết định số 889/QĐ-TTg names for saving in 2021-2025."""
Quantity = Literal[
    "electricity", "heat", "fuel", "water", "materials", "wastewater", "waste", "recycled", "loss", "cost"
]
Unit = Literal["kWh/t", "m³/t", "kg/t", "MJ/t", "kWh/1000 l", "m³/1000 l", "kg/1000 l", "%", "đồng"]
OutputUnit = Literal["t", "1000 l"]
Amount = Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=4)]
Percent = Annotated[Decimal, Field(ge=-100, max_digits=9, decimal_places=4)]


class Reading(Strict):
    """A value as it was measured or published. `per`: of what, where the unit does not say it."""

    value: Amount
    unit: Unit
    per: Words | None = None
    period: PartialDate | None = None


class Indicator(Strict):
    """One quantity, before and after. `compared_with` norm: `before` is a norm, nothing measured.

    `price`: đồng per kWh, m³, kg or MJ; `yearly_saving`: đồng, at the assessment's `output`.
    """

    quantity: Quantity
    name: Words | None = None  # more exactly than the quantity: "dầu FO"
    compared_with: Literal["before", "norm"] = "before"
    before: Reading
    after: Reading
    change_percent: Percent | None = None  # as the source says it; less is negative
    price: Amount | None = None
    yearly_saving: Amount | None = None
    sources: tuple[Slug, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """From before to after, in percent of before; None from nothing."""
        before = self.before.value
        return (self.after.value - before) / before * 100 if before else None


class Measure(Strict):
    """Money in đồng, `running_cost` (new costs of keeping it going) and `yearly_saving` a year."""

    title: Words
    cost: Amount | None = None
    yearly_saving: Amount | None = None
    running_cost: Amount | None = None
    payback: Amount | None = None  # years, as the source says it

    @property
    def net_saving(self) -> Decimal | None:
        """Yearly saving less what it costs to keep going; None where no saving is known."""
        return None if self.yearly_saving is None else self.yearly_saving - (self.running_cost or 0)

    @property
    def years(self) -> Decimal | None:
        """Simple payback: cost / net yearly saving; None where it cannot be told or never comes."""
        if self.cost is None or self.net_saving is None or self.net_saving <= 0:
            return None
        return self.cost / self.net_saving


class Output(Strict):
    """What was made in a year: the year that yearly savings are counted on."""

    amount: Annotated[Decimal, Field(gt=0, max_digits=20, decimal_places=4)]
    unit: OutputUnit
    product: Words


class Assessment(Record):
    """`docs/data/assessments/<id>.yml`. `reference`: published elsewhere, not of Lạng Sơn."""

    id: Slug
    title: Words
    enterprise: Words | None = None
    zone: Slug | None = None
    elsewhere: Words | None = None  # a zone or programme outside the province; references only
    sector: Sector
    activity: Words | None = None
    period: PartialDate | None = None
    published: PartialDate | None = None
    assessor: Words | None = None
    reference: bool = False
    summary: Words
    output: Output | None = None
    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    figures: tuple[Figure, ...] = ()  # what was published in another form: totals, counts
    model: Slug | None = None  # the same place as a model worth a visit
    verified: bool
    note: Words | None = None
    sources: Sources

    @property
    def priced(self) -> tuple[Measure, ...]:
        """Measures of which both cost and yearly saving are known: those that can be added up."""
        return tuple(one for one in self.measures if one.cost is not None and one.net_saving is not None)


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
