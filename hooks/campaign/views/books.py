"""Handbooks as PDFs, and the pictures that they share with the web."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from posixpath import dirname
from urllib.parse import urljoin, urlsplit

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.dates import PartialDate
from campaign.editions import EDITIONS, Edition
from campaign.handbook.numbering import NumberedChapter
from campaign.handbook.paper import UnprintableElement
from campaign.model import Handbook
from campaign.output import Output
from campaign.press import Job, Unmakeable, key_of
from campaign.printing import (
    PrintBook,
    PrintChapter,
    line_of_tag,
    page_count,
    render_pdf,
)
from campaign.problems import Problem
from campaign.prose import Page
from campaign.views.chapters import Part, code, parts
from campaign.views.fact_sheets import fact_sheets
from campaign.views.kits import kit_jobs, pages_to_print
from campaign.views.look import Look
from campaign.views.prints import anchor

LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"#][^"]*)(")')
IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)(")')
UNPRINTABLE = message(
    Section.CHAPTERS,
    "khong-in-duoc",
    "bản in không trình bày được “{tag}”",
    "viết bằng Markdown như hướng dẫn sổ tay: không dùng thẻ HTML, hình phải có trong thư mục hinh/,"
    " đề mục đi lần lượt ##, ###, ####",
    tag="iframe",
)


@dataclass(frozen=True)
class Download:
    """A file to take home. `size` in bytes; `pages` of a PDF, or of those that a kit's session needs."""

    path: str
    size: int
    pages: int


class UnprintableChapter(Unmakeable):
    """A chapter holds something that paper cannot show."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def pictures(campaign: Campaign, root: Path) -> Iterator[Output]:
    """Pictures beside the chapters (`hinh/`), at the place where the chapters' pages look."""
    books = {dirname(book.origin.file): book for book in campaign.handbooks}
    for name in sorted(campaign.pictures):
        folder, _, file = name.partition("/hinh/")
        if folder in books:
            yield Output(f"so-tay/{books[folder].id}/hinh/{file}", (root / name).read_bytes(), name)


# What stands between a PrintBook and the bytes of its papers.
MAKERS = (
    *("printing.py", "typesetting.py", "imposition.py", "editions.py", "press.py"),
    *("handbook/paper.py", "handbook/tree.py", "handbook/widths.py"),
    *("views/kits.py", "views/fact_sheets.py", "views/qr.py"),
)


def pdf_path(book: Handbook, edition: Edition = EDITIONS[0]) -> str:
    return f"so-tay/{book.id}{edition.suffix}.pdf"


def print_jobs(
    campaign: Campaign, look: Look, root: Path, finished: Mapping[str, NumberedChapter]
) -> Iterator[Job]:
    """Every edition and trainer's kit of every handbook, from its numbered chapters (by address of the page).

    Making one raises UnprintableChapter for what an editor has to mend.
    """
    templates = look.folder / "print"
    drawn_by = [path.read_bytes() for path in sorted(templates.rglob("*")) if path.is_file()]
    code = [(Path(__file__).parents[1] / name).read_bytes() for name in MAKERS]
    libraries = [version(name) for name in ("typst", "pikepdf", "fontpkg-be-vietnam-pro")]
    program: list[bytes | str] = [*libraries, *code, *drawn_by]
    sheets = [(z.name.vi, s) for z, s in zip(campaign.zones, fact_sheets(campaign, look), strict=True)]
    for book in campaign.handbooks:
        if not any(page.uri in finished for page in campaign.chapters(book)):
            continue  # `serve` has left it as it was
        whole = print_book(campaign, look, root, book, finished)
        made_of = [*program, *whole.parts()]
        for edition in EDITIONS:
            make = partial(_printed, whole, templates, edition, campaign.chapters(book))
            yield Job(pdf_path(book, edition), key_of(repr(edition), *made_of), make)
        sessions = [getattr(page.head, "session", None) for page in campaign.chapters(book)]
        yield from kit_jobs(look, book, whole, sessions, sheets, made_of)


def _printed(book: PrintBook, templates: Path, edition: Edition, pages: list[Page]) -> bytes:
    try:
        return render_pdf(book, templates, edition)
    except UnprintableElement as error:
        raise _unprintable(error, pages) from error


def _unprintable(error: UnprintableElement, pages: list[Page]) -> UnprintableChapter:
    page = next(page for page in pages if page.file == error.source)
    return UnprintableChapter([_problem(page, error.tag)])


def download(path: str, content: bytes) -> Download:
    """What a page tells of a file."""
    pages = page_count if path.endswith(".pdf") else pages_to_print
    return Download(path, len(content), pages(content))


def _problem(page: Page, tag: str) -> Problem:
    line = page.first_line - 1 + line_of_tag(page.body, tag)
    return Problem(page.file, line, UNPRINTABLE(tag=tag))


def print_book(
    campaign: Campaign, look: Look, root: Path, book: Handbook, finished: Mapping[str, NumberedChapter]
) -> PrintBook:
    """Everything the paper says of a handbook."""
    words = look.words["vi"]["print"]
    url = f"{look.url}so-tay/{book.id}/"
    own = parts(campaign, look, book)
    return PrintBook(
        id=book.id,
        title=book.title.vi,
        subtitle=book.subtitle.vi,
        publisher=campaign.info.owner.vi,
        version=f"{words['edition']} {book.edition}",
        date=book.date,
        date_text=PartialDate(book.date.isoformat()).words("vi"),
        url=url,
        check_url=f"{url}ban-in/#{anchor(book.edition)}",
        short_url=look.url.partition("://")[2] + "ban-in",
        lang="vi",
        chapters=tuple(_print_chapter(url, part, finished[part.uri]) for part in own),
        images=_images(campaign, look, root, book, [finished[part.uri].html for part in own]),
        words=words,
    )


def _print_chapter(url: str, part: Part, chapter: NumberedChapter) -> PrintChapter:
    page = f"{url}{part.uri.rsplit('/', 1)[-1].removesuffix('.md')}/"
    return PrintChapter(part.title, _absolute_links(chapter), part.file, page, part.number is not None)


def _absolute_links(chapter: NumberedChapter) -> str:
    """The chapter with full addresses: paper and a copied file know no "../"."""
    return LINK.sub(lambda found: found[1] + urljoin(chapter.url, found[2]) + found[3], chapter.html)


def _images(campaign: Campaign, look: Look, root: Path, book: Handbook, htmls: list[str]) -> dict[str, bytes]:
    """The pictures and codes that the chapters show, by their address as written there."""
    folder = (root / book.origin.file).parent / "hinh"
    found = {}
    for source in sorted({found[2] for html in htmls for found in IMAGE.finditer(html)}):
        file = folder / Path(urlsplit(source).path).name
        if source.startswith("qr:"):
            found[source] = code(campaign, look, source.removeprefix("qr:"), "")[1].encode()
        elif file.is_file():
            found[source] = file.read_bytes()
    return found
