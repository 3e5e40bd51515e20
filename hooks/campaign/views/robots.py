"""What search engines are told of the whole site."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.output import Output
from campaign.views.look import Look


def robots(campaign: Campaign, look: Look) -> Iterator[Output]:
    """`robots.txt`: everything may be read, and where the list of pages is."""
    yield Output("robots.txt", look.plain_text("feeds/robots.txt", url=look.url), campaign.info.origin.file)
