"""Documents, and who cites them."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path


@rule
def linked_documents_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What a document names by `document` is in the register, and is not itself."""
    for document in campaign.documents:
        for field in ("amended_by", "replaced_by", "replaces"):
            for i, link in enumerate(getattr(document, field)):
                path: Path = (field, i, "document")
                yield from known.link(document, path, "documents", link.document, "văn bản")
                if link.document == document.id:
                    yield document, path, "văn bản trỏ tới chính nó", "sửa lại mã văn bản"
    if campaign.info:
        for i, wanted in enumerate(campaign.info.documents):
            path = ("documents", i)
            yield from known.link(campaign.info, path, "documents", wanted, "văn bản")


@rule
def force_agrees_with_the_dates(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """`force` says what `effective` and `ends` say for the day it was checked."""
    for document in campaign.documents:
        ended = document.ends is not None and document.ends.first <= document.checked
        if document.force == "in-force" and ended:
            what = f"“force: in-force” nhưng văn bản đã hết hiệu lực từ {document.ends}"
            yield document, ("force",), what, "sửa thành “force: ended”"
        if document.force == "ended" and not ended:
            what = "“force: ended” nhưng chưa ghi hết hiệu lực từ khi nào"
            yield (
                document,
                ("force",),
                what,
                "thêm “ends” (ít nhất là năm), hoặc viết “force: unknown”",
            )


@rule
def document_dates_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A document ends after it takes effect."""
    for document in campaign.documents:
        if document.effective and document.ends and document.ends.last < document.effective.first:
            yield document, ("ends",), "“ends” đứng trước “effective”", "sửa lại hai ngày"
