"""Events."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.rules.registry import Finding, Known, rule

LINKS = (
    ("zones", "zones", "khu vực"),
    ("models", "models", "mô hình"),
)


@rule
def event_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Zones, models, places and handbooks that an event names exist."""
    for event in campaign.events:
        for field, kind, name in LINKS:
            for i, wanted in enumerate(getattr(event, field)):
                yield from known.link(event, (field, i), kind, wanted, name)
        for i, place in enumerate(event.places):
            yield from known.link(event, ("places", i, "place"), "places", place.place, "địa phương")
        for i, material in enumerate(event.materials):
            path = ("materials", i, "handbook")
            yield from known.link(event, path, "handbooks", material.handbook, "sổ tay")


@rule
def event_ends_after_it_starts(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An event's end is not before its start, nor its change before its page; a time needs a day."""
    for event in campaign.events:
        if event.end and event.end.last < event.start.first:
            yield event, ("end",), "sự kiện kết thúc trước khi bắt đầu", "sửa “start” hoặc “end”"
        if event.start_time and not event.start.is_day:
            what = "có giờ nhưng chưa có ngày cụ thể"
            yield event, ("start_time",), what, "ghi đủ ngày ở “start”"
        if event.end_time and not event.start_time:
            what = "có giờ kết thúc mà chưa có giờ bắt đầu"
            yield event, ("end_time",), what, "thêm “start_time”, hoặc xóa dòng này"
        if event.updated and event.updated < event.published:
            yield event, ("updated",), "“updated” đứng trước “published”", "sửa lại hai ngày"
        same_day = event.end is None or event.end == event.start
        if same_day and event.start_time and event.end_time and event.end_time <= event.start_time:
            yield event, ("end_time",), "giờ kết thúc không sau giờ bắt đầu", "sửa lại giờ"


@rule
def event_place_existed_on_the_day(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An event's place is a unit that existed when it was held (names changed on 1 July 2025)."""
    for event in campaign.events:
        for i, where in enumerate(event.places):
            place = campaign.place.get(where.place or "")
            if place is None:
                continue
            gone = place.valid_to and place.valid_to < event.start.first
            not_yet = place.valid_from and place.valid_from > event.start.last
            if gone or not_yet:
                what = f"vào lúc đó ({event.start}) không có đơn vị “{place.id}”"
                yield event, ("places", i, "place"), what, "chọn đơn vị đúng với tên của ngày ấy"
