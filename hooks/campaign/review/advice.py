"""What to look at before merging, in the order of what hurts most."""

from collections.abc import Iterator

from campaign.model import AwardRound, Document, Event, Handbook
from campaign.review.pages import BrokenLink, SitePage
from campaign.review.prints import PrintChange
from campaign.review.records import RecordChange

MOVED = ("start", "end", "start_time", "end_time", "places", "status", "online")
"""What of an event a reader's calendar has to learn of (RFC 5545, 3.8.7.4)."""


def advice(
    gone: list[SitePage], links: list[BrokenLink], records: list[RecordChange], prints: list[PrintChange]
) -> Iterator[str]:
    """Sentences in Vietnamese."""
    if gone:
        yield (
            "Có trang biến mất: địa chỉ đã công bố thì người khác có thể đang dẫn tới. "
            "Nếu chỉ đổi tên, hãy giữ tên cũ."
        )
    if links:
        yield "Có đường dẫn hỏng: sửa các trang nêu ở trên trước khi nhập."
    for change in records:
        yield from _of_record(change)
    for printed in prints:
        if not printed.renumbered:
            yield (
                f"Bản in “{printed.book.title.vi}” đổi nội dung mà “edition” và “date” vẫn như cũ: "
                "ra bản mới thì sửa hai khóa ấy và thêm một mục vào “changes”."
            )


def _of_record(change: RecordChange) -> Iterator[str]:
    before, after = change.before, change.after
    name = change.name
    if before and after and before.sample and not after.sample:
        yield f"“{name}” từ dữ liệu minh họa thành thật: kiểm tra từng điều, từng nguồn."
    if isinstance(before, Event) and isinstance(after, Event):
        moved = any(getattr(before, key) != getattr(after, key) for key in MOVED)
        if moved and after.sequence <= before.sequence:
            yield (
                f"Sự kiện “{name}” đổi ngày, giờ, nơi hoặc tình trạng mà “sequence” chưa tăng: "
                "lịch trên máy người đọc sẽ không tự đổi."
            )
    if isinstance(after, AwardRound):
        yield from _of_round(before if isinstance(before, AwardRound) else None, after)
    if isinstance(before, Document) and isinstance(after, Document) and before.force != after.force:
        yield f"“{after.number or name}” đổi hiệu lực: xem lại các trang và chương viện dẫn nó."
    if before and not after and isinstance(before, Handbook):
        yield f"Sổ tay “{name}” biến mất: mã QR trên bản đã in dẫn tới trang của nó."


def _of_round(before: AwardRound | None, after: AwardRound) -> Iterator[str]:
    known = {one.id for one in before.honourees} if before else set()
    people = [one.name.vi for one in after.honourees if one.kind == "individual" and one.id not in known]
    if people:
        yield f"Nêu tên người mới: {', '.join(people)}. Bản ghi sự đồng ý phải được lưu giữ."
    missing = known - {one.id for one in after.honourees} - set(after.retired)
    if missing:
        ids = ", ".join(sorted(missing))
        yield f"Mục vinh danh bị xóa ({ids}): ghi mã vào “retired” để không ai dùng lại."
