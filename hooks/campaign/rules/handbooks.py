"""Handbooks and their chapters."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.rules.registry import Finding, Known, rule

HANDBOOKS = Section.HANDBOOKS
NO_FILE = message(
    HANDBOOKS,
    "khong-co-tep-chuong",
    "không có tệp chương “{name}” bên cạnh handbook.yml",
    "tạo tệp chương, hoặc bỏ dòng này",
    name="02-ten-chuong.md",
)
LISTED_TWICE = message(
    HANDBOOKS, "chuong-lap", "chương “{name}” ghi hai lần", "bỏ một dòng", name="01-mo-dau.md"
)
EDITION_UNTOLD = message(
    HANDBOOKS,
    "ban-chua-co-thay-doi",
    "bản “{edition}” chưa có trong “changes”",
    "thêm mục cuối cùng cho bản này vào “changes”",
    edition="1.2",
)
DATES_DIFFER = message(
    HANDBOOKS,
    "ngay-ban-khong-khop",
    "ngày của bản này không khớp với mục cuối của “changes”",
    "ghi hai nơi cùng một ngày",
)
EDITION_TWICE = message(
    HANDBOOKS,
    "ban-lap",
    "bản “{edition}” ghi hai lần trong “changes”",
    "mỗi bản một mục: bản in cũ tra theo số bản",
    edition="1.1",
)
OUT_OF_ORDER = message(HANDBOOKS, "thay-doi-lon-xon", "thay đổi không theo thứ tự ngày", "xếp lại")


@rule(
    HANDBOOKS,
    "Mỗi chương ghi trong “chapters” là một tệp bên cạnh handbook.yml, ghi một lần.",
    NO_FILE,
    LISTED_TWICE,
)
def chapters_are_there(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every chapter that a handbook lists is a file beside it, listed once."""
    found = {(page.handbook, page.uri.rsplit("/", 1)[-1]) for page in campaign.pages}
    for book in campaign.handbooks:
        for i, name in enumerate(book.chapters):
            broken = f"so-tay/{book.id}/{name}" in known.broken("pages")
            if (book.id, name) not in found and not broken:
                yield book, ("chapters", i), NO_FILE(name=name)
            if name in book.chapters[:i]:
                yield book, ("chapters", i), LISTED_TWICE(name=name)


@rule(
    HANDBOOKS,
    "Mục cuối của “changes” là bản hiện nay, cùng ngày; mỗi bản một mục, xếp theo ngày.",
    EDITION_UNTOLD,
    DATES_DIFFER,
    EDITION_TWICE,
    OUT_OF_ORDER,
)
def changes_lead_to_the_edition(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The last change is that of the present edition, with its date; editions are told once, in order."""
    for book in campaign.handbooks:
        if book.changes and book.changes[-1].edition != book.edition:
            yield book, ("edition",), EDITION_UNTOLD(edition=book.edition)
        elif book.changes and book.changes[-1].date != book.date:
            yield book, ("date",), DATES_DIFFER()
        for i, change in enumerate(book.changes):
            if change.edition in [one.edition for one in book.changes[:i]]:
                yield book, ("changes", i, "edition"), EDITION_TWICE(edition=change.edition)
        for i in range(1, len(book.changes)):
            if book.changes[i].date < book.changes[i - 1].date:
                yield book, ("changes", i, "date"), OUT_OF_ORDER()
