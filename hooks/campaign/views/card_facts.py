"""What the share picture of each record says of it."""

from collections.abc import Iterable, Iterator

from campaign import places
from campaign.campaign import Campaign
from campaign.model import Honouree
from campaign.views import addresses
from campaign.views.look import Speech

Told = tuple[str, str, str, Iterable[str], bool]
"""Address of the Vietnamese page, kind, title, facts, whether it is a sample; in words of one language."""


def told_of_records(campaign: Campaign, say: Speech) -> Iterator[Told]:
    """All records that have a card, in the language of `say`."""
    for view in (_places, _papers, _events, _honours, _studies, _recommendations):
        yield from view(campaign, say)


def _places(campaign: Campaign, say: Speech) -> Iterator[Told]:
    words = say.words
    for zone in campaign.zones:
        where = ", ".join(say.plain(campaign.place[one.place].name) for one in zone.communes)
        doubt = "" if zone.verified else words["verify"]
        facts = where, doubt[:1].upper() + doubt[1:]
        kind = words["zone_type"][zone.type]
        yield addresses.zone_uri(zone), kind, say.plain(zone.name), facts, zone.sample
    for place in places.today(campaign):
        names = ", ".join(say.plain(unit.name) for unit, _ in places.made_of(campaign, place))
        since = words["place"]["since"].format(date=say.date(place.valid_from)) if place.valid_from else ""
        made_of = [f"{since} {names}".strip()] if names else []
        kind = words["place_kind"][place.kind]
        yield addresses.place_uri(place), kind, say.plain(place.name), made_of, place.sample


def _papers(campaign: Campaign, say: Speech) -> Iterator[Told]:
    words = say.words
    for one in campaign.documents:
        numbered = one.number is not None
        date = say.date(one.date) if one.date else ""
        issued = ", ".join(filter(None, [say.plain(one.issuer), date]))
        force = words["force"][say.force(one)]
        facts = (say.plain(one.title) if numbered else "", issued)
        kind = f"{words['document_kind'][one.kind]} · {force}"
        yield addresses.document_uri(one), kind, say.document(one), facts, one.sample
    for book in campaign.handbooks:
        edition = words["handbook"]["edition"].format(edition=book.edition, date=say.date(book.date))
        facts = (say.plain(book.subtitle), edition)
        kind = words["share"]["handbook"]
        yield addresses.handbook_uri(book), kind, say.plain(book.title), facts, book.sample


def _events(campaign: Campaign, say: Speech) -> Iterator[Told]:
    words = say.words
    for event in campaign.events:
        where = "; ".join(say.plain(place.name) for place in event.places)
        online = words["event"]["online"] if event.online and not where else ""
        status = "" if event.status == "confirmed" else words["event_status"][event.status]
        kind = " · ".join(filter(None, [words["event_type"][event.type], status]))
        when = say.when(event)
        facts = (when[:1].upper() + when[1:], where or online)
        yield addresses.event_uri(event), kind, say.plain(event.title), facts, event.sample


def _honours(campaign: Campaign, say: Speech) -> Iterator[Told]:
    words = say.words
    for award in campaign.rounds:
        level = words["level"][award.level]
        count = words["honour"]["count"].format(n=len(award.honourees)) if award.honourees else ""
        kind = f"{words['share']['honour']} · {level}"
        yield addresses.round_uri(award), kind, say.plain(award.title), (str(award.year), count), award.sample
    for award, one in campaign.honours:
        if _may_be_shown(one):
            category = next(each for each in award.categories if each.id == one.category)
            standing = one.standing(say.today)
            kind = words["share"]["honour"] if standing == "active" else words["standing"][standing]
            facts = (say.plain(award.title), say.plain(category.title))
            yield addresses.honouree_uri(one), kind, say.plain(one.name), facts, award.sample


def _may_be_shown(one: Honouree) -> bool:
    """A picture goes where nobody can call it back: of people only with consent, and not once withdrawn."""
    return one.kind != "individual" or (one.consent is not None and one.withdrawn is None)


def _studies(campaign: Campaign, say: Speech) -> Iterator[Told]:
    words = say.words
    for one in campaign.assessments:
        zone = campaign.zone[one.zone].name if one.zone else one.elsewhere
        period = say.date(one.period) if one.period else ""
        facts = (
            ", ".join(filter(None, [words["sector"][one.sector], say.plain(zone) if zone else "", period])),
            words["assessment"]["reference"] if one.reference else "",
        )
        kind = words["share"]["assessment"]
        yield addresses.assessment_uri(one), kind, say.plain(one.title), facts, one.sample
    for model in campaign.models:
        kind = f"{words['model']['model']} · {words['model_group'][model.group]}"
        where = [say.plain(model.location)]
        yield addresses.model_uri(model), kind, say.plain(model.title), where, model.sample


def _recommendations(campaign: Campaign, say: Speech) -> Iterator[Told]:
    words = say.words
    for item in campaign.recommendations:
        status = words["recommendation_status"][item.status_on(say.today)]
        kind = f"{words['share']['recommendation']} · {status}"
        facts = (say.plain(campaign.addressee[item.addressee].name), str(item.year))
        yield addresses.recommendation_uri(item), kind, say.plain(item.title), facts, item.sample
    for addressee in campaign.addressees:
        kind = words["share"]["addressee"]
        yield addresses.addressee_uri(addressee), kind, say.plain(addressee.name), (), addressee.sample
