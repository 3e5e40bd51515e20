"""Pages of recommendations: each, each authority's, and of those that share a subject, a zone or a year."""

from collections.abc import Iterator

from campaign import authorities, dossiers
from campaign.campaign import Campaign
from campaign.dossiers import GroupKind
from campaign.output import Output
from campaign.views import addresses
from campaign.views.look import Look
from campaign.views.page import in_both_languages

LISTED: tuple[GroupKind, ...] = ("linh-vuc", "khu-vuc", "nam")  # addressees have pages of their own


def recommendation_pages(campaign: Campaign, look: Look) -> Iterator[Output]:
    for item in campaign.recommendations:
        uri = addresses.recommendation_uri(item)
        values = {
            "item": item,
            "status": item.status_on(look.today),
            "waits": item.waits(look.today),
            "heirs": authorities.heirs(campaign, campaign.addressee[item.addressee]),
        }
        yield from in_both_languages(campaign, look, item, uri, "recommendation", item, **values)
    yield from _addressees(campaign, look)
    yield from _groups(campaign, look)


def _addressees(campaign: Campaign, look: Look) -> Iterator[Output]:
    for one in campaign.addressees:
        values = {
            "addressee": one,
            "predecessors": authorities.predecessors(campaign, one),
            "communes": authorities.communes_after(campaign, one),
            "entries": dossiers.to(campaign, one.id),
        }
        uri = addresses.addressee_uri(one)
        yield from in_both_languages(campaign, look, one, uri, "addressee", one, **values)


def _groups(campaign: Campaign, look: Look) -> Iterator[Output]:
    for kind in LISTED:
        for key, entries in dossiers.groups(campaign, kind):
            uri = addresses.recommendation_group_uri(kind, key)
            sample = all(item.sample for item in entries)
            values = {"kind": kind, "key": key, "entries": entries, "sample": sample}
            yield from in_both_languages(campaign, look, entries[0], uri, "recommendations", None, **values)
