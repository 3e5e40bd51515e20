"""What an assessment says it saved: recomputed, it must come out the same."""

from collections.abc import Iterator
from decimal import Decimal

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.model import Assessment
from campaign.model.assessments import Indicator
from campaign.rules.registry import Finding, Known, rule

TOGETHER = Decimal("0.05")  # measures act on one another: their sum may differ by 5 % from what was measured


def agrees(stated: Decimal, computed: Decimal) -> bool:
    """Whether `stated` is `computed`, rounded to as many decimals as were written."""
    exponent = stated.as_tuple().exponent
    assert isinstance(exponent, int)  # the model lets neither NaN nor infinity in
    return abs(stated - computed) <= Decimal(1).scaleb(min(exponent, 0)) / 2


def plain(number: Decimal, decimals: int = 1) -> str:
    """A computed number as an editor may write it down."""
    return f"{number:.{decimals}f}"


ASSESSMENTS = Section.ASSESSMENTS
CHANGE_DIFFERS = message(
    ASSESSMENTS,
    "thay-doi-khong-khop",
    "thay đổi ghi {stated} % nhưng tính ra {computed} %",
    "sửa một trong ba số (giảm thì số âm)",
    stated="-47",
    computed="-48.0",
)


@rule(ASSESSMENTS, "Phần trăm thay đổi đúng bằng (sau − trước) ÷ trước.", CHANGE_DIFFERS)
def change_is_as_computed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An indicator's `change_percent` is (after - before) / before, within rounding."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            stated, computed = indicator.change_percent, indicator.change
            if stated is not None and computed is not None and not agrees(stated, computed):
                said = CHANGE_DIFFERS(stated=stated, computed=plain(computed))
                yield one, ("indicators", i, "change_percent"), said


SAVING_UNPROVEN = message(
    ASSESSMENTS,
    "tiet-kiem-thieu-so",
    "có tiền tiết kiệm nhưng thiếu số để tính lại",
    "thêm “price” và “output” (cùng mẫu số với đơn vị), hoặc bỏ “yearly_saving”",
)
SAVING_DIFFERS = message(
    ASSESSMENTS,
    "tiet-kiem-khong-khop",
    "tiết kiệm ghi {stated} đồng nhưng tính ra {computed} đồng",
    "(trước − sau) × sản lượng × giá: sửa một trong các số ấy",
    stated=60000000,
    computed=60006000,
)


@rule(
    ASSESSMENTS,
    "Tiền tiết kiệm mỗi năm đúng bằng (trước − sau) × sản lượng × giá.",
    SAVING_UNPROVEN,
    SAVING_DIFFERS,
)
def saving_is_as_computed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An indicator's yearly saving is (before - after) x yearly output x price, within rounding."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            stated = indicator.yearly_saving
            if stated is None or indicator.before.unit != indicator.after.unit:
                continue  # other units: another rule's finding
            computed = _saving(one, indicator)
            if computed is None:
                yield one, ("indicators", i, "yearly_saving"), SAVING_UNPROVEN()
            elif not agrees(stated, computed):
                said = SAVING_DIFFERS(stated=stated, computed=plain(computed, 0))
                yield one, ("indicators", i, "yearly_saving"), said


def _saving(one: Assessment, indicator: Indicator) -> Decimal | None:
    """What an indicator saves a year, in đồng; None where price or output in its unit is missing."""
    basis = indicator.before.unit.partition("/")[2]
    if indicator.price is None or one.output is None or one.output.unit != basis:
        return None
    return (indicator.before.value - indicator.after.value) * one.output.amount * indicator.price


SUMS_DIFFER = message(
    ASSESSMENTS,
    "giai-phap-khong-khop",
    "các giải pháp cộng lại {said} đồng mỗi năm, còn các chỉ số cho thấy {total} đồng",
    "xem lại tiết kiệm của từng giải pháp",
    said=66000000,
    total=60000000,
)


@rule(
    ASSESSMENTS,
    "Tiết kiệm của các giải pháp cộng lại khớp với các chỉ số, lệch không quá 5 %.",
    SUMS_DIFFER,
)
def measures_add_up(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What the measures save together is what the indicators show, within 5 %.

    Asked only where every measure and every indicator, percentages and costs aside, has its yearly saving.
    """
    for one in campaign.assessments:
        physical = [each for each in one.indicators if "/" in each.before.unit]
        shown = [each.yearly_saving for each in physical if each.yearly_saving is not None]
        claimed = [each.yearly_saving for each in one.measures if each.yearly_saving is not None]
        whole = (len(shown), len(claimed)) == (len(physical), len(one.measures))
        if not (shown and claimed and whole):
            continue
        total, said = sum(shown, Decimal()), sum(claimed, Decimal())
        if abs(total - said) > TOGETHER * total:
            yield one, ("measures",), SUMS_DIFFER(said=said, total=total)


NEVER_PAYS = message(
    ASSESSMENTS,
    "khong-hoan-von",
    "ghi thời gian hoàn vốn nhưng mỗi năm không tiết kiệm được đồng nào",
    "bỏ dòng này, hoặc sửa các số tiền",
)
PAYBACK_DIFFERS = message(
    ASSESSMENTS,
    "hoan-von-khong-khop",
    "hoàn vốn ghi {stated} năm nhưng tính ra {computed} năm",
    "sửa một trong các số ấy",
    stated="2.0",
    computed="1.5",
)


@rule(
    ASSESSMENTS,
    "Thời gian hoàn vốn đúng bằng chi phí ÷ (tiết kiệm − vận hành thêm).",
    NEVER_PAYS,
    PAYBACK_DIFFERS,
)
def payback_is_cost_by_saving(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A measure's payback is its cost / (yearly saving - running cost), within rounding."""
    for one in campaign.assessments:
        for i, measure in enumerate(one.measures):
            if measure.payback is None or measure.cost is None or measure.net_saving is None:
                continue
            years = measure.years
            if years is None:
                yield one, ("measures", i, "payback"), NEVER_PAYS()
            elif not agrees(measure.payback, years):
                said = PAYBACK_DIFFERS(stated=measure.payback, computed=plain(years))
                yield one, ("measures", i, "payback"), said
