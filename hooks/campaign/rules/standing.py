"""Honours over time: decided, valid, withdrawn; and their addresses."""

import datetime as dt
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.model import AwardRound
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

RESERVED = {"index", "nam", "hang-muc"}


def _decided(award: AwardRound) -> dt.date:
    """The day from which an honour of the round counts."""
    return award.decision.date if award.decision else award.published


@rule
def honours_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A list appears after its decision and the consents; an honour ends after it was decided."""
    for award in campaign.rounds:
        decided = _decided(award)
        if award.published < decided:
            yield award, ("published",), "danh sách công bố trước ngày quyết định", "sửa lại ngày"
        for i, one in enumerate(award.honourees):
            path: Path = ("honourees", i)
            if one.valid_until and one.valid_until < decided:
                yield award, (*path, "valid_until"), "hết hạn trước ngày quyết định", "sửa lại ngày"
            if one.withdrawn and one.withdrawn.date < decided:
                what = "bị rút trước ngày quyết định vinh danh"
                yield award, (*path, "withdrawn", "date"), what, "sửa lại ngày"
            if one.consent and one.consent.date > award.published:
                what = "sự đồng ý được ghi sau ngày công bố danh sách"
                yield award, (*path, "consent", "date"), what, "chỉ công bố sau khi có sự đồng ý"


@rule
def ladder_rests_on_the_same_party(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The honour in `basis` is of the same party, and was not withdrawn before the higher one."""
    for award in campaign.rounds:
        for i, one in enumerate(award.honourees):
            path = ("honourees", i, "basis")
            base = campaign.honour.get(one.basis or "", (award, one))[1]
            if (base.kind, base.name.vi) != (one.kind, one.name.vi):
                what = f"“{base.id}” là vinh danh của “{base.name.vi}”, không phải “{one.name.vi}”"
                yield award, path, what, "ghi id vinh danh cấp tỉnh của chính đơn vị này"
            if base.withdrawn and base is not one and base.withdrawn.date <= _decided(award):
                what = f"vinh danh cơ sở “{base.id}” đã bị rút trước đó"
                yield award, path, what, "bỏ mục này, hoặc kiểm tra lại ngày rút"


@rule
def honourees_take_no_other_address(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An honouree's id is not the address of another page of the honours."""
    taken = RESERVED | {award.id for award in campaign.rounds}
    for award in campaign.rounds:
        for i, one in enumerate(award.honourees):
            if one.id in taken:
                what = f"id “{one.id}” trùng địa chỉ của một trang khác"
                yield award, ("honourees", i, "id"), what, "đặt một id khác"
