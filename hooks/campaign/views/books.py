"""Handbooks as PDFs, and the pictures that they share with the web."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from posixpath import dirname
from urllib.parse import unquote, urljoin, urlsplit

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.dates import PartialDate
from campaign.editions import EDITIONS, Edition
from campaign.handbook.numbering import NumberedChapter
from campaign.handbook.paper import UnprintableElement
from campaign.handbook.tree import parsed
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
from campaign.settling import Unsettled
from campaign.views.chapters import Part, code, parts
from campaign.views.fact_sheets import fact_sheets
from campaign.views.kits import kit_jobs, pages_to_print
from campaign.views.look import Look
from campaign.views.prints import anchor

LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"#][^"]*)(")')
UNPRINTABLE = message(
    Section.CHAPTERS,
    "khong-in-duoc",
    "bản in không trình bày được “{tag}”",
    "viết bằng Markdown như hướng dẫn sổ tay: không dùng thẻ HTML, hình phải có trong thư mục hinh/,"
    " đề mục đi lần lượt ##, ###, ####",
    tag="iframe",
)
UNSETTLED = message(
    Section.HANDBOOKS,
    "ban-in-khong-dan-xong",
    "bản in “{path}” không dàn xong trang: hình, bảng, chú thích đẩy nhau mãi",
    "dời hình hoặc bảng vừa thêm đi vài đoạn; vẫn không được thì báo người lập trình",
    path="so-tay/phan-loai.pdf",
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
    *("printing.py", "settling.py", "typesetting.py", "imposition.py", "editions.py", "handbook/*.py"),
    *("views/kits.py", "views/fact_sheets.py", "views/qr.py", "views/look.py"),
)
LIBRARIES = ("typst", "pikepdf", "fontpkg-be-vietnam-pro", "fonttools", "lxml", "segno")


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
    makers = [path.read_bytes() for name in MAKERS for path in sorted(Path(__file__).parents[1].glob(name))]
    libraries = [version(name) for name in LIBRARIES]
    program: list[bytes | str] = [*libraries, *makers, *drawn_by]
    sheets = [(z.name.vi, s) for z, s in zip(campaign.zones, fact_sheets(campaign, look), strict=True)]
    for book in campaign.handbooks:
        if not any(page.uri in finished for page in campaign.chapters(book)):
            continue  # `serve` has left it as it was
        whole = print_book(campaign, look, root, book, finished)
        made_of = [*program, *whole.parts()]
        pages = campaign.chapters(book)
        jobs = [
            Job(
                pdf_path(book, edition),
                key_of(repr(edition), *made_of),
                partial(render_pdf, whole, templates, edition),
            )
            for edition in EDITIONS
        ]
        sessions = [getattr(page.head, "session", None) for page in pages]
        jobs += kit_jobs(look, book, whole, sessions, sheets, made_of)
        yield from (replace(job, make=partial(_made, job, book, pages)) for job in jobs)


def _made(job: Job, book: Handbook, pages: list[Page]) -> bytes:
    """What `job` makes; what stops it is told in the editors' words."""
    try:
        return job.make()
    except UnprintableElement as error:
        raise _unprintable(error, pages, book) from error
    except Unsettled as error:
        raise UnprintableChapter([Problem(book.origin.file, 1, UNSETTLED(path=job.path))]) from error


def _unprintable(error: UnprintableElement, pages: list[Page], book: Handbook) -> UnprintableChapter:
    """Told at the chapter's line, or at the handbook where no chapter has it (a term of the glossary)."""
    page = next((page for page in pages if page.file == error.source), None)
    line = page.first_line - 1 + line_of_tag(page.body, error.tag) if page else 1
    file = page.file if page else book.origin.file
    return UnprintableChapter([Problem(file, line, UNPRINTABLE(tag=error.tag))])


def download(path: str, content: bytes) -> Download:
    """What a page tells of a file."""
    pages = page_count if path.endswith(".pdf") else pages_to_print
    return Download(path, len(content), pages(content))


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
        short_title=(book.short_title or book.title).vi,
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
    numbered = part.number is not None
    return PrintChapter(chapter.key, part.title, _absolute_links(chapter), part.file, page, numbered)


def _absolute_links(chapter: NumberedChapter) -> str:
    """The chapter with full addresses: paper and a copied file know no "../"."""
    return LINK.sub(lambda found: found[1] + urljoin(chapter.url, found[2]) + found[3], chapter.html)


def _images(campaign: Campaign, look: Look, root: Path, book: Handbook, htmls: list[str]) -> dict[str, bytes]:
    """The pictures and codes that the chapters show, by their address as written there."""
    folder = (root / book.origin.file).parent / "hinh"
    found = {}
    for source in sorted({str(image.get("src")) for html in htmls for image in parsed(html).iter("img")}):
        file = folder / Path(unquote(urlsplit(source).path)).name
        if source.startswith("qr:"):
            found[source] = code(campaign, look, source.removeprefix("qr:"), "")[1].encode()
        elif file.is_file():
            found[source] = file.read_bytes()
    return found
