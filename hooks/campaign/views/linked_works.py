"""Facts for search engines of what was written: documents, handbooks, assessments, recommendations.

One dict a thing, as in `linked_data`. What is not known is left out.
"""

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.model import Addressee, Assessment, Document, Handbook, Recommendation, Text, VisitModel, Zone
from campaign.prose import ChapterHead, Page
from campaign.views import addresses
from campaign.views.linked_data import CONTEXT, Data, known, moment
from campaign.views.look import Look, Speech
from campaign.views.machine import speech
from campaign.views.tables import LICENCE

LEGISLATION = ("luat", "nghi-quyet", "nghi-dinh", "quyet-dinh", "thong-tu", "quy-chuan")
# https://schema.org/LegalForceStatus has no word for what is unknown or was never law.
FORCE = {"in-force": "InForce", "ended": "NotInForce", "not-yet": "NotInForce"}


def document_data(document: Document, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Legislation; a letter, plan or paper of the Party is a CreativeWork."""
    say = speech(campaign, look, addresses.document_uri(document), language)
    date = moment(document.date, None) if document.date else None
    common = {
        **_page(say, document.title),
        "inLanguage": "vi",
        "abstract": say.plain(document.relevance),
    }
    kind = say.words["document_kind"][document.kind]
    if document.kind not in LEGISLATION:
        more = {"genre": kind, "identifier": document.number, "dateCreated": date}
        return _thing("CreativeWork", common | more | {"author": _organization(say, document.issuer)})
    force = FORCE.get(say.force(document))
    changed = [
        {"@type": "Legislation", "@id": speech(campaign, look, addresses.document_uri(one)).full_address}
        for one in campaign.documents
        if any(link.document == document.id for link in one.amended_by)
    ]
    law = {
        "legislationIdentifier": document.number,
        "legislationType": kind,
        "legislationDate": date,
        "legislationDateOfApplicability": moment(document.effective, None) if document.effective else None,
        "legislationPassedBy": _organization(say, document.issuer),
        "legislationJurisdiction": {"@type": "Country", "name": "Việt Nam"},
        "legislationLegalForce": force and f"https://schema.org/{force}",
        "legislationChanges": changed,
    }
    return _thing("Legislation", common | law)


def handbook_data(book: Handbook, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Book with its chapters and its PDF."""
    say = speech(campaign, look, addresses.handbook_uri(book), language)
    pdf = f"{look.url}so-tay/{book.id}.pdf"
    return _thing(
        "Book",
        {
            **_page(say, book.title),
            "alternateName": say.plain(book.short_title) if book.short_title else None,
            "alternativeHeadline": say.plain(book.subtitle),
            "description": say.plain(book.summary),
            "bookEdition": book.edition,
            "datePublished": book.history[0].date.isoformat(),
            "dateModified": book.date.isoformat(),
            "inLanguage": "vi",
            "isAccessibleForFree": True,
            "license": LICENCE["path"],
            "publisher": _organization(say, campaign.info.owner),
            "audience": [{"@type": "Audience", "audienceType": say.plain(one)} for one in book.audience],
            "encoding": {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": pdf},
            "hasPart": [_chapter(page, campaign, look) for page in campaign.chapters(book)],
        },
    )


def chapter_data(page: Page, campaign: Campaign, look: Look) -> Data:
    """https://schema.org/Chapter of its Book; chapters are in Vietnamese."""
    book = campaign.handbook[page.handbook or ""]
    whole = speech(campaign, look, addresses.handbook_uri(book))
    return CONTEXT | {
        **_chapter(page, campaign, look),
        "position": campaign.chapters(book).index(page) + 1,
        "inLanguage": "vi",
        "isPartOf": {"@type": "Book", "@id": whole.full_address, "name": book.title.vi},
    }


def _chapter(page: Page, campaign: Campaign, look: Look) -> Data:
    address = speech(campaign, look, page.uri).full_address
    title = page.head.title if isinstance(page.head, ChapterHead) else ""
    return {"@type": "Chapter", "@id": address, "url": address, "name": title}


def assessment_data(one: Assessment, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Report on an enterprise or a zone."""
    say = speech(campaign, look, addresses.assessment_uri(one), language)
    about = [_organization(say, one.enterprise)] if one.enterprise else []
    if one.zone:
        about.append(_place(say, look, campaign.zone[one.zone]))
    return _thing(
        "Report",
        {
            **_page(say, one.title),
            "abstract": say.plain(one.summary),
            "author": _organization(say, one.assessor) if one.assessor else None,
            "datePublished": moment(one.published, None) if one.published else None,
            "temporalCoverage": one.period.text if one.period else None,
            "genre": say.words["share"]["assessment"],
            "keywords": say.words["sector"][one.sector],
            "about": about,
        },
    )


def recommendation_data(item: Recommendation, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/CreativeWork with its status, its subject and the authority it is meant for."""
    say = speech(campaign, look, addresses.recommendation_uri(item), language)
    return _thing(
        "CreativeWork",
        {
            **_page(say, item.title),
            "abstract": say.plain(item.recommendation),
            "genre": say.words["share"]["recommendation"],
            "keywords": say.words["recommendation_subject"][item.subject],
            "creativeWorkStatus": say.words["recommendation_status"][item.status_on(look.today)],
            "dateCreated": moment(item.steps[0].date, None),
            "audience": {
                "@type": "Audience",
                "name": say.plain(campaign.addressee[item.addressee].name),
            },
            "about": [_place(say, look, campaign.zone[zone]) for zone in item.zones],
        },
    )


def zone_data(zone: Zone, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Place in the communes of today."""
    say = speech(campaign, look, addresses.zone_uri(zone), language)
    communes = [say.plain(campaign.place[one.place].name) for one in zone.communes] or ["Lạng Sơn"]
    return _thing(
        "Place",
        {
            **_page(say, zone.name),
            "alternateName": list(zone.aliases),
            "additionalType": say.words["zone_type"][zone.type],
            "containedInPlace": [{"@type": "AdministrativeArea", "name": name} for name in communes],
        },
    )


def model_data(model: VisitModel, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/Place worth a visit."""
    say = speech(campaign, look, addresses.model_uri(model), language)
    more = {"description": say.plain(model.summary), "address": say.plain(model.location)}
    return _thing("Place", _page(say, model.title) | more)


def addressee_data(one: Addressee, campaign: Campaign, look: Look, language: Language) -> Data:
    """https://schema.org/GovernmentOrganization, with the day it came to an end."""
    say = speech(campaign, look, addresses.addressee_uri(one), language)
    days = {
        "foundingDate": moment(one.valid_from, None) if one.valid_from else None,
        "dissolutionDate": moment(one.valid_to, None) if one.valid_to else None,
    }
    return _thing("GovernmentOrganization", _page(say, one.name) | days)


def _thing(kind: str, facts: Data) -> Data:
    return CONTEXT | known({"@type": kind, **facts})


def _page(say: Speech, name: Text) -> Data:
    return {"@id": say.full_address, "url": say.full_address, "name": say.plain(name)}


def _organization(say: Speech, name: Text) -> Data:
    return {"@type": "Organization", "name": say.plain(name)}


def _place(say: Speech, look: Look, zone: Zone) -> Data:
    address = speech(say.campaign, look, addresses.zone_uri(zone), say.language).full_address
    return {"@type": "Place", "@id": address, "name": say.plain(zone.name)}
