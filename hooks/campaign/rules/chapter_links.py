"""What leads somewhere from a handbook's chapter: references, notes, citations, codes."""

import re
from collections.abc import Collection, Iterator
from html import unescape
from itertools import accumulate
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from campaign.campaign import Campaign
from campaign.catalogue import Section, message
from campaign.handbook.source import ChapterSource
from campaign.rules.chapters import chapters_of
from campaign.rules.registry import Finding, Known, rule
from campaign.views import addresses

CHAPTERS = Section.CHAPTERS
NO_CHAPTER = message(
    CHAPTERS,
    "khong-co-chuong",
    "sổ tay không có chương “{file}”",
    "sửa tên tệp chương",
    file="03-chua-viet.md",
)
NO_ANCHOR = message(
    CHAPTERS,
    "khong-co-muc",
    "không có mục nào mang mã “{wanted}”",
    "thêm {{#{wanted}}} vào cuối dòng đề mục cần dẫn đến",
    wanted="bang-gia",
)
ANCHOR_TWICE = message(
    CHAPTERS,
    "ma-muc-lap",
    "mã “{name}” đã dùng ở dòng {line}",
    "đặt một mã khác",
    name="bang-gia",
    line=38,
)
ANCHOR_ASTRAY = message(
    CHAPTERS,
    "ma-muc-sai-cho",
    "mã “{name}” đặt ở chỗ không dẫn đến được",
    "mã của mục đặt ở cuối dòng đề mục; mã của hình, bảng viết ngay dưới dòng “/// …”:"
    " bốn dấu cách rồi attrs: {{id: {name}}}",
    name="bang-gia",
)


@rule(
    CHAPTERS,
    "Chỗ dẫn trong sổ tay phải tới một chương có thật, một mã có thật; mỗi mã chỉ đặt một lần trong chương,"
    " ở đề mục hay ở chú thích của hình, bảng.",
    NO_CHAPTER,
    NO_ANCHOR,
    ANCHOR_TWICE,
    ANCHOR_ASTRAY,
)
def references_lead_somewhere(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A link inside a book leads to a chapter of it, and to an id that somebody gave there, once."""
    for book in campaign.handbooks:
        sources = {page.uri.rsplit("/", 1)[-1]: ChapterSource(page) for page in campaign.chapters(book)}
        for name, source in sources.items():
            yield from _given_wrongly(source)
            for link in source.links():
                file, sign, wanted = link.name.partition("#")
                other = sources.get(file or name)
                if other is None and file.endswith(".md") and "/" not in file:
                    broken = f"so-tay/{book.id}/{file}" in known.broken("pages")
                    said = NO_CHAPTER.near(file, sources, file=file)
                    yield from [] if broken else [(source.page.file, (link.line,), said)]
                elif other and sign and wanted not in (ids := {one.name for one in other.every_id}):
                    yield source.page.file, (link.line,), NO_ANCHOR.near(wanted, ids, wanted=wanted)


NAMELESS = message(
    CHAPTERS,
    "dan-chieu-khong-ten",
    "dẫn chiếu để trống chữ, mà “{file}” không phải là chương hay sổ tay nào",
    "viết chữ vào giữa [ và ]",
    file="../../khu-vuc/index.md",
)


@rule(
    CHAPTERS,
    "Chỗ dẫn để trống chữ phải tới nơi có tên: một mã, một chương, một sổ tay; nơi khác thì phải có chữ.",
    NAMELESS,
)
def references_have_a_name(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A reference without words leads to what has a name of its own: an id, a chapter or another handbook."""
    books = {addresses.handbook_uri(book) for book in campaign.handbooks}
    named = books | {page.uri for _, page, _ in chapters_of(campaign)}
    for book, page, source in chapters_of(campaign):
        here = f"so-tay/{book.id}"
        near = [relpath(uri, here) for uri in sorted(named)]
        for link in source.references():
            file = link.name.partition("#")[0]
            if "/" in file and normpath(join(here, file)) not in named | known.broken("pages"):
                yield page.file, (link.line,), NAMELESS.near(file, near, file=file)


ASTRAY = message(
    CHAPTERS,
    "lien-ket-lac",
    "liên kết “{target}” không dẫn tới trang nào",
    "trang ngoài thì viết đủ https://…; trang trong kho thì viết tên tệp .md, từ chương này lùi hai cấp:"
    " ../../khu-vuc/index.md",
    target="../khu-vuc/index.md",
)


@rule(CHAPTERS, "Liên kết ra ngoài sổ tay dẫn tới một trang của trang tin, hoặc một địa chỉ đầy đủ.", ASTRAY)
def links_leave_for_pages(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A link that leaves the book is a whole address or leads to where pages are."""
    pages = _site_pages(campaign, known)
    folders = {folder for page in pages for folder in accumulate(dirname(page).split("/"), join)}
    for book, page, source in chapters_of(campaign):
        here = f"so-tay/{book.id}"
        told = set(source.references())
        for link in source.links():
            file = unescape(unquote(link.name)).partition("#")[0].strip("<>")
            if link in told or not file or ":" in file or ("/" not in file and file.endswith(".md")):
                continue  # of the book itself, or without words: see above; addresses: pages.py
            if not file.endswith(".md") or _is_stray(normpath(join(here, file)), pages, folders):
                near = [relpath(uri, here) for uri in sorted(pages)]
                yield page.file, (link.line,), ASTRAY.near(file, near, target=link.name)


def _is_stray(target: str, pages: Collection[str], folders: Collection[str]) -> bool:
    """Whether there can be no such page; not all that are made from records are among `pages`."""
    if re.match(r"so-tay/[^/]+/\d", target):  # a chapter
        return target not in pages
    top, behind, _ = target.partition("/")
    return (dirname(target) if top == "so-tay" or not behind else top) not in folders


def _given_wrongly(source: ChapterSource) -> Iterator[Finding]:
    for one in source.stray_ids:
        yield source.page.file, (one.line,), ANCHOR_ASTRAY(name=one.name)
    seen: dict[str, int] = {}
    for one in source.ids:
        if one.name in seen:
            yield source.page.file, (one.line,), ANCHOR_TWICE(name=one.name, line=seen[one.name])
        seen.setdefault(one.name, one.line)


NOTE_WITHOUT_WORDS = message(
    CHAPTERS,
    "chu-thich-chua-co-loi",
    "chú thích “{name}” chưa có lời",
    "thêm dòng “[^{name}]: …” ở cuối chương",
    name="nguon",
)
NOTE_NOT_CALLED = message(
    CHAPTERS,
    "chu-thich-thua",
    "không chỗ nào dẫn đến chú thích “{name}”",
    "đặt [^{name}] vào bài, hoặc xóa lời ấy",
    name="nguon",
)
NOTE_TWICE = message(
    CHAPTERS,
    "chu-thich-hai-loi",
    "lời của chú thích “{name}” đã viết ở dòng {line}",
    "gộp hai lời làm một, hoặc đặt tên khác cho chú thích này",
    name="nguon",
    line=38,
)


@rule(
    CHAPTERS,
    "Chú thích nào gọi ra cũng có lời, chỉ một lời; lời nào viết ra cũng có chỗ gọi.",
    NOTE_WITHOUT_WORDS,
    NOTE_NOT_CALLED,
    NOTE_TWICE,
)
def notes_are_written(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every note that is called has its words, once, and every note written is called."""
    for _, page, source in chapters_of(campaign):
        called = {note.name: note.line for note in reversed(source.notes_called())}
        written: dict[str, int] = {}
        for note, has_words in source.notes_written():
            if note.name in written:
                yield page.file, (note.line,), NOTE_TWICE(name=note.name, line=written[note.name])
            elif not has_words:
                yield page.file, (note.line,), NOTE_WITHOUT_WORDS(name=note.name)
            elif note.name not in called:
                yield page.file, (note.line,), NOTE_NOT_CALLED(name=note.name)
            written.setdefault(note.name, note.line)
        for name in called.keys() - written.keys():
            yield page.file, (called[name],), NOTE_WITHOUT_WORDS(name=name)


NOT_IN_FORCE = message(
    CHAPTERS,
    "van-ban-khong-hieu-luc",
    "văn bản “{name}” {state} vào ngày của bản này",
    "ghi rõ sau dấu chấm phẩy: [@…, Điều …; điều cần nói về hiệu lực]",
    name="42-2022-nd-cp",
    state="đã hết hiệu lực",
)


@rule(
    CHAPTERS,
    "Chương dẫn văn bản đã hết, hoặc chưa có, hiệu lực vào ngày của bản in thì phải nói rõ điều ấy.",
    NOT_IN_FORCE,
)
def ended_documents_are_remarked(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A chapter that cites what is not in force on the edition's date says so behind a semicolon."""
    documents = {document.id: document for document in campaign.documents}
    for book, page, _ in chapters_of(campaign):
        for name, _, remark, line in page.citations_in_full():
            force = documents[name].force_on(book.date) if name in documents else "unknown"
            if force in ("ended", "not-yet") and not remark:
                state = "đã hết hiệu lực" if force == "ended" else "chưa có hiệu lực"
                yield page.file, (line,), NOT_IN_FORCE(name=name, state=state)


CODE_ASTRAY = message(
    CHAPTERS,
    "ma-qr-sai",
    "mã QR dẫn đến trang không có: “{target}”",
    "viết như: qr:khu-vuc/index.md hoặc qr:https://…",
    target="khu-vuc/khong-co.md",
)
CODE_TOO_DENSE = message(
    CHAPTERS,
    "ma-qr-qua-day",
    "địa chỉ trong mã QR dài {length} chữ, in ra thì máy điện thoại không đọc được",
    "dùng địa chỉ không quá {most} chữ",
    length=412,
    most=300,
)
# 30 mm wide, with modules of about 0.4 mm: version 13 (ISO/IEC 18004, table 7: 331 bytes at M).
MOST_IN_A_CODE = 300


@rule(
    CHAPTERS,
    "Mã QR dẫn đến một trang có thật của trang tin, hoặc một địa chỉ đầy đủ, không quá dài.",
    CODE_ASTRAY,
    CODE_TOO_DENSE,
)
def codes_lead_to_pages(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A code leads to a page of the site by its source, or to a whole address."""
    pages = _site_pages(campaign, known)
    for _, page, source in chapters_of(campaign):
        for _, picture in source.pictures():
            target = picture.name.removeprefix("qr:")
            if target == picture.name:
                continue
            if target.startswith(("https://", "http://")):
                if (length := len(target.encode())) > MOST_IN_A_CODE:
                    said = CODE_TOO_DENSE(length=length, most=MOST_IN_A_CODE)
                    yield page.file, (picture.line,), said
            elif target not in pages:
                yield page.file, (picture.line,), CODE_ASTRAY.near(target, pages, target=target)


def _site_pages(campaign: Campaign, known: Known) -> set[str]:
    """Sources of the pages worth a link: the editors' own, also broken ones, and single records'."""
    return {
        *(page.uri for page in campaign.pages),
        *map(addresses.zone_uri, campaign.zones),
        *map(addresses.place_uri, campaign.places),
        *map(addresses.document_uri, campaign.documents),
        *map(addresses.handbook_uri, campaign.handbooks),
        *map(addresses.model_uri, campaign.models),
        *map(addresses.round_uri, campaign.rounds),
        *known.broken("pages"),
    }
