"""Assessments: where and when, with which sources, and readings that can be compared."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model.assessments import Quantity, Unit
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

UNITS: dict[Quantity, tuple[Unit, ...]] = {
    "electricity": ("kWh/t", "kWh/1000 l"),
    "heat": ("MJ/t", "kWh/t"),
    "fuel": ("kg/t", "kg/1000 l", "MJ/t"),
    "water": ("m³/t", "m³/1000 l"),
    "materials": ("kg/t", "kg/1000 l"),
    "wastewater": ("m³/t", "m³/1000 l"),
    "waste": ("kg/t", "kg/1000 l"),
    "recycled": ("%",),
    "loss": ("%",),
    "cost": ("đồng",),
}
"""In which units a quantity is counted: electricity is never added to a percentage."""
BARE: tuple[Unit, ...] = ("%", "đồng")  # these do not say of what


@rule
def assessment_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The zone and the model that an assessment names exist."""
    for one in campaign.assessments:
        yield from known.link(one, ("zone",), "zones", one.zone, "khu vực")
        yield from known.link(one, ("model",), "models", one.model, "mô hình")


@rule
def assessment_says_where(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An assessment names an enterprise or a zone; one from elsewhere is a reference, in no zone here."""
    for one in campaign.assessments:
        if one.enterprise is None and one.zone is None and one.elsewhere is None:
            yield one, ("id",), "chưa ghi đánh giá ở đâu", "thêm “enterprise” hoặc “zone”"
        if one.reference and one.zone:
            what = "đánh giá tham khảo (ngoài Lạng Sơn) không thuộc khu nào của tỉnh"
            yield one, ("zone",), what, "viết nơi ấy vào “elsewhere”, hoặc bỏ “reference”"
        if one.elsewhere and not one.reference:
            what = "“elsewhere” chỉ dành cho đánh giá tham khảo"
            yield one, ("elsewhere",), what, "thêm “reference: true”, hoặc dùng “zone”"


@rule
def assessment_is_published_after_it(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An assessment here has its period; it is published after the period; real ones have sources."""
    for one in campaign.assessments:
        if one.period is None and not one.reference:
            yield one, ("id",), "chưa ghi thời gian đánh giá", "thêm “period”"
        if one.period and one.published and one.published.last < _end(one.period).first:
            what = "công bố trước khi kỳ đánh giá kết thúc"
            yield one, ("published",), what, "sửa “published” hoặc “period”"
        if not one.sample and not one.sources:
            yield one, ("id",), "đánh giá thật mà chưa có nguồn nào", "thêm “sources”"


def _end(period: PartialDate) -> PartialDate:
    return PartialDate(period.text.split("/")[-1])


@rule
def readings_fit_their_quantity(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A reading's unit is one of its quantity; "%" and "đồng" say of what."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            units = UNITS[indicator.quantity]
            for name in ("before", "after"):
                reading = getattr(indicator, name)
                path: Path = ("indicators", i, name, "unit")
                if reading.unit not in units:
                    what = f"“{indicator.quantity}” không tính bằng “{reading.unit}”"
                    yield one, path, what, "chọn một trong: " + ", ".join(units)
                elif reading.unit in BARE and reading.per is None:
                    what = f"“{reading.unit}” mà chưa nói tính trên cái gì"
                    yield one, path, what, "thêm “per”, ví dụ: một tấn rác thải"


@rule
def readings_share_their_basis(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Before and after are counted in one unit, on one basis, and before comes first."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            before, after = indicator.before, indicator.after
            path: Path = ("indicators", i, "after")
            if before.unit != after.unit:
                what = f"trước tính bằng “{before.unit}”, sau lại tính bằng “{after.unit}”"
                yield one, (*path, "unit"), what, "đổi về cùng một đơn vị"
            elif before.per != after.per:
                what = "trước và sau không tính trên cùng một thứ (“per” khác nhau)"
                yield one, path, what, "chỉ so hai số tính trên cùng một thứ"
            if before.period and after.period and after.period.last < before.period.first:
                yield one, (*path, "period"), "số “sau” đo trước số “trước”", "sửa lại thời gian đo"
