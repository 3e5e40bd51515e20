"""Results of assessments put together: by zone, by sector, by indicator. What cannot be added is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from campaign.campaign import Campaign
from campaign.model import Assessment
from campaign.model.assessments import Indicator, Measure, Quantity, Sector, Unit


@dataclass(frozen=True)
class Group:
    """Assessments that share a zone or a sector. Sums are of those of Lạng Sơn, in đồng."""

    key: str  # a zone's id, or a sector; "" for enterprises in no zone
    here: tuple[Assessment, ...]
    references: tuple[Assessment, ...] = ()

    @property
    def measures(self) -> int:
        return sum(len(one.measures) for one in self.here)

    @property
    def priced(self) -> list[Measure]:
        return [measure for one in self.here for measure in one.priced]

    @property
    def cost(self) -> Decimal:
        return sum((measure.cost or Decimal() for measure in self.priced), Decimal())

    @property
    def saving(self) -> Decimal:
        """A year, running costs taken off."""
        return sum((measure.net_saving or Decimal() for measure in self.priced), Decimal())


@dataclass(frozen=True)
class Comparison:
    """One quantity in one unit, wherever it was measured."""

    quantity: Quantity
    unit: Unit
    rows: tuple[tuple[Assessment, Indicator], ...]


def by_zone(campaign: Campaign) -> list[Group]:
    """Lạng Sơn's assessments by zone, in the order of zones."""
    here = [one for one in campaign.assessments if not one.reference]
    zones = [*(zone.id for _, zones in campaign.zones_by_type for zone in zones), None]
    return [
        Group(zone or "", tuple(found)) for zone in zones if (found := [a for a in here if a.zone == zone])
    ]


def by_sector(campaign: Campaign) -> list[Group]:
    """All assessments by sector, references apart."""
    groups = []
    for sector in get_args(Sector):
        found = [one for one in campaign.assessments if one.sector == sector]
        here = tuple(one for one in found if not one.reference)
        if found:
            groups.append(Group(sector, here, tuple(one for one in found if one.reference)))
    return groups


def by_quantity(campaign: Campaign) -> list[Comparison]:
    """Indicators by quantity and unit: only such can be laid side by side."""
    found: dict[tuple[Quantity, Unit], list[tuple[Assessment, Indicator]]] = {}
    for one in listed(campaign.assessments):
        for indicator in one.indicators:
            found.setdefault((indicator.quantity, indicator.before.unit), []).append((one, indicator))
    order = get_args(Quantity)
    keys = sorted(found, key=lambda key: (order.index(key[0]), get_args(Unit).index(key[1])))
    return [Comparison(quantity, unit, tuple(found[quantity, unit])) for quantity, unit in keys]


def listed(assessments: Iterable[Assessment]) -> list[Assessment]:
    """In the order of the list: Lạng Sơn's first, newest first, then the references by id."""
    sorted_ = sorted(assessments, key=lambda one: one.id)
    sorted_.sort(key=lambda one: one.period.first.toordinal() if one.period else 0, reverse=True)
    return sorted(sorted_, key=lambda one: one.reference)
