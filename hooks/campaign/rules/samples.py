"""Sample records, which vanish from a public build: nothing real may rest on them.

`Known.link` sees to what records name by id; here is the rest.
"""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.rules.registry import SAMPLE_NAMED, Finding, Known, rule

SAMPLE_CITED = message(
    Section.LINKS,
    "trich-dan-minh-hoa",
    "trang thật trích dẫn văn bản minh họa “{wanted}”",
    "bỏ trích dẫn này, hoặc thêm “sample: true” cho trang",
    wanted="01-2020-mh",
)


@rule(Section.LINKS, "Vinh danh thật không dựa trên vinh danh minh họa.", SAMPLE_NAMED)
def real_honours_rest_on_real_ones(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The provincial honour that a real one rests on is no sample."""
    samples = {one.id for award in campaign.rounds if award.sample for one in award.honourees}
    for award in campaign.rounds:
        for i, honouree in enumerate(award.honourees):
            if not award.sample and honouree.basis in samples:
                yield award, ("honourees", i, "basis"), SAMPLE_NAMED(wanted=honouree.basis)


@rule(Section.LINKS, "Trang thật không trích dẫn văn bản minh họa.", SAMPLE_CITED)
def real_pages_cite_real_documents(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A page that stays cites no document that goes."""
    samples = known.samples("documents")
    for page in campaign.pages:
        for wanted, line in page.citations():
            if wanted in samples and not page.head.sample:
                yield page.file, (line,), SAMPLE_CITED(wanted=wanted)
