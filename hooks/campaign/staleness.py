"""What has grown old: translations, pages to look at again, documents checked long ago, past events."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model import Event
from campaign.translations import older

CHECKED_MONTHS = 6  # a document's legal status is to be looked up anew after so many
HELD = ("confirmed", "moved-online", "tentative")


@dataclass(frozen=True)
class Old:
    """Something to be seen to. `file`: where; `what`: why; `cure`: what to do."""

    file: str
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what} → {self.cure}"


def translations_behind(campaign: Campaign) -> Iterator[Old]:
    """English pages whose Vietnamese page has changed since."""
    for page, source in older(campaign):
        what = f"{source.file} đã đổi từ khi trang này được dịch"
        yield Old(page.file, what, f"dịch lại chỗ đổi, rồi gõ: campaign translated {page.file}")


def reviews_due(campaign: Campaign, today: dt.date) -> Iterator[Old]:
    """Pages whose day of review has passed."""
    for page in campaign.pages:
        head = page.head
        if not isinstance(head, Event) and head.review_by and head.review_by < today:
            what = f"phải xem lại trước {_day(head.review_by)}; người giữ trang: {head.owner}"
            yield Old(page.file, what, "xem lại, rồi dời “review_by”")


def documents_unchecked(campaign: Campaign, today: dt.date) -> Iterator[Old]:
    """Documents whose legal status was last checked over six months ago; letters have none."""
    for document in sorted(campaign.documents, key=lambda one: (one.checked, one.id)):
        if document.force != "not-applicable" and months_later(document.checked, CHECKED_MONTHS) < today:
            what = f"kiểm tra hiệu lực lần cuối {_day(document.checked)}"
            yield Old(
                document.origin.file, what, "tra lại, sửa “force” và “status”, rồi ghi ngày mới ở “checked”"
            )


def events_without_outcome(campaign: Campaign, today: dt.date) -> Iterator[Old]:
    """Real events that are over, of which nobody has written what came of them."""
    for event in campaign.past(today):
        if event.status in HELD and not event.outcomes and not event.sample:
            what = f"đã qua ({event.start.words('vi')}) mà chưa ghi kết quả"
            cure = "thêm “outcomes” nếu có nguồn; không diễn ra thì sửa “status”"
            yield Old(event.origin.file, what, cure)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _day(day: dt.date) -> str:
    return PartialDate(day.isoformat()).words("vi")
