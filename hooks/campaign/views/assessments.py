"""Pages of assessments, and what the tables about them are filled with."""

from collections.abc import Iterator, Mapping

from campaign.campaign import Campaign
from campaign.output import Output
from campaign.views import addresses, charts
from campaign.views.look import Look
from campaign.views.page import in_both_languages


def assessment_pages(campaign: Campaign, look: Look) -> Iterator[Output]:
    """A page per assessment, with the honours that rest on it."""
    for one in campaign.assessments:
        values: Mapping[str, object] = {
            "assessment": one,
            "honours": [entry for entry in campaign.honours if entry[1].assessment == one.id],
            "charts": charts,
        }
        uri = addresses.assessment_uri(one)
        yield from in_both_languages(campaign, look, one, uri, "assessment", one, **values)
