"""Models worth a visit."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section
from campaign.rules.registry import LINKED, Finding, Known, rule


@rule(Section.LINKS, "Khu và địa phương mà một mô hình nhắc đến phải có thật.", *LINKED)
def model_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The zone and the place that a model names exist."""
    for model in campaign.models:
        yield from known.link(model, ("zone",), "zones", model.zone, "khu vực")
        yield from known.link(model, ("place",), "places", model.place, "địa phương")
