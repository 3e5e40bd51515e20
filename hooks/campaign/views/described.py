"""JSON-LD of pages: what each is about."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.model import (
    Addressee,
    Assessment,
    Document,
    Event,
    Handbook,
    Honouree,
    Place,
    Recommendation,
    VisitModel,
    Zone,
)
from campaign.prose import Page
from campaign.views import linked_works as works
from campaign.views.linked_data import (
    Data,
    dataset_data,
    event_data,
    home_data,
    honouree_data,
    json_ld,
    place_data,
)
from campaign.views.look import Look

Subject = (
    Addressee
    | Assessment
    | Document
    | Event
    | Handbook
    | Honouree
    | Place
    | Recommendation
    | VisitModel
    | Zone
)
"""What a page is about."""

DATA: Mapping[type, Callable[[Any, Campaign, Look, Language], Data]] = {
    Addressee: works.addressee_data,
    Assessment: works.assessment_data,
    Document: works.document_data,
    Event: event_data,
    Handbook: works.handbook_data,
    Honouree: honouree_data,
    Place: place_data,
    Recommendation: works.recommendation_data,
    VisitModel: works.model_data,
    Zone: works.zone_data,
}


def described(campaign: Campaign, look: Look, language: Language, subject: Subject) -> Markup:
    """JSON-LD of what the page of `subject` is about."""
    return json_ld(DATA[type(subject)](subject, campaign, look, language))


def described_prose(campaign: Campaign, look: Look, page: Page) -> list[Markup]:
    """JSON-LD of an editor's page: the home page is the site, the data page is the data set."""
    if page.uri in ("index.md", "index.en.md"):
        return [json_ld(home_data(campaign, look, page.language))]
    if page.uri in ("du-lieu.md", "du-lieu.en.md"):
        return [json_ld(dataset_data("du-lieu.md", campaign, look, page.language))]
    return []


def described_chapter(campaign: Campaign, look: Look, uri: str) -> Markup:
    """JSON-LD of the chapter at `uri`. The theme asks for it: a chapter's text is printed too."""
    return json_ld(works.chapter_data(campaign.page[uri], campaign, look))
