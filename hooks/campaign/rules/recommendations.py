"""Recommendations: their links, their steps in time, their papers."""

import datetime as dt
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.model.recommendations import ANSWERING, ASKING, OUTCOMES, WRITTEN
from campaign.rules.registry import LINKED, Finding, Known, rule
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
RECOMMENDATIONS = Section.RECOMMENDATIONS
ADDRESS_TAKEN = message(
    RECOMMENDATIONS,
    "kien-nghi-trung-dia-chi",
    "id “{id}” trùng địa chỉ của một trang khác",
    "đặt một id khác",
    id="nam",
)


@rule(
    RECOMMENDATIONS,
    "Nơi nhận, sự kiện, khu, địa phương mà kiến nghị nhắc đến phải có thật; mã không trùng trang khác.",
    ADDRESS_TAKEN,
    *LINKED,
)
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
            yield item, ("id",), ADDRESS_TAKEN(id=item.id)


STEP_BACKWARDS = message(
    RECOMMENDATIONS, "buoc-nguoc-ngay", "bước này trước bước liền trên", "xếp lại theo thời gian"
)
RAISED_EARLY = message(
    RECOMMENDATIONS,
    "neu-ra-truoc-su-kien",
    "nêu ra ({date}) trước khi có sự kiện “{event}” ({start})",
    "sửa ngày, hoặc sửa “event”",
    date="2023-04",
    event="2023-05-20-tap-huan",
    start="2023-05-20",
)


@rule(
    RECOMMENDATIONS,
    "Các bước xếp theo thời gian, và bước nêu ra không trước sự kiện mà kiến nghị được nêu.",
    STEP_BACKWARDS,
    RAISED_EARLY,
)
def steps_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A recommendation's steps are in order of time, and it was not raised before the event began."""
    for item in campaign.recommendations:
        reached = dt.date.min
        for i, step in enumerate(item.steps):
            if step.date.last < reached:
                yield item, ("steps", i, "date"), STEP_BACKWARDS()
            reached = max(reached, step.date.first)
        event = campaign.event.get(item.event or "")
        for i, step in enumerate(item.steps):
            if event and step.kind == "raised" and step.date.last < event.start.first:
                said = RAISED_EARLY(date=step.date, event=event.id, start=event.start)
                yield item, ("steps", i, "date"), said


NO_PAPER = message(
    RECOMMENDATIONS,
    "chua-co-so-van-ban",
    "bước “{step}” chưa có số văn bản",
    "thêm “document: số văn bản”",
    step="đã gửi",
)


@rule(RECOMMENDATIONS, "Gửi, chuyển tiếp, nhắc lại, trả lời đều phải có số văn bản.", NO_PAPER)
def steps_have_their_papers(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Sending, forwarding, reminding and replying each have a document."""
    for item in campaign.recommendations:
        for i, step in enumerate(item.steps):
            if step.kind in WRITTEN and step.document is None:
                yield item, ("steps", i, "kind"), NO_PAPER(step=NAMES[step.kind])


AFTER_OUTCOME = message(
    RECOMMENDATIONS,
    "buoc-sau-ket-qua",
    "còn bước “{step}” sau kết quả “{outcome}”",
    "kết quả là bước cuối: bỏ bước này, hoặc lập kiến nghị mới",
    step="đã trả lời",
    outcome="rút lại",
)
NOT_SENT = message(
    RECOMMENDATIONS,
    "chua-gui",
    "có bước “{step}” mà trước đó chưa có bước “{sent}”",
    "thêm bước “sent” ở trên",
    step="đã trả lời",
    sent=NAMES["sent"],
)
RAISED_LATE = message(
    RECOMMENDATIONS,
    "neu-ra-sau-khi-gui",
    "bước “{step}” đứng sau bước “{sent}”",
    "chuyển bước này lên trên",
    step="nêu ra",
    sent=NAMES["sent"],
)


@rule(
    RECOMMENDATIONS,
    "Nêu ra, rồi gửi, rồi trả lời, rồi có kết quả: không trả lời khi chưa gửi, không còn gì sau kết quả.",
    AFTER_OUTCOME,
    NOT_SENT,
    RAISED_LATE,
)
def steps_follow_from_each_other(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Raised, then sent, then answered, then settled: no answer without a letter, nothing afterwards."""
    for item in campaign.recommendations:
        kinds = [step.kind for step in item.steps]
        for i, kind in enumerate(kinds):
            path: Path = ("steps", i, "kind")
            earlier = kinds[:i]
            if settled := next((one for one in earlier if one in OUTCOMES), None):
                yield item, path, AFTER_OUTCOME(step=NAMES[kind], outcome=NAMES[settled])
            elif kind in (*ANSWERING, "forwarded", "reminded") and "sent" not in earlier:
                yield item, path, NOT_SENT(step=NAMES[kind], sent=NAMES["sent"])
            elif kind in ("raised", "recommended") and "sent" in earlier:
                yield item, path, RAISED_LATE(step=NAMES[kind], sent=NAMES["sent"])


OWN_ADDRESSEE = message(
    RECOMMENDATIONS,
    "khong-co-noi-nhan-rieng",
    "bước “{step}” không có nơi nhận riêng",
    "xóa dòng này",
    step="nêu ra",
)


@rule(RECOMMENDATIONS, "Chỉ bước gửi thư hoặc trả lời mới có nơi nhận riêng.", OWN_ADDRESSEE)
def step_names_an_addressee_only_with_a_letter(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Only a letter or its answer has an addressee of its own."""
    for item in campaign.recommendations:
        for i, step in enumerate(item.steps):
            if step.addressee and step.kind not in (*ASKING, *ANSWERING):
                yield item, ("steps", i, "addressee"), OWN_ADDRESSEE(step=NAMES[step.kind])
