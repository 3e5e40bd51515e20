"""One A4 page per zone for the notice board (PDF, Vietnamese): `khu-vuc/<id>.pdf`."""

import io
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import segno

from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model import Fact, Text, Zone
from campaign.output import Output
from campaign.typesetting import typeset
from campaign.views import addresses, province_map
from campaign.views.look import Look, Speech
from campaign.views.machine import plain, speech

Data = dict[str, Any]
FACTS = ("area_ha", "status", "decision_number", "decision_date", "operator", "industries")
LABELS = {"area_ha": "area", "decision_number": "decision"}


def fact_sheets(campaign: Campaign, look: Look) -> Iterator[Output]:
    """The sheet of each zone; the trainers' kits take the same bytes."""
    for zone in campaign.zones:
        yield fact_sheet(campaign, look, zone)


def fact_sheet(campaign: Campaign, look: Look, zone: Zone) -> Output:
    """`zone`'s sheet: one page however much or little is known of it."""
    say = speech(campaign, look, addresses.zone_uri(zone))
    files = {"qr.svg": _qr(say.full_address)}
    chosen = [campaign.place[one.place] for one in zone.communes]
    drawn = bool(campaign.atlas and chosen)
    if campaign.atlas and chosen:
        values = {"drawn": province_map.locator(campaign.atlas), "chosen": chosen}
        picture = look.render("print/locator.svg", "vi", say.uri, campaign, **values)
        files["map.svg"] = picture.encode()
    data = _data(campaign, say, zone) | {"map": drawn}
    content = typeset(look.folder / "print", "fact-sheet.typ", data, look.today, files)
    return Output(f"khu-vuc/{zone.id}.pdf", content, zone.origin.file)


def _data(campaign: Campaign, say: Speech, zone: Zone) -> Data:
    """All that the sheet says; every text in Vietnamese, without control characters."""
    words = say.words["sheet"] | {
        "verify": say.words["verify"],
        "unverified": say.words["zone"]["unverified"],
    }
    return {
        "title": plain(zone.name.vi),
        "type": say.words["zone_type"][zone.type],
        "verified": zone.verified,
        "sample": zone.sample,
        "url": say.full_address,
        "publisher": campaign.info.owner.vi,
        "date": say.date(say.today),
        "map_alt": str(say.words["map"]["zone"]).format(name=zone.name.vi),
        "facts": [_fact(say, zone, name) for name in FACTS],
        "sections": list(_sections(campaign, say, zone)),
        "notes": [plain(note.vi) for note in zone.notes],
        "words": words,
    }


def _fact(say: Speech, zone: Zone, name: str) -> Data:
    label = say.words["zone"][LABELS.get(name, name)]
    fact: Fact[Any] | None = getattr(zone, name)
    if fact is None:
        return _item(say.words["unknown"]) | {"label": label}
    return _told(say, fact) | {"label": label}


def _told(say: Speech, fact: Fact[Any]) -> Data:
    as_of = say.words["as_of"].format(date=say.date(fact.as_of)) if fact.as_of else ""
    return _item(_value(say, fact.value), fact.verified, as_of)


def _value(say: Speech, value: object) -> str:
    """A fact's value in words: hectares, a date, a text or several."""
    if isinstance(value, PartialDate):
        return say.date(value)
    if isinstance(value, Text):
        return value.vi
    if isinstance(value, tuple):
        return "; ".join(_value(say, one) for one in value)
    return str(say.words["zone"]["hectares"]).format(n=say.number(value))  # type: ignore[arg-type]


def _item(value: str, verified: bool = True, as_of: str = "") -> Data:
    return {"value": plain(value), "verified": verified, "as_of": as_of}


def _sections(campaign: Campaign, say: Speech, zone: Zone) -> Iterator[Data]:
    """Lists under a heading; an empty one does not appear."""
    words = say.words
    communes = []
    for one in zone.communes:
        part = f": {one.part.vi}" if one.part else ""
        communes.append(_item(campaign.place[one.place].name.vi + part, one.verified))
    yield {"title": words["zone"]["now"], "items": communes}
    before = [_told(say, zone.locality_before)] if zone.locality_before else []
    yield {"title": words["zone"]["before"], "items": before}
    figures = [_told(say, one) | {"value": plain(f"{one.label.vi}: {one.value.vi}")} for one in zone.figures]
    yield {"title": words["zone"]["figures"], "items": figures}
    yield {"title": words["zone"]["here"], "items": list(_happened(campaign, say, zone, words))}


def _happened(campaign: Campaign, say: Speech, zone: Zone, words: Mapping[str, Any]) -> Iterator[Data]:
    """Events and honours, those made up called so."""
    for event in campaign.events:
        if zone.id in event.zones:
            sample = f" ({words['sample']})" if event.sample else ""
            yield _item(f"{event.title.vi}, {say.when(event)}{sample}")
    for award, honouree in campaign.honours:
        if zone.id in honouree.zones:
            sample = f" ({words['sample']})" if award.sample else ""
            yield _item(f"{words['level'][award.level]}, {award.year}: {honouree.name.vi}{sample}")


@cache  # 10 ms, and `serve` asks for all of them after each edit
def _qr(address: str) -> bytes:
    """The page's address, black on white; error correction M survives a fold or a stain."""
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(buffer, kind="svg", border=2, scale=4)
    return buffer.getvalue()
