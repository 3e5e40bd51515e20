"""What is new, for feed readers: RSS 2.0 (rssboard.org/rss-specification) and JSON Feed 1.1.

Events and honours have a feed each; a withdrawal is news of its own. An item keeps its id wherever the
site stands, so that nobody is told the same twice.
"""

import datetime as dt
import html
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from campaign.campaign import Campaign
from campaign.model import AwardRound, Event, Honouree
from campaign.output import Output
from campaign.views.addresses import event_uri, honouree_uri, round_uri
from campaign.views.calendar import HANOI, SAID_FIRST, event_uid, location
from campaign.views.look import Look
from campaign.views.machine import json_text, plain, published, speech

NEWEST = 50  # items: a feed tells news; all that there is stands in du-lieu/


@dataclass(frozen=True)
class Item:
    """One piece of news. `text`: plain text, one thing a line."""

    id: str
    title: str
    url: str
    text: str
    published: dt.date
    changed: dt.date
    tag: str

    @property
    def as_html(self) -> str:
        """The text as RSS wants a description: HTML, which the template then escapes once more."""
        return html.escape(self.text, quote=False).replace("\n", "<br>")


@dataclass(frozen=True)
class Feed:
    """A feed's own facts. `name`: its file without the ending; `page`: address of its page."""

    name: str
    title: str
    page: str
    items: tuple[Item, ...]


def feeds(campaign: Campaign, look: Look, samples: bool = False) -> Iterator[Output]:
    """`su-kien` and `vinh-danh`, each as .xml (RSS) and .json (JSON Feed).

    What changed last stands first: a workshop called off is news again.
    """
    shown = published(campaign, samples)
    topics = {
        "su-kien": ("events", [_event(event, shown, look) for event in shown.events]),
        "vinh-danh": ("honours", _honours(shown, look)),
    }
    for name, (word, items) in topics.items():
        title = f"{look.words['vi']['data'][word]} – {shown.info.short_title.vi}"
        newest = sorted(items, key=lambda item: (item.changed, item.id), reverse=True)
        feed = Feed(name, plain(title), f"{look.url}{name}/", tuple(newest[:NEWEST]))
        source = shown.info.origin.file
        yield Output(f"{name}.xml", _rss(feed, shown, look), source)
        yield Output(f"{name}.json", json_text(_json_feed(feed, shown, look)), source)


def _event(event: Event, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, event_uri(event))
    words = say.words
    status = words["event_status"][event.status]
    where = location(event, campaign, say)
    lines = [
        words["event_notice"].get(event.status, ""),
        event.summary.vi,
        f"{words['event']['when']}: {say.when(event)}",
        f"{words['event']['where']}: {where}" if where else "",
    ]
    return Item(
        id=f"su-kien/{event_uid(event, campaign)}",
        title=plain(f"{status}: {event.title.vi}" if event.status in SAID_FIRST else event.title.vi),
        url=say.full_address,
        text=plain("\n".join(filter(None, lines))),
        published=event.published,
        changed=event.changed,
        tag=words["event_type"][event.type],
    )


def _honours(campaign: Campaign, look: Look) -> Iterator[Item]:
    for award in campaign.rounds:
        yield _round(award, campaign, look)
        for honouree in award.honourees:
            if honouree.withdrawn:
                yield _withdrawal(award, honouree, campaign, look)


def _round(award: AwardRound, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, round_uri(award))
    withdrawn = [one.withdrawn.date for one in award.honourees if one.withdrawn]
    count = say.words["honour"]["count"].format(n=len(award.honourees))
    lines = [f"{say.words['level'][award.level]}, {award.year}: {count}"]
    if withdrawn:
        lines[0] += f" ({say.words['standing']['withdrawn'].lower()}: {len(withdrawn)})"
    if made := award.decision:
        number = say.words["document"]["cited"]["quyet-dinh"].format(number=made.number)
        lines.append(f"{number}, {say.date(made.date)}, {made.issuer.vi}")
    return Item(
        id=f"vinh-danh/{award.id}@{campaign.info.uid_domain}",
        title=plain(award.title.vi),
        url=say.full_address,
        text=plain("\n".join(lines)),
        published=award.published,
        changed=max([award.published, *withdrawn]),
        tag=say.words["level"][award.level],
    )


def _withdrawal(award: AwardRound, honouree: Honouree, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, honouree_uri(honouree))
    made = honouree.withdrawn
    assert made
    word = say.words["standing"]["withdrawn"]
    on = say.words["honour"]["withdrawn_on"].format(date=say.date(made.date), decision=made.decision)
    return Item(
        id=f"vinh-danh/{honouree.id}/rut@{campaign.info.uid_domain}",
        title=plain(f"{word}: {honouree.name.vi} – {award.title.vi}"),
        url=say.full_address,
        text=plain(f"{on}\n{made.reason.vi}"),
        published=made.date,
        changed=made.date,
        tag=word,
    )


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), HANOI)


def _rss(feed: Feed, campaign: Campaign, look: Look) -> str:
    template = _templates(look.folder / "feeds").get_template("rss.xml")
    built = feed.items[0].changed if feed.items else None
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
                "date_published": _midnight(item.published).isoformat(),
                "date_modified": _midnight(item.changed).isoformat(),
                "tags": [item.tag],
            }
            for item in feed.items
        ],
    }
