"""Handbooks as PDFs, and the pictures that they share with the web."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.editions import EDITIONS, Edition
from campaign.model import Handbook
from campaign.output import Output
from campaign.press import Job, Unmakeable, key_of
from campaign.printing import (
    PrintBook,
    PrintChapter,
    UnprintableElement,
    book_files,
    line_of_tag,
    page_count,
    render_pdf,
)
from campaign.problems import Problem
from campaign.prose import Page, PageHead
from campaign.views.kits import kit_jobs
from campaign.views.look import Look
from campaign.views.prints import anchor

PICTURES = ("svg", "png", "jpg")
LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"#][^"]*)(")')
IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)(")')


@dataclass(frozen=True)
class RenderedChapter:
    """A chapter's HTML as the site has it, and the full address of its page."""

    html: str
    url: str


@dataclass(frozen=True)
class Download:
    """A file to take home. `size` in bytes; `pages` of a PDF."""

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
    for book in campaign.handbooks:
        folder = (root / book.origin.file).parent / "hinh"
        for path in sorted(folder.glob("*")):
            if path.suffix.removeprefix(".") in PICTURES:
                source = path.relative_to(root).as_posix()
                yield Output(f"so-tay/{book.id}/hinh/{path.name}", path.read_bytes(), source)


def pdf_path(book: Handbook, edition: Edition = EDITIONS[0]) -> str:
    return f"so-tay/{book.id}{edition.suffix}.pdf"


def print_jobs(
    campaign: Campaign, look: Look, root: Path, rendered: Mapping[str, RenderedChapter]
) -> Iterator[Job]:
    """Every edition and trainer's kit of every handbook, from its rendered chapters (by address of the page).

    Making one raises UnprintableChapter for what an editor has to mend.
    """
    templates = look.folder / "print"
    drawn_by = [path.read_bytes() for path in sorted(templates.rglob("*")) if path.is_file()]
    code = [path.read_bytes() for path in sorted(Path(__file__).parents[1].rglob("*.py"))]
    libraries = [version(name) for name in ("typst", "pypdf", "fontpkg-be-vietnam-pro")]
    program: list[bytes | str] = [*libraries, *code]
    for book in campaign.handbooks:
        pages = campaign.chapters(book)
        whole = print_book(campaign, look, root, book, pages, rendered)
        try:
            files = book_files(whole)
        except UnprintableElement as error:
            raise _unprintable(error, pages) from error
        contents = [part for name in sorted(files) for part in (name, files[name])]
        for edition in EDITIONS:
            key = key_of(json.dumps(edition.data), edition.audience, *program, *drawn_by, *contents)
            yield Job(pdf_path(book, edition), key, partial(_printed, whole, templates, edition, pages))
        sessions = [getattr(page.head, "session", None) for page in pages]
        yield from kit_jobs(look, book, whole, sessions, [*program, *drawn_by, *contents])


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
    return Download(path, len(content), page_count(content) if path.endswith(".pdf") else 0)


def _problem(page: Page, tag: str) -> Problem:
    line = page.first_line - 1 + line_of_tag(page.body, tag)
    return Problem(
        page.file,
        line,
        f"bản in không trình bày được “{tag}”",
        "viết bằng Markdown như hướng dẫn sổ tay: không dùng thẻ HTML, hình phải có trong thư mục hinh/,"
        " đề mục đi lần lượt ##, ###, ####",
    )


def print_book(
    campaign: Campaign,
    look: Look,
    root: Path,
    book: Handbook,
    pages: list[Page],
    rendered: Mapping[str, RenderedChapter],
) -> PrintBook:
    """Everything the paper says of a handbook."""
    words = look.words["vi"]["print"]
    url = f"{look.url}so-tay/{book.id}/"
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
        chapters=tuple(
            PrintChapter(
                page.head.title if isinstance(page.head, PageHead) else "",
                _absolute_links(rendered[page.uri]),
                page.file,
                f"{url}{page.uri.rsplit('/', 1)[-1].removesuffix('.md')}/",
            )
            for page in pages
        ),
        images=_images(root, book, [rendered[page.uri].html for page in pages]),
        words=words,
    )


def _absolute_links(chapter: RenderedChapter) -> str:
    """The chapter with full addresses: paper and a copied file know no "../"."""
    return LINK.sub(lambda found: found[1] + urljoin(chapter.url, found[2]) + found[3], chapter.html)


def _images(root: Path, book: Handbook, htmls: list[str]) -> dict[str, bytes]:
    """The pictures that the chapters show, by their address as written there."""
    folder = (root / book.origin.file).parent / "hinh"
    sources = {found[2] for html in htmls for found in IMAGE.finditer(html)}
    return {source: (folder / Path(urlsplit(source).path).name).read_bytes() for source in sources}
