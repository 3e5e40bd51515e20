"""The words by which readers look for pages that do not say them: old names, aliases, acronyms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.views import addresses

BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Synonyms:
    """Other words by which readers look for pages.

    `pages`: words of one page, by its address in the site ("khu-vuc/x/"); `short`: acronym -> what it
    stands for, in lower case ("KCN" -> "khu công nghiệp"): a page with the one is found by the other.
    """

    pages: Mapping[str, tuple[str, ...]]
    short: Mapping[str, str]


def synonyms(campaign: Campaign) -> Synonyms:
    """What the records know of other names."""
    short = _acronyms(campaign)
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


def _acronyms(campaign: Campaign) -> dict[str, str]:
    """Those of the handbooks' glossaries and of the campaign's own list, which has the last word.

    "EPR" may stand for "trách nhiệm mở rộng của nhà sản xuất (EPR)": what is in brackets is left out.
    """
    terms = [(term.short, term.term) for book in campaign.handbooks for term in book.glossary]
    terms += [(entry.short, entry.term) for entry in campaign.info.abbreviations]
    return {short: BRACKETS.sub("", term.vi).strip().lower() for short, term in terms if short}
