"""What an assessment says it saved: recomputed, it must come out the same."""

from collections.abc import Iterator
from decimal import Decimal

from campaign.campaign import Campaign
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


@rule
def change_is_as_computed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An indicator's `change_percent` is (after - before) / before, within rounding."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            stated, computed = indicator.change_percent, indicator.change
            if stated is not None and computed is not None and not agrees(stated, computed):
                what = f"thay đổi ghi {stated} % nhưng tính ra {plain(computed)} %"
                yield one, ("indicators", i, "change_percent"), what, "sửa một trong ba số (giảm thì số âm)"


@rule
def saving_is_as_computed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An indicator's yearly saving is (before - after) x yearly output x price, within rounding."""
    for one in campaign.assessments:
        for i, indicator in enumerate(one.indicators):
            stated = indicator.yearly_saving
            if stated is None or indicator.before.unit != indicator.after.unit:
                continue  # other units: another rule's finding
            computed = _saving(one, indicator)
            if computed is None:
                what = "có tiền tiết kiệm nhưng thiếu số để tính lại"
                fix = "thêm “price” và “output” (cùng mẫu số với đơn vị), hoặc bỏ “yearly_saving”"
                yield one, ("indicators", i, "yearly_saving"), what, fix
            elif not agrees(stated, computed):
                what = f"tiết kiệm ghi {stated} đồng nhưng tính ra {plain(computed, 0)} đồng"
                fix = "(trước − sau) × sản lượng × giá: sửa một trong các số ấy"
                yield one, ("indicators", i, "yearly_saving"), what, fix


def _saving(one: Assessment, indicator: Indicator) -> Decimal | None:
    """What an indicator saves a year, in đồng; None where price or output in its unit is missing."""
    basis = indicator.before.unit.partition("/")[2]
    if indicator.price is None or one.output is None or one.output.unit != basis:
        return None
    return (indicator.before.value - indicator.after.value) * one.output.amount * indicator.price


@rule
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
            what = f"các giải pháp cộng lại {said} đồng mỗi năm, còn các chỉ số cho thấy {total} đồng"
            yield one, ("measures",), what, "xem lại tiết kiệm của từng giải pháp"


@rule
def payback_is_cost_by_saving(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A measure's payback is its cost / (yearly saving - running cost), within rounding."""
    for one in campaign.assessments:
        for i, measure in enumerate(one.measures):
            if measure.payback is None or measure.cost is None or measure.net_saving is None:
                continue
            years = measure.years
            if years is None:
                what = "ghi thời gian hoàn vốn nhưng mỗi năm không tiết kiệm được đồng nào"
                yield one, ("measures", i, "payback"), what, "bỏ dòng này, hoặc sửa các số tiền"
            elif not agrees(measure.payback, years):
                what = f"hoàn vốn ghi {measure.payback} năm nhưng tính ra {plain(years)} năm"
                yield one, ("measures", i, "payback"), what, "sửa một trong các số ấy"
