"""The captions of a chapter as they are written: `/// figure-caption`, options, words, `///`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.prose import Found, Page

OPENING = re.compile(r"([ ]*)///[ \t]+([\w-]+)[ \t]*(.*)")
CLOSING = re.compile(r"[ ]*///[ \t]*")
OPTION = re.compile(r"attrs:[ ]*\{[ ]*id:[ ]*([\"']?)[^\s,}\"']+\1[ ]*\}[ ]*")
LIKE_AN_OPTION = re.compile(r"[ ]*(?:attrs|type)\b")
OF_WHAT = {"figure-caption": re.compile(r"[ ]*\[?!\["), "table-caption": re.compile(r"[^|]*\|")}


@dataclass(frozen=True)
class Caption:
    """`behind`: what stands behind the kind on its line. `options`: lines that are to be such."""

    kind: Found
    behind: str
    options: tuple[Found, ...]
    words: bool
    closed: bool
    above: str  # the nearest line with words

    @property
    def belongs(self) -> bool:
        """Whether what it is the caption of stands right above."""
        return bool(OF_WHAT[self.kind.name].match(self.above))

    def bad_options(self) -> Iterator[Found]:
        """Options that say something else than an id, or in another way."""
        for option in self.options:
            if not OPTION.fullmatch(option.name):
                yield option


def captions(page: Page) -> Iterator[Caption]:
    """Every caption of a kind that there is."""
    above = ""
    lines = page.prose.split("\n")
    for i, line in enumerate(lines):
        found = OPENING.fullmatch(line)
        if found and found[2] in OF_WHAT:
            yield _caption(found, above, page.first_line + i, lines[i + 1 :])
        if line.strip() and not found:
            above = line


def _caption(opening: re.Match[str], above: str, line: int, below: list[str]) -> Caption:
    end = next((i for i, one in enumerate(below) if CLOSING.fullmatch(one)), None)
    later = next((i for i, one in enumerate(below) if OPENING.fullmatch(one)), len(below))
    closed = end is not None and end < later
    inside = below[:end] if closed else []
    first = next((i for i, one in enumerate(inside) if not LIKE_AN_OPTION.match(one)), len(inside))
    moved_in = " " * (len(opening[1]) + 4)
    options = tuple(Found(one.removeprefix(moved_in), line + i) for i, one in enumerate(inside[:first], 1))
    words = any(one.strip() for one in inside[first:])
    return Caption(Found(opening[2], line), opening[3].strip(), options, words, closed, above)
