"""The editors' pages: what they cite and ask for."""

from collections.abc import Iterator

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
