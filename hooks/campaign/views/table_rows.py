"""What stands in each open table: rows by column name, as `overrides/feeds/tables.yml` explains them.

Every row of a table has the same columns. Values are the model's own; `tables` writes them out: of texts
the Vietnamese, of tuples and lists each. None: not known.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from campaign.campaign import Campaign
from campaign.model import AwardRound, Fact, Honouree, Reference, Text, Zone
from campaign.model.documents import DocumentLink
from campaign.views import addresses
from campaign.views.look import Look
from campaign.views.machine import speech

Row = dict[str, object]
FACTS = ("locality_before", "area_ha", "decision_number", "decision_date", "operator", "industries", "status")


def honours(campaign: Campaign, look: Look) -> Iterator[Row]:
    for award, honouree in campaign.honours:
        yield {
            "id": honouree.id,
            **named("name", honouree.name),
            "kind": honouree.kind,
            "field": honouree.field,
            "level": award.level,
            "year": award.year,
            "round": award.id,
            "round_title": award.title,
            "category": honouree.category,
            "category_title": next(one.title for one in award.categories if one.id == honouree.category),
            "citation": honouree.citation,
            "places": honouree.places,
            "zones": honouree.zones,
            "basis": honouree.basis,
            **_decided(award, honouree),
            "standing": honouree.standing(look.today),
            "valid_until": honouree.valid_until,
            "published": award.published,
            "url": address(campaign, look, addresses.honouree_uri(honouree)),
            "sources": cited(award.sources),
        }


def _decided(award: AwardRound, honouree: Honouree) -> Row:
    made, withdrawn = award.decision, honouree.withdrawn
    return {
        "decision_number": made.number if made else None,
        "decision_date": made.date if made else None,
        "decision_issuer": made.issuer if made else None,
        "withdrawn_date": withdrawn.date if withdrawn else None,
        "withdrawn_reason": withdrawn.reason if withdrawn else None,
        "withdrawn_decision": withdrawn.decision if withdrawn else None,
    }


def events(campaign: Campaign, look: Look) -> Iterator[Row]:
    for event in sorted(campaign.events, key=lambda event: (event.start.sort_key, event.id)):
        joining = event.registration
        yield {
            "id": event.id,
            "type": event.type,
            **named("title", event.title),
            "start": event.start,
            "end": event.end,
            "start_time": event.start_time,
            "end_time": event.end_time,
            "status": event.status,
            "sequence": event.sequence,
            "published": event.published,
            "updated": event.updated,
            "summary": event.summary,
            "places": [place.name for place in event.places],
            "place_ids": [place.place for place in event.places if place.place],
            "online": event.online,
            "zones": event.zones,
            "audience": event.audience,
            "organizers": event.organizers,
            "registration_url": joining.url if joining else None,
            "registration_closes": joining.closes if joining else None,
            "handbooks": [one.handbook for one in event.materials if one.handbook],
            "models": event.models,
            "outcomes": event.outcomes,
            "recommendations": [item.id for item in campaign.recommendations if item.event == event.id],
            "url": address(campaign, look, addresses.event_uri(event)),
            "sources": cited(event.sources),
        }


def zones(campaign: Campaign, look: Look) -> Iterator[Row]:
    doubtful = look.words["vi"]["verify"]
    for zone in sorted(campaign.zones, key=lambda zone: zone.id):
        yield {
            "id": zone.id,
            "type": zone.type,
            **named("name", zone.name),
            "aliases": zone.aliases,
            "verified": zone.verified,
            "communes": [one.place for one in zone.communes if one.verified],
            "communes_unverified": [one.place for one in zone.communes if not one.verified],
            "former_communes": zone.former_communes,
            **_facts(zone),
            "figures": [
                f"{one.label.vi}: {one.value.vi}" + ("" if one.verified else f" ({doubtful})")
                for one in zone.figures
            ],
            "notes": zone.notes,
            "url": address(campaign, look, addresses.zone_uri(zone)),
            "sources": cited(zone.sources),
        }


def _facts(zone: Zone) -> Row:
    """Five columns for each fact: what is known, and how well."""
    row: Row = {}
    for name in FACTS:
        fact: Fact[Any] | None = getattr(zone, name)
        row |= {
            name: fact.value if fact else None,
            f"{name}_verified": fact.verified if fact else None,
            f"{name}_as_of": fact.as_of if fact else None,
            f"{name}_sources": fact.sources if fact else (),
            f"{name}_note": fact.note if fact else None,
        }
    return row


def documents(campaign: Campaign, look: Look) -> Iterator[Row]:
    for document in sorted(campaign.documents, key=lambda document: document.id):
        yield {
            "id": document.id,
            "kind": document.kind,
            "group": document.group,
            "number": document.number,
            **named("title", document.title),
            "issuer": document.issuer,
            "date": document.date,
            "effective": document.effective,
            "ends": document.ends,
            "force": document.force_on(look.today),
            "checked": document.checked,
            "status": document.status,
            "amended_by": _linked(document.amended_by),
            "replaced_by": _linked(document.replaced_by),
            "replaces": _linked(document.replaces),
            "relevance": document.relevance,
            "verified": document.verified,
            "note": document.note,
            "url": address(campaign, look, addresses.document_uri(document)),
            "sources": cited(document.sources),
        }


def _linked(links: Iterable[DocumentLink]) -> list[str]:
    return [link.document or link.number or "" for link in links]


def places(campaign: Campaign, look: Look) -> Iterator[Row]:
    """Real places only, also where `campaign` has made-up ones: no rule keeps those apart."""
    real = [place for file in campaign.place_files if not file.sample for place in file.places]
    for place in sorted((one for one in real if not one.sample), key=lambda place: place.id):
        sources = {key: campaign.place_sources[key] for key in place.sources}
        yield {
            "id": place.id,
            **named("name", place.name),
            "kind": place.kind,
            "code": place.code,
            "valid_from": place.valid_from,
            "valid_to": place.valid_to,
            "district": place.district,
            "successors": [one.place for one in place.successors],
            "area_km2": place.area_km2,
            "verified": place.verified,
            "note": place.note,
            "sources": cited(sources),
        }


def named(name: str, text: Text) -> Row:
    return {name: text, f"{name}_en": text.en}


def cited(sources: Mapping[str, Reference]) -> list[str]:
    """ "vov: VOV, bài ngày … (https://…)"."""
    return [
        f"{key}: {found.title.vi}" + (f" ({found.url})" if found.url else "")
        for key, found in sources.items()
    ]


def address(campaign: Campaign, look: Look, uri: str) -> str:
    return speech(campaign, look, uri).full_address
