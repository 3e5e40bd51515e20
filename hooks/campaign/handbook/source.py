"""What a chapter's Markdown asks for, line by line: the rules look at it before anything is rendered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from campaign.prose import CODE, Page

HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$", re.MULTILINE)
BOX = re.compile(r"^[ ]*(?:!!!|\?\?\?\+?)[ \t]*(.*)$", re.MULTILINE)
KIND = re.compile(r'([\w-]*)(?: +"[^"]*")? *')
TAB = re.compile(r"^[ ]*===[+!]{0,2}[ \t]*(\S.*)$", re.MULTILINE)
BLOCK = re.compile(r"^[ ]*///[ \t]+([\w-]+)", re.MULTILINE)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
LINK = re.compile(r"(?<!!)\[(|[^\]@^][^\]]*)\]\(([^)\s]*)[^)]*\)")
ID = re.compile(r"\{:?[^}\n]*#([^\s}]+)[^}\n]*\}|^[ ]*attrs:[ ]*\{[^}\n]*\bid:[ ]*([^\s,}]+)", re.MULTILINE)
TAG = re.compile(r"<(?!\w+:/)([A-Za-z][\w:-]*)(?=[\s/>])")
NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")


@dataclass(frozen=True)
class Found:
    """Something at a line of the file; `name` as the editor wrote it."""

    name: str
    line: int


@dataclass(frozen=True)
class ChapterSource:
    """The body of `page`, without its code."""

    page: Page

    @cached_property
    def text(self) -> str:
        """The body with spaces for code: every position is that of the file."""
        return CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), self.page.body)

    def _all(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
        for found in pattern.finditer(self.text):
            yield found, self.page.line_at(found.start() + len(found[0]) - len(found[0].lstrip("\n")))

    def headings(self) -> Iterator[tuple[int, int]]:
        """Levels (from 1) and lines."""
        for found, line in self._all(HEADING):
            yield len(found[1]), line

    def boxes(self) -> Iterator[Found]:
        """Kinds of `!!!` and `???`; of a box that is not well written, all behind the signs."""
        for found, line in self._all(BOX):
            kind = KIND.fullmatch(found[1])
            yield Found(kind[1] if kind else found[1].strip(), line)

    def untitled_tabs(self) -> Iterator[Found]:
        for found, line in self._all(TAB):
            if not re.fullmatch(r'"[^"]+"\s*', found[1]):
                yield Found(found[1].strip(), line)

    def blocks(self) -> Iterator[Found]:
        """Names behind `///`."""
        for found, line in self._all(BLOCK):
            yield Found(found[1], line)

    def pictures(self) -> Iterator[tuple[str, Found]]:
        """Alternative texts, with the picture's address."""
        for found, line in self._all(IMAGE):
            yield found[1].strip(), Found(found[2], line)

    def links(self) -> Iterator[Found]:
        for found, line in self._all(LINK):
            yield Found(found[2], line)

    def references(self) -> Iterator[Found]:
        """Links without words of their own."""
        for found, line in self._all(LINK):
            if not found[1]:
                yield Found(found[2], line)

    @cached_property
    def ids(self) -> tuple[Found, ...]:
        """Ids that the editor has given."""
        return tuple(Found(found[1] or found[2], line) for found, line in self._all(ID))

    def tags(self) -> Iterator[Found]:
        """HTML tags; an address in angle brackets is none."""
        for found, line in self._all(TAG):
            yield Found(found[1], line)

    def notes(self) -> tuple[list[Found], list[Found]]:
        """Notes called in the text, and notes that are written out."""
        called: list[Found] = []
        written: list[Found] = []
        for found, line in self._all(NOTE):
            (written if found[2] else called).append(Found(found[1], line))
        return called, written
