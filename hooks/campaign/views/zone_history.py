"""What happened to a zone, in order of time: decisions, new names of its communes, dated facts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from campaign import places
from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model import Fact, Place, Zone


@dataclass(frozen=True)
class Step:
    """One line of the history. `kind` chooses the words; what else is filled in depends on it."""

    date: PartialDate
    kind: str  # decided, status, figure, renamed
    fact: Fact[Any] | None = None
    renamed: tuple[Place, ...] = ()


def zone_history(campaign: Campaign, zone: Zone) -> list[Step]:
    """Everything dated that is recorded of the zone itself, oldest first."""
    return sorted(_steps(campaign, zone), key=lambda step: (step.date.sort_key, step.kind))


def _steps(campaign: Campaign, zone: Zone) -> Iterator[Step]:
    if zone.decision_date:
        yield Step(zone.decision_date.value, "decided", zone.decision_date)
    if zone.status and zone.status.as_of:
        yield Step(zone.status.as_of, "status", zone.status)
    for figure in zone.figures:
        if figure.as_of:
            yield Step(figure.as_of, "figure", figure)
    ended: dict[dt.date, list[Place]] = {}
    for place in map(campaign.place.__getitem__, zone.former_communes):
        if place.valid_to:
            ended.setdefault(place.valid_to, []).append(place)
    for day, units in ended.items():
        new_day = PartialDate((day + dt.timedelta(days=1)).isoformat())
        yield Step(new_day, "renamed", renamed=tuple(places.by_name(units)))
