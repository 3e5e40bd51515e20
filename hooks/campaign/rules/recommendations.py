"""Recommendations: their links, their steps in time, their papers."""

import datetime as dt
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.model.recommendations import ANSWERING, ASKING, OUTCOMES, WRITTEN
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

NAMES = {
    "raised": "nêu ra",
    "recommended": "kiến nghị",
    "sent": "đã gửi",
    "forwarded": "chuyển tiếp",
    "reminded": "nhắc lại",
    "replied": "đã trả lời",
    "resolved": "đã giải quyết",
    "partly-resolved": "giải quyết một phần",
    "rejected": "không được chấp nhận",
    "withdrawn": "rút lại",
}
RESERVED = {"index", "linh-vuc", "khu-vuc", "nam", "noi-nhan"}


@rule
def recommendation_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The addressee, event, zones and places that a recommendation names exist; its address is free."""
    for item in campaign.recommendations:
        yield from known.link(item, ("addressee",), "addressees", item.addressee, "nơi nhận")
        yield from known.link(item, ("event",), "events", item.event, "sự kiện")
        for i, zone in enumerate(item.zones):
            yield from known.link(item, ("zones", i), "zones", zone, "khu vực")
        for i, place in enumerate(item.places):
            yield from known.link(item, ("places", i), "places", place, "địa phương")
        for i, step in enumerate(item.steps):
            path: Path = ("steps", i, "addressee")
            yield from known.link(item, path, "addressees", step.addressee, "nơi nhận")
        if item.id in RESERVED:
            what = f"id “{item.id}” trùng địa chỉ của một trang khác"
            yield item, ("id",), what, "đặt một id khác"


@rule
def steps_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A recommendation's steps are in order of time, and it was not raised before the event began."""
    for item in campaign.recommendations:
        reached = dt.date.min
        for i, step in enumerate(item.steps):
            if step.date.last < reached:
                yield item, ("steps", i, "date"), "bước này trước bước liền trên", "xếp lại theo thời gian"
            reached = max(reached, step.date.first)
        event = campaign.event.get(item.event or "")
        for i, step in enumerate(item.steps):
            if event and step.kind == "raised" and step.date.last < event.start.first:
                what = f"nêu ra ({step.date}) trước khi có sự kiện “{event.id}” ({event.start})"
                yield item, ("steps", i, "date"), what, "sửa ngày, hoặc sửa “event”"


@rule
def steps_have_their_papers(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Sending, forwarding, reminding and replying each have a document."""
    for item in campaign.recommendations:
        for i, step in enumerate(item.steps):
            if step.kind in WRITTEN and step.document is None:
                what = f"bước “{NAMES[step.kind]}” chưa có số văn bản"
                yield item, ("steps", i, "kind"), what, "thêm “document: số văn bản”"


@rule
def steps_follow_from_each_other(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Raised, then sent, then answered, then settled: no answer without a letter, nothing afterwards."""
    for item in campaign.recommendations:
        kinds = [step.kind for step in item.steps]
        for i, kind in enumerate(kinds):
            path: Path = ("steps", i, "kind")
            earlier = kinds[:i]
            if settled := next((one for one in earlier if one in OUTCOMES), None):
                what = f"còn bước “{NAMES[kind]}” sau kết quả “{NAMES[settled]}”"
                yield item, path, what, "kết quả là bước cuối: bỏ bước này, hoặc lập kiến nghị mới"
            elif kind in (*ANSWERING, "forwarded", "reminded") and "sent" not in earlier:
                what = f"có bước “{NAMES[kind]}” mà trước đó chưa có bước “{NAMES['sent']}”"
                yield item, path, what, "thêm bước “sent” ở trên"
            elif kind in ("raised", "recommended") and "sent" in earlier:
                what = f"bước “{NAMES[kind]}” đứng sau bước “{NAMES['sent']}”"
                yield item, path, what, "chuyển bước này lên trên"


@rule
def step_names_an_addressee_only_with_a_letter(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Only a letter or its answer has an addressee of its own."""
    for item in campaign.recommendations:
        for i, step in enumerate(item.steps):
            if step.addressee and step.kind not in (*ASKING, *ANSWERING):
                what = f"bước “{NAMES[step.kind]}” không có nơi nhận riêng"
                yield item, ("steps", i, "addressee"), what, "xóa dòng này"
