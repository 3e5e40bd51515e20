"""Honours that rest on an assessment."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.rules.registry import Finding, Known, rule


@rule
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
                what = f"“{found.id}” là đánh giá tham khảo, không phải ở Lạng Sơn"
                yield award, path, what, "bỏ dòng này, hoặc chọn đánh giá khác"
            elif found.enterprise and found.enterprise.vi != honouree.name.vi:
                what = f"“{found.id}” là đánh giá của “{found.enterprise.vi}”"
                yield award, path, what, "ghi đánh giá của chính đơn vị này"
            elif found.period and found.period.first > decided:
                what = f"đánh giá “{found.id}” bắt đầu sau ngày quyết định vinh danh"
                yield award, path, what, "bỏ dòng này, hoặc kiểm tra lại ngày"
