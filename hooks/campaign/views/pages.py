"""Pages of the site: one per zone, document and handbook, and the editors' own, filled in."""

import re
from collections.abc import Callable, Iterator

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.model import Document, Handbook, Record, Zone
from campaign.output import Output
from campaign.prose import CITATION, CODE, MARKER, Page
from campaign.vietnamese import sort_key
from campaign.views.look import LANGUAGES, Look


def record_pages(campaign: Campaign, look: Look) -> Iterator[Output]:
    """The pages that no editor writes by hand, in both languages."""
    for zone in campaign.zones:
        yield from _both(campaign, look, zone, zone_uri(zone), "zone", zone=zone)
    citing = citing_pages(campaign)
    for document in campaign.documents:
        links = {
            "amends": _pointing(campaign, document, "amended_by"),
            "succeeds": _pointing(campaign, document, "replaced_by"),
            "superseded": _pointing(campaign, document, "replaces"),
            "cited_in": citing.get(document.id, ()),
        }
        uri = document_uri(document)
        yield from _both(campaign, look, document, uri, "document", document=document, **links)
    for book in campaign.handbooks:
        chapters = campaign.chapters(book)
        uri = handbook_uri(book)
        yield from _both(campaign, look, book, uri, "handbook", book=book, chapters=chapters)


def chapter_pages(campaign: Campaign, look: Look) -> Iterator[Output]:
    """The handbooks' chapters, which stand outside `docs/`. They have no English twin."""
    for page in campaign.pages:
        if page.handbook:
            yield Output(page.uri, _chapter(campaign, look, page), page.file)


def prose(campaign: Campaign, look: Look, page: Page) -> str:
    """The body of an editor's page with its citations linked and its tables filled in."""
    return expand(campaign, look, page, page.body)


def zone_uri(zone: Zone) -> str:
    return f"khu-vuc/{zone.id}.md"


def document_uri(document: Document) -> str:
    return f"van-ban/{document.id}.md"


def handbook_uri(book: Handbook) -> str:
    return f"so-tay/{book.id}/index.md"


def in_language(uri: str, language: Language) -> str:
    """Where the page of `uri` stands in `language`: `x.md`, `x.en.md`."""
    return uri if language == "vi" else uri.removesuffix(".md") + f".{language}.md"


def _both(
    campaign: Campaign, look: Look, record: Record, uri: str, template: str, **values: object
) -> Iterator[Output]:
    for language in LANGUAGES:
        text = look.render(f"pages/{template}.md", language, uri, campaign, **values)
        yield Output(in_language(uri, language), _tidy(text), record.origin.file)


def _tidy(text: str) -> str:
    """No more than one blank line on end: what templates leave out leaves no hole."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


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


def _chapter(campaign: Campaign, look: Look, page: Page) -> str:
    book = next(book for book in campaign.handbooks if book.id == page.handbook)
    body = expand(campaign, look, page, page.body)
    chapters = campaign.chapters(book)
    i = chapters.index(page)
    beside = {
        "before": chapters[i - 1] if i else None,
        "after": chapters[i + 1] if i + 1 < len(chapters) else None,
    }
    values = {"page": page, "book": book, "number": i + 1, **beside}
    head = look.render("pages/chapter.md", "vi", page.uri, campaign, **values)
    return _tidy(head) + "\n" + body


def expand(campaign: Campaign, look: Look, page: Page, body: str) -> str:
    """`body` of `page` with tables for markers and links for citations; code stays as it is."""
    uri = page.uri.replace(".en.md", ".md")
    language = page.language

    def table(found: re.Match[str]) -> str:
        return _tidy(look.render(f"tables/{found[1]}.md", language, uri, campaign))

    def citation(found: re.Match[str]) -> str:
        document = campaign.document[found[1]]
        values = {"document": document, "where": found[2]}
        return look.render("parts/citation.md", language, uri, campaign, **values).strip()

    pieces = []
    end = 0
    for code in CODE.finditer(body):
        pieces += [_fill(body[end : code.start()], table, citation), code[0]]
        end = code.end()
    return "".join([*pieces, _fill(body[end:], table, citation)])


Filler = Callable[[re.Match[str]], str]


def _fill(text: str, table: Filler, citation: Filler) -> str:
    return CITATION.sub(citation, MARKER.sub(table, text))
