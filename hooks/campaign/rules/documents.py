"""Documents, and who cites them."""

from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.rules.registry import LINKED, Finding, Known, rule
from campaign.source import Path

DOCUMENTS = Section.DOCUMENTS
NAMES_ITSELF = message(DOCUMENTS, "tro-toi-chinh-no", "văn bản trỏ tới chính nó", "sửa lại mã văn bản")


@rule(
    DOCUMENTS,
    "Văn bản mà một văn bản, hoặc campaign.yml, nhắc đến phải có trong danh mục và không phải chính nó.",
    NAMES_ITSELF,
    *LINKED,
)
def linked_documents_exist(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """What a document names by `document` is in the register, and is not itself."""
    for document in campaign.documents:
        for field in ("amended_by", "replaced_by", "replaces"):
            for i, link in enumerate(getattr(document, field)):
                path: Path = (field, i, "document")
                yield from known.link(document, path, "documents", link.document, "văn bản")
                if link.document == document.id:
                    yield document, path, NAMES_ITSELF()
    if campaign.info:
        for i, wanted in enumerate(campaign.info.documents):
            path = ("documents", i)
            yield from known.link(campaign.info, path, "documents", wanted, "văn bản")


ENDED_ALREADY = message(
    DOCUMENTS,
    "con-hieu-luc-ma-da-het",
    "“force: in-force” nhưng văn bản đã hết hiệu lực từ {ends}",
    "sửa thành “force: ended”",
    ends="2024-01-01",
)
ENDED_WHEN = message(
    DOCUMENTS,
    "het-hieu-luc-khi-nao",
    "“force: ended” nhưng chưa ghi hết hiệu lực từ khi nào",
    "thêm “ends” (ít nhất là năm), hoặc viết “force: unknown”",
)


@rule(
    DOCUMENTS,
    "Hiệu lực ghi ở “force” phải khớp với “effective” và “ends” vào ngày kiểm tra.",
    ENDED_ALREADY,
    ENDED_WHEN,
)
def force_agrees_with_the_dates(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """`force` says what `effective` and `ends` say for the day it was checked."""
    for document in campaign.documents:
        ended = document.ends is not None and document.ends.first <= document.checked
        if document.force == "in-force" and ended:
            yield document, ("force",), ENDED_ALREADY(ends=document.ends)
        if document.force == "ended" and not ended:
            yield document, ("force",), ENDED_WHEN()


BACKWARDS = message(DOCUMENTS, "van-ban-nguoc-ngay", "“ends” đứng trước “effective”", "sửa lại hai ngày")


@rule(DOCUMENTS, "Văn bản hết hiệu lực sau khi có hiệu lực.", BACKWARDS)
def document_dates_run_forward(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A document ends after it takes effect."""
    for document in campaign.documents:
        if document.effective and document.ends and document.ends.last < document.effective.first:
            yield document, ("ends",), BACKWARDS()
