"""Questions about places: what a unit was made of, who else has its name or code, what happened there.

Templates call these as `places.…`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from campaign.model import (
    Assessment,
    AwardRound,
    Event,
    Honouree,
    Place,
    Recommendation,
    Text,
    VisitModel,
    Zone,
)
from campaign.model.zones import ZoneCommune
from campaign.vietnamese import fold, letter, sort_key

if TYPE_CHECKING:
    from campaign.campaign import Campaign

KIND = re.compile(r"^(Xã|Phường|Thị trấn|Huyện|Thành phố) (NT )?")  # NT: nông trường, a State farm


@dataclass
class Local:
    """What is recorded of one commune of today. Events and honours of old units came with them."""

    zones: list[tuple[Zone, ZoneCommune]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    honours: list[tuple[AwardRound, Honouree]] = field(default_factory=list)
    models: list[VisitModel] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)


def bare(place: Place) -> str:
    """A unit's name without its kind: "Cao Lộc"."""
    return KIND.sub("", place.name.vi)


@cache
def _plain(name: str) -> str:
    return fold(KIND.sub("", name))


def by_name(units: Iterable[Place]) -> list[Place]:
    """Units as a Vietnamese dictionary has them, by name without kind; then by code."""
    return sorted(units, key=lambda place: (sort_key(bare(place)), place.kind, place.code or ""))


def today(campaign: "Campaign") -> list[Place]:
    """The communes and wards of today, by name."""
    return by_name(place for place in campaign.places if place.is_current and not place.is_district)


def former(campaign: "Campaign") -> list[Place]:
    """Communes, wards and townships that are no more, by name."""
    return by_name(place for place in campaign.places if not (place.is_current or place.is_district))


def districts(campaign: "Campaign") -> list[Place]:
    """The former districts, by name."""
    return by_name(place for place in campaign.places if place.is_district)


def made_of(campaign: "Campaign", place: Place) -> list[tuple[Place, Text | None]]:
    """The units that went straight into a place, and which part of each where it was divided."""
    found = by_name(campaign.predecessors.get(place.id, ()))
    return [(unit, part) for unit in found for part in _parts(unit, place)]


def _parts(unit: Place, place: Place) -> Iterator[Text | None]:
    return (successor.part for successor in unit.successors if successor.place == place.id)


def all_made_of(campaign: "Campaign", place: Place) -> list[Place]:
    """Every unit that went into a place, straight or by way of another."""
    straight = [unit for unit, _ in made_of(campaign, place)]
    return straight + [older for unit in straight for older in all_made_of(campaign, unit)]


def heirs(campaign: "Campaign", place: Place) -> list[Place]:
    """The units of today that cover a unit, in whole or in part; of a district, all of its communes'."""
    if not place.is_district or place.is_current:
        return by_name(campaign.heirs(place.id))
    communes = [unit.id for unit in campaign.places if unit.district == place.id]
    return by_name(campaign.places_today(communes))


def districts_of(campaign: "Campaign", place: Place) -> list[Place]:
    """The districts in which a commune of today lay."""
    units = all_made_of(campaign, place)
    return by_name({unit.district: campaign.place[unit.district] for unit in units if unit.district}.values())


def namesakes(campaign: "Campaign", place: Place) -> list[Place]:
    """Communes whose name is the same, or looks so without diacritics, but that are another place.

    Of a unit of today, former ones that did not go into it; of a former one, units of today that it
    did not go into.
    """
    same = [
        other
        for other in campaign.places
        if not other.is_district
        and other.is_current != place.is_current
        and _plain(other.name.vi) == _plain(place.name.vi)
    ]
    own = {unit.id for unit in (all_made_of if place.is_current else heirs)(campaign, place)}
    return by_name(other for other in same if other.id not in own)


def same_code(campaign: "Campaign", place: Place) -> list[Place]:
    """Units of another name that have, or had, the code of a commune: codes were used again in 2025."""
    return by_name(
        other
        for other in campaign.places
        if place.code
        and other.code == place.code
        and other.id != place.id
        and not other.is_district
        and _plain(other.name.vi) != _plain(place.name.vi)
    )


def letters(units: Iterable[Place]) -> list[tuple[str, list[Place]]]:
    """Units by the first letter of their name, which in Vietnamese may be Ă, Â, Đ …"""
    found: dict[str, list[Place]] = {}
    for place in by_name(units):
        found.setdefault(letter(bare(place)), []).append(place)
    return list(found.items())


def local(campaign: "Campaign") -> Mapping[str, Local]:
    """What is recorded of each commune of today, by its id; each list in the order of its kind."""
    found = {place.id: Local() for place in campaign.places if place.is_current}
    for zone in campaign.zones:
        for commune in zone.communes:
            found[commune.place].zones.append((zone, commune))
    for event in sorted(campaign.events, key=lambda event: event.start.sort_key, reverse=True):
        for place in _units(campaign, (place.place for place in event.places)):
            found[place].events.append(event)
    for award, honouree in campaign.honours:
        for place in _units(campaign, honouree.places):
            found[place].honours.append((award, honouree))
    for model in campaign.models:
        for place in _units(campaign, [model.place]):
            found[place].models.append(model)
    _concerning_zones(campaign, found)
    return found


def _concerning_zones(campaign: "Campaign", found: Mapping[str, Local]) -> None:
    """Assessments and recommendations concern the communes that the zones they name lie in."""
    for assessment in campaign.assessments:
        for place in _communes(campaign, [assessment.zone] if assessment.zone else []):
            found[place].assessments.append(assessment)
    for item in campaign.recommendations:
        for place in dict.fromkeys([*_communes(campaign, item.zones), *_units(campaign, item.places)]):
            found[place].recommendations.append(item)


def _communes(campaign: "Campaign", zones: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(commune.place for zone in zones for commune in campaign.zone[zone].communes))


def _units(campaign: "Campaign", ids: Iterable[str | None]) -> list[str]:
    """Ids of the communes of today for units of any time; a district alone says too little."""
    units = campaign.places_today(name for name in ids if name)
    return [place.id for place in units if not place.is_district]
