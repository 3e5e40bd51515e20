"""What the theme's templates ask of the campaign, around the text of a page."""

from collections.abc import Mapping
from functools import cached_property, partial

from campaign.campaign import Campaign
from campaign.editions import EDITIONS
from campaign.views.cards import Card, cards, nearest
from campaign.views.described import described_chapter
from campaign.views.feeds import FEEDS
from campaign.views.look import Look
from campaign.views.trails import Trails


class Frame:
    """Share cards, ways to a page, papers, feeds; worked out once for all languages."""

    def __init__(self, campaign: Campaign, look: Look) -> None:
        self._campaign = campaign
        self._look = look

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Share cards by their pages' places in the source tree."""
        return cards(self._campaign, self._look)

    @cached_property
    def globals(self) -> Mapping[str, object]:
        """Names in every template of the theme."""
        trails = Trails(self._campaign, self._look)
        return {
            "card": partial(nearest, self.cards),
            "described_chapter": partial(described_chapter, self._campaign, self._look),
            "editions": EDITIONS,
            "feeds": {folder: word for folder, (word, _) in FEEDS.items()},
            "trails": trails,
        }
