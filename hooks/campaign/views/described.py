"""JSON-LD of pages: what each is about, and where it stands in the site."""

from markupsafe import Markup

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.model import (
    Addressee,
    Assessment,
    Event,
    Handbook,
    Honouree,
    Place,
    Recommendation,
    VisitModel,
    Zone,
)
from campaign.prose import Page
from campaign.views import addresses
from campaign.views.linked_data import (
    breadcrumb_data,
    dataset_data,
    event_data,
    home_data,
    honouree_data,
    json_ld,
    place_data,
)
from campaign.views.look import Look, Speech

Subject = (
    Addressee | Assessment | Event | Honouree | Place | Zone | Handbook | Recommendation | VisitModel | str
)
"""What a page is about; a document's page gives its title as it is cited."""


def described(campaign: Campaign, look: Look, uri: str, language: Language, subject: Subject) -> list[Markup]:
    """JSON-LD of the page at `uri`: the way to it, and its event or honour."""
    say = Speech(language, uri, campaign, look.words[language], look.today, look.url)
    section = f"{uri.split('/')[0]}/index.md"
    trail = [(_title(campaign, step, language), step) for step in ("index.md", section)]
    if isinstance(subject, str):
        name = subject
    elif isinstance(subject, Addressee | Honouree | Place | Zone):
        name = say.plain(subject.name)
    else:
        name = say.plain(subject.title)
    data = [breadcrumb_data([*trail, (name, uri)], campaign, look, language)]
    if isinstance(subject, Event):
        data.append(event_data(subject, campaign, look, language))
    if isinstance(subject, Honouree):
        data.append(honouree_data(subject, campaign, look, language))
    if isinstance(subject, Place):
        data.append(place_data(subject, campaign, look, language))
    return [json_ld(each) for each in data]


def described_prose(campaign: Campaign, look: Look, page: Page) -> list[Markup]:
    """JSON-LD of an editor's page: the home page is the site, the data page is the data set."""
    if page.uri in ("index.md", "index.en.md"):
        return [json_ld(home_data(campaign, look, page.language))]
    if page.uri in ("du-lieu.md", "du-lieu.en.md"):
        return [json_ld(dataset_data("du-lieu.md", campaign, look, page.language))]
    return []


def _title(campaign: Campaign, uri: str, language: Language) -> str:
    """The title of an editors' page; of the Vietnamese one where there is no English."""
    page = campaign.page.get(addresses.in_language(uri, language)) or campaign.page.get(uri)
    title = page.head.title if page else uri
    return title if isinstance(title, str) else title.vi
