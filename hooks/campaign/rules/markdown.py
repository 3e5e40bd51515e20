"""The Markdown of every page: what looks like a list, a table or code is one."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.lines import (
    MOST_LEVELS,
    empty_holders,
    glued_lists,
    hidden_spaces,
    indents,
    no_items,
    open_fences,
    tables,
    too_deep,
    unruled_tables,
)
from campaign.rules.registry import Finding, Known, rule

GLUED_LIST = message(
    Section.PAGES,
    "danh-sach-dinh-lien",
    "danh sách dính liền với dòng chữ ở trên",
    "để một dòng trống trước ý đầu",
)
NO_ITEM = message(
    Section.PAGES,
    "dau-dong-la",
    "“{sign}” ở đầu dòng không thành danh sách",
    "bắt đầu bằng “- ”, “1. ” hoặc “- [ ] ”, đủ dấu cách, rồi mới đến chữ",
    sign="1)",
)
INDENT = message(
    Section.PAGES,
    "thut-sai",
    "dòng này thụt {spaces} dấu cách",
    "viết sát lề; nếu thuộc về ý, hộp hay thẻ ở trên thì thụt 4 dấu cách cho mỗi cấp",
    spaces=2,
)
TOO_DEEP = message(
    Section.PAGES,
    "thut-qua-sau",
    "dòng này lồng quá {most} cấp",
    "bớt cấp: tách thành một danh sách, một hộp hay một đoạn riêng",
    most=6,
)


@rule(
    Section.PAGES,
    "Danh sách có một dòng trống ở trên, dấu đầu dòng có dấu cách theo sau; phần bên trong thụt 4 dấu cách.",
    GLUED_LIST,
    NO_ITEM,
    INDENT,
    TOO_DEEP,
)
def lists_are_read_as_such(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What looks like a list, or like a part of one, is read as such."""
    for page in campaign.pages:
        for item in glued_lists(page):
            yield page.file, (item.line,), GLUED_LIST()
        for sign in no_items(page):
            yield page.file, (sign.line,), NO_ITEM(sign=sign.name)
        for spaces, number in indents(page):
            yield page.file, (number,), INDENT(spaces=spaces)
        for line in too_deep(page):
            yield page.file, (line.line,), TOO_DEEP(most=MOST_LEVELS)


HIDDEN_SPACE = message(
    Section.PAGES,
    "dau-cach-an",
    "dòng này có dấu cách lạ, thường do dán từ Word, làm hỏng cách viết",
    "xóa khoảng trống ở đầu dòng, sau dấu đầu dòng hay trong ngoặc rồi gõ lại bằng phím cách",
)


@rule(Section.PAGES, "Chỗ nào cần dấu cách thì gõ bằng phím cách, không dán dấu cách lạ.", HIDDEN_SPACE)
def spaces_are_spaces(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Where Markdown wants a space there is one, and nothing that only looks like it."""
    for page in campaign.pages:
        for line in hidden_spaces(page):
            yield page.file, (line,), HIDDEN_SPACE()


EMPTY_HOLDER = message(
    Section.PAGES,
    "hop-rong",
    "dưới “{sign}” không có gì bên trong",
    "viết nội dung ở dòng dưới, thụt vào thêm 4 dấu cách",
    sign="!!!",
)


@rule(Section.PAGES, "Hộp và thẻ có nội dung, thụt vào 4 dấu cách.", EMPTY_HOLDER)
def boxes_hold_something(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every box and tab holds what is moved in below it."""
    for page in campaign.pages:
        for sign in empty_holders(page):
            yield page.file, (sign.line,), EMPTY_HOLDER(sign=sign.name)


GLUED_TABLE = message(
    Section.PAGES,
    "bang-dinh-lien",
    "bảng dính liền với dòng chữ ở trên",
    "để một dòng trống trước hàng đầu của bảng",
)
NOT_RULED = message(
    Section.PAGES,
    "bang-thieu-hang-ke",
    "bảng không có hàng kẻ dưới hàng đầu",
    "thêm hàng kẻ, mỗi cột ba dấu trừ: | --- | --- |; giữa các hàng của bảng không để dòng trống",
)
UNEVEN = message(
    Section.PAGES,
    "bang-lech-o",
    "hàng này có {has} ô, hàng đầu của bảng có {wanted} ô",
    "thêm hoặc bớt dấu |; chữ không thuộc bảng thì để một dòng trống ở trên",
    has=4,
    wanted=3,
)


@rule(
    Section.PAGES,
    "Bảng có một dòng trống ở trên, một hàng kẻ dưới hàng đầu; các hàng có số ô bằng nhau.",
    GLUED_TABLE,
    NOT_RULED,
    UNEVEN,
)
def tables_are_read_as_such(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What looks like a table is read as one, with all of its cells."""
    for page in campaign.pages:
        for line in unruled_tables(page):
            yield page.file, (line,), NOT_RULED()
        for table in tables(page):
            if table.glued:
                yield page.file, (table.header.line,), GLUED_TABLE()
            for row, has, wanted in table.uneven():
                yield page.file, (row.line,), UNEVEN(has=has, wanted=wanted)


OPEN_CODE = message(
    Section.PAGES,
    "khoi-ma-chua-dong",
    "khối “{sign}” mở ở đây mà chưa đóng",
    "thêm một dòng “{sign}” dưới dòng cuối của khối",
    sign="```",
)


@rule(Section.PAGES, "Khối mã mở ra thì được đóng lại.", OPEN_CODE)
def code_is_closed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A block of code ends."""
    for page in campaign.pages:
        for fence in open_fences(page):
            yield page.file, (fence.line,), OPEN_CODE(sign=fence.name)
