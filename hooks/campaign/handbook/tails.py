"""Where the last lines of a box begin, so that no line or two of it go to a new page alone."""

import math
from collections.abc import Iterator

from campaign.handbook.boxes import CLOSED
from campaign.handbook.tree import Element, classes, having
from campaign.handbook.widths import text_width

FEWEST, MOST = 4, 8  # lines that stay together at a box's end
BOX = 10.5 * 25.4 / 72  # mm: the type of boxes where the text has 11 pt (style.typ)
PADDING = 12.0  # mm: a box's band and inset
INDENT = 8.0  # mm: of a list
LINE, GAP = 1.5, 0.4  # em: a line, and what is more between two paragraphs (text.typ)
KINDS = ("admonition", *CLOSED)  # a closed one is no admonition any more (numbering.py)


def keep_tails(root: Element, measure: float) -> None:
    """Give what begins a box's last lines `keep`: the em of height that it and all behind it take.

    `measure`: mm of width for type of 11 pt. Not in boxes that end with anything but text, or call a
    note: Typst leaves that behind when it moves lines on.
    """
    for box in (box for name in KINDS for box in having(root, name) if not having(box, "footnote-ref")):
        lines, height = 0, 0.0
        for part in reversed(list(_parts(box))):
            own = _lines(part, measure)
            lines, height = lines + own, height + own * LINE + GAP
            if own == 0 or lines > MOST:
                break
            if lines >= FEWEST:
                part.set("keep", f"{height:.1f}")
                break


def _parts(box: Element) -> Iterator[Element]:
    """Paragraphs and the items of lists, but not the title; anything else as it is."""
    for child in box:
        if child.tag in ("ul", "ol"):
            yield from child
        elif child.tag != "summary" and "admonition-title" not in classes(child):
            yield child


def _lines(part: Element, measure: float) -> int:
    """How many lines a paragraph or an item takes; 0 for anything else."""
    if part.tag not in ("p", "li") or part.find(".//img") is not None:
        return 0
    room = measure - PADDING - (INDENT if part.tag == "li" else 0)
    inner = part.findall(".//p") + part.findall(".//li")
    width = text_width(" ".join(part.text_content().split())) * BOX
    # Lines that break leave about a word of one empty at their ends.
    return max(1, math.ceil(width / (room - 6)), len(inner))
