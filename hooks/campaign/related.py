"""What else a reader of a record may want: of the same zone, subject or year, and the documents it cites.

People who were honoured are not offered on other pages, nor what was withdrawn.
"""

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from campaign.model import Record, Text
from campaign.model.base import Strict

if TYPE_CHECKING:
    from campaign.campaign import Campaign

MOST = 4  # things in a group: a foot is no list


@dataclass(frozen=True)
class Thing:
    """A record with a page at `uri`. `year` orders; `shared`: what others may have in common with it."""

    kind: str
    uri: str
    title: Text
    sample: bool
    year: int = 0
    shared: tuple[tuple[str, str], ...] = ()  # (group, key): ("zone", "kcn-dong-banh")
    cites: tuple[str, ...] = ()  # uris of documents
    named: frozenset[str] = field(default_factory=frozenset)  # uris that its page links to anyway
    offered: bool = True


Groups = tuple[tuple[str, tuple[Thing, ...]], ...]


class Relations:
    """Every record's relations, by the address of its page."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = {thing.uri: thing for thing in things}
        self._by: Mapping[tuple[str, str], list[Thing]] = defaultdict(list)
        for thing in self._things.values():
            for key in thing.shared if thing.offered else ():
                self._by[key].append(thing)

    def of(self, uri: str) -> Groups:
        """Groups of related things, the closest in time first; each thing and name once, no group empty."""
        thing = self._things.get(uri)
        if thing is None:
            return ()
        found: dict[str, list[Thing]] = {}
        told = {uri, *thing.named}
        for group, key in thing.shared:
            others = [other for other in self._by[group, key] if other.uri not in told]
            near = heapq.nsmallest(4 * MOST, others, key=lambda other: _distance(thing, other))
            named = {other.title.vi: other for other in reversed(near) if other.title != thing.title}
            chosen = [other for other in near if named.get(other.title.vi) is other][:MOST]
            told |= {other.uri for other in chosen}
            found.setdefault(group, []).extend(chosen)
        found["cited"] = [self._things[uri] for uri in thing.cites if uri in self._things]
        return tuple((group, tuple(chosen[:MOST])) for group, chosen in found.items() if chosen)


def _distance(thing: Thing, other: Thing) -> tuple[object, ...]:
    return abs(thing.year - other.year), other.kind != thing.kind, other.uri


def relations(campaign: "Campaign") -> Relations:
    """The relations of all records."""
    return Relations([*_happened(campaign), *_honours(campaign), *_studies(campaign), *_register(campaign)])


def _happened(campaign: "Campaign") -> Iterator[Thing]:
    cites = Citations(campaign)
    for event in campaign.events:
        uri, year = f"su-kien/{event.id}.md", event.start.first.year
        books = tuple(("used", one.handbook) for one in event.materials if one.handbook)
        shared = (*_zones(event.zones), ("subject", f"event:{event.type}"), *books, ("year", str(year)))
        raised = {f"kien-nghi/{one.id}.md" for one in campaign.recommendations if one.event == event.id}
        named = frozenset({*raised, *(f"mo-hinh/{one}.md" for one in event.models)})
        yield Thing("event", uri, event.title, event.sample, year, shared, cites.of(event, uri), named)
    for item in campaign.recommendations:
        uri = f"kien-nghi/{item.id}.md"
        shared = (*_zones(item.zones), ("subject", f"raised:{item.subject}"), ("year", str(item.year)))
        named = frozenset({f"su-kien/{item.event}.md"} if item.event else ())
        yield Thing("recommendation", uri, item.title, item.sample, item.year, shared, cites.of(item), named)


def _honours(campaign: "Campaign") -> Iterator[Thing]:
    cites = Citations(campaign)
    ladders: dict[str, set[str]] = defaultdict(set)  # what rests on one honour, and itself
    for _, one in campaign.honours:
        ladders[one.basis or one.id].add(f"vinh-danh/{one.id}.md")
    for award in campaign.rounds:
        uri = f"vinh-danh/{award.id}.md"
        shared = (("subject", f"level:{award.level}"), ("year", str(award.year)))
        decided = award.decision.document if award.decision else None
        cited = tuple(dict.fromkeys([*([f"van-ban/{decided}.md"] if decided else []), *cites.of(None, uri)]))
        named = frozenset({f"su-kien/{award.ceremony}.md"} if award.ceremony else ())
        yield Thing("round", uri, award.title, award.sample, award.year, shared, cited, named)
        for one in award.honourees:
            ladder = ladders[one.basis or one.id]
            study = {f"san-xuat-sach-hon/{one.assessment}.md"} if one.assessment else set()
            yield Thing(
                "honour",
                f"vinh-danh/{one.id}.md",
                one.name,
                award.sample,
                award.year,
                (*_zones(one.zones), ("subject", f"field:{one.field}")),
                cites.of(one),
                frozenset(ladder | study | {uri} | named),
                offered=one.kind != "individual" and one.withdrawn is None,
            )


def _studies(campaign: "Campaign") -> Iterator[Thing]:
    cites = Citations(campaign)
    for one in campaign.assessments:
        time = one.period or one.published
        year = time.first.year if time else 0
        shared = (*_zones([one.zone] if one.zone else []), ("subject", f"sector:{one.sector}"))
        honours = {f"vinh-danh/{each.id}.md" for _, each in campaign.honours if each.assessment == one.id}
        named = frozenset(honours | ({f"mo-hinh/{one.model}.md"} if one.model else set()))
        uri = f"san-xuat-sach-hon/{one.id}.md"
        yield Thing("assessment", uri, one.title, one.sample, year, shared, cites.of(one), named)
    for model in campaign.models:
        shared = (*_zones([model.zone] if model.zone else []), ("subject", f"field:{model.group}"))
        visits = frozenset(f"su-kien/{event.id}.md" for event in campaign.events if model.id in event.models)
        uri = f"mo-hinh/{model.id}.md"
        yield Thing("model", uri, model.title, model.sample, 0, shared, cites.of(model), visits)
    for book in campaign.handbooks:
        uri, year = f"so-tay/{book.id}/index.md", book.date.year
        yield Thing(
            "handbook", uri, book.title, book.sample, year, (("used", book.id), ("subject", "handbook"))
        )


def _register(campaign: "Campaign") -> Iterator[Thing]:
    """Zones and documents: their pages say already what happened there, and what changed what."""
    cites = Citations(campaign)
    for zone in campaign.zones:
        communes = tuple(("commune", one.place) for one in zone.communes)
        yield Thing("zone", f"khu-vuc/{zone.id}.md", zone.name, zone.sample, 0, communes, cites.of(zone))
    for document in campaign.documents:
        links = (*document.amended_by, *document.replaced_by, *document.replaces)
        named = frozenset(f"van-ban/{link.document}.md" for link in links)
        title = document.title
        if document.number:
            english = f"{document.number}: {title.en}" if title.en else None
            title = Text(vi=f"{document.number}: {title.vi}", en=english)
        year = document.date.first.year if document.date else 0
        shared = (("subject", f"group:{document.group}"),)
        yield Thing("document", f"van-ban/{document.id}.md", title, document.sample, year, shared, (), named)


def _zones(ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("zone", zone) for zone in ids)


class Citations:
    """The register's documents that a record names by number, or that its editor's prose cites."""

    def __init__(self, campaign: "Campaign") -> None:
        self._campaign = campaign
        self._numbers = {one.number: one.id for one in campaign.documents if one.number}
        longest_first = sorted(self._numbers, key=len, reverse=True)
        found = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<![\w/-])({found})(?![\w/-])" if found else r"(?!)")

    def of(self, record: Record | Strict | None, uri: str = "") -> tuple[str, ...]:
        """Addresses of the documents, each once, as they come."""
        numbers = self._pattern.findall(record.model_dump_json()) if record else []
        page = self._campaign.page.get(uri)
        cited = [name for name, _ in page.citations()] if page else []
        ids = dict.fromkeys([*(self._numbers[number] for number in numbers), *cited])
        return tuple(f"van-ban/{one}.md" for one in ids)
