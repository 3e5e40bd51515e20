"""The chapters of the handbooks and what stands behind them: their pages, ready for screen and paper."""

import datetime as dt
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from campaign.campaign import Campaign
from campaign.handbook.numbering import NumberedChapter, RenderedChapter, numbered
from campaign.handbook.screen import on_screen
from campaign.model import Document, Handbook
from campaign.output import Output
from campaign.prose import ChapterHead, Page
from campaign.vietnamese import sort_key
from campaign.views import addresses
from campaign.views.filling import prose, tidy
from campaign.views.look import Look
from campaign.views.machine import speech
from campaign.views.page import in_both_languages
from campaign.views.qr import qr_svg

APPENDICES = {"glossary": "tu-ngu", "cited": "van-ban-vien-dan"}


@dataclass(frozen=True)
class Part:
    """A chapter of a printed book, or an appendix (`number` None)."""

    uri: str
    title: str
    file: str
    number: int | None


@dataclass(frozen=True)
class Place:
    """Where a document is cited. `wheres`: articles, each once with all its clauses."""

    number: int
    uri: str
    wheres: tuple[str, ...]


@dataclass(frozen=True)
class Cited:
    """A document that a book cites, with the chapters that do."""

    document: Document
    places: tuple[Place, ...]


def appendices(campaign: Campaign, book: Handbook) -> list[tuple[str, str]]:
    """Name and address of what stands behind the chapters of `book`: nothing that would be empty."""
    filled = {"glossary": bool(book.glossary), "cited": bool(cited_in(campaign, book))}
    return [(name, addresses.appendix_uri(book, APPENDICES[name])) for name, full in filled.items() if full]


def parts(campaign: Campaign, look: Look, book: Handbook) -> list[Part]:
    """All that is printed of a book, in its order."""
    chapters = [
        Part(page.uri, page.head.title if isinstance(page.head, ChapterHead) else "", page.file, i)
        for i, page in enumerate(campaign.chapters(book), 1)
    ]
    words = look.words["vi"]["handbook"]
    return chapters + [
        Part(uri, words[name], book.origin.file, None) for name, uri in appendices(campaign, book)
    ]


def cited_in(campaign: Campaign, book: Handbook) -> list[Cited]:
    """The documents that a book cites, by name."""
    found: dict[str, dict[int, dict[str, None]]] = {}
    chapters = campaign.chapters(book)
    for number, page in enumerate(chapters, 1):
        for name, where, _, _ in page.citations_in_full():
            wheres = found.setdefault(name, {}).setdefault(number, {})
            wheres |= {where.strip(): None} if where else {}
    return [
        Cited(
            campaign.document[name],
            tuple(
                Place(n, chapters[n - 1].uri, tuple(by_article(sorted(wheres, key=_by_number))))
                for n, wheres in places.items()
            ),
        )
        for name, places in sorted(found.items(), key=lambda item: _document_key(campaign.document[item[0]]))
    ]


def by_article(wheres: list[str]) -> Iterator[str]:
    """ "Điều 49 khoản 1", "Điều 49 khoản 3" -> "Điều 49 khoản 1, khoản 3"."""
    clauses: dict[str, list[str]] = {}
    for where in wheres:
        article = re.match(r"Điều \d+\w?", where)
        name = article[0] if article else where
        clauses.setdefault(name, []).append(where.removeprefix(name))
    for name, own in clauses.items():
        yield name + own[0] + "".join(f", {one.strip()}" for one in own[1:])


def _by_number(where: str) -> list[tuple[int, str]]:
    """ "Điều 9 khoản 2" before "Điều 75 khoản 1"."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", where)]


def _document_key(document: Document) -> tuple[object, ...]:
    """Laws first, as a list of documents goes; then by date, newest first."""
    kinds = ("luat", "nghi-quyet", "nghi-dinh", "quyet-dinh", "thong-tu", "quy-chuan")
    rank = kinds.index(document.kind) if document.kind in kinds else len(kinds)
    year = re.search(r"/(\d{4})/", document.number or "")
    last = dt.date(int(year[1]), 12, 31) if year else dt.date.min
    day = document.date.first if document.date else last
    return rank, -day.toordinal(), sort_key(document.number or document.title.vi)


def chapter_pages(campaign: Campaign, look: Look, wanted: Container[str] | None = None) -> Iterator[Output]:
    """The chapters, which stand outside `docs/` and have no English twin; then the appendices.

    With `wanted`, addresses of pages: only of the books that have a chapter among them.
    """
    for book in campaign.handbooks:
        chapters = campaign.chapters(book)
        if wanted is not None and not any(page.uri in wanted for page in chapters):
            continue
        for i, page in enumerate(chapters):
            values = {
                "page": page,
                "book": book,
                "number": i + 1,
                "before": chapters[i - 1] if i else None,
                "after": chapters[i + 1] if i + 1 < len(chapters) else None,
            }
            yield Output(page.uri, _chapter(campaign, look, page, values), page.file)
        for name, uri in appendices(campaign, book):
            terms = {
                "vi": sorted(book.glossary, key=lambda term: sort_key(term.term.vi)),
                "en": sorted(book.glossary, key=lambda term: (term.term.en or term.term.vi).casefold()),
            }
            about: dict[str, Any] = {"book": book, "terms": terms, "cited": cited_in(campaign, book)}
            yield from in_both_languages(campaign, look, book, uri, name, None, **about)


def _chapter(campaign: Campaign, look: Look, page: Page, values: Mapping[str, Any]) -> str:
    def part(template: str, **more: Any) -> str:
        return tidy(look.render(template, "vi", page.uri, campaign, **values, **more)) + "\n"

    session = page.head.session if isinstance(page.head, ChapterHead) else None
    head = part("pages/chapter.md") + (part("parts/session.md", session=session) if session else "")
    return tidy("\n".join([head, prose(campaign, look, page), part("parts/abbreviations.md")]))


def finished(campaign: Campaign, look: Look, pages: Mapping[str, Any]) -> dict[str, NumberedChapter]:
    """Every part with its numbers, of the handbooks whose pages are rendered.

    `pages`: all of MkDocs' pages by address, with `canonical_url` and, where they are rendered, `content`.
    """
    found: dict[str, NumberedChapter] = {}
    names = {pages[uri].canonical_url: name for uri, name in _names(campaign, look) if uri in pages}
    rendered = {uri: page for uri, page in pages.items() if page.content is not None}
    for book in campaign.handbooks:  # where English pages are made, the appendices are pages of their own
        own = [part for part in parts(campaign, look, book) if part.uri in rendered]
        made = [
            RenderedChapter(rendered[part.uri].content, rendered[part.uri].canonical_url, part.number)
            for part in own
        ]
        words = look.words["vi"]["print"]["reference"]
        found |= {part.uri: done for part, done in zip(own, numbered(made, words, names), strict=True)}
    return found


def _names(campaign: Campaign, look: Look) -> Iterator[tuple[str, str]]:
    """What the books and their chapters are called in another book, by the source of their pages."""
    words = look.words["vi"]["print"]["reference"]
    for book in campaign.handbooks:
        yield addresses.handbook_uri(book), words["book"].format(book=book.title.vi)
        for n, page in enumerate(campaign.chapters(book), 1):
            yield page.uri, words["in_book"].format(n=n, book=book.title.vi)


def show(campaign: Campaign, look: Look, chapter: NumberedChapter, page: Any) -> None:
    """Give MkDocs' page of a chapter its final text; numbers also where its contents are listed."""
    if chapter.number is None:
        return
    words = look.words["vi"]["print"]
    page.content = on_screen(chapter.html, words, lambda to, title: code(campaign, look, to, title))
    for entry in page.toc:
        if entry.id in chapter.sections:
            entry.title = f"{chapter.sections[entry.id]} {entry.title}"


def code(campaign: Campaign, look: Look, target: str, title: str) -> tuple[str, str]:
    """The whole address that a QR code leads to, and the code as SVG. `target`: a page or an address."""
    web = target.startswith(("http://", "https://"))
    address = target if web else speech(campaign, look, target).full_address
    return address, str(qr_svg(address, title))
