"""Zones and the communes they lie in."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.rules.registry import LINKED, Finding, Known, rule
from campaign.source import Path

NOT_OF_TODAY = message(
    Section.ZONES,
    "khong-phai-xa-hien-nay",
    "“{place}” không phải xã, phường hiện nay",
    "chuyển sang “former_communes” và ghi đơn vị kế tục ở đây",
    place="xa-vi-du-90003",
)
OF_TODAY = message(
    Section.ZONES,
    "la-xa-hien-nay",
    "“{place}” là đơn vị hiện nay",
    "chuyển sang “communes”",
    place="xa-vi-du",
)


@rule(
    Section.ZONES,
    "Trong tệp khu vực, “communes” là xã, phường hiện nay; “former_communes” là đơn vị cũ.",
    NOT_OF_TODAY,
    OF_TODAY,
    *LINKED,
)
def zone_lies_in_communes_of_today(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """`communes` of a zone are units of today, `former_communes` units that are no more."""
    for zone in campaign.zones:
        for i, commune in enumerate(zone.communes):
            path: Path = ("communes", i, "place")
            yield from known.link(zone, path, "places", commune.place, "xã, phường")
            place = campaign.place.get(commune.place)
            if place and (place.is_district or not place.is_current):
                yield zone, path, NOT_OF_TODAY(place=commune.place)
        for i, former in enumerate(zone.former_communes):
            path = ("former_communes", i)
            yield from known.link(zone, path, "places", former, "đơn vị cũ")
            place = campaign.place.get(former)
            if place and place.is_current:
                yield zone, path, OF_TODAY(place=former)


NO_HEIR = message(
    Section.ZONES,
    "khong-ke-tuc-xa-cu",
    "“{place}” không kế tục đơn vị cũ nào trong “former_communes”",
    "thêm đơn vị cũ tương ứng, hoặc chọn một trong: {heirs}",
    place="xa-hang-xom",
    heirs="xa-vi-du",
)


@rule(Section.ZONES, "Xã, phường hiện nay của một khu kế tục các đơn vị cũ mà khu từng nằm trong.", NO_HEIR)
def zone_communes_follow_from_former_ones(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A zone's communes of today are successors of those it lay in before."""
    for zone in campaign.zones:
        former = [one for one in zone.former_communes if one in campaign.place]
        heirs = {heir.id for one in former for heir in campaign.heirs(one)}
        for i, commune in enumerate(zone.communes):
            place = campaign.place.get(commune.place)
            if heirs and place and place.is_current and place.id not in heirs:
                said = NO_HEIR(place=commune.place, heirs=", ".join(sorted(heirs)))
                yield zone, ("communes", i, "place"), said
