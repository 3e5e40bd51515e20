"""Assessments, models and recommendations."""

from collections.abc import Iterator
from decimal import Decimal

from campaign.campaign import Campaign
from campaign.rules.registry import Finding, Known, rule

ROUNDING = Decimal("0.05")  # years: payback is published with one decimal
PAPER_STEPS = {"sent": "đã gửi", "replied": "đã trả lời"}


@rule
def result_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Zones, places and events that these records name exist."""
    for assessment in campaign.assessments:
        yield from known.link(assessment, ("zone",), "zones", assessment.zone, "khu vực")
    for model in campaign.models:
        yield from known.link(model, ("zone",), "zones", model.zone, "khu vực")
        yield from known.link(model, ("place",), "places", model.place, "địa phương")
    for item in campaign.recommendations:
        yield from known.link(item, ("event",), "events", item.event, "sự kiện")
        for i, zone in enumerate(item.zones):
            yield from known.link(item, ("zones", i), "zones", zone, "khu vực")


@rule
def payback_is_cost_by_saving(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A measure's payback is its cost divided by the yearly saving, within rounding."""
    for assessment in campaign.assessments:
        for i, measure in enumerate(assessment.measures):
            if measure.payback is None or measure.cost is None or not measure.yearly_saving:
                continue
            years = measure.cost / measure.yearly_saving
            if abs(years - measure.payback) > ROUNDING:
                what = f"hoàn vốn ghi {measure.payback} năm nhưng tính ra {years:.1f} năm"
                yield assessment, ("measures", i, "payback"), what, "sửa một trong ba số"


@rule
def assessment_is_published_after_it(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """An assessment is published after its period began, and names an enterprise or a zone."""
    for assessment in campaign.assessments:
        published = assessment.published
        if published and published.last < assessment.period.first:
            yield assessment, ("published",), "công bố trước kỳ đánh giá", "sửa lại thời gian"
        if assessment.enterprise is None and assessment.zone is None:
            yield assessment, ("id",), "chưa ghi đánh giá ở đâu", "thêm “enterprise” hoặc “zone”"


@rule
def steps_run_forward_with_papers(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A recommendation's steps are in order of time; sending and replying have a document."""
    for item in campaign.recommendations:
        for i, step in enumerate(item.steps):
            if i and step.date.last < item.steps[i - 1].date.first:
                yield (
                    item,
                    ("steps", i, "date"),
                    "bước này trước bước liền trên",
                    "xếp lại theo thời gian",
                )
            if step.kind in PAPER_STEPS and step.document is None:
                what = f"bước “{PAPER_STEPS[step.kind]}” chưa có số văn bản"
                yield item, ("steps", i, "kind"), what, "thêm “document: số văn bản”"
