"""Two ways to read every page of the site: from A to Y, and section by section.

Those who were honoured are left out: there may be thousands, and the honour roll lists them, page by page.
"""

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.output import Output
from campaign.vietnamese import letter, sort_key
from campaign.views import addresses
from campaign.views.filling import tidy
from campaign.views.look import LANGUAGES, Look, title_of

TITLE = re.compile(r'^title: (".*")$', re.MULTILINE)  # as the templates of pages write it
HONOUREE = re.compile(r"\A---\n(?:.+\n)*kind: honouree$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """A page: its title, its place in the source tree (always the Vietnamese one, `khu-vuc/x.md`)."""

    title: str
    uri: str
    foreign: bool = False  # titled in Vietnamese on an English page

    @property
    def section(self) -> str:
        """The first part of its address; "" for pages that stand by themselves."""
        return self.uri.rpartition("/")[0].partition("/")[0]

    @property
    def letter(self) -> str:
        """The letter it stands under, of the Vietnamese alphabet; "0–9" for what begins with none."""
        first = next((sign for sign in self.title if sign.isalnum()), "0")
        return letter(first) if first.isalpha() else "0–9"


def index_pages(campaign: Campaign, look: Look, outputs: Iterable[Output]) -> Iterator[Output]:
    """The list from A to Y and the site map, in both languages; `outputs` are the pages of all records."""
    generated = list(outputs)
    source = campaign.info.origin.file
    for language in LANGUAGES:
        entries = list(_entries(campaign, look, generated, language))
        letters = look.render("pages/a-z.md", language, "a-z.md", campaign, letters=by_letter(entries))
        yield Output(addresses.in_language("a-z.md", language), tidy(letters), source)
        sections = by_section(entries)
        tree = look.render("pages/so-do-trang.md", language, "so-do-trang.md", campaign, sections=sections)
        yield Output(addresses.in_language("so-do-trang.md", language), tidy(tree), source)


def by_letter(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Pages under their letters, in the order of the Vietnamese alphabet."""
    found = sorted(entries, key=lambda entry: (sort_key(entry.letter), sort_key(entry.title), entry.uri))
    return [(letter, list(own)) for letter, own in itertools.groupby(found, lambda entry: entry.letter)]


def by_section(entries: list[Entry]) -> list[tuple[Entry | None, list[Entry]]]:
    """Sections with their pages; first, under None, the pages that stand by themselves."""
    found = sorted(entries, key=lambda entry: (sort_key(entry.title), entry.uri))
    heads = {entry.section: entry for entry in found if entry.uri == f"{entry.section}/index.md"}
    sections: list[tuple[Entry | None, list[Entry]]] = [
        (None, [entry for entry in found if entry.section not in heads])
    ]
    for section, head in heads.items():
        sections.append((head, [entry for entry in found if entry.section == section and entry != head]))
    return sections


def _entries(campaign: Campaign, look: Look, generated: list[Output], language: Language) -> Iterator[Entry]:
    """Every page as `language` titles it; a page without English by its Vietnamese title."""
    titles: dict[str, str] = {}
    foreign: set[str] = set()
    for output in sorted(generated, key=lambda output: output.path.endswith(".en.md")):
        text = str(output.content)
        title = TITLE.search(text)
        wanted = output.path.endswith(".en.md") <= (language == "en") and output.path.endswith(".md")
        if wanted and title and not HONOUREE.search(text) and "/trang/" not in output.path:
            titles[output.path.replace(".en.md", ".md")] = json.loads(title[1])
    for page in campaign.pages:
        if page.language == "vi" and (page.handbook or page.uri not in titles):
            own = title_of(campaign, page)
            titles[page.uri] = own.en if language == "en" and own.en else own.vi
            foreign |= {page.uri} if language == "en" and not own.en else set()
    return (Entry(title, uri, uri in foreign) for uri, title in titles.items())
