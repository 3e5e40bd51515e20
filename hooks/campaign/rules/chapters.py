"""The chapters of the handbooks: what the screen or the paper could not show, and lessons that add up."""

import re
from collections.abc import Iterator
from posixpath import dirname, normpath

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.handbook.source import ChapterSource
from campaign.model import Handbook
from campaign.prose import ChapterHead, Page
from campaign.rules.registry import Finding, Known, rule

CHAPTERS = Section.CHAPTERS


def chapters_of(campaign: Campaign) -> Iterator[tuple[Handbook, Page, ChapterSource]]:
    """Every chapter with its handbook."""
    for book in campaign.handbooks:
        for page in campaign.chapters(book):
            yield book, page, ChapterSource(page)


WRONG_LEVEL = message(
    CHAPTERS,
    "de-muc-sai-cap",
    "chương không dùng đề mục “{sign}”",
    "tên chương ghi ở “title”; trong bài dùng ##, ###, ####",
    sign="#",
)
SKIPPED_LEVEL = message(
    CHAPTERS,
    "de-muc-nhay-cap",
    "đề mục “{sign}” nhảy cấp, ngay trên là “{above}”",
    "dùng “{next}”",
    sign="####",
    above="##",
    next="###",
)


EMPTY_HEADING = message(
    CHAPTERS,
    "de-muc-trong",
    "đề mục “{sign}” chưa có chữ",
    "viết chữ sau dấu cách, hoặc xóa dòng này",
    sign="##",
)


@rule(
    CHAPTERS,
    "Đề mục của chương là ##, ###, ####, có chữ, không nhảy cấp.",
    WRONG_LEVEL,
    SKIPPED_LEVEL,
    EMPTY_HEADING,
)
def headings_go_step_by_step(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A chapter's headings are ##, ###, ####, each with words, and none is skipped (PDF/UA-1)."""
    for _, page, source in chapters_of(campaign):
        above = 1
        for level, words, line in source.headings():
            sign = "#" * level
            if not words:
                yield page.file, (line,), EMPTY_HEADING(sign=sign)
            if level == 1 or level > 4:
                yield page.file, (line,), WRONG_LEVEL(sign=sign)
            elif level > above + 1:
                said = SKIPPED_LEVEL(sign=sign, above="#" * above, next="#" * (above + 1))
                yield page.file, (line,), said
            above = level


HEADING_INSIDE = message(
    CHAPTERS,
    "de-muc-thut-vao",
    "đề mục “{sign}” nằm trong hộp, thẻ hay danh sách, hoặc bị thụt vào",
    "đưa ra sát lề trái; trong hộp thì dùng một dòng chữ đậm: **Chữ**",
    sign="##",
)
UNDERLINED = message(
    CHAPTERS,
    "vach-duoi-chu",
    "dòng “{sign}” ngay dưới chữ có thể biến dòng chữ ấy thành đề mục",
    "đề mục thì viết bằng ##; kẻ vạch ngang thì để một dòng trống ở trên",
    sign="---",
)


@rule(
    CHAPTERS,
    "Đề mục đứng sát lề, viết bằng dấu #, không nằm trong hộp, thẻ, danh sách.",
    HEADING_INSIDE,
    UNDERLINED,
)
def headings_stand_by_themselves(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """No heading is inside of anything, and none is made by a line below words."""
    for _, page, source in chapters_of(campaign):
        for heading in source.indented_headings():
            yield page.file, (heading.line,), HEADING_INSIDE(sign=heading.name)
        for underline in source.underlines():
            yield page.file, (underline.line,), UNDERLINED(sign=underline.name)


NO_ALT = message(
    CHAPTERS,
    "hinh-thieu-loi-ta",
    "hình “{name}” thiếu lời tả",
    "viết giữa ![ và ] điều mà hình cho thấy",
    name="hinh/thung.svg",
)
NO_PICTURE = message(
    CHAPTERS,
    "khong-co-hinh",
    "không có hình “{name}”",
    "đặt tệp hình (svg, png, jpg) vào thư mục hinh/",
    name="hinh/thung.svg",
)

BAD_WIDTH = message(
    CHAPTERS,
    "be-rong-sai",
    "không hiểu bề rộng “{width}” của hình",
    "viết số điểm ảnh hoặc phần trăm: {{ width=320 }}, {{ width=50% }}",
    width="80mm",
)
NO_BRACKETS = message(
    CHAPTERS,
    "hinh-thieu-dia-chi",
    "“{picture}” không ghi tệp hình ngay sau dấu ]",
    "viết ![lời tả](hinh/ten-hinh.svg), giữa ] và ( không có dấu cách",
    picture="![Ba thùng][thung]",
)
WIDTH = re.compile(r"[1-9][0-9]{0,3}|(?:100|[1-9][0-9]?)%")


@rule(
    CHAPTERS,
    "Hình của chương nằm trong thư mục hinh/, có lời tả cho người không nhìn thấy; bề rộng ghi bằng số.",
    NO_ALT,
    NO_PICTURE,
    BAD_WIDTH,
    NO_BRACKETS,
)
def pictures_are_there_and_told(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every picture of a chapter is in `hinh/`, or is a code, and is told for those who do not see it."""
    for book, page, source in chapters_of(campaign):
        folder = dirname(book.origin.file)
        for alt, picture in source.pictures():
            if not alt:
                yield page.file, (picture.line,), NO_ALT(name=picture.name)
            if picture.name.startswith("qr:"):
                continue
            own = [
                name.removeprefix(f"{folder}/") for name in campaign.pictures if name.startswith(f"{folder}/")
            ]
            if normpath(picture.name) not in own:
                yield page.file, (picture.line,), NO_PICTURE.near(picture.name, own, name=picture.name)
        for picture in source.unaddressed_pictures():
            yield page.file, (picture.line,), NO_BRACKETS(picture=picture.name)
        for width in source.widths():
            if not WIDTH.fullmatch(width.name):
                yield page.file, (width.line,), BAD_WIDTH(width=width.name)


TOO_FEW = message(
    CHAPTERS, "so-muc-buoi-hoc", "“{key}” có {count} mục", "viết 3 đến 5 mục", key="aims", count=2
)
MINUTES_DIFFER = message(
    CHAPTERS,
    "phut-khong-khop",
    "kế hoạch cộng lại {total} phút, buổi học dài {minutes} phút",
    "sửa số phút của các bước, hoặc “minutes” của buổi",
    total=50,
    minutes=60,
)


@rule(
    CHAPTERS,
    "Buổi học có 3 đến 5 mục tiêu, 3 đến 5 điều cần nhớ; kế hoạch dài đúng bằng buổi học.",
    TOO_FEW,
    MINUTES_DIFFER,
)
def sessions_add_up(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A session has three to five aims and messages, and its plan takes as long as the session."""
    for _, page, _ in chapters_of(campaign):
        session = page.head.session if isinstance(page.head, ChapterHead) else None
        if session is None:
            continue
        for key, items in (("aims", session.aims), ("messages", session.messages)):
            if not 3 <= len(items) <= 5:
                yield page.head, ("session", key), TOO_FEW(key=key, count=len(items))
        total = sum(step.minutes for step in session.plan)
        if session.plan and total != session.minutes:
            said = MINUTES_DIFFER(total=total, minutes=session.minutes)
            yield page.head, ("session", "plan"), said


TERM_TWICE = message(Section.HANDBOOKS, "tu-lap", "“{word}” đã có ở trên", "gộp hai mục làm một", word="rác")


@rule(Section.HANDBOOKS, "Trong bảng từ ngữ, không từ nào, chữ viết tắt nào ghi hai lần.", TERM_TWICE)
def terms_are_told_once(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """No term and no abbreviation stands twice in a glossary."""
    for book in campaign.handbooks:
        seen: set[str] = set()
        for i, term in enumerate(book.glossary):
            for word in filter(None, (term.term.vi, term.short)):
                if word in seen:
                    yield book, ("glossary", i), TERM_TWICE(word=word)
                seen.add(word)
