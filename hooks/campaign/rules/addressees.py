"""Addressees: authorities that came and went, and letters to those that were there."""

import datetime as dt
from collections.abc import Iterator

from campaign.authorities import communes_after, heirs
from campaign.campaign import Campaign
from campaign.catalogue import Said, Section, message
from campaign.dates import PartialDate
from campaign.model import Addressee
from campaign.model.recommendations import ANSWERING, ASKING
from campaign.rules.registry import LINKED, Finding, Known, rule
from campaign.source import Path

ADDRESSEES = Section.ADDRESSEES
MANY = 4  # communes named in a message before it says "…"
ITS_OWN_HEIR = message(ADDRESSEES, "ke-tuc-chinh-no", "nơi nhận kế tục chính nó", "sửa lại mã")


@rule(
    ADDRESSEES,
    "Nơi kế tục, địa phương và văn bản mà một nơi nhận nhắc đến phải có thật; không nơi nào kế tục chính nó.",
    ITS_OWN_HEIR,
    *LINKED,
)
def addressee_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An authority's successors, place and documents exist; it does not succeed itself."""
    for one in campaign.addressees:
        yield from known.link(one, ("place",), "places", one.place, "địa phương")
        for i, document in enumerate(one.documents):
            yield from known.link(one, ("documents", i), "documents", document, "văn bản")
        for i, successor in enumerate(one.successors):
            path: Path = ("successors", i, "addressee")
            yield from known.link(one, path, "addressees", successor.addressee, "nơi nhận")
            if successor.addressee == one.id:
                yield one, path, ITS_OWN_HEIR()


BACKWARDS = message(
    ADDRESSEES, "noi-nhan-nguoc-ngay", "“valid_to” đứng trước “valid_from”", "sửa lại hai ngày"
)
STILL_THERE = message(
    ADDRESSEES,
    "noi-nhan-con-hoat-dong",
    "nơi nhận đang hoạt động không có nơi kế tục",
    "xóa “successors”, hoặc thêm “valid_to”",
)
HEIR_GONE = message(
    ADDRESSEES,
    "noi-ke-tuc-da-thoi",
    "nơi kế tục “{id}” đã thôi hoạt động trước ({ended})",
    "chọn nơi còn hoạt động sau ngày đó",
    id="so-vi-du-cu",
    ended="2020-12",
)


@rule(
    ADDRESSEES,
    "Nơi nhận kết thúc sau khi bắt đầu; chỉ nơi đã thôi mới có nơi kế tục, và nơi ấy còn hoạt động sau đó.",
    BACKWARDS,
    STILL_THERE,
    HEIR_GONE,
)
def addressees_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An authority ends after it begins, and has successors that outlive it only once it has ended."""
    for one in campaign.addressees:
        if one.valid_from and one.valid_to and one.valid_to.last < one.valid_from.first:
            yield one, ("valid_to",), BACKWARDS()
        if one.valid_to is None and one.successors:
            yield one, ("successors",), STILL_THERE()
        for i, successor in enumerate(one.successors):
            other = campaign.addressee.get(successor.addressee)
            if other and other is not one and one.valid_to and other.ended_before(one.valid_to):
                yield one, ("successors", i, "addressee"), HEIR_GONE(id=other.id, ended=other.valid_to)


PLACE_ENDED = message(
    ADDRESSEES,
    "don-vi-da-ket-thuc",
    "“{place}” kết thúc ngày {shown}, nơi nhận này thì không",
    'ghi “valid_to: "{day}"”',
    place="huyen-cao-loc",
    shown="30/06/2025",
    day="2025-06-30",
)
PLACE_LASTS = message(
    ADDRESSEES, "don-vi-van-con", "“{place}” hiện vẫn còn", "xóa dòng này", place="xa-dong-dang"
)


@rule(
    ADDRESSEES,
    "Ủy ban nhân dân của một đơn vị hành chính kết thúc cùng ngày với đơn vị ấy.",
    PLACE_ENDED,
    PLACE_LASTS,
)
def addressee_lasts_as_long_as_its_place(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The People's Committee of a unit ends with the unit."""
    for one in campaign.addressees:
        place = campaign.place.get(one.place or "")
        if place and place.valid_to and str(one.valid_to) != place.valid_to.isoformat():
            shown = f"{place.valid_to:%d/%m/%Y}"
            yield one, ("place",), PLACE_ENDED(place=place.id, shown=shown, day=place.valid_to)
        elif place and place.valid_to is None and one.valid_to:
            yield one, ("valid_to",), PLACE_LASTS(place=place.id)


GONE = "vào lúc đó ({date}) “{name}” không còn"
GONE_TO_HEIRS = message(
    ADDRESSEES,
    "gui-noi-da-thoi",
    GONE,
    "từ {since}, nơi kế tục là {heirs}: ghi “addressee” cho bước này",
    date="2025-08",
    name="Bộ Tài nguyên và Môi trường",
    since="ngày 1 tháng 3 năm 2025",
    heirs="“bo-nong-nghiep-va-moi-truong” (Bộ Nông nghiệp và Môi trường)",
)
GONE_TO_COMMUNES = message(
    ADDRESSEES,
    "gui-huyen-da-thoi",
    GONE,
    "từ {since}, nơi kế tục là ủy ban nhân dân của {communes}: ghi “addressee” cho bước này",
    date="2025-09",
    name="Ủy ban nhân dân huyện Ví Dụ",
    since="ngày 1 tháng 7 năm 2025",
    communes="xã Ví Dụ, phường Ví Dụ",
)
GONE_TO_NOBODY = message(
    ADDRESSEES,
    "gui-noi-khong-con",
    GONE,
    "sửa ngày, hoặc ghi “addressee” là nơi đã nhận thay",
    date="2025-10",
    name="Hội đồng Ví Dụ",
)
NOT_YET_THERE = message(
    ADDRESSEES,
    "gui-noi-chua-co",
    "vào lúc đó ({date}) chưa có “{name}”",
    "nơi này có từ {since}: sửa ngày, hoặc sửa “addressee”",
    date="2024-12",
    name="Bộ Nông nghiệp và Môi trường",
    since="ngày 1 tháng 3 năm 2025",
)


@rule(
    ADDRESSEES,
    "Cơ quan nhận thư, hoặc trả lời, phải có vào ngày ấy.",
    GONE_TO_HEIRS,
    GONE_TO_COMMUNES,
    GONE_TO_NOBODY,
    NOT_YET_THERE,
)
def letters_go_to_those_who_are_there(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The authority that a letter goes to, or that answers, existed on that date."""
    for item in campaign.recommendations:
        for i, step in enumerate(item.steps):
            one = campaign.addressee.get(item.addressee_of(step))
            if one is None or step.kind not in (*ASKING, *ANSWERING):
                continue
            path: Path = ("steps", i, "addressee" if step.addressee else "date")
            if one.ended_before(step.date):
                yield item, path, _gone(campaign, one, step.date)
            elif one.began_after(step.date):
                since = _day(one.valid_from)
                yield item, path, NOT_YET_THERE(date=step.date, name=one.name.vi, since=since)


def _gone(campaign: Campaign, one: Addressee, date: PartialDate) -> Said:
    """That an authority was gone on `date`, with who took over, and since when."""
    words = {"date": date, "name": one.name.vi, "since": _next_day(one.valid_to)}
    ids = [f"“{heir.id}” ({heir.name.vi})" for heir in heirs(campaign, one)]
    if ids:
        return GONE_TO_HEIRS(**words, heirs=", ".join(ids))
    communes = [place.name.vi[:1].lower() + place.name.vi[1:] for place in communes_after(campaign, one)]
    if communes:
        more = "…" if len(communes) > MANY else ""
        return GONE_TO_COMMUNES(**words, communes=", ".join(communes[:MANY]) + more)
    return GONE_TO_NOBODY(**words)


def _day(date: PartialDate | None) -> str:
    return date.words("vi") if date else ""


def _next_day(date: PartialDate | None) -> str:
    """The first day after `date`; where that is no exact day, `date` itself."""
    if date is None or not date.is_day:
        return _day(date)
    return PartialDate((date.first + dt.timedelta(days=1)).isoformat()).words("vi")
