"""The campaign, whole, checked and frozen."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from campaign.model import (
    Assessment,
    AwardRound,
    CampaignInfo,
    Document,
    Event,
    Handbook,
    KeyDate,
    Place,
    PlaceFile,
    Recommendation,
    Record,
    Reference,
    VisitModel,
    Zone,
    ZoneTotals,
)
from campaign.model.zones import ZoneType
from campaign.prose import Page
from campaign.vietnamese import sort_key

ZONE_TYPES: tuple[str, ...] = get_args(ZoneType)
NEVER = (dt.date.min, dt.date.min)


@dataclass(frozen=True)
class News:
    """Something that happened to a record on a day. `kind` chooses the words."""

    date: dt.date
    kind: str
    uri: str
    record: Record


@dataclass(frozen=True)
class Campaign:
    """Everything the editors wrote. It exists only if every rule holds: nobody checks again."""

    info: CampaignInfo
    zone_totals: ZoneTotals
    places: tuple[Place, ...]
    place_files: tuple[PlaceFile, ...]
    zones: tuple[Zone, ...]
    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    rounds: tuple[AwardRound, ...]
    assessments: tuple[Assessment, ...]
    models: tuple[VisitModel, ...]
    recommendations: tuple[Recommendation, ...]
    handbooks: tuple[Handbook, ...]
    pages: tuple[Page, ...]

    @cached_property
    def place(self) -> Mapping[str, Place]:
        """Places by id."""
        return {place.id: place for place in self.places}

    @cached_property
    def zone(self) -> Mapping[str, Zone]:
        """Zones by id."""
        return {zone.id: zone for zone in self.zones}

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def place_sources(self) -> Mapping[str, Reference]:
        """Sources of the places' facts by key; the files agree on what a key means (a rule)."""
        return {key: found for file in self.place_files for key, found in file.sources.items()}

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[Place, ...]]:
        """The units that went into a place, by its id."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            for successor in place.successors:
                found.setdefault(successor.place, []).append(place)
        return {key: tuple(value) for key, value in found.items()}

    def heirs(self, place_id: str) -> tuple[Place, ...]:
        """The units of today that a unit went into, over all the changes between; itself if current.

        Rules call this on unchecked data: a successor that is not there or not later leads nowhere.
        """
        place = self.place[place_id]
        if place.valid_to is None:
            return (place,)
        found: dict[str, Place] = {}
        for successor in place.successors:
            other = self.place.get(successor.place)
            if other and (other.valid_to is None or other.valid_to > place.valid_to):
                found |= {heir.id: heir for heir in self.heirs(other.id)}
        return tuple(found.values())

    def chapters(self, book: Handbook) -> list[Page]:
        """A handbook's chapters, in its order."""
        return [page for page in self.pages if page.handbook == book.id]

    @cached_property
    def zones_by_type(self) -> tuple[tuple[str, tuple[Zone, ...]], ...]:
        """Zones of each type that has any; those confirmed stand first, then by name."""
        return tuple(
            (
                type_,
                tuple(sorted(found, key=lambda zone: (not zone.verified, sort_key(zone.name.vi)))),
            )
            for type_ in ZONE_TYPES
            if (found := [zone for zone in self.zones if zone.type == type_])
        )

    @cached_property
    def documents_by_date(self) -> tuple[Document, ...]:
        """Documents, newest first; those without a date last."""
        return tuple(
            sorted(
                self.documents,
                key=lambda document: (
                    document.date.sort_key if document.date else NEVER,
                    document.id,
                ),
                reverse=True,
            )
        )

    @cached_property
    def cycle(self) -> tuple[tuple[int, tuple[tuple[KeyDate, dt.date, dt.date], ...]], ...]:
        """The yearly cycle: each year of the term with its windows (first and last day)."""
        years = range(self.info.start, self.info.end + 1)
        return tuple(
            (
                year,
                tuple((date, *days) for date in self.info.key_dates if (days := date.window(year))),
            )
            for year in years
        )

    def newest(self, today: dt.date, count: int = 5) -> tuple[News, ...]:
        """What changed last, up to `today`, newest first."""
        found = [news for news in self._news() if news.date <= today]
        return tuple(sorted(found, key=lambda news: (news.date, news.uri), reverse=True)[:count])

    def _news(self) -> Iterator[News]:
        for book in self.handbooks:
            yield News(book.date, "handbook", f"so-tay/{book.id}/index.md", book)
        for event in self.events:
            if event.start.is_day:
                yield News(event.start.first, "event", f"su-kien/{event.id}.md", event)
        for document in self.documents:
            for kind in ("effective", "ended"):
                date = document.effective if kind == "effective" else document.ends
                if date and date.is_day:
                    yield News(date.first, kind, f"van-ban/{document.id}.md", document)

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        kinds: Any = [
            "places",
            "zones",
            "documents",
            "events",
            "rounds",
            "assessments",
            "models",
            "recommendations",
            "handbooks",
        ]
        return {kind: len(getattr(self, kind)) for kind in kinds}
