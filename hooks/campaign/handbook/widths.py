"""How wide the words of a table's cells are, so that its columns can be computed and not tried out.

Typst could measure each word, but that took longer than all the rest of a book.
"""

import re
from collections.abc import Iterator
from functools import cache

import fontpkg_be_vietnam_pro
from fontTools.ttLib import TTFont

from campaign.handbook.tree import Element, classes

SPACE = re.compile(r"[ \t\r\n]+")  # where a line may break: not at a no-break space
LONGEST_WORD = 18  # letters; a longer one may break (tables.typ)
MONO = 0.602 * 0.88  # DejaVu Sans Mono, at the size of `code` (text.typ)
INDENT = 1.6  # of a list, with its marker
# What begins a line of its own.
BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote", "br"})
PAGE = " (trang 100)"  # what a reference says on paper besides its words (tags.typ)
SMALLER = {"sub": 0.6, "sup": 0.6, "mark": 0.95}


def say_widths(table: Element) -> None:
    """Give each cell `ems`: longest word, longest line, all lines together, number of lines.

    Widths in em of the table's type. A cell with a picture gets none: only Typst knows its size.
    """
    for cell in table.iter("th", "td"):
        if cell.find(".//img") is None:
            lines = [width for width in _lines(cell) if width] or [0.0]
            figures = (longest_word(cell), max(lines), sum(lines))
            cell.set("ems", " ".join([*(f"{width:.2f}" for width in figures), str(len(lines))]))


def longest_word(cell: Element) -> float:
    """Width of the longest word in bold; of one that may break, of its beginning.

    Dots are no word: where a pen writes, as wide as the column is, tables.typ draws a line.
    """
    words = [word[:LONGEST_WORD] for word in SPACE.split(cell.text_content()) if word.strip("…")]
    return max((text_width(word, bold=True) for word in words), default=0)


@cache
def text_width(text: str, bold: bool = False) -> float:
    """Width of one line of Be Vietnam Pro, in em, without kerning."""
    advances = _advances("Bold" if bold else "Regular")
    return sum(advances.get(ord(letter), 0.602) for letter in text)


@cache
def _advances(weight: str) -> dict[int, float]:
    with TTFont(fontpkg_be_vietnam_pro.ROOT / "files" / f"BeVietnamPro-{weight}.ttf", lazy=True) as font:
        widths, unit = font["hmtx"], font["head"].unitsPerEm
        return {code: widths[glyph][0] / unit for code, glyph in font.getBestCmap().items()}


def _lines(cell: Element) -> Iterator[float]:
    width = 0.0
    for piece in _pieces(cell, cell.tag == "th", 1, 0):
        if piece is None:
            yield width
            width = 0.0
        else:
            width += piece
    yield width


def _pieces(element: Element, bold: bool, size: float, indent: float) -> Iterator[float | None]:
    """Widths that stand side by side, and None where a line ends."""
    block = element.tag in BLOCKS
    indent += INDENT if element.tag == "li" else 0
    bold = bold or element.tag == "strong" or "caption-prefix" in classes(element)
    size *= SMALLER.get(element.tag, 1)
    if block:
        yield None
        yield indent
    yield _width(element.text, element.tag in ("code", "pre"), bold, size)
    for child in element:
        yield from _pieces(child, bold, size, indent)
        yield _width(child.tail, element.tag in ("code", "pre"), bold, size)
    if block:
        yield None
    elif element.get("to"):
        yield text_width(PAGE, bold) * size
    elif element.tag in ("mark", "kbd", "input"):
        yield 1.0  # a frame, a box to tick


def _width(text: str | None, mono: bool, bold: bool, size: float) -> float:
    words = " ".join((text or "").split())
    edges = sum(part.isspace() for part in ((text or "")[:1], (text or "")[-1:])) if words else 0
    letters = len(words) * MONO if mono else text_width(words, bold)
    return size * (letters + edges * text_width(" "))
