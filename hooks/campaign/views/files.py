"""Everything the site has for machines, beside its pages."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.output import Output
from campaign.views.app import app
from campaign.views.calendar import calendars
from campaign.views.fact_sheets import fact_sheets
from campaign.views.feeds import feeds
from campaign.views.finder import finder
from campaign.views.fonts import web_fonts
from campaign.views.form import forms
from campaign.views.look import Look
from campaign.views.robots import robots
from campaign.views.roll import roll_files
from campaign.views.tables import tables
from campaign.views.verification import verification


def machine_files(campaign: Campaign, look: Look) -> Iterator[Output]:
    """Calendars, feeds, tables, records to verify, forms, fonts, the app; samples are in none of them."""
    for view in (calendars, feeds, tables, verification):
        yield from view(campaign, look)
    yield from finder(campaign, look)
    yield from roll_files(campaign, look)
    yield from forms(campaign, look)
    yield from fact_sheets(campaign, look)
    yield from robots(campaign, look)
    yield from web_fonts()
    yield from app(campaign, look)
