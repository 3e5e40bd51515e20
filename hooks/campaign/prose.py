"""The editors' pages and chapters: their heads, and what they ask the campaign for.

Two notations are ours, both readable as plain text anywhere:
`[@72-2020-qh14, Điều 75 khoản 1; sửa đổi năm 2025]` cites a document of the register, with the place
in it and a remark (Pandoc's citation syntax, https://pandoc.org/MANUAL.html#citation-syntax);
`<!-- bang: khu-vuc -->` is where a table goes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Annotated

from pydantic import Field

from campaign.dates import Day, Language
from campaign.model.base import Line, Record
from campaign.model.events import Event
from campaign.model.handbooks import Session

CITATION = re.compile(r"\[@([^\],;\s]*)(?:,\s*([^\];]+))?(?:;\s*([^\]]+))?\]")
MARKER = re.compile(r"^<!--\s*bang:\s*(.*?)\s*-->[ \t]*$", re.MULTILINE)
FENCED = r"^[ ]*(```+|~~~+)[^`\n]*\n(?:.*?\n)??[ ]*\1[ \t]*$"
CODE = re.compile(rf"{FENCED}|(?<!`)(`+)(?!`)[^\n]+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
FILLER = "¤"  # for code among words: it is no sign of Markdown's, and words are there
TO_WRITE = "==cần điền=="
"""Where an editor has yet to write; no page is published with it."""
UNFINISHED = re.compile(re.escape(TO_WRITE), re.IGNORECASE)


TABLES = (
    "ban-do",
    "ban-do-khu-vuc",
    "ban-in",
    "ban-usb",
    "bia-so-tay",
    "cac-bang",
    "cac-khoa",
    "cac-lenh",
    "chu-trinh",
    "con-so",
    "dang-giu",
    "danh-gia",
    "danh-gia-theo-chi-so",
    "danh-gia-theo-khu-vuc",
    "danh-gia-theo-nganh",
    "dang-ky-lich",
    "du-lieu",
    "hoan-von",
    "khu-vuc",
    "kien-nghi",
    "kien-nghi-theo-nhom",
    "mo-hinh",
    "moi-nhat",
    "noi-nhan",
    "sau-buoc",
    "sau-noi-dung",
    "so-tay",
    "su-kien-da-qua",
    "su-kien-sap-toi",
    "ten-dia-phuong",
    "thong-bao",
    "thong-tin-chung",
    "tim-noi",
    "tong-so-khu-vuc",
    "van-ban",
    "vinh-danh",
    "xa-phuong",
    "xac-minh",
)
"""What a marker may ask for: each is a template `overrides/tables/<name>.md`."""


class PageHead(Record):
    """Front matter of a page. `owner` (a role, no person's name) looks at it again by the day `review_by`."""

    title: Line
    description: Line | None = None
    template: Line | None = None
    owner: Line | None = None
    review_by: Day | None = None


class EnglishHead(PageHead):
    """Front matter of an English page. `translation_of`: the version of the Vietnamese it was made from."""

    translation_of: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")] | None = None


class ChapterHead(PageHead):
    """Front matter of a chapter, which has no English twin."""

    title_en: Line | None = None
    session: Session | None = None


@dataclass(frozen=True)
class Found:
    """Something at a line of the file; `name` as the editor wrote it."""

    name: str
    line: int


@dataclass(frozen=True)
class Page:
    """A page or chapter as written. `uri`: its place in the site, `su-kien/ra-quan.en.md`."""

    uri: str
    file: str
    head: PageHead | Event
    body: str
    first_line: int  # of the body in the file
    handbook: str | None = None  # id, for a chapter

    @property
    def language(self) -> Language:
        return "en" if self.uri.endswith(".en.md") else "vi"

    @cached_property
    def prose(self) -> str:
        """The body without its code: every position is that of the file."""
        return CODE.sub(lambda found: re.sub(r"[^\n]", " " if found[1] else FILLER, found[0]), self.body)

    def line_at(self, position: int) -> int:
        return self.first_line + self.body.count("\n", 0, position)

    def citations(self) -> Iterator[tuple[str, int]]:
        """Ids of the documents cited, with their lines."""
        for found in outside_code(CITATION, self.body):
            yield found[1], self.line_at(found.start())

    def citations_in_full(self) -> Iterator[tuple[str, str | None, str | None, int]]:
        """Ids of the documents cited; the place in each and the remark, if any; the line."""
        for found in outside_code(CITATION, self.body):
            yield found[1], found[2], found[3], self.line_at(found.start())

    def markers(self) -> Iterator[tuple[str, int]]:
        """Names of the tables asked for, with their lines."""
        for found in outside_code(MARKER, self.body):
            yield found[1], self.line_at(found.start())


def outside_code(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of `pattern` that do not stand in a code block or code span."""
    code = _code_in(text)
    for found in pattern.finditer(text):
        if not any(start <= found.start() < end for start, end in code):
            yield found


@lru_cache(maxsize=512)  # many rules ask about the same pages
def _code_in(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in CODE.finditer(text))
