"""Events."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.rules.registry import LINKED, Finding, Known, rule

EVENTS = Section.EVENTS
LINKS = (
    ("zones", "zones", "khu vực"),
    ("models", "models", "mô hình"),
)


@rule(EVENTS, "Khu, mô hình, địa phương và sổ tay mà một sự kiện nhắc đến phải có thật.", *LINKED)
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


ENDS_FIRST = message(EVENTS, "ket-thuc-truoc", "sự kiện kết thúc trước khi bắt đầu", "sửa “start” hoặc “end”")
TIME_WITHOUT_DAY = message(
    EVENTS, "co-gio-chua-co-ngay", "có giờ nhưng chưa có ngày cụ thể", "ghi đủ ngày ở “start”"
)
END_WITHOUT_START = message(
    EVENTS,
    "thieu-gio-bat-dau",
    "có giờ kết thúc mà chưa có giờ bắt đầu",
    "thêm “start_time”, hoặc xóa dòng này",
)
UPDATED_FIRST = message(EVENTS, "sua-truoc-khi-dang", "“updated” đứng trước “published”", "sửa lại hai ngày")
TIMES_BACKWARDS = message(EVENTS, "gio-nguoc", "giờ kết thúc không sau giờ bắt đầu", "sửa lại giờ")


@rule(
    EVENTS,
    "Sự kiện kết thúc không trước khi bắt đầu, sửa không trước khi đăng; có giờ thì phải có ngày.",
    ENDS_FIRST,
    TIME_WITHOUT_DAY,
    END_WITHOUT_START,
    UPDATED_FIRST,
    TIMES_BACKWARDS,
)
def event_ends_after_it_starts(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An event's end is not before its start, nor its change before its page; a time needs a day."""
    for event in campaign.events:
        if event.end and event.end.last < event.start.first:
            yield event, ("end",), ENDS_FIRST()
        if event.start_time and not event.start.is_day:
            yield event, ("start_time",), TIME_WITHOUT_DAY()
        if event.end_time and not event.start_time:
            yield event, ("end_time",), END_WITHOUT_START()
        if event.updated and event.updated < event.published:
            yield event, ("updated",), UPDATED_FIRST()
        same_day = event.end is None or event.end == event.start
        if same_day and event.start_time and event.end_time and event.end_time <= event.start_time:
            yield event, ("end_time",), TIMES_BACKWARDS()


NO_SUCH_PLACE_THEN = message(
    EVENTS,
    "don-vi-luc-ay-khong-co",
    "vào lúc đó ({start}) không có đơn vị “{place}”",
    "chọn đơn vị đúng với tên của ngày ấy",
    start="2023-05-05",
    place="xa-dong-dang",
)


@rule(
    EVENTS,
    "Nơi tổ chức là đơn vị hành chính có vào ngày ấy (tên gọi thay đổi từ ngày 1 tháng 7 năm 2025).",
    NO_SUCH_PLACE_THEN,
)
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
                said = NO_SUCH_PLACE_THEN(start=event.start, place=place.id)
                yield event, ("places", i, "place"), said
