"""A handbook -> PDF, by Typst.

A chapter's HTML becomes well-formed XML; the templates (overrides/print) read it and draw each tag.
Nothing of a handbook's text is ever Typst code. The same book gives the same bytes: no clock, no
system fonts, no network.
"""

import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import typst

from campaign.editions import Edition
from campaign.handbook.boxes import BOXES, CLOSED
from campaign.handbook.paper import Sheet, UnprintableElement, chapter_xmls
from campaign.imposition import booklet
from campaign.settling import settled_pdf
from campaign.typesetting import project
from campaign.views.qr import qr_svg

# Every word the templates print that no editor wrote; PrintBook.words has all of them.
WORDS = (
    *("contents", "chapter", "page", "imprint", "still_new", "read_online", "read_chapter", "qr"),
    *("participant", "trainer_edition", *BOXES),
)


@dataclass(frozen=True)
class PrintChapter:
    """`key` and `html` (the body without its title) are as `handbook.numbering` leaves them; `source` is for
    messages.
    """

    key: str
    title: str
    html: str
    source: str  # "handbooks/x/01-y.md"
    url: str  # of its page
    numbered: bool = True  # not what stands behind the chapters


@dataclass(frozen=True)
class PrintBook:
    """All that a printed handbook says. Texts are in `lang`; `images` maps each `src` to its bytes."""

    id: str
    title: str
    short_title: str  # at the head of every page
    subtitle: str
    publisher: str
    version: str  # in words: "Ấn bản 0.1"
    date: dt.date
    date_text: str
    url: str  # of its page
    check_url: str  # of the page that says whether this version is still the newest
    short_url: str  # the same for typing by hand, without "https://"
    lang: str  # "vi" or "en"
    chapters: tuple[PrintChapter, ...]
    images: Mapping[str, bytes]
    words: Mapping[str, str]  # keys: WORDS
    first: int = 1  # number of the first chapter: not 1 where a paper holds only one of them

    def parts(self) -> Iterator[str | bytes]:
        """All that it says, so that a change of anything can be seen."""
        for name, value in vars(self).items():
            yield from (name, repr(value)) if name != "images" else ()
        for src, content in self.images.items():
            yield from (src, content)


def render_pdf(book: PrintBook, templates: Path, edition: Edition, main: str = "handbook.typ") -> bytes:
    """The PDF of an edition of `book`, drawn by `templates`/`main`.

    Raises UnprintableElement for what an editor has to change, Unsettled for pages that find no rest,
    typst.TypstError for our own mistakes.
    """
    with project(templates, book_files(book, edition)) as root:
        try:
            pdf = settled_pdf(root / main, book.date)
        except typst.TypstError as error:
            raise _explained(error, book) from error
    return booklet(pdf, book.lang) if edition.paper.booklet else pdf


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(pikepdf.Pdf.open(io.BytesIO(pdf)).pages)


def line_of_tag(markdown: str, tag: str) -> int:
    """The line, from 1, where `tag` is first written, as HTML or as Markdown; 1 where it is not found."""
    if heading := re.fullmatch(r"h([1-6])", tag):
        pattern = rf"<{tag}\b|^#{{{heading[1]}}}(?!#)"
    elif re.fullmatch(r"[a-z][\w-]*", tag):
        pattern = rf"<{tag}\b"
    else:
        pattern = re.escape(tag)
    found = re.search(pattern, markdown, re.MULTILINE)
    return markdown.count("\n", 0, found.start()) + 1 if found else 1


def book_files(book: PrintBook, edition: Edition) -> dict[str, bytes]:
    """book.json, paper.json, chapters/01.xml …, images/01.svg …, qr/01.svg …, beside the templates."""
    images = {src: f"/images/{i:02}{_suffix(src)}" for i, src in enumerate(sorted(book.images))}
    files = {file[1:]: book.images[src] for src, file in images.items()}
    sheets = [Sheet(one.key, one.html, one.source) for one in book.chapters]
    leave_out = CLOSED if edition.audience == "participant" else ()
    xmls = chapter_xmls(sheets, images, leave_out, edition.paper.measure, turns=not edition.paper.booklet)
    chapters = []
    for one in book.chapters:
        own = {"key": one.key, "file": f"/chapters/{one.key}.xml", "qr": f"/qr/{one.key}.svg"}
        files[own["file"][1:]] = xmls[one.key].encode()
        files[own["qr"][1:]] = qr_svg(one.url, "").encode()
        about = {"title": one.title, "source": one.source, "url": one.url, "numbered": one.numbered}
        chapters.append(about | own)
    files["qr/book.svg"] = qr_svg(book.url, "").encode()
    files["qr/check.svg"] = qr_svg(book.check_url, "").encode()
    data = {name: value for name, value in vars(book).items() if name != "images"} | {
        "date": [book.date.year, book.date.month, book.date.day],
        "words": {key: book.words[key] for key in WORDS},
        "chapters": chapters,
        "edition": edition.audience,
    }
    said = {"book.json": data, "paper.json": edition.paper.data}
    return files | {name: json.dumps(one, ensure_ascii=False).encode() for name, one in said.items()}


def _suffix(src: str) -> str:
    """By which Typst knows the kind of a picture: a code's is not that of the address it leads to."""
    return ".svg" if src.startswith("qr:") else Path(src).suffix


# What overrides/print/tree.typ says of a tag that tags.typ does not know.
REFUSED = re.compile(r"unprintable\|(.*?)\|(.+)")
# What Typst says of a character that no font has.
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


def _explained(error: typst.TypstError, book: PrintBook) -> Exception:
    """The editor's mistake behind an error of Typst, or the error itself where it is ours."""
    if found := REFUSED.search(error.message):
        return UnprintableElement(found[1], found[2])
    if found := NO_GLYPH.search(error.message):
        holder = (c.source for c in book.chapters if found[1] in c.html + c.title)
        return UnprintableElement(next(holder, book.id), found[1])
    return error
