"""Every page as Markdown, and what became of it: without MkDocs, in a second."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.model import Event
from campaign.output import Output
from campaign.prose import outside_code
from campaign.vietnamese import slug
from campaign.views.filling import prose
from campaign.views.look import Look
from campaign.views.pages import record_pages

TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(<?([^()\s<>]+?\.md)(?:#([^()\s<>]*))?>?\)")
HEADING = re.compile(r"^#{1,6} +(.+?)(?: *\{:? *#([\w-]+)[^}]*\})?$", re.MULTILINE)
ANCHOR = re.compile(r"\{:?[^{}\n]*#([\w-]+)|\bid=\"([\w-]+)\"")


@dataclass(frozen=True)
class SitePage:
    """A page of the site. `source` is the editors' file it comes from."""

    uri: str
    title: str
    source: str
    content: str

    @property
    def language(self) -> Language:
        return "en" if self.uri.endswith(".en.md") else "vi"

    @property
    def address(self) -> str:
        """Its place in the site: "en/khu-vuc/x/"."""
        plain = self.uri.removesuffix(".md").removesuffix(".en").removesuffix("index").rstrip("/")
        parts = (self.language if self.language == "en" else "", plain)
        return "".join(f"{part}/" for part in parts if part)


@dataclass(frozen=True)
class BrokenLink:
    """A link of `page` that led somewhere before and leads nowhere now."""

    page: SitePage
    target: str


def site_pages(campaign: Campaign, look: Look) -> dict[str, SitePage]:
    """Every page by its place in the source tree."""
    found = {}
    for page in campaign.pages:
        if not page.handbook:
            title = page.head.title.vi if isinstance(page.head, Event) else page.head.title
            found[page.uri] = SitePage(page.uri, title, page.file, prose(campaign, look, page))
    return found | {output.path: _generated(output) for output in record_pages(campaign, look)}


def _generated(output: Output) -> SitePage:
    content = output.bytes.decode()
    title = TITLE.search(content)
    said = title[1] if title else output.path
    return SitePage(output.path, json.loads(said) if said.startswith('"') else said, output.source, content)


def broken_links(before: Mapping[str, SitePage], after: Mapping[str, SitePage]) -> list[BrokenLink]:
    """Links to pages or places in pages that were there and are gone."""
    places: dict[tuple[int, str], set[str]] = {}

    def leads(pages: Mapping[str, SitePage], uri: str, place: str) -> bool:
        if uri not in pages:
            return False
        key = (id(pages), uri)
        if place and key not in places:
            places[key] = _places(pages[uri].content)
        return not place or place in places[key]

    return [
        BrokenLink(page, f"{uri}#{place}" if place else uri)
        for page in after.values()
        for uri, place in dict.fromkeys(_targets(page))
        if not leads(after, uri, place) and leads(before, uri, place)
    ]


def _targets(page: SitePage) -> Iterator[tuple[str, str]]:
    folder = posixpath.dirname(page.uri)
    for found in outside_code(LINK, page.content):
        if "://" not in found[1]:
            yield posixpath.normpath(posixpath.join(folder, found[1])), found[2] or ""


def _places(content: str) -> set[str]:
    """Anchors of a page: of its headings, and those that were given."""
    headings = {given or slug(text) for text, given in HEADING.findall(content)}
    return headings | {one or other for one, other in ANCHOR.findall(content)}
