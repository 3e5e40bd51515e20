"""The data of "Tìm nơi của bạn" (assets/finder.js): a script, so that it also loads from a USB stick.

It stays small however much happens: of events, honours and recommendations each commune has the newest
and how many more there are on its page.
"""

import json
from collections.abc import Iterator
from typing import Any

from campaign import places
from campaign.campaign import Campaign
from campaign.model import Place, Record, Text
from campaign.output import Output
from campaign.views import addresses
from campaign.views.look import LANGUAGES, Look, Speech
from campaign.views.machine import speech

PAGE = "dia-phuong/index.md"
Data = dict[str, Any]


def finder(campaign: Campaign, look: Look) -> Iterator[Output]:
    """`dia-phuong/tim.js` and `en/dia-phuong/tim.js`. Addresses in it are seen from the finder's page."""
    for language in LANGUAGES:
        say = speech(campaign, look, PAGE, language)
        communes = places.today(campaign)
        index = {place.id: i for i, place in enumerate(communes)}
        gone = [*places.former(campaign), *places.districts(campaign)]
        data = {
            "words": say.words["finder"],
            "today": [_commune(campaign, say, place) for place in communes],
            "former": [_former(campaign, say, place, index) for place in gone],
            "list": say.address(addresses.FORMER),
        }
        path = "dia-phuong/tim.js" if language == "vi" else f"{language}/dia-phuong/tim.js"
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        yield Output(path, f"window.campaignPlaces={text};\n", campaign.info.origin.file)


def _commune(campaign: Campaign, say: Speech, place: Place) -> Data:
    found = campaign.local[place.id]
    name = say.plain(place.name)
    small = name[:1].lower() + name[1:]
    zones = [(zone, zone.name, addresses.zone_uri(zone)) for zone, _ in found.zones]
    events = [(event, event.title, addresses.event_uri(event)) for event in found.events]
    honours = [(award, one.name, addresses.honouree_uri(one)) for award, one in found.honours]
    raised = [(item, item.title, addresses.recommendation_uri(item)) for item in found.recommendations]
    return _known(
        {
            "id": place.id,
            "vi": place.name.vi,
            "name": name if name != place.name.vi else None,
            "code": place.code,
            "page": say.address(addresses.place_uri(place)),
            "charge": str(say.word("place.committee", name=name, small=small)),
            "zones": [_link(say, *one) for one in zones],
            "events": _newest(say, events),
            "honours": _newest(say, honours),
            "recommendations": _newest(say, raised),
        }
    )


def _former(campaign: Campaign, say: Speech, place: Place, index: dict[str, int]) -> Data:
    name = say.plain(place.name)
    parts = {successor.place: say.plain(successor.part) for successor in place.successors if successor.part}
    return _known(
        {
            "id": place.id,
            "vi": place.name.vi,
            "name": name if name != place.name.vi else None,
            "code": place.code,
            "in": say.plain(campaign.place[place.district].name) if place.district else None,
            "inVi": campaign.place[place.district].name.vi
            if place.district and say.language != "vi"
            else None,
            "until": say.date(place.valid_to) if place.valid_to else None,
            "to": [index[heir.id] for heir in places.heirs(campaign, place)],
            "parts": {index[id_]: part for id_, part in parts.items() if id_ in index},
            "not": [index[other.id] for other in places.namesakes(campaign, place)],
        }
    )


def _newest(say: Speech, found: list[tuple[Any, Text, str]]) -> Data | None:
    """The first of a list, and how many follow."""
    return {"first": _link(say, *found[0]), "more": len(found) - 1} if found else None


def _link(say: Speech, record: Record, title: Text, uri: str) -> list[str]:
    sample = f" ({say.words['sample']})" if record.sample else ""
    return [say.plain(title) + sample, say.address(uri)]


def _known(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}
