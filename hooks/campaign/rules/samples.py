"""Sample records, which vanish from a public build."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.model import Record
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path


@rule
def nothing_real_rests_on_a_sample(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A real record names no sample: a build without samples would break it."""
    samples = {
        kind: {record.key for record in getattr(campaign, kind) if record.sample}
        for kind in ("zones", "events", "assessments", "models", "recommendations")
    }
    for record, path, kind, wanted in _links(campaign):
        if wanted in samples[kind]:
            what = f"bản ghi thật nhắc đến dữ liệu minh họa “{wanted}”"
            yield record, path, what, "bỏ dòng này, hoặc thêm “sample: true” cho bản ghi"


def _links(campaign: Campaign) -> Iterator[tuple[Record, Path, str, str | None]]:
    """What real records name, by kind."""
    for event in campaign.events:
        if not event.sample:
            for kind in ("zones", "models", "recommendations"):
                for i, wanted in enumerate(getattr(event, kind)):
                    yield event, (kind, i), kind, wanted
    for award in campaign.rounds:
        if not award.sample:
            yield award, ("ceremony",), "events", award.ceremony
            for i, honouree in enumerate(award.honourees):
                path = ("honourees", i, "assessment")
                yield award, path, "assessments", honouree.assessment
    for item in campaign.recommendations:
        if not item.sample:
            yield item, ("event",), "events", item.event
    for assessment in campaign.assessments:
        if not assessment.sample:
            yield assessment, ("zone",), "zones", assessment.zone
