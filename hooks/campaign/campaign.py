"""The campaign, whole, checked and frozen."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, get_args

from campaign.atlas import Atlas
from campaign.model import (
    Addressee,
    Assessment,
    AwardRound,
    CampaignInfo,
    Document,
    Event,
    Glossary,
    Handbook,
    Honouree,
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
from campaign.model.assessments import ModelGroup
from campaign.model.zones import ZoneType
from campaign.places import Local, local
from campaign.prose import Page
from campaign.related import Relations, relations
from campaign.vietnamese import person_sort_key, sort_key

ZONE_TYPES: tuple[str, ...] = get_args(ZoneType)
NEVER = (dt.date.min, dt.date.min)


Honour = tuple[AwardRound, Honouree]
LEVELS = ("provincial", "regional", "national")
ONE_A_FILE = (
    "zones",
    "documents",
    "events",
    "rounds",
    "assessments",
    "models",
    "addressees",
    "recommendations",
)
SAMPLED = (*ONE_A_FILE, "handbooks")


def _by_name(honouree: Honouree) -> tuple[object, ...]:
    """Organisations by full name; people, who come after them, by given name."""
    if honouree.kind == "individual":
        return (1, *person_sort_key(honouree.name.vi))
    return 0, sort_key(honouree.name.vi)


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
    addressees: tuple[Addressee, ...]
    recommendations: tuple[Recommendation, ...]
    handbooks: tuple[Handbook, ...]
    pages: tuple[Page, ...]
    atlas: Atlas | None
    glossary: Glossary | None  # a campaign that nobody translates has none
    pictures: Mapping[str, str]  # of the handbooks, "handbooks/x/hinh/y.svg", with a digest of each

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
    def page(self) -> Mapping[str, Page]:
        """Editors' pages and chapters by their place in the site."""
        return {page.uri: page for page in self.pages}

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def model(self) -> Mapping[str, VisitModel]:
        """Models by id."""
        return {model.id: model for model in self.models}

    @cached_property
    def assessment(self) -> Mapping[str, Assessment]:
        """Assessments by id."""
        return {assessment.id: assessment for assessment in self.assessments}

    @cached_property
    def honours(self) -> tuple[Honour, ...]:
        """Everybody honoured: rounds newest first, in each by name (people by given name)."""
        return tuple(
            (award, one) for award in self.rounds_by_year for one in sorted(award.honourees, key=_by_name)
        )

    @cached_property
    def honour(self) -> Mapping[str, Honour]:
        """An honour with its round, by the honouree's id."""
        return {honouree.id: (award, honouree) for award, honouree in self.honours}

    @cached_property
    def handbook(self) -> Mapping[str, Handbook]:
        """Handbooks by id."""
        return {book.id: book for book in self.handbooks}

    @cached_property
    def addressee(self) -> Mapping[str, Addressee]:
        """Authorities by id."""
        return {addressee.id: addressee for addressee in self.addressees}

    @cached_property
    def recommendation(self) -> Mapping[str, Recommendation]:
        """Recommendations by id."""
        return {item.id: item for item in self.recommendations}

    def honours_of(self, award: AwardRound) -> tuple[Honour, ...]:
        """The honours of one round, in their order."""
        return tuple(entry for entry in self.honours if entry[0] is award)

    @property
    def has_real_honours(self) -> bool:
        return any(not award.sample and award.honourees for award in self.rounds)

    @cached_property
    def rounds_by_year(self) -> tuple[AwardRound, ...]:
        """Rounds, newest first."""
        return tuple(sorted(self.rounds, key=lambda award: (-award.year, LEVELS.index(award.level))))

    @cached_property
    def award_years(self) -> tuple[int, ...]:
        """Years with an honour, newest first."""
        return tuple(sorted({award.year for award, _ in self.honours}, reverse=True))

    @cached_property
    def event_years(self) -> tuple[int, ...]:
        """Years in which an event began, newest first."""
        return tuple(sorted({event.start.first.year for event in self.events}, reverse=True))

    @cached_property
    def event_types(self) -> tuple[str, ...]:
        """Types of which there is an event."""
        return tuple(sorted({event.type for event in self.events}))

    @cached_property
    def models_by_group(self) -> tuple[tuple[str, tuple[VisitModel, ...]], ...]:
        """Models of each group that has any."""
        return tuple(
            (group, tuple(found))
            for group in get_args(ModelGroup)
            if (found := [model for model in self.models if model.group == group])
        )

    def ladder(self, honouree: Honouree) -> tuple[Honour, ...]:
        """The honours that belong together: what this one rests on, itself, what rests on it."""
        base = honouree.basis or honouree.id
        return tuple(entry for entry in reversed(self.honours) if base in (entry[1].id, entry[1].basis))

    def upcoming(self, today: dt.date) -> tuple[Event, ...]:
        """Events that are not over on `today`, soonest first."""
        found = [event for event in self.events if event.last_day >= today]
        return tuple(sorted(found, key=lambda event: (event.start.sort_key, event.id)))

    def past(self, today: dt.date) -> tuple[Event, ...]:
        """Events that are over on `today`, newest first."""
        found = [event for event in self.events if event.last_day < today]
        return tuple(sorted(found, key=lambda event: (event.start.sort_key, event.id), reverse=True))

    def records(self) -> Iterator[Record]:
        """All that was read: places by their files, an event from the head of its page."""
        yield from (one for one in (self.info, self.zone_totals, self.glossary) if one)
        yield from chain(self.place_files, *(getattr(self, kind) for kind in SAMPLED))

    def without_samples(self) -> "Campaign":
        """The campaign without what was made up to show the site: no trace of it is left.

        Rules see to it that nothing real refers to a sample.
        """
        kept: Any = {name: tuple(one for one in getattr(self, name) if not one.sample) for name in SAMPLED}
        gone = {f"su-kien/{event.id}" for event in self.events if event.sample}
        gone |= {f"vinh-danh/{award.id}" for award in self.rounds if award.sample}
        books = {book.id for book in self.handbooks if book.sample}
        pages = [
            page
            for page in self.pages
            if not (page.head.sample or page.handbook in books)
            and re.sub(r"(\.en)?\.md$", "", page.uri) not in gone
        ]
        return replace(self, pages=tuple(pages), **kept)

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

    @cached_property
    def local(self) -> Mapping[str, Local]:
        """What is recorded of each commune of today, by its id."""
        return local(self)

    @cached_property
    def relations(self) -> Relations:
        """What else belongs to each record."""
        return relations(self)

    def chapters(self, book: Handbook) -> list[Page]:
        """A handbook's chapters, in its order."""
        return [page for page in self.pages if page.handbook == book.id]

    def places_today(self, ids: Iterable[str]) -> tuple[Place, ...]:
        """The units of today for units of any time, each once."""
        found = {heir.id: heir for place_id in ids for heir in self.heirs(place_id)}
        return tuple(found.values())

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

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        kinds = ("places", *SAMPLED)
        return {kind: len(getattr(self, kind)) for kind in kinds}
