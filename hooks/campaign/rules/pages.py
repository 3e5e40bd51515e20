"""The editors' pages: what they cite and ask for."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.prose import CITATION, TABLES, UNFINISHED, outside_code
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
LONG_ADDRESS = message(
    Section.PAGES,
    "lien-ket-qua-dai",
    "địa chỉ của liên kết dài {length} chữ",
    "chép lại địa chỉ ngắn hơn của trang, không quá {most} chữ",
    length=2345,
    most=2000,
)
MOST_IN_ADDRESS = 2000  # letters; as in records (model/base.py)
CITED_IN_LINK = message(
    Section.PAGES,
    "trich-dan-trong-lien-ket",
    "trích dẫn “{citation}” nằm trong chữ của một liên kết",
    "đưa trích dẫn ra ngoài ngoặc vuông của liên kết: bản thân nó đã là liên kết",
    citation="[@72-2020-qh14]",
)
LINKED_CITATION = re.compile(r"\[[^\[\]\n]*(\[@[^\]\n]*\])[^\[\]\n]*\]\(")
EMPTY_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?:\s|<>)*\)")
# Where a link leads: behind its words, or in a line of its own.
LEADS = r"\]\([ ]*<?|^[ ]*\[[^\]\n]+\]:[ ]+<?"
LEADS_TO = re.compile(rf"(?:{LEADS})([^\s>)]+)", re.MULTILINE)
ADDRESS = re.compile(rf"(?:{LEADS}|<)((?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^\s>)]*)", re.MULTILINE)
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)  # RFC 3986, 3.1
OTHER_SCHEME = message(
    Section.PAGES,
    "kieu-dia-chi-la",
    "liên kết bắt đầu bằng “{scheme}:”",
    "chỉ dùng địa chỉ bắt đầu bằng {known}, hoặc đường dẫn tới tệp trong kho",
    scheme="javascript",
    known="https:, http:, mailto:, tel:",
)
SCHEMES = ("https", "http", "mailto", "tel", "qr")  # "qr:" is a picture (chapters.py)


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


@rule(
    Section.PAGES,
    "Liên kết nào cũng có địa chỉ viết đúng, không quá dài, dẫn tới trang, hộp thư hay số điện thoại.",
    OTHER_SCHEME,
    NO_ADDRESS,
    BAD_ADDRESS,
    LONG_ADDRESS,
)
def links_have_an_address(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every link has an address, and one that can be read (RFC 3986, 3.2.2: brackets are for IPv6)."""
    for page in campaign.pages:
        for found in outside_code(EMPTY_LINK, page.body):
            yield page.file, (page.line_at(found.start()),), NO_ADDRESS(words=found[0])
        for found in outside_code(ADDRESS, page.body):
            line = page.line_at(found.start(1))
            if not _is_readable(found[1]):
                yield page.file, (line,), BAD_ADDRESS(address=found[1])
            elif len(found[1]) > MOST_IN_ADDRESS:
                yield page.file, (line,), LONG_ADDRESS(length=len(found[1]), most=MOST_IN_ADDRESS)
        for found in outside_code(LEADS_TO, page.body):
            scheme = SCHEME.match(unescape(found[1]))  # "javascript&#58;" is one to a browser
            if scheme and scheme[1].lower() not in SCHEMES:
                said = OTHER_SCHEME(scheme=scheme[1], known=", ".join(f"{one}:" for one in SCHEMES[:-1]))
                yield page.file, (page.line_at(found.start(1)),), said


MISWRITTEN = message(
    Section.PAGES,
    "trich-dan-viet-sai",
    "trích dẫn viết sai: “{citation}”",
    "viết [@mã, Điều …; điều cần nói thêm], mỗi văn bản một ngoặc",
    citation="[@72-2020-qh14 Điều 75",
)
MAYBE_CITATION = re.compile(r"\[[ ]?@[^\]\n]*\]?")


@rule(Section.PAGES, "Trích dẫn viết đúng cách: “[@mã, Điều …; điều cần nói thêm]”.", MISWRITTEN)
def citations_are_well_written(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What looks like a citation is one, of one document."""
    for page in campaign.pages:
        for found in MAYBE_CITATION.finditer(page.prose):
            citation = CITATION.match(page.prose, found.start())
            if not citation or (citation[3] or "").startswith("@"):
                yield page.file, (page.line_at(found.start()),), MISWRITTEN(citation=found[0])


@rule(Section.PAGES, "Trích dẫn “[@mã]” không nằm trong chữ của liên kết.", CITED_IN_LINK)
def citations_are_links_themselves(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """No `[@id]` stands in the words of a link: HTML has no link inside of a link."""
    for page in campaign.pages:
        for found in outside_code(LINKED_CITATION, page.body):
            yield page.file, (page.line_at(found.start()),), CITED_IN_LINK(citation=found[1])


def _is_readable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
