"""The editors' pages: what they cite and ask for."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.problems import did_you_mean
from campaign.prose import TABLES
from campaign.rules.registry import Finding, Known, rule


@rule
def cited_documents_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """`[@id]` names a document of the register."""
    ids = known.ids("documents")
    for page in campaign.pages:
        for wanted, line in page.citations():
            if wanted not in ids:
                cure = did_you_mean(wanted, ids, "thêm văn bản vào docs/data/documents/ trước")
                yield page.file, (line,), f"không có văn bản “{wanted}”", cure


@rule
def markers_are_known(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """`<!-- bang: … -->` asks for a table that exists."""
    for page in campaign.pages:
        for wanted, line in page.markers():
            if wanted not in TABLES:
                cure = did_you_mean(wanted, TABLES, "chỉ dùng: " + ", ".join(sorted(TABLES)))
                yield page.file, (line,), f"không có bảng “{wanted}”", cure
