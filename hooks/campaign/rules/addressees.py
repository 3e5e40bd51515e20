"""Addressees: authorities that came and went, and letters to those that were there."""

import datetime as dt
from collections.abc import Iterator

from campaign.authorities import communes_after, heirs
from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model import Addressee
from campaign.model.recommendations import ANSWERING, ASKING
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

MANY = 4  # communes named in a message before it says "…"


@rule
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
                yield one, path, "nơi nhận kế tục chính nó", "sửa lại mã"


@rule
def addressees_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An authority ends after it begins, and has successors that outlive it only once it has ended."""
    for one in campaign.addressees:
        if one.valid_from and one.valid_to and one.valid_to.last < one.valid_from.first:
            yield one, ("valid_to",), "“valid_to” đứng trước “valid_from”", "sửa lại hai ngày"
        if one.valid_to is None and one.successors:
            what = "nơi nhận đang hoạt động không có nơi kế tục"
            yield one, ("successors",), what, "xóa “successors”, hoặc thêm “valid_to”"
        for i, successor in enumerate(one.successors):
            other = campaign.addressee.get(successor.addressee)
            if other and other is not one and one.valid_to and other.ended_before(one.valid_to):
                what = f"nơi kế tục “{other.id}” đã thôi hoạt động trước ({other.valid_to})"
                yield one, ("successors", i, "addressee"), what, "chọn nơi còn hoạt động sau ngày đó"


@rule
def addressee_lasts_as_long_as_its_place(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The People's Committee of a unit ends with the unit."""
    for one in campaign.addressees:
        place = campaign.place.get(one.place or "")
        if place and place.valid_to and str(one.valid_to) != place.valid_to.isoformat():
            what = f"“{place.id}” kết thúc ngày {place.valid_to:%d/%m/%Y}, nơi nhận này thì không"
            yield one, ("place",), what, f'ghi “valid_to: "{place.valid_to}"”'
        elif place and place.valid_to is None and one.valid_to:
            yield one, ("valid_to",), f"“{place.id}” hiện vẫn còn", "xóa dòng này"


@rule
def letters_go_to_those_who_are_there(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The authority that a letter goes to, or that answers, existed on that date."""
    for item in campaign.recommendations:
        for i, step in enumerate(item.steps):
            one = campaign.addressee.get(item.addressee_of(step))
            if one is None or step.kind not in (*ASKING, *ANSWERING):
                continue
            path: Path = ("steps", i, "addressee" if step.addressee else "date")
            if one.ended_before(step.date):
                what = f"vào lúc đó ({step.date}) “{one.name.vi}” không còn"
                yield item, path, what, _took_over(campaign, one)
            elif one.began_after(step.date):
                what = f"vào lúc đó ({step.date}) chưa có “{one.name.vi}”"
                yield (
                    item,
                    path,
                    what,
                    f"nơi này có từ {_day(one.valid_from)}: sửa ngày, hoặc sửa “addressee”",
                )


def _took_over(campaign: Campaign, one: Addressee) -> str:
    """Who took over, and since when."""
    since = f"từ {_next_day(one.valid_to)}, nơi kế tục là "
    ids = [f"“{heir.id}” ({heir.name.vi})" for heir in heirs(campaign, one)]
    if ids:
        return since + ", ".join(ids) + ": ghi “addressee” cho bước này"
    communes = [place.name.vi[:1].lower() + place.name.vi[1:] for place in communes_after(campaign, one)]
    if communes:
        more = "…" if len(communes) > MANY else ""
        return f"{since}ủy ban nhân dân của {', '.join(communes[:MANY])}{more}: ghi “addressee” cho bước này"
    return "sửa ngày, hoặc ghi “addressee” là nơi đã nhận thay"


def _day(date: PartialDate | None) -> str:
    return date.words("vi") if date else ""


def _next_day(date: PartialDate | None) -> str:
    """The first day after `date`; where that is no exact day, `date` itself."""
    if date is None or not date.is_day:
        return _day(date)
    return PartialDate((date.first + dt.timedelta(days=1)).isoformat()).words("vi")
