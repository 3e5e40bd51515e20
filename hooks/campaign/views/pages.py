"""Pages of the site that no editor writes by hand: each record's, in both languages."""

from collections.abc import Iterator

from campaign import places
from campaign.campaign import Campaign
from campaign.model import Document, Event
from campaign.output import Output
from campaign.prose import Page
from campaign.vietnamese import sort_key
from campaign.views import addresses, roll
from campaign.views.assessments import assessment_pages
from campaign.views.chapters import appendices, chapter_pages
from campaign.views.look import Look
from campaign.views.page import in_both_languages
from campaign.views.prints import minutes, print_pages
from campaign.views.qr import qr_svg
from campaign.views.recommendations import recommendation_pages
from campaign.views.site_index import index_pages
from campaign.views.zone_history import zone_history


def record_pages(campaign: Campaign, look: Look) -> Iterator[Output]:
    """Every generated page, in the order of its kind; last, the indexes of them all."""
    views = (
        _zones,
        _places,
        _documents,
        _handbooks,
        print_pages,
        chapter_pages,
        _events,
        _honours,
        _models,
        assessment_pages,
    )
    made: list[Output] = []
    for view in views:
        made += view(campaign, look)
    made += recommendation_pages(campaign, look)
    yield from made
    yield from index_pages(campaign, look, made)


def _zones(campaign: Campaign, look: Look) -> Iterator[Output]:
    for zone in campaign.zones:
        values = {
            "zone": zone,
            "history": zone_history(campaign, zone),
            "events": [event for event in campaign.events if zone.id in event.zones],
            "honours": [entry for entry in campaign.honours if zone.id in entry[1].zones],
            "models": [model for model in campaign.models if model.zone == zone.id],
            "assessments": [one for one in campaign.assessments if one.zone == zone.id],
            "recommendations": [one for one in campaign.recommendations if zone.id in one.zones],
        }
        yield from in_both_languages(campaign, look, zone, addresses.zone_uri(zone), "zone", zone, **values)


def _places(campaign: Campaign, look: Look) -> Iterator[Output]:
    """A page per commune of today; former units have their lines on one page."""
    for place in places.today(campaign):
        values = {"place": place, "local": campaign.local[place.id]}
        uri = addresses.place_uri(place)
        yield from in_both_languages(campaign, look, place, uri, "place", place, **values)


def _documents(campaign: Campaign, look: Look) -> Iterator[Output]:
    citing = citing_pages(campaign)
    for document in campaign.documents:
        links = {
            "amends": _pointing(campaign, document, "amended_by"),
            "succeeds": _pointing(campaign, document, "replaced_by"),
            "superseded": _pointing(campaign, document, "replaces"),
            "cited_in": citing.get(document.id, ()),
        }
        uri = addresses.document_uri(document)
        values = {"document": document, **links}
        yield from in_both_languages(campaign, look, document, uri, "document", document, **values)


def _handbooks(campaign: Campaign, look: Look) -> Iterator[Output]:
    for book in campaign.handbooks:
        values = {
            "book": book,
            "chapters": campaign.chapters(book),
            "appendices": appendices(campaign, book),
            "minutes": minutes(campaign, book),
        }
        uri = addresses.handbook_uri(book)
        yield from in_both_languages(campaign, look, book, uri, "handbook", book, **values)


def _events(campaign: Campaign, look: Look) -> Iterator[Output]:
    """A page per event around its editor's prose; pages by year and by type."""
    for event in campaign.events:
        uri = addresses.event_uri(event)
        raised = [item for item in campaign.recommendations if item.event == event.id]
        values = {"event": event, "raised": raised}
        yield from in_both_languages(campaign, look, event, uri, "event", event, **values)
    for year in campaign.event_years:
        events = [event for event in campaign.events if event.start.first.year == year]
        yield from _list(campaign, look, addresses.event_year_uri(year), "events", events, year=year)
    for type_ in campaign.event_types:
        events = [event for event in campaign.events if event.type == type_]
        yield from _list(campaign, look, addresses.event_type_uri(type_), "events", events, type=type_)


def _honours(campaign: Campaign, look: Look) -> Iterator[Output]:
    """A page per round around its editor's prose, if any, and per honouree, year and category."""
    for award in campaign.rounds:
        uri = addresses.round_uri(award)
        values = {"award": award, "rows": roll.ROWS}
        yield from in_both_languages(campaign, look, award, uri, "round", None, **values)
    for award, honouree in campaign.honours:
        uri = addresses.honouree_uri(honouree)
        values = {
            "award": award,
            "honouree": honouree,
            "qr": qr_svg(f"{look.url}vinh-danh/{honouree.id}/", f"QR: {honouree.name.vi}"),
        }
        yield from in_both_languages(campaign, look, award, uri, "honouree", honouree, **values)
    for year in campaign.award_years:
        entries = [entry for entry in campaign.honours if entry[0].year == year]
        for part in roll.parts(addresses.award_year_uri(year), entries):
            yield from _roll(campaign, look, part, year=year)
    for category in sorted({honouree.category for _, honouree in campaign.honours}):
        entries = [entry for entry in campaign.honours if entry[1].category == category]
        for part in roll.parts(addresses.category_uri(category), entries):
            yield from _roll(campaign, look, part, category=category)
    for part in roll.parts(roll.INDEX, campaign.honours)[1:]:  # the first is an editors' page
        yield from _roll(campaign, look, part)


def _roll(campaign: Campaign, look: Look, part: roll.Part, **about: object) -> Iterator[Output]:
    """A page of a list of honours: of a year, of a category, or of all."""
    values = {"part": part, "roll": roll, "year": None, "category": None, **about}
    values["sample"] = all(award.sample for award, _ in part.entries)
    record = part.entries[0][0]
    yield from in_both_languages(campaign, look, record, part.uri, "honours", None, **values)


def _models(campaign: Campaign, look: Look) -> Iterator[Output]:
    for model in campaign.models:
        visits = [event for event in campaign.events if model.id in event.models]
        uri = addresses.model_uri(model)
        yield from in_both_languages(campaign, look, model, uri, "model", model, model=model, visits=visits)


def _list(
    campaign: Campaign,
    look: Look,
    uri: str,
    template: str,
    entries: list[Event],
    **about: object,
) -> Iterator[Output]:
    """A page that lists events by something they share (`about`: year or type)."""
    values = {"entries": entries, "year": None, "type": None, **about}
    values["sample"] = all(event.sample for event in entries)
    yield from in_both_languages(campaign, look, entries[0], uri, template, None, **values)


def _pointing(campaign: Campaign, to: Document, field: str) -> list[Document]:
    """The documents of the register whose `field` names this one."""
    found = [
        document
        for document in campaign.documents
        if any(link.document == to.id for link in getattr(document, field))
    ]
    return sorted(found, key=lambda document: sort_key(document.number or document.title.vi))


def citing_pages(campaign: Campaign) -> dict[str, list[Page]]:
    """The Vietnamese pages and chapters that cite a document, by its id, in order of address."""
    found: dict[str, list[Page]] = {}
    for page in sorted(campaign.pages, key=lambda page: page.uri):
        if page.language == "vi":
            for cited in dict.fromkeys(name for name, _ in page.citations()):
                found.setdefault(cited, []).append(page)
    return found
