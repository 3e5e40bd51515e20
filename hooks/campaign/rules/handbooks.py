"""Handbooks and their chapters."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.rules.registry import Finding, Known, rule


@rule
def chapters_are_there(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every chapter that a handbook lists is a file beside it, listed once."""
    found = {(page.handbook, page.uri.rsplit("/", 1)[-1]) for page in campaign.pages}
    for book in campaign.handbooks:
        for i, name in enumerate(book.chapters):
            broken = f"so-tay/{book.id}/{name}" in known.broken("pages")
            if (book.id, name) not in found and not broken:
                what = f"không có tệp chương “{name}” bên cạnh handbook.yml"
                yield book, ("chapters", i), what, "tạo tệp chương, hoặc bỏ dòng này"
            if name in book.chapters[:i]:
                yield book, ("chapters", i), f"chương “{name}” ghi hai lần", "bỏ một dòng"


@rule
def changes_lead_to_the_edition(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The last change is that of the present edition, with its date; editions are told once, in order."""
    for book in campaign.handbooks:
        if book.changes and book.changes[-1].edition != book.edition:
            what = f"bản “{book.edition}” chưa có trong “changes”"
            yield book, ("edition",), what, "thêm mục cuối cùng cho bản này vào “changes”"
        elif book.changes and book.changes[-1].date != book.date:
            what = "ngày của bản này không khớp với mục cuối của “changes”"
            yield book, ("date",), what, "ghi hai nơi cùng một ngày"
        for i, change in enumerate(book.changes):
            if change.edition in [one.edition for one in book.changes[:i]]:
                what = f"bản “{change.edition}” ghi hai lần trong “changes”"
                yield book, ("changes", i, "edition"), what, "mỗi bản một mục: bản in cũ tra theo số bản"
        for i in range(1, len(book.changes)):
            if book.changes[i].date < book.changes[i - 1].date:
                yield book, ("changes", i, "date"), "thay đổi không theo thứ tự ngày", "xếp lại"
