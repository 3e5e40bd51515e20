"""Honours that rest on an assessment."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.rules.registry import Finding, Known, rule

REFERENCE = message(
    Section.HONOURS,
    "dua-vao-tham-khao",
    "“{id}” là đánh giá tham khảo, không phải ở Lạng Sơn",
    "bỏ dòng này, hoặc chọn đánh giá khác",
    id="deep-c",
)
OF_OTHERS = message(
    Section.HONOURS,
    "danh-gia-cua-don-vi-khac",
    "“{id}” là đánh giá của “{of}”",
    "ghi đánh giá của chính đơn vị này",
    id="cong-ty-vi-du",
    of="Công ty Ví Dụ",
)
TOO_LATE = message(
    Section.HONOURS,
    "danh-gia-sau-quyet-dinh",
    "đánh giá “{id}” bắt đầu sau ngày quyết định vinh danh",
    "bỏ dòng này, hoặc kiểm tra lại ngày",
    id="cong-ty-vi-du",
)


@rule(
    Section.HONOURS,
    "Đánh giá làm căn cứ vinh danh là của chính đơn vị ấy, ở Lạng Sơn, và bắt đầu trước ngày quyết định.",
    REFERENCE,
    OF_OTHERS,
    TOO_LATE,
)
def honour_rests_on_its_own_assessment(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An honour's assessment is of the honoured enterprise itself, here, and began before it."""
    for award in campaign.rounds:
        decided = award.decision.date if award.decision else award.published
        for i, honouree in enumerate(award.honourees):
            found = campaign.assessment.get(honouree.assessment or "")
            path = ("honourees", i, "assessment")
            if found is None:
                continue
            if found.reference:
                yield award, path, REFERENCE(id=found.id)
            elif found.enterprise and found.enterprise.vi != honouree.name.vi:
                yield award, path, OF_OTHERS(id=found.id, of=found.enterprise.vi)
            elif found.period and found.period.first > decided:
                yield award, path, TOO_LATE(id=found.id)
