"""Handbooks as PDFs, and the pictures that they share with the web."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model import Handbook
from campaign.output import Output
from campaign.printing import (
    PrintBook,
    PrintChapter,
    UnprintableElement,
    line_of_tag,
    page_count,
    render_pdf,
)
from campaign.problems import Problem
from campaign.prose import Page, PageHead
from campaign.views.look import Look

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
    """A PDF to take home. `size` in bytes."""

    path: str
    size: int
    pages: int


class UnprintableChapter(Exception):
    """A chapter holds something that paper cannot show."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def pictures(campaign: Campaign, root: Path) -> Iterator[Output]:
    """Pictures beside the chapters (`hinh/`), at the place where the chapters' pages look."""
    for book in campaign.handbooks:
        folder = (root / book.origin.file).parent / "hinh"
        for path in sorted(folder.glob("*")):
            if path.suffix.removeprefix(".") in PICTURES:
                source = path.relative_to(root).as_posix()
                yield Output(f"so-tay/{book.id}/hinh/{path.name}", path.read_bytes(), source)


def pdf_path(book: Handbook) -> str:
    return f"so-tay/{book.id}.pdf"


def handbooks(
    campaign: Campaign, look: Look, root: Path, rendered: Mapping[str, RenderedChapter]
) -> Iterator[Output]:
    """The PDF of every handbook, from its chapters as rendered (by address of the page)."""
    for book in campaign.handbooks:
        pages = campaign.chapters(book)
        print_book = _print_book(campaign, look, root, book, pages, rendered)
        try:
            yield Output(pdf_path(book), render_pdf(print_book, look.folder / "print"), book.origin.file)
        except UnprintableElement as error:
            page = next(page for page in pages if page.file == error.source)
            raise UnprintableChapter([_problem(page, error.tag)]) from error


def downloads(files: Mapping[str, bytes]) -> dict[str, Download]:
    """The PDFs by the id of their handbook."""
    return {
        Path(path).stem: Download(path, len(content), page_count(content))
        for path, content in files.items()
        if path.endswith(".pdf")
    }


def _problem(page: Page, tag: str) -> Problem:
    line = page.first_line - 1 + line_of_tag(page.body, tag)
    return Problem(
        page.file,
        line,
        f"bản in không trình bày được “{tag}”",
        "viết bằng Markdown như hướng dẫn sổ tay: không dùng thẻ HTML, hình phải có trong thư mục hinh/,"
        " đề mục đi lần lượt ##, ###, ####",
    )


def _print_book(
    campaign: Campaign,
    look: Look,
    root: Path,
    book: Handbook,
    pages: list[Page],
    rendered: Mapping[str, RenderedChapter],
) -> PrintBook:
    words = look.words["vi"]["print"]
    return PrintBook(
        id=book.id,
        title=book.title.vi,
        subtitle=book.subtitle.vi,
        publisher=campaign.info.owner.vi,
        edition=f"{words['edition']} {book.edition}",
        date=book.date,
        date_text=PartialDate(book.date.isoformat()).words("vi"),
        url=urljoin(rendered[pages[0].uri].url, "../"),
        lang="vi",
        chapters=tuple(
            PrintChapter(
                page.head.title if isinstance(page.head, PageHead) else "",
                _absolute_links(rendered[page.uri]),
                page.file,
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
