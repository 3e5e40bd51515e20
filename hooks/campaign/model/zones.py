"""Economic zones, industrial parks and clusters, craft villages."""

from typing import Annotated, Literal

from pydantic import Field

from campaign.dates import PartialDate
from campaign.model.base import Fact, Figure, Line, Record, Slug, Sources, Strict, Words

Hectares = Annotated[float, Field(gt=0)]
ZoneType = Literal["kkt", "kcn", "ccn", "lang-nghe"]


class ZoneCommune(Strict):
    """A commune of today that the zone lies in, wholly or in part."""

    place: Slug
    part: Words | None = None
    verified: bool
    note: Words | None = None


class Zone(Record):
    """`docs/data/zones/<id>.yml`. A fact that nobody has published is left out."""

    id: Slug
    type: ZoneType
    name: Words
    aliases: tuple[Line, ...] = ()
    verified: bool  # that the zone exists at all
    communes: tuple[ZoneCommune, ...] = ()
    former_communes: tuple[Slug, ...] = ()  # units of the time before 1 July 2025
    locality_before: Fact[Words] | None = None  # as it was written before 1 July 2025
    area_ha: Fact[Hectares] | None = None
    decision_number: Fact[Words] | None = None
    decision_date: Fact[PartialDate] | None = None
    operator: Fact[Words] | None = None
    industries: Fact[tuple[Words, ...]] | None = None
    status: Fact[Words] | None = None
    figures: tuple[Figure, ...] = ()
    notes: tuple[Words, ...] = ()
    sources: Sources


class ZoneTotal(Strict):
    """A published total; totals of different sources contradict each other and are not added."""

    claim: Words
    verified: bool
    as_of: PartialDate | None = None
    sources: tuple[Slug, ...] = ()
    note: Words | None = None


class ZoneTotals(Record):
    """`docs/data/zone-totals.yml`."""

    totals: tuple[ZoneTotal, ...]
    note: Words
    sources: Sources
