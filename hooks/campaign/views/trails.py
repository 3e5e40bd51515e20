"""The way from the home page down to a page, for readers and machines: "Trang chủ › Văn bản › Luật …"."""

from dataclasses import dataclass

from markupsafe import Markup

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.model import Text
from campaign.views import addresses
from campaign.views.linked_data import CONTEXT, json_ld
from campaign.views.look import Look
from campaign.views.machine import speech


@dataclass(frozen=True)
class Step:
    """A page above another. `language`: of its title; `address`: in the site ("en/khu-vuc/")."""

    title: str
    language: Language
    address: str


class Trails:
    """The ways to all pages of a site."""

    def __init__(self, campaign: Campaign, look: Look) -> None:
        self._campaign = campaign
        self._look = look

    def above(self, uri: str, language: Language) -> list[Step]:
        """The pages above that at `uri` ("so-tay/x/01-y.md"), from the home page down.

        None above a page of the first level: the menu has it.
        """
        uri = uri.replace(".en.md", ".md")
        section = f"{uri.split('/')[0]}/index.md"
        if "/" not in uri or uri == section:
            return []
        return [self._step(step, language) for step in ("index.md", section, *self._between(uri))]

    def data(self, uri: str, language: Language, title: str) -> Markup:
        """https://schema.org/BreadcrumbList of the same steps and the page itself, with its `title`."""
        say = speech(self._campaign, self._look, uri.replace(".en.md", ".md"), language)
        steps = [(step.title, step.address) for step in self.above(uri, language)]
        items = [
            {"@type": "ListItem", "position": i, "name": name, "item": self._look.url + address}
            for i, (name, address) in enumerate([*steps, (title, say.page_address)], 1)
        ]
        return json_ld(CONTEXT | {"@type": "BreadcrumbList", "itemListElement": items})

    def _between(self, uri: str) -> list[str]:
        """A chapter's book; the round in which somebody was honoured."""
        folder, *names = uri.removesuffix(".md").split("/")
        if folder == "so-tay" and len(names) == 2 and names[1] != "index":
            return [f"so-tay/{names[0]}/index.md"]
        if folder == "vinh-danh" and names[0] in self._campaign.honour:
            return [addresses.round_uri(self._campaign.honour[names[0]][0])]
        return []

    def _step(self, uri: str, language: Language) -> Step:
        say = speech(self._campaign, self._look, uri, language)
        title = self._title(uri, language)
        return Step(say.plain(title), language if title.en else "vi", say.page_address)

    def _title(self, uri: str, language: Language) -> Text:
        """A page's title; an editors' page has its English one on a page of its own."""
        folder, *names = uri.removesuffix(".md").split("/")
        if folder == "so-tay" and names[0] in self._campaign.handbook:
            return self._campaign.handbook[names[0]].title
        rounds = {award.id: award.title for award in self._campaign.rounds}
        if folder == "vinh-danh" and names[0] in rounds:
            return rounds[names[0]]
        return Text(vi=self._written(uri) or uri, en=self._written(addresses.in_language(uri, "en")))

    def _written(self, uri: str) -> str | None:
        page = self._campaign.page.get(uri)
        return page.head.title if page and isinstance(page.head.title, str) else None
