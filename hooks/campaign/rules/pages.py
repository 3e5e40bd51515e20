"""The editors' pages: what they cite and ask for."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.prose import TABLES, UNFINISHED, outside_code
from campaign.rules.registry import Finding, Known, rule

NO_DOCUMENT = message(
    Section.PAGES,
    "khong-co-van-ban",
    "không có văn bản “{wanted}”",
    "thêm văn bản vào docs/data/documents/ trước",
    wanted="72-2020-qh-14",
)
NO_TABLE = message(
    Section.PAGES,
    "khong-co-bang",
    "không có bảng “{wanted}”",
    "chỉ dùng: {tables}",
    wanted="khu-vuc-moi",
    tables="khu-vuc, van-ban, …",
)
UNWRITTEN = message(
    Section.PAGES,
    "con-cho-can-dien",
    "còn chỗ “cần điền”",
    "viết nội dung vào đó, hoặc xóa dấu ấy",
)
NO_ADDRESS = message(
    Section.PAGES,
    "lien-ket-trong",
    "liên kết “{words}” để trống địa chỉ",
    "viết địa chỉ vào giữa ( và )",
    words="[bảng giá]()",
)
BAD_ADDRESS = message(
    Section.PAGES,
    "dia-chi-lien-ket-hong",
    "địa chỉ “{address}” viết sai",
    "chép lại nguyên địa chỉ từ trình duyệt",
    address="http://[vi-du.vn",
)
EMPTY_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?:\s|<>)*\)")
ADDRESS = re.compile(r"(?:\]\([ ]*<?|<|^[ ]*\[[^\]\n]+\]:[ ]+<?)((?:[a-z]+:)?//[^\s>)]*)", re.MULTILINE)


@rule(Section.PAGES, "Văn bản được trích dẫn bằng “[@mã]” phải có trong danh mục văn bản.", NO_DOCUMENT)
def cited_documents_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """`[@id]` names a document of the register."""
    ids = known.ids("documents")
    for page in campaign.pages:
        for wanted, line in page.citations():
            if wanted not in ids:
                yield page.file, (line,), NO_DOCUMENT.near(wanted, ids, wanted=wanted)


@rule(Section.PAGES, "Chỗ đặt bảng “<!-- bang: tên -->” phải gọi một bảng có thật.", NO_TABLE)
def markers_are_known(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """`<!-- bang: … -->` asks for a table that exists."""
    tables = ", ".join(sorted(TABLES))
    for page in campaign.pages:
        for wanted, line in page.markers():
            if wanted not in TABLES:
                yield page.file, (line,), NO_TABLE.near(wanted, TABLES, wanted=wanted, tables=tables)


@rule(Section.PAGES, "Trang không còn chỗ nào mang dấu “==cần điền==”.", UNWRITTEN)
def pages_are_written(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What `campaign new` left to be written has been written."""
    for page in campaign.pages:
        for found in outside_code(UNFINISHED, page.body):
            yield page.file, (page.line_at(found.start()),), UNWRITTEN()


@rule(Section.PAGES, "Liên kết nào cũng có địa chỉ, viết đúng cách.", NO_ADDRESS, BAD_ADDRESS)
def links_have_an_address(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every link has an address, and one that can be read (RFC 3986, 3.2.2: brackets are for IPv6)."""
    for page in campaign.pages:
        for found in outside_code(EMPTY_LINK, page.body):
            yield page.file, (page.line_at(found.start()),), NO_ADDRESS(words=found[0])
        for found in outside_code(ADDRESS, page.body):
            if not _is_readable(found[1]):
                yield page.file, (page.line_at(found.start(1)),), BAD_ADDRESS(address=found[1])


def _is_readable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
