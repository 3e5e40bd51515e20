"""The chapters of the handbooks: what the screen or the paper could not show, and what leads nowhere."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from campaign.campaign import Campaign
from campaign.handbook.source import ChapterSource
from campaign.model import Handbook
from campaign.problems import did_you_mean
from campaign.prose import ChapterHead, Page
from campaign.rules.registry import Finding, Known, rule
from campaign.views import addresses

BOXES = ("law", "example", "exercise", "answer", "check", "trainer", "warning", "note")
CAPTIONS = ("figure-caption", "table-caption")


def _chapters(campaign: Campaign) -> Iterator[tuple[Handbook, Page, ChapterSource]]:
    for book in campaign.handbooks:
        for page in campaign.chapters(book):
            yield book, page, ChapterSource(page)


@rule
def headings_go_step_by_step(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A chapter's headings are ##, ###, ####, and none is skipped (PDF/UA-1)."""
    for _, page, source in _chapters(campaign):
        above = 1
        for level, line in source.headings():
            if level == 1 or level > 4:
                fix = "tên chương ghi ở “title”; trong bài dùng ##, ###, ####"
                yield page.file, (line,), f"chương không dùng đề mục “{'#' * level}”", fix
            elif level > above + 1:
                what = f"đề mục “{'#' * level}” nhảy cấp, ngay trên là “{'#' * above}”"
                yield page.file, (line,), what, f"dùng “{'#' * (above + 1)}”"
            above = level


@rule
def notation_is_known(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Boxes, tabs and captions are those that both screen and paper can draw; there is no HTML."""
    for _, page, source in _chapters(campaign):
        for box in source.boxes():
            if box.name not in BOXES:
                cure = did_you_mean(box.name, BOXES, 'viết !!! loại "Tiêu đề", loại là: ' + ", ".join(BOXES))
                yield page.file, (box.line,), f"không có loại hộp “{box.name}”", cure
        for tab in source.untitled_tabs():
            yield page.file, (tab.line,), f"thẻ viết sai: “{tab.name}”", 'viết === "Tên thẻ"'
        for block in source.blocks():
            if block.name not in CAPTIONS:
                cure = did_you_mean(block.name, CAPTIONS, "chỉ dùng: " + ", ".join(CAPTIONS))
                yield page.file, (block.line,), f"không có khối “/// {block.name}”", cure
        for tag in source.tags():
            yield page.file, (tag.line,), f"chương không dùng thẻ HTML “<{tag.name}>”", "viết bằng Markdown"


@rule
def pictures_are_there_and_told(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every picture of a chapter is in `hinh/`, or is a code, and is told for those who do not see it."""
    for book, page, source in _chapters(campaign):
        folder = dirname(book.origin.file)
        for alt, picture in source.pictures():
            if not alt:
                fix = "viết giữa ![ và ] điều mà hình cho thấy"
                yield page.file, (picture.line,), f"hình “{picture.name}” thiếu lời tả", fix
            if picture.name.startswith("qr:"):
                continue
            if normpath(join(folder, picture.name)) not in campaign.pictures:
                near = [name.removeprefix(f"{folder}/") for name in campaign.pictures]
                cure = did_you_mean(picture.name, near, "đặt tệp hình (svg, png, jpg) vào thư mục hinh/")
                yield page.file, (picture.line,), f"không có hình “{picture.name}”", cure


@rule
def references_lead_somewhere(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A link inside a book leads to a chapter of it, and to an id that somebody gave there, once."""
    for book in campaign.handbooks:
        sources = {page.uri.rsplit("/", 1)[-1]: ChapterSource(page) for page in campaign.chapters(book)}
        for name, source in sources.items():
            yield from _given_twice(source)
            for link in source.links():
                file, sign, wanted = link.name.partition("#")
                other = sources.get(file or name)
                if other is None and file.endswith(".md") and "/" not in file:
                    broken = f"so-tay/{book.id}/{file}" in known.broken("pages")
                    what = f"sổ tay không có chương “{file}”"
                    cure = did_you_mean(file, sources, "sửa tên tệp chương")
                    yield from [] if broken else [(source.page.file, (link.line,), what, cure)]
                elif other and sign and wanted not in (ids := {one.name for one in other.ids}):
                    cure = did_you_mean(wanted, ids, f"thêm {{#{wanted}}} vào cuối dòng đề mục cần dẫn đến")
                    yield source.page.file, (link.line,), f"không có mục nào mang mã “{wanted}”", cure


def _given_twice(source: ChapterSource) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for one in source.ids:
        if one.name in seen:
            what = f"mã “{one.name}” đã dùng ở dòng {seen[one.name]}"
            yield source.page.file, (one.line,), what, "đặt một mã khác"
        seen.setdefault(one.name, one.line)


@rule
def notes_are_written(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every note that is called has its words, and every note written is called."""
    for _, page, source in _chapters(campaign):
        called, written = source.notes()
        for one, others, what, fix in (
            (called, written, "chú thích “{}” chưa có lời", "thêm dòng “[^{}]: …” ở cuối chương"),
            (
                written,
                called,
                "không chỗ nào dẫn đến chú thích “{}”",
                "đặt [^{}] vào bài, hoặc xóa lời ấy",
            ),
        ):
            names = {other.name for other in others}
            for found in one:
                if found.name not in names:
                    yield page.file, (found.line,), what.format(found.name), fix.format(found.name)


@rule
def ended_documents_are_remarked(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A chapter that cites what is not in force on the edition's date says so behind a semicolon."""
    documents = {document.id: document for document in campaign.documents}
    for book, page, _ in _chapters(campaign):
        for name, _, remark, line in page.citations_in_full():
            force = documents[name].force_on(book.date) if name in documents else "unknown"
            if force in ("ended", "not-yet") and not remark:
                state = "đã hết hiệu lực" if force == "ended" else "chưa có hiệu lực"
                fix = "ghi rõ sau dấu chấm phẩy: [@…, Điều …; điều cần nói về hiệu lực]"
                yield page.file, (line,), f"văn bản “{name}” {state} vào ngày của bản này", fix


@rule
def codes_lead_to_pages(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A code leads to a page of the site by its source, or to a whole address."""
    pages = set(_site_pages(campaign)) | known.broken("pages")
    for _, page, source in _chapters(campaign):
        for _, picture in source.pictures():
            target = picture.name.removeprefix("qr:")
            if target == picture.name or target.startswith(("https://", "http://")):
                continue
            if target not in pages:
                cure = did_you_mean(target, pages, "viết như: qr:khu-vuc/index.md hoặc qr:https://…")
                yield page.file, (picture.line,), f"mã QR dẫn đến trang không có: “{target}”", cure


def _site_pages(campaign: Campaign) -> Iterator[str]:
    """Sources of the pages worth a code: the editors' own and those of single records."""
    yield from (page.uri for page in campaign.pages)
    yield from map(addresses.zone_uri, campaign.zones)
    yield from map(addresses.place_uri, campaign.places)
    yield from map(addresses.document_uri, campaign.documents)
    yield from map(addresses.handbook_uri, campaign.handbooks)
    yield from map(addresses.model_uri, campaign.models)
    yield from map(addresses.round_uri, campaign.rounds)


@rule
def sessions_add_up(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A session has three to five aims and messages, and its plan takes as long as the session."""
    for _, page, _ in _chapters(campaign):
        session = page.head.session if isinstance(page.head, ChapterHead) else None
        if session is None:
            continue
        for key, items in (("aims", session.aims), ("messages", session.messages)):
            if not 3 <= len(items) <= 5:
                what = f"“{key}” có {len(items)} mục"
                yield page.head, ("session", key), what, "viết 3 đến 5 mục"
        total = sum(step.minutes for step in session.plan)
        if session.plan and total != session.minutes:
            what = f"kế hoạch cộng lại {total} phút, buổi học dài {session.minutes} phút"
            yield page.head, ("session", "plan"), what, "sửa số phút của các bước, hoặc “minutes” của buổi"


@rule
def terms_are_told_once(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """No term and no abbreviation stands twice in a glossary."""
    for book in campaign.handbooks:
        seen: set[str] = set()
        for i, term in enumerate(book.glossary):
            for word in filter(None, (term.term.vi, term.short)):
                if word in seen:
                    yield book, ("glossary", i), f"“{word}” đã có ở trên", "gộp hai mục làm một"
                seen.add(word)
