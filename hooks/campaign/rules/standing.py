"""Honours over time: decided, valid, withdrawn; and their addresses."""

import datetime as dt
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.model import AwardRound
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

HONOURS = Section.HONOURS
RESERVED = {"index", "nam", "hang-muc"}


def _decided(award: AwardRound) -> dt.date:
    """The day from which an honour of the round counts."""
    return award.decision.date if award.decision else award.published


PUBLISHED_EARLY = message(HONOURS, "cong-bo-som", "danh sách công bố trước ngày quyết định", "sửa lại ngày")
ENDS_EARLY = message(HONOURS, "het-han-som", "hết hạn trước ngày quyết định", "sửa lại ngày")
WITHDRAWN_EARLY = message(HONOURS, "rut-som", "bị rút trước ngày quyết định vinh danh", "sửa lại ngày")
CONSENT_LATE = message(
    HONOURS,
    "dong-y-muon",
    "sự đồng ý được ghi sau ngày công bố danh sách",
    "chỉ công bố sau khi có sự đồng ý",
)


@rule(
    HONOURS,
    "Sự đồng ý có trước ngày công bố; ngày công bố, ngày hết hạn, ngày rút không trước ngày quyết định.",
    PUBLISHED_EARLY,
    ENDS_EARLY,
    WITHDRAWN_EARLY,
    CONSENT_LATE,
)
def honours_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A list appears after its decision and the consents; an honour ends after it was decided."""
    for award in campaign.rounds:
        decided = _decided(award)
        if award.published < decided:
            yield award, ("published",), PUBLISHED_EARLY()
        for i, one in enumerate(award.honourees):
            path: Path = ("honourees", i)
            if one.valid_until and one.valid_until < decided:
                yield award, (*path, "valid_until"), ENDS_EARLY()
            if one.withdrawn and one.withdrawn.date < decided:
                yield award, (*path, "withdrawn", "date"), WITHDRAWN_EARLY()
            if one.consent and one.consent.date > award.published:
                yield award, (*path, "consent", "date"), CONSENT_LATE()


BASIS_OF_OTHERS = message(
    HONOURS,
    "co-so-cua-don-vi-khac",
    "“{base}” là vinh danh của “{of}”, không phải “{name}”",
    "ghi id vinh danh cấp tỉnh của chính đơn vị này",
    base="cong-ty-vi-du-2022",
    of="Công ty Ví Dụ",
    name="Công ty Mẫu",
)
BASIS_WITHDRAWN = message(
    HONOURS,
    "co-so-da-bi-rut",
    "vinh danh cơ sở “{base}” đã bị rút trước đó",
    "bỏ mục này, hoặc kiểm tra lại ngày rút",
    base="cong-ty-vi-du-2022",
)


@rule(
    HONOURS,
    "Lần vinh danh cấp tỉnh ghi ở “basis” là của chính đơn vị ấy, và chưa bị rút khi xét cấp cao hơn.",
    BASIS_OF_OTHERS,
    BASIS_WITHDRAWN,
)
def ladder_rests_on_the_same_party(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The honour in `basis` is of the same party, and was not withdrawn before the higher one."""
    for award in campaign.rounds:
        for i, one in enumerate(award.honourees):
            path = ("honourees", i, "basis")
            base = campaign.honour.get(one.basis or "", (award, one))[1]
            if (base.kind, base.name.vi) != (one.kind, one.name.vi):
                yield award, path, BASIS_OF_OTHERS(base=base.id, of=base.name.vi, name=one.name.vi)
            if base.withdrawn and base is not one and base.withdrawn.date <= _decided(award):
                yield award, path, BASIS_WITHDRAWN(base=base.id)


NOT_FOR_PROVINCIAL = message(
    HONOURS, "cap-tinh-khong-can-co-so", "vinh danh cấp tỉnh không cần “basis”", "xóa dòng “basis”"
)
NO_BASIS = message(
    HONOURS,
    "chua-co-co-so",
    "chưa có vinh danh cấp tỉnh của một năm chẵn trước đó làm cơ sở",
    "ghi “basis:” là id của lần vinh danh cấp tỉnh",
)


@rule(
    HONOURS,
    "Vinh danh cấp vùng, cấp quốc gia phải dựa trên một lần vinh danh cấp tỉnh của năm chẵn trước đó.",
    NOT_FOR_PROVINCIAL,
    NO_BASIS,
)
def higher_honours_rest_on_provincial_ones(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A regional or national honour rests on a provincial one of an earlier even year."""
    provincial = {h.id: a for a, h in campaign.honours if a.level == "provincial"}
    for award in campaign.rounds:
        for i, one in enumerate(award.honourees):
            path = ("honourees", i, "basis")
            base = provincial.get(one.basis or "")
            if one.basis in known.broken("rounds"):
                continue  # it may well be there: first mend that file
            if award.level == "provincial" and one.basis:
                yield award, path, NOT_FOR_PROVINCIAL()
            elif award.level != "provincial" and (base is None or base.year >= award.year):
                near = provincial if one.basis and base is None else ()
                yield award, path, NO_BASIS.near(one.basis or "", near)


ADDRESS_TAKEN = message(
    HONOURS,
    "ma-vinh-danh-trung-dia-chi",
    "id “{id}” trùng địa chỉ của một trang khác",
    "đặt một id khác",
    id="2022-provincial",
)


@rule(
    HONOURS, "Mã của một lần vinh danh không trùng địa chỉ của trang khác trong mục Vinh danh.", ADDRESS_TAKEN
)
def honourees_take_no_other_address(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An honouree's id is not the address of another page of the honours."""
    taken = RESERVED | {award.id for award in campaign.rounds}
    for award in campaign.rounds:
        for i, one in enumerate(award.honourees):
            if one.id in taken:
                yield award, ("honourees", i, "id"), ADDRESS_TAKEN(id=one.id)
