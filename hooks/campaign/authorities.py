"""Who took over from whom: ministries merged on 1 March 2025, districts ended on 30 June 2025."""

from campaign.campaign import Campaign
from campaign.model import Addressee, Place


def heirs(campaign: Campaign, addressee: Addressee) -> tuple[Addressee, ...]:
    """The authorities still there that an authority's tasks went to; itself if it is still there.

    Over all the changes between. Rules call this on unchecked data: a successor that is not there, or is
    a predecessor again, leads nowhere.
    """
    found: dict[str, Addressee] = {}
    seen: set[str] = set()
    waiting = [addressee]
    while waiting:
        one = waiting.pop(0)
        if one.id in seen:
            continue
        seen.add(one.id)
        if one.valid_to is None:
            found[one.id] = one
        known = (campaign.addressee.get(each.addressee) for each in one.successors)
        waiting += [each for each in known if each]
    return tuple(found.values())


def communes_after(campaign: Campaign, addressee: Addressee) -> tuple[Place, ...]:
    """The communes of today in the area of a People's Committee that is no more.

    Of a district, those its communes went into: there is no district any more (Nghị quyết 203/2025/QH15).
    """
    place = campaign.place.get(addressee.place or "")
    if place is None or addressee.valid_to is None:
        return ()
    if not place.is_district:
        return campaign.heirs(place.id)
    return campaign.places_today(one.id for one in campaign.places if one.district == place.id)


def predecessors(campaign: Campaign, addressee: Addressee) -> tuple[Addressee, ...]:
    """The authorities that name this one as their successor."""
    return tuple(
        one for one in campaign.addressees if addressee.id in (each.addressee for each in one.successors)
    )
