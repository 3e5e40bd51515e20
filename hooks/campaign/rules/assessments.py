"""Assessments: where and when, with which sources, and readings that can be compared."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.dates import PartialDate
from campaign.model.assessments import Quantity, Unit
from campaign.rules.registry import LINKED, Finding, Known, rule
from campaign.source import Path

ASSESSMENTS = Section.ASSESSMENTS
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


@rule(ASSESSMENTS, "Khu và mô hình mà một đánh giá nhắc đến phải có thật.", *LINKED)
def assessment_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The zone and the model that an assessment names exist."""
    for one in campaign.assessments:
        yield from known.link(one, ("zone",), "zones", one.zone, "khu vực")
        yield from known.link(one, ("model",), "models", one.model, "mô hình")


NOWHERE = message(ASSESSMENTS, "danh-gia-o-dau", "chưa ghi đánh giá ở đâu", "thêm “enterprise” hoặc “zone”")
REFERENCE_HERE = message(
    ASSESSMENTS,
    "tham-khao-trong-tinh",
    "đánh giá tham khảo (ngoài Lạng Sơn) không thuộc khu nào của tỉnh",
    "viết nơi ấy vào “elsewhere”, hoặc bỏ “reference”",
)
ELSEWHERE = message(
    ASSESSMENTS,
    "noi-khac-khong-tham-khao",
    "“elsewhere” chỉ dành cho đánh giá tham khảo",
    "thêm “reference: true”, hoặc dùng “zone”",
)


@rule(
    ASSESSMENTS,
    "Đánh giá phải nói ở doanh nghiệp hoặc khu nào; đánh giá tham khảo là của nơi ngoài Lạng Sơn.",
    NOWHERE,
    REFERENCE_HERE,
    ELSEWHERE,
)
def assessment_says_where(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An assessment names an enterprise or a zone; one from elsewhere is a reference, in no zone here."""
    for one in campaign.assessments:
        if one.enterprise is None and one.zone is None and one.elsewhere is None:
            yield one, ("id",), NOWHERE()
        if one.reference and one.zone:
            yield one, ("zone",), REFERENCE_HERE()
        if one.elsewhere and not one.reference:
            yield one, ("elsewhere",), ELSEWHERE()


NO_PERIOD = message(ASSESSMENTS, "thieu-thoi-gian", "chưa ghi thời gian đánh giá", "thêm “period”")
TOO_EARLY = message(
    ASSESSMENTS,
    "cong-bo-truoc-ky",
    "công bố trước khi kỳ đánh giá kết thúc",
    "sửa “published” hoặc “period”",
)
NO_SOURCE = message(ASSESSMENTS, "thieu-nguon", "đánh giá thật mà chưa có nguồn nào", "thêm “sources”")


@rule(
    ASSESSMENTS,
    "Đánh giá ở Lạng Sơn có thời gian, công bố sau khi kết thúc; đánh giá thật có nguồn.",
    NO_PERIOD,
    TOO_EARLY,
    NO_SOURCE,
)
def assessment_is_published_after_it(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An assessment here has its period; it is published after the period; real ones have sources."""
    for one in campaign.assessments:
        if one.period is None and not one.reference:
            yield one, ("id",), NO_PERIOD()
        if one.period and one.published and one.published.last < _end(one.period).first:
            yield one, ("published",), TOO_EARLY()
        if not one.sample and not one.sources:
            yield one, ("id",), NO_SOURCE()


def _end(period: PartialDate) -> PartialDate:
    return PartialDate(period.text.split("/")[-1])


WRONG_UNIT = message(
    ASSESSMENTS,
    "sai-don-vi",
    "“{quantity}” không tính bằng “{unit}”",
    "chọn một trong: {units}",
    quantity="water",
    unit="kWh/t",
    units="m³/t, m³/1000 l",
)
OF_WHAT = message(
    ASSESSMENTS,
    "tinh-tren-gi",
    "“{unit}” mà chưa nói tính trên cái gì",
    "thêm “per”, ví dụ: một tấn rác thải",
    unit="%",
)


@rule(
    ASSESSMENTS,
    "Mỗi chỉ số có đơn vị của nó; “%” và “đồng” phải nói tính trên cái gì.",
    WRONG_UNIT,
    OF_WHAT,
)
def readings_fit_their_quantity(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A reading's unit is one of its quantity; "%" and "đồng" say of what."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            quantity = indicator.quantity
            for name in ("before", "after"):
                unit = getattr(indicator, name).unit
                path: Path = ("indicators", i, name, "unit")
                if unit not in UNITS[quantity]:
                    yield (
                        one,
                        path,
                        WRONG_UNIT(quantity=quantity, unit=unit, units=", ".join(UNITS[quantity])),
                    )
                elif unit in BARE and getattr(indicator, name).per is None:
                    yield one, path, OF_WHAT(unit=unit)


UNITS_DIFFER = message(
    ASSESSMENTS,
    "hai-don-vi",
    "trước tính bằng “{before}”, sau lại tính bằng “{after}”",
    "đổi về cùng một đơn vị",
    before="m³/t",
    after="kg/t",
)
BASES_DIFFER = message(
    ASSESSMENTS,
    "hai-cach-tinh",
    "trước và sau không tính trên cùng một thứ (“per” khác nhau)",
    "chỉ so hai số tính trên cùng một thứ",
)
AFTER_FIRST = message(ASSESSMENTS, "sau-do-truoc", "số “sau” đo trước số “trước”", "sửa lại thời gian đo")


@rule(
    ASSESSMENTS,
    "Số trước và số sau tính bằng một đơn vị, trên cùng một thứ, và số trước đo trước.",
    UNITS_DIFFER,
    BASES_DIFFER,
    AFTER_FIRST,
)
def readings_share_their_basis(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Before and after are counted in one unit, on one basis, and before comes first."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            before, after = indicator.before, indicator.after
            path: Path = ("indicators", i, "after")
            if before.unit != after.unit:
                yield one, (*path, "unit"), UNITS_DIFFER(before=before.unit, after=after.unit)
            elif before.per != after.per:
                yield one, path, BASES_DIFFER()
            if before.period and after.period and after.period.last < before.period.first:
                yield one, (*path, "period"), AFTER_FIRST()
