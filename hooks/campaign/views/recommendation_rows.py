"""The open tables of recommendations and of the authorities they go to."""

from collections.abc import Iterator

from campaign import authorities
from campaign.campaign import Campaign
from campaign.model import Recommendation
from campaign.model.recommendations import Step
from campaign.views import addresses
from campaign.views.look import Look
from campaign.views.table_rows import Row, address, cited, named


def recommendations(campaign: Campaign, look: Look) -> Iterator[Row]:
    for item in sorted(campaign.recommendations, key=lambda item: item.id):
        waits = item.waits(look.today)
        yield {
            "id": item.id,
            **named("title", item.title),
            "subject": item.subject,
            "shortcoming": item.shortcoming,
            "recommendation": item.recommendation,
            "addressee": item.addressee,
            "addressee_name": campaign.addressee[item.addressee].name,
            "zones": item.zones,
            "places": item.places,
            "event": item.event,
            "year": item.year,
            "status": item.status_on(look.today),
            "waiting_days_min": waits[-1].lasted.least if waits else None,
            "waiting_days_max": waits[-1].lasted.most if waits else None,
            "steps": [_step(item, step) for step in item.steps_until(look.today)],
            "url": address(campaign, look, addresses.recommendation_uri(item)),
            "sources": cited(item.sources),
        }


def _step(item: Recommendation, step: Step) -> str:
    """ "2023-06 sent bo-x 11/CV-MH"."""
    whom = step.addressee if step.addressee and step.addressee != item.addressee else None
    return " ".join(filter(None, [str(step.date), step.kind, whom, step.document]))


def addressees(campaign: Campaign, look: Look) -> Iterator[Row]:
    for one in sorted(campaign.addressees, key=lambda one: one.id):
        yield {
            "id": one.id,
            **named("name", one.name),
            "level": one.level,
            "place": one.place,
            "valid_from": one.valid_from,
            "valid_to": one.valid_to,
            "successors": [each.addressee for each in one.successors],
            "communes_after": [place.id for place in authorities.communes_after(campaign, one)],
            "documents": one.documents,
            "verified": one.verified,
            "note": one.note,
            "url": address(campaign, look, addresses.addressee_uri(one)),
            "sources": cited(one.sources),
        }
