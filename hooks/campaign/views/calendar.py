"""Events for calendar programs: iCalendar (RFC 5545, RFC 7986), to subscribe to or to take one by one."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import get_args
from zoneinfo import ZoneInfo

import icalendar
from icalendar import vCalAddress, vText

from campaign.campaign import Campaign
from campaign.model import Event
from campaign.model.events import EventType
from campaign.output import Output
from campaign.views.addresses import event_uri
from campaign.views.look import Look, Speech
from campaign.views.machine import plain, published, speech

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = dt.timedelta(days=1)
STATUS = {
    "tentative": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "cancelled": "CANCELLED",
    "postponed": "TENTATIVE",  # RFC 5545, 3.8.1.11 has no word of its own for it
    "moved-online": "CONFIRMED",
}
SAID_FIRST = ("cancelled", "postponed", "moved-online")  # also in the title: many programs hide STATUS
FREE = ("cancelled", "postponed")  # takes nobody's time (RFC 5545, 3.8.2.7)


def calendars(campaign: Campaign, look: Look, samples: bool = False) -> Iterator[Output]:
    """All events; each; those of each type; those of each zone.

    An event without exact days is in none of them: a calendar cannot show a day that nobody named.
    Types and zones have theirs before the first event, so that people can subscribe early.
    """
    shown = published(campaign, samples)
    whole = shown.info.short_title.vi
    source = shown.info.origin.file
    events = sorted(
        (event for event in shown.events if event.has_days),
        key=lambda event: (event.start.sort_key, event.id),
    )
    yield _calendar(shown, look, "lich.ics", whole, events, source)
    for event in events:
        path = f"su-kien/{event.id}.ics"
        yield _calendar(shown, look, path, event.title.vi, [event], event.origin.file)
    for type_ in get_args(EventType):
        name = f"{look.words['vi']['event_types'][type_]} – {whole}"
        own = [event for event in events if event.type == type_]
        yield _calendar(shown, look, f"su-kien/loai/{type_}.ics", name, own, source)
    for zone in shown.zones:
        name = f"{zone.name.vi} – {whole}"
        own = [event for event in events if zone.id in event.zones]
        yield _calendar(shown, look, f"khu-vuc/{zone.id}.ics", name, own, zone.origin.file)


def event_uid(event: Event, campaign: Campaign) -> str:
    """The id that an event keeps wherever it is read (RFC 5545, 3.8.4.7)."""
    return f"{event.id}@{campaign.info.uid_domain}"


def _calendar(
    campaign: Campaign, look: Look, path: str, name: str, events: Iterable[Event], source: str
) -> Output:
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{campaign.info.uid_domain}//campaign//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")  # RFC 5546, 3.2.1
    text = vText(plain(name))  # icalendar 7.3 escapes these two only if told that they are TEXT
    calendar.add("name", text)  # RFC 7986, 5.1
    calendar.add("x-wr-calname", text)  # the same for programs from before 2016
    calendar.add("x-wr-timezone", HANOI.key)
    calendar.add("refresh-interval", DAY, parameters={"VALUE": "DURATION"})  # RFC 7986, 5.7
    calendar.add("source", look.url + path, parameters={"VALUE": "URI"})  # RFC 7986, 5.8
    calendar.add_component(_timezone())
    for event in events:
        calendar.add_component(_event(event, campaign, look))
    return Output(path, calendar.to_ical(), source)


def _timezone() -> icalendar.Timezone:
    """Vietnam since 13 June 1975, when it last changed its clocks (IANA tz database, `asia`).

    Always there: a calendar without any component is none (RFC 5545, 3.6).
    """
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", dt.datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = icalendar.Timezone()
    zone.add("tzid", HANOI.key)
    zone.add_component(standard)
    return zone


def _event(event: Event, campaign: Campaign, look: Look) -> icalendar.Event:
    say = speech(campaign, look, event_uri(event))
    status = say.words["event_status"][event.status]
    prefix = f"{status}: " if event.status in SAID_FIRST else ""
    changed = _midnight(event.changed)
    start, end = _times(event)
    made = icalendar.Event()
    made.add("uid", event_uid(event, campaign))
    made.add("dtstamp", changed)  # no clock: the same events give the same bytes
    made.add("created", _midnight(event.published))
    made.add("last-modified", changed)
    made.add("sequence", event.sequence)
    made.add("dtstart", start)
    if end:
        made.add("dtend", end)
    made.add("summary", prefix + plain(event.title.vi))
    made.add("status", STATUS[event.status])
    made.add("transp", "TRANSPARENT" if event.status in FREE else "OPAQUE")
    made.add("categories", [say.words["event_type"][event.type]])
    made.add("description", plain(_description(event, say)))
    made.add("url", say.full_address)
    made.add("organizer", _publisher(campaign))
    if where := location(event, campaign, say):
        made.add("location", plain(where))
    if event.online:
        made.add("conference", str(event.online), parameters={"VALUE": "URI"})  # RFC 7986, 5.11
    return made


def _midnight(day: dt.date) -> dt.datetime:
    """The beginning of `day` in Hanoi, in UTC as RFC 5545 wants it (3.8.7)."""
    return dt.datetime.combine(day, dt.time(), HANOI).astimezone(dt.UTC)


def _times(event: Event) -> tuple[dt.date, dt.date | None]:
    """DTSTART and DTEND, which is exclusive for whole days (RFC 5545, 3.6.1).

    Over several days the time of the end must be known too, else it is whole days: no time is made up.
    """
    first, last = event.start.first, event.last_day
    if event.start_time is None or (first != last and event.end_time is None):
        return first, last + DAY
    start = dt.datetime.combine(first, event.start_time, HANOI)
    return start, dt.datetime.combine(last, event.end_time, HANOI) if event.end_time else None


def location(event: Event, campaign: Campaign, say: Speech) -> str:
    """Where it takes place now; a meeting that has moved online is nowhere else."""
    online = [f"{say.words['event']['online']}: {event.online}" if event.online else ""]
    if event.status == "moved-online":
        return online[0] or str(say.words["event"]["online"])
    places = []
    for where in event.places:
        unit = campaign.place[where.place].name.vi if where.place else ""
        known = unit.casefold() in where.name.vi.casefold()
        places.append(where.name.vi if known else f"{where.name.vi}, {unit}")
    return "; ".join(filter(None, places + online))


def _description(event: Event, say: Speech) -> str:
    """What a person needs, one thing a line: summary, what changed, when, for whom, how to join."""
    words, joining = say.words["event"], event.registration
    closes = joining and joining.closes and words["closes"].format(date=say.date(joining.closes))
    how = [joining.note and joining.note.vi, closes, joining.url] if joining else []
    facts = {
        words["when"]: say.when(event),
        words["audience"]: "; ".join(text.vi for text in event.audience),
        words["registration"]: " ".join(str(part) for part in how if part),
        words["bring"]: "; ".join(text.vi for text in event.bring),
        words["organizers"]: "; ".join(text.vi for text in event.organizers),
    }
    notice = say.words["event_notice"].get(event.status, "")
    lines = [notice, event.summary.vi, *(f"{name}: {fact}" for name, fact in facts.items() if fact)]
    return "\n".join([line for line in lines if line] + [say.full_address])


def _publisher(campaign: Campaign) -> vCalAddress:
    """Who publishes the calendar (RFC 5545, 3.8.4.3); METHOD:PUBLISH asks for it (RFC 5546, 3.2.1)."""
    address = vCalAddress(f"mailto:{campaign.info.contact.email}")
    # A parameter has no escape for quotes and line ends (RFC 5545, 3.2).
    address.params["CN"] = " ".join(plain(campaign.info.owner.vi).replace('"', "”").split())
    return address
