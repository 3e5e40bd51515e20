"""Facts for search engines: schema.org in JSON-LD (https://www.w3.org/TR/json-ld11/), one dict a thing."""

import datetime as dt
import json
from itertools import takewhile
from typing import Any

from markupsafe import Markup

from campaign.campaign import Campaign
from campaign.dates import Language, PartialDate
from campaign.model import Event, Honouree, Place
from campaign.model.events import EventPlace
from campaign.views.addresses import event_uri, honouree_uri, place_uri
from campaign.views.calendar import HANOI
from campaign.views.look import Look, Speech
from campaign.views.machine import speech
from campaign.views.tables import LICENCE, TABLES

Data = dict[str, Any]
CONTEXT = {"@context": "https://schema.org"}
# https://schema.org/EventStatusType has no word for "tentative"; a new date keeps the event scheduled.
STATUS = {
    "confirmed": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved-online": "EventMovedOnline",
}
# What must not stand inside <script> (html.spec.whatwg.org, 4.12.1.3) or inside a line of JavaScript.
UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def json_ld(data: Data) -> Markup:
    """`data` for the inside of `<script type="application/ld+json">`, on one line.

    These signs stand in JSON only inside strings, where `\\u…` means the same (RFC 8259, 7).
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE))


def event_data(event: Event, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Event; what is not known is left out, not guessed."""
    say = speech(campaign, look, event_uri(event), language)
    online, onsite = _is_online(event), bool(event.places) and event.status != "moved-online"
    modes = {(True, True): "Mixed", (True, False): "Online", (False, True): "Offline"}
    mode = modes.get((online, onsite))
    places = [_place(place, campaign, say) for place in event.places] if onsite else []
    if online and event.online:
        places.append({"@type": "VirtualLocation", "url": str(event.online)})
    status = STATUS.get(event.status)
    return CONTEXT | known(
        {
            "@type": "Event",
            "@id": say.full_address,
            "url": say.full_address,
            "name": say.plain(event.title),
            "description": say.plain(event.summary),
            "startDate": moment(event.start, event.start_time),
            "endDate": _end(event),
            "eventStatus": status and f"https://schema.org/{status}",
            "eventAttendanceMode": mode and f"https://schema.org/{mode}EventAttendanceMode",
            "location": places,
            "organizer": [{"@type": "Organization", "name": say.plain(one)} for one in event.organizers],
        }
    )


def honouree_data(honouree: Honouree, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Person or Organization with its `award`s; one that was withdrawn is none."""
    say = speech(campaign, look, honouree_uri(honouree), language)
    awards = []
    for award, one in campaign.ladder(honouree):
        standing = one.standing(look.today)
        if standing != "withdrawn":
            ended = f" ({say.words['standing'][standing].lower()})" if standing == "expired" else ""
            category = next(each for each in award.categories if each.id == one.category)
            awards.append(f"{say.plain(award.title)}: {say.plain(category.title)}{ended}")
    return CONTEXT | known(
        {
            "@type": "Person" if honouree.kind == "individual" else "Organization",
            "@id": say.full_address,
            "url": say.full_address,
            "name": say.plain(honouree.name),
            "award": awards,
        }
    )


def place_data(place: Place, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/AdministrativeArea: a commune of today in its province."""
    say = speech(campaign, look, place_uri(place), language)
    return CONTEXT | known(
        {
            "@type": "AdministrativeArea",
            "@id": say.full_address,
            "url": say.full_address,
            "name": say.plain(place.name),
            "identifier": place.code,
            "containedInPlace": {"@type": "AdministrativeArea", "name": "Lạng Sơn"},
        }
    )


def dataset_data(uri: str, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Dataset: the files of `du-lieu/`, on the page at `uri` that offers them."""
    say = speech(campaign, look, uri, language)
    info = campaign.info
    files = [
        {
            "@type": "DataDownload",
            "name": f"{say.words['data'][name]} ({ending.upper()})",
            "encodingFormat": kind,
            "contentUrl": f"{look.url}du-lieu/{name}.{ending}",
        }
        for name in TABLES
        for ending, kind in (("csv", "text/csv"), ("json", "application/json"))
    ]
    return CONTEXT | {
        "@type": "Dataset",
        "@id": say.full_address,
        "url": say.full_address,
        "name": say.plain(info.short_title),
        "description": say.plain(info.title),
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": say.plain(info.owner)},
        "spatialCoverage": say.plain(info.scope),
        "temporalCoverage": f"{info.start}/{info.end}",
        "dateModified": look.today.isoformat(),
        "distribution": files,
    }


def home_data(campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/WebSite and the Organization that publishes it."""
    say = speech(campaign, look, "index.md", language)
    info = campaign.info
    owner = {
        "@type": "Organization",
        "@id": f"{look.url}#owner",
        "name": say.plain(info.owner),
        "email": info.contact.email,
        "telephone": info.contact.phone,
        "address": say.plain(info.contact.address),
    }
    site = {
        "@type": "WebSite",
        "@id": f"{look.url}#site",
        "url": say.full_address,
        "name": say.plain(info.short_title),
        "alternateName": say.plain(info.title),
        "inLanguage": language,
        "publisher": {"@id": owner["@id"]},
    }
    return CONTEXT | {"@graph": [site, owner]}


def known(data: Data) -> Data:
    """Only what is known."""
    return {key: value for key, value in data.items() if value}


def _is_online(event: Event) -> bool:
    return event.online is not None or event.status == "moved-online"


def _place(where: EventPlace, campaign: Campaign, say: Speech) -> Data:
    address = {"@type": "PostalAddress", "addressRegion": "Lạng Sơn", "addressCountry": "VN"}
    if where.place is None:  # named in words alone: it may be in another province
        return {"@type": "Place", "name": say.plain(where.name)}
    unit = campaign.place[where.place]
    address["addressLocality"] = say.plain(unit.name)
    return {"@type": "Place", "name": say.plain(where.name), "address": address}


def _end(event: Event) -> str | None:
    if event.end is None and event.end_time is None:
        return None
    return moment(event.end or event.start, event.end_time)


def moment(date: PartialDate, time: dt.time | None) -> str | None:
    """A date as exactly as it is known (ISO 8601): "2026-11" for the middle of November.

    Of a span, what its two ends share; None where that is not even a year.
    """
    if date.is_day and time:
        return dt.datetime.combine(date.first, time, HANOI).isoformat()
    if date.is_day:
        return date.first.isoformat()
    ends = [end.split("-") for end in (date.text.split("/")[0], date.text.split("/")[-1])]
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(*ends, strict=False))
    return "-".join(pair[0] for pair in shared) or None
