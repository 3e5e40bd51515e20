"""The words by which readers look for pages that do not say them: old names, aliases, acronyms."""

from collections.abc import Mapping
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.views import addresses


@dataclass(frozen=True)
class Synonyms:
    """Other words by which readers look for pages.

    `pages`: words of one page, by its address in the site ("khu-vuc/x/"); `short`: acronym -> what it
    stands for, in lower case ("KCN" -> "khu công nghiệp"): a page with the one is found by the other.
    """

    pages: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str]


def synonyms(campaign: Campaign) -> Synonyms:
    """What the records know of other names. Acronyms: the campaign's list."""
    short = {entry.short: entry.term.vi.lower() for entry in campaign.info.abbreviations}
    pages: dict[str, tuple[str, ...]] = {
        _address(addresses.document_uri(each)): (each.title.vi,) for each in campaign.documents
    }
    for zone in campaign.zones:
        former = (campaign.place[place].name.vi for place in zone.former_communes)
        pages[_address(addresses.zone_uri(zone))] = (*zone.aliases, *former)
    for place in campaign.places:
        for heir in campaign.heirs(place.id):
            if heir is not place:  # a district leads to all its communes of today
                address = _address(addresses.place_uri(heir))
                pages[address] = (*pages.get(address, ()), place.name.vi)
    return Synonyms(pages, short)


def _address(uri: str) -> str:
    return uri.removesuffix(".md") + "/"
