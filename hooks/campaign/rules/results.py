"""Models and recommendations."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.rules.registry import Finding, Known, rule

PAPER_STEPS = {"sent": "đã gửi", "replied": "đã trả lời"}


@rule
def result_links_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Zones, places and events that these records name exist."""
    for model in campaign.models:
        yield from known.link(model, ("zone",), "zones", model.zone, "khu vực")
        yield from known.link(model, ("place",), "places", model.place, "địa phương")
    for item in campaign.recommendations:
        yield from known.link(item, ("event",), "events", item.event, "sự kiện")
        for i, zone in enumerate(item.zones):
            yield from known.link(item, ("zones", i), "zones", zone, "khu vực")


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
