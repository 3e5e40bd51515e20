"""A handbook -> PDF, by Typst.

A chapter's HTML becomes well-formed XML; the templates (overrides/print) read it and draw each tag.
Nothing of a handbook's text is ever Typst code. The same book gives the same bytes: no clock, no
system fonts, no network.
"""

import datetime as dt
import io
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

import fontpkg_be_vietnam_pro
import lxml.etree
import lxml.html
import pypdf
import typst

# PDF/UA-1 (readable by everyone) and PDF/A-2a (readable in fifty years); Typst refuses what breaks them.
STANDARDS: Final[list[Literal["ua-1", "a-2a"]]] = ["ua-1", "a-2a"]

BOXES = ("law", "example", "exercise", "answer", "check", "trainer", "warning", "note")
# Every word the templates print that no editor wrote; PrintBook.words has all of them.
WORDS = ("contents", "chapter", "page", "imprint", *BOXES)


@dataclass(frozen=True)
class PrintChapter:
    """`html` is the body without its title, as Python-Markdown renders it; `source` is for messages."""

    title: str
    html: str
    source: str  # "handbooks/x/01-y.md"


@dataclass(frozen=True)
class PrintBook:
    """All that a printed handbook says. Texts are in `lang`; `images` maps each `src` to its bytes."""

    id: str
    title: str
    subtitle: str
    publisher: str
    edition: str  # in words: "Ấn bản 0.1"
    date: dt.date
    date_text: str
    url: str
    lang: str  # "vi" or "en"
    chapters: tuple[PrintChapter, ...]
    images: Mapping[str, bytes]
    words: Mapping[str, str]  # keys: WORDS
    keywords: tuple[str, ...] = field(default=())


class UnprintableElement(Exception):
    """The paper has no form for something in `source`: a tag, a kind of box, a picture, a character.

    `tag` is its name as the message shows it, and what `line_of_tag` looks for: "video", "h5",
    "!!! tip", "hinh/thieu.svg", "🙂".
    """

    def __init__(self, source: str, tag: str) -> None:
        super().__init__(f"{source}: {tag}")
        self.source, self.tag = source, tag


def render_pdf(book: PrintBook, templates: Path) -> bytes:
    """The PDF of `book`, drawn by `templates`/handbook.typ.

    Raises UnprintableElement for what an editor has to change, typst.TypstError for our own mistakes.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(templates, root, dirs_exist_ok=True)
        _write_data(book, root)
        try:
            return typst.compile(
                root / "handbook.typ",
                root=root,
                font_paths=_fonts(),
                format="pdf",
                pdf_standards=STANDARDS,
                timestamp=dt.datetime.combine(book.date, dt.time(), dt.UTC),
            )
        except typst.TypstError as error:
            raise _explained(error, book) from error


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


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


@cache
def _fonts() -> typst.Fonts:
    """Be Vietnam Pro, and the fonts inside Typst for `code` and arrows; none of this machine's."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[fontpkg_be_vietnam_pro.ROOT / "files"],
    )


def _write_data(book: PrintBook, root: Path) -> None:
    """book.json, chapters/01.xml …, images/01.svg … beside the templates."""
    images = {src: f"/images/{i:02}{Path(src).suffix}" for i, src in enumerate(sorted(book.images))}
    for folder in ("chapters", "images"):
        (root / folder).mkdir()
    for src, file in images.items():
        (root / file[1:]).write_bytes(book.images[src])
    chapters = []
    for i, chapter in enumerate(book.chapters, 1):
        file = f"/chapters/{i:02}.xml"
        (root / file[1:]).write_text(_xml(chapter, images), encoding="utf-8")
        chapters.append({"title": chapter.title, "source": chapter.source, "file": file})
    data = {
        **{key: getattr(book, key) for key in ("id", "title", "subtitle", "publisher", "edition")},
        **{key: getattr(book, key) for key in ("date_text", "url", "lang", "keywords")},
        "date": [book.date.year, book.date.month, book.date.day],
        "words": {key: book.words[key] for key in WORDS},
        "chapters": chapters,
    }
    (root / "book.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


# Attributes the templates read. Others (`:class`, `@click`) need not even be legal XML.
KEPT = frozenset(
    [
        "alt",
        "checked",
        "class",
        "colspan",
        "href",
        "id",
        "rowspan",
        "src",
        "start",
        "style",
        "width",
    ]
)

# No XML, and no archive, may hold these: https://www.w3.org/TR/xml/#charsets
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|&#(?:x1?[0-9a-f]|[12]?\d|3[01]);")


def _xml(chapter: PrintChapter, images: Mapping[str, str]) -> str:
    """The chapter as well-formed XML; every `src` is the path of a file beside the templates."""
    html = CONTROL.sub("", chapter.html)
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    lxml.etree.strip_tags(root, lxml.etree.Comment, lxml.etree.ProcessingInstruction)
    for element in root.iter():
        for name in set(element.attrib) - KEPT:
            del element.attrib[name]
        if element.tag == "img":
            src = str(element.get("src"))
            if src not in images:
                raise UnprintableElement(chapter.source, src)
            element.set("src", images[src])
    for skipped in _skipped_levels(root):
        raise UnprintableElement(chapter.source, skipped)
    return CONTROL.sub("", lxml.etree.tostring(root, encoding="unicode"))


def _skipped_levels(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Headings that skip a level (h2, then h4), which PDF/UA-1 forbids; a chapter's title is h1."""
    level = 1
    for heading in root.iter("h2", "h3", "h4"):
        below, level = level, int(heading.tag[1])
        if level > below + 1:
            yield heading.tag


# What overrides/print/tags.typ says of a tag it does not know.
REFUSED = re.compile(r'"unprintable\|(.*?)\|(.*?)"')
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
