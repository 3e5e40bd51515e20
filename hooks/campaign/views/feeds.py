"""What is new, for feed readers: RSS 2.0 (rssboard.org/rss-specification) and JSON Feed 1.1.

What stands in them: `news_items`.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from campaign.campaign import Campaign
from campaign.output import Output
from campaign.views import news_items
from campaign.views.calendar import HANOI
from campaign.views.look import Look
from campaign.views.machine import json_text, plain, published
from campaign.views.news_items import Item

FEEDS: Mapping[str, tuple[str, Callable[[Campaign, Look], Iterator[Item]]]] = {
    "su-kien": ("events", news_items.events),
    "vinh-danh": ("honours", news_items.honours),
    "kien-nghi": ("recommendations", news_items.recommendations),
    "san-xuat-sach-hon": ("assessments", news_items.assessments),
}
"""By the section's folder: the word for its title (`data.…`), and its items."""

NEWEST = 50  # items: a feed tells news; all that there is stands in du-lieu/


@dataclass(frozen=True)
class Feed:
    """A feed's own facts. `name`: its file without the ending; `page`: address of its page."""

    name: str
    title: str
    page: str
    items: tuple[Item, ...]


def feeds(campaign: Campaign, look: Look, samples: bool = False) -> Iterator[Output]:
    """The feed of each section that has one, as .xml (RSS) and .json (JSON Feed).

    What changed last stands first: a workshop called off is news again.
    """
    shown = published(campaign, samples)
    for name, (word, items) in FEEDS.items():
        title = f"{look.words['vi']['data'][word]} – {shown.info.short_title.vi}"
        newest = sorted(items(shown, look), key=lambda item: (item.order, item.id), reverse=True)
        feed = Feed(name, plain(title), f"{look.url}{name}/", tuple(newest[:NEWEST]))
        source = shown.info.origin.file
        yield Output(f"{name}.xml", _rss(feed, shown, look), source)
        yield Output(f"{name}.json", json_text(_json_feed(feed, shown, look)), source)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), HANOI)


def _rss(feed: Feed, campaign: Campaign, look: Look) -> str:
    template = _templates(look.folder / "feeds").get_template("rss.xml")
    built = max((item.changed for item in feed.items if item.changed), default=None)
    return template.render(feed=feed, campaign=campaign, built=built, url=look.url)


@cache
def _templates(folder: Path) -> jinja2.Environment:
    """Templates of XML: all that is filled in is escaped, and holds no character that XML forbids."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        finalize=plain,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # RFC 822 as RFC 2822 writes it: RSS 2.0 wants it so
    environment.filters["rfc2822"] = lambda day: format_datetime(_midnight(day))
    return environment


def _json_feed(feed: Feed, campaign: Campaign, look: Look) -> dict[str, Any]:
    """https://www.jsonfeed.org/version/1.1/"""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": f"{look.url}{feed.name}.json",
        "language": "vi",
        "authors": [{"name": campaign.info.owner.vi}],
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_text": item.text,
                **_dates(item),
                "tags": [item.tag],
            }
            for item in feed.items
        ],
    }


def _dates(item: Item) -> dict[str, str]:
    days = {"date_published": item.published, "date_modified": item.changed}
    return {key: _midnight(day).isoformat() for key, day in days.items() if day}
