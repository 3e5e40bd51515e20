"""How large the words of an SVG picture are drawn."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
DEFAULT = 16.0  # CSS px: `medium`, https://www.w3.org/TR/css-fonts-3/#font-size-prop
IN_STYLE = re.compile(r"(?:^|[;\s])font-size\s*:\s*([^;]+)")
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
LENGTH = re.compile(rf"\s*({NUMBER})\s*(px|pt|mm|cm|in|pc)?\s*", re.IGNORECASE)
PX = {"pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}  # CSS px a unit
SCALING = re.compile(r"(scale|matrix)\(([^)]*)\)")


@dataclass(frozen=True)
class Words:
    """A piece of text, the line of its element, and the size of its letters in CSS px."""

    text: str
    line: int
    size: float


def words(root: etree._Element) -> Iterator[Words]:
    """The pieces of text in a picture whose letters' size is written at an element.

    `root` is its <svg> with a frame (SVG 2, 8.6). What a style sheet inside the picture sizes is left out.
    """
    sheets = any("font-size" in "".join(map(str, sheet.itertext())) for sheet in root.iter(f"{SVG}style"))
    yield from _below(root, None if sheets else DEFAULT, width(root) / _frame_width(root))


def line_of(element: etree._Element) -> int:
    """The line of its file, from 1, where an element begins."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def width(root: etree._Element) -> float:
    """How wide a picture is by itself, in CSS px: what it says, or its frame."""
    return length(root.get("width", "")) or _frame_width(root)


def length(written: str) -> float | None:
    """CSS px of an absolute length; None of anything else, as "50%"."""
    found = LENGTH.fullmatch(written)
    return float(found[1]) * PX.get((found[2] or "").lower(), 1.0) if found else None


def _frame_width(root: etree._Element) -> float:
    return float(re.split(r"[\s,]+", root.get("viewBox", "").strip())[2])


def _below(element: etree._Element, size: float | None, scale: float) -> Iterator[Words]:
    style = IN_STYLE.search(element.get("style", ""))
    size = length(style[1] if style else element.get("font-size", "")) or size
    scale *= _scaling(element.get("transform", ""))
    if element.tag in (f"{SVG}text", f"{SVG}tspan") and size is not None:
        own = [element.text, *(child.tail for child in element)]
        if said := " ".join(" ".join(part or "" for part in own).split()):
            yield Words(said, line_of(element), size * scale)
    for child in element.iterchildren(f"{SVG}*"):
        if child.tag != f"{SVG}title":
            yield from _below(child, size, scale)


def _scaling(transform: str) -> float:
    """By how much a `transform` makes lengths larger, the two directions taken together."""
    factor = 1.0
    for name, written in SCALING.findall(transform):
        numbers = [float(number) for number in re.findall(NUMBER, written)]
        if name == "matrix" and len(numbers) == 6:
            a, b, c, d, *_ = numbers
            factor *= math.sqrt(abs(a * d - b * c))
        elif name == "scale" and numbers:
            factor *= math.sqrt(abs(numbers[0] * numbers[-1]))
    return factor
