"""What stands on the picture that a chat or a feed shows for a link (Open Graph's `og:image`).

One card a record and one a page that an editor wrote, each in its page's language. A list has none of
its own: `nearest` gives it that of its section. Of people, only those who agreed in writing have a card.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.prose import Page, PageHead
from campaign.views import addresses
from campaign.views.card_facts import told_of_records
from campaign.views.look import LANGUAGES, Look, Speech
from campaign.views.machine import plain, speech

FOLDER = "chia-se"


@dataclass(frozen=True)
class Card:
    """The words of a card. `uri`: its page's place in the source tree (`khu-vuc/x.en.md`)."""

    uri: str
    language: Language
    site: str
    kind: str
    title: str
    facts: tuple[str, ...]
    ribbon: str  # of what was made up to show the site, else ""
    width: ClassVar[int] = 1200  # px: what Facebook and Zalo ask for, and what cards/card.typ draws
    height: ClassVar[int] = 630

    @property
    def is_home(self) -> bool:
        return self.uri in ("index.md", "index.en.md")

    @property
    def path(self) -> str:
        """The picture's place in the site."""
        return f"{FOLDER}/{self.uri.removesuffix('.md')}.png"

    @property
    def alt(self) -> str:
        """The same words for those who do not see the picture."""
        said = (self.ribbon, self.kind, self.title, *self.facts)
        return ". ".join(part.rstrip(".") for part in said if part)


def cards(campaign: Campaign, look: Look) -> dict[str, Card]:
    """Every card by its page's place in the source tree."""
    found: dict[str, Card] = {}
    for language in LANGUAGES:
        say = speech(campaign, look, "index.md", language)
        for uri, kind, title, facts, sample in told_of_records(campaign, say):
            place = addresses.in_language(uri, language)
            found[place] = _card(say, place, kind, title, facts, sample)
    for page in campaign.pages:
        if page.uri not in found and isinstance(page.head, PageHead):
            say = speech(campaign, look, page.uri, page.language)
            kind, facts = _around(campaign, say, page)
            found[page.uri] = _card(say, page.uri, kind, page.head.title, facts, page.head.sample)
    return {uri: _of_the_site(card, campaign) if card.is_home else card for uri, card in found.items()}


def _of_the_site(card: Card, campaign: Campaign) -> Card:
    """The home page's card is the site's: its name is the title, and who keeps it stands above."""
    owner = campaign.info.owner
    return replace(
        card, site=plain(owner.en or owner.vi if card.language == "en" else owner.vi), title=card.site
    )


def nearest(found: Mapping[str, Card], uri: str) -> Card | None:
    """The card of the page at `uri`, or of the nearest page above it; None on a site without a home page."""
    ending = ".en.md" if uri.endswith(".en.md") else ".md"
    folders = uri.split("/")[:-1]
    above = ["/".join([*folders[:depth], "index"]) + ending for depth in range(len(folders), -1, -1)]
    return next((found[one] for one in (uri, *above, "index.md") if one in found), None)


def _card(say: Speech, uri: str, kind: str, title: str, facts: Iterable[str], sample: bool) -> Card:
    return Card(
        uri,
        say.language,
        plain(say.plain(say.campaign.info.short_title)),
        plain(kind),
        plain(title),
        tuple(plain(fact) for fact in facts if fact),
        say.words["sample_ribbon"] if sample else "",
    )


def _around(campaign: Campaign, say: Speech, page: Page) -> tuple[str, list[str]]:
    """Kind and facts of a page that an editor wrote: a chapter's book, else what the page says of itself."""
    if page.handbook:
        book = campaign.handbook[page.handbook]
        number = campaign.chapters(book).index(page) + 1
        return say.words["handbook"]["chapter"].format(n=number), [say.plain(book.title)]
    description = page.head.description if isinstance(page.head, PageHead) else None
    return "", [description or ""]
