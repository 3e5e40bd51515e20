"""Handbooks on paper: what a reader, a screen reader, a printer and an archive get out of the PDF."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import markdown
import pypdfium2
import pytest
import zxingcpp
from campaign.editions import EDITIONS
from campaign.handbook.boxes import BOXES, CLOSED
from campaign.handbook.numbering import RenderedChapter, numbered
from campaign.handbook.paper import UnprintableElement
from campaign.printing import (
    PrintBook,
    PrintChapter,
    line_of_tag,
    page_count,
    render_pdf,
)
from campaign.views.qr import qr_svg
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

TEMPLATES = Path(__file__).parents[1] / "overrides" / "print"
SOURCE = "handbooks/thu/01-mo-dau.md"
MM = 72 / 25.4  # points
BOOK_URL = "https://example.org/so-tay/thu/"

EXTENSIONS = [
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "abbr", "toc"),
    *("pymdownx.details", "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.mark"),
    *("pymdownx.tilde", "pymdownx.caret", "pymdownx.betterem", "pymdownx.blocks.caption"),
]
CAPTIONS = {
    "auto": True,
    "types": [
        "caption",
        {"name": "figure-caption", "prefix": "Hình {}."},
        {"name": "table-caption", "prefix": "Bảng {}."},
    ],
}
WORDS = {
    "contents": "Mục lục",
    "chapter": "Chương",
    "page": "trang",
    "imprint": "In được đen trắng",
    "still_new": "Còn mới không?",
    "read_online": "Đọc trên mạng:",
    "read_chapter": "Đọc trên mạng",
    "qr": "Mã QR:",
    "participant": "Cho người tham gia",
    "trainer_edition": "Cho giảng viên",
    **{kind: f"Hộp {kind}" for kind in BOXES},
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40"/></svg>'
WIDE = SVG.replace(b'viewBox="0 0 60 40"', b'viewBox="0 0 600 420" width="600" height="420"')

EVERYTHING = """
## Rác quanh ta

Chữ thử: Ữ ặ Ỵ đ Nghĩa Đô. Một chú thích[^mot], nhắc lại[^mot], rồi chú thích khác[^hai]. Số liệu
này ==cần kiểm chứng==. Xem [bảng](#bang-phat), [hộp](#cac-hop),
[Luật](https://example.org/luat/){ .cite }, H~2~O, m^2^, ~~bỏ~~, ^^thêm^^, <kbd>Ctrl</kbd>, `mã`.

[^mot]: Lời chú *thứ nhất*.

    Đoạn hai của lời chú.
[^hai]: Lời chú thứ hai.

### Danh sách

- gạch đầu dòng
    1. con một
    2. con hai
- [ ] việc chưa làm
- [x] việc đã xong

Chen giữa hai danh sách:

1. một

    đoạn trong mục
2. hai

<ol start="5"><li>năm</li><li>sáu</li></ol>

Từ
:   Nghĩa của từ

#### Nhỏ nữa

![Ba thùng rác](hinh/thung.svg)

/// figure-caption
Ba thùng.
///

| Ai | Phạt |
| :-- | --: |
HÀNG
/// table-caption | #bang-phat
Mức phạt.
///

> Trích dẫn.

---

```
print("mã")
```

## Các hộp

HỘP
??? answer "Lời giải"
    Gập trên màn hình, mở trên giấy.

<div markdown>Khối **thường**</div>
"""
EVERYTHING = EVERYTHING.replace("HÀNG\n", "".join(f"| Người thứ {n} | {n}.000 |\n" for n in range(1, 61)))
EVERYTHING = EVERYTHING.replace(
    "HỘP\n", "".join(f'!!! {kind} "Tên {kind}"\n    Trong {kind}.\n\n' for kind in BOXES)
)


def chapter(text: str, title: str = "Mở đầu") -> PrintChapter:
    html = markdown.markdown(
        text, extensions=EXTENSIONS, extension_configs={"pymdownx.blocks.caption": CAPTIONS}
    )
    return PrintChapter("", title, html, SOURCE, f"{BOOK_URL}01-mo-dau/")


REFERENCES = {"section": "mục {n}", "subsection": "mục “{title}”", "chapter": "chương {n}"}


def with_numbers(*chapters: PrintChapter) -> tuple[PrintChapter, ...]:
    """The chapters as `numbering` hands them to the press."""
    url = "https://example.org/so-tay/thu/{:02}/"
    rendered = [RenderedChapter(one.html, url.format(i), i) for i, one in enumerate(chapters, 1)]
    done = numbered(rendered, REFERENCES, {})
    return tuple(replace(one, key=new.key, html=new.html) for one, new in zip(chapters, done, strict=True))


def book(*chapters: PrintChapter) -> PrintBook:
    return PrintBook(
        id="thu",
        title="Sổ tay thử",
        short_title="Gọi tắt",
        subtitle="Dành cho máy kiểm thử",
        publisher="Nhà in Minh Họa 01",
        version="Ấn bản 0.1",
        date=dt.date(2026, 11, 23),
        date_text="ngày 23 tháng 11 năm 2026",
        url=BOOK_URL,
        check_url=f"{BOOK_URL}ban-in/#ban-0-1",
        short_url="example.org/ban-in",
        lang="vi",
        chapters=with_numbers(*chapters),
        images={"hinh/thung.svg": SVG, "hinh/rong.svg": WIDE},
        words=WORDS,
    )


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(
        book(chapter(EVERYTHING), chapter("## Hỏi\n\nHết.", "Kết thúc")), TEMPLATES, EDITIONS[0]
    )


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(reader: PdfReader) -> str:
    """All text in page order; line ends are the layout's, not the author's."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def in_order(text: str, *parts: str) -> bool:
    """Whether every part is there, one after the other."""
    return re.search(".*?".join(map(re.escape, parts)), text, re.DOTALL) is not None


def structure(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the tag tree."""
    waiting: list[Any] = [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, ArrayObject):
            waiting.extend(node)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(node.raw_get("/K"))


def bookmarks(outline: list[Any]) -> list[Any]:
    return [bookmarks(item) if isinstance(item, list) else item.title for item in outline]


def test_paper_is_a4_and_every_page_is_numbered(pdf: bytes, reader: PdfReader) -> None:
    total = page_count(pdf)
    assert {(round(p.mediabox.width / MM), round(p.mediabox.height / MM)) for p in reader.pages} == {
        (210, 297)
    }
    assert reader.page_labels == [str(n) for n in range(1, total + 1)]
    for number, page in enumerate(reader.pages[1:], 2):  # the cover has none
        text = page.extract_text()
        assert in_order(text, "Ấn bản 0.1 · ngày 23 tháng 11 năm 2026", f"trang {number}/{total}")
        assert "Còn mới không? example.org/ban-in" in text
        assert "Gọi tắt" in text


def test_cover_contents_chapters_come_in_order(reader: PdfReader) -> None:
    assert in_order(reader.pages[0].extract_text(), "Nhà in Minh Họa 01", "Sổ tay thử", "ngày 23 tháng 11")
    assert in_order(text_of(reader), "Mục lục", "In được đen trắng", "Còn mới không? example.org/ban-in")
    assert in_order(text_of(reader), "Chương 1", "Mở đầu", "1.1 Rác quanh ta", "Chương 2", "2.1 Hỏi", "Hết.")


def test_contents_name_the_page_where_a_section_is(reader: PdfReader) -> None:
    contents = reader.pages[1].extract_text()
    for title in ("Rác quanh ta", "Các hộp", "Hỏi"):
        pages = [n for n, page in enumerate(reader.pages, 1) if n > 2 and title in page.extract_text()]
        assert re.search(rf"{title}[ .]* {pages[0]}\b", contents)


def test_a_note_is_printed_once_at_the_foot_of_its_page(reader: PdfReader) -> None:
    page = next(page.extract_text() for page in reader.pages if "Một chú thích" in page.extract_text())
    assert in_order(
        re.sub(r"\s+", " ", page), "nhắc lại", "1 Lời chú thứ nhất", "Đoạn hai", "2 Lời chú thứ hai"
    )
    assert text_of(reader).count("Lời chú thứ nhất") == 1


def test_a_note_may_have_a_vietnamese_name() -> None:
    made = book(chapter("Một câu.[^nguồn]\n\n[^nguồn]: Lời chú có dấu."))
    page = PdfReader(io.BytesIO(render_pdf(made, TEMPLATES, EDITIONS[0]))).pages[2].extract_text()
    assert in_order(page, "Một câu.", "Lời chú có dấu.")


@pytest.mark.parametrize("target", ["https://example.org/luat.pdf", "https://example.org/?a=1&b=2"])
def test_a_code_may_lead_anywhere(target: str) -> None:
    code = f"qr:{target}"
    made = replace(book(chapter(f"![Mã]({code})")), images={code: qr_svg(target, "").encode()})
    page = pypdfium2.PdfDocument(render_pdf(made, TEMPLATES, EDITIONS[0]))[2]
    assert target in {found.text for found in zxingcpp.read_barcodes(page.render(scale=4).to_pil())}


def test_running_head_names_book_and_chapter(reader: PdfReader) -> None:
    inside = reader.pages[3].extract_text()
    assert in_order(inside.replace("\n", " "), "Gọi tắt", "Mở đầu") and "Sổ tay thử" not in inside
    assert reader.pages[2].extract_text().count("Mở đầu") == 1  # a chapter opens there


def test_header_of_a_table_repeats_and_no_row_is_lost(reader: PdfReader) -> None:
    rows = re.findall(r"Người thứ (\d+) ", text_of(reader))
    assert rows == [str(n) for n in range(1, 61)]
    pages = [page.extract_text() for page in reader.pages if "Người thứ" in page.extract_text()]
    assert len(pages) > 1
    assert all(re.search(r"Ai\s+Phạt", page) for page in pages)


def test_a_table_too_wide_for_the_page_lies_down_and_keeps_its_header() -> None:
    head = "| " + " | ".join(f"Nghiêng-nghiêng-{n}" for n in range(1, 9)) + " |\n" + "| --- " * 8 + "|\n"
    rows = "".join(f"| hàng {n} " + "| nghiêng " * 7 + "|\n" for n in range(1, 41))
    caption = "\n/// table-caption\nRất rộng.\n///\n"
    pages = PdfReader(
        io.BytesIO(
            render_pdf(
                book(chapter(f"## Một\n\nTrước.\n\n{head}{rows}{caption}\n\nSau.")), TEMPLATES, EDITIONS[0]
            )
        )
    ).pages
    lying = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(lying) == 2
    assert all("Nghiêng-nghiêng-8" in re.sub(r"\s", "", page.extract_text()) for page in lying)
    assert "Bảng 1.1. Rất rộng." in " ".join(lying[0].extract_text().split())
    whole = " ".join(page.extract_text() for page in lying)
    assert re.findall(r"hàng (\d+)", whole) == [str(n) for n in range(1, 41)]
    after = pages[[page in lying for page in pages].index(True) + 2]
    assert after.mediabox.width < after.mediabox.height and "Sau." in after.extract_text()


def test_boxes_carry_their_word_and_their_title(reader: PdfReader) -> None:
    for kind in set(BOXES) - set(CLOSED):
        assert in_order(text_of(reader), f"Hộp {kind}: Tên {kind}", f"Trong {kind}.")


def test_answers_and_plans_are_for_the_trainer_only(reader: PdfReader) -> None:
    """Chapters are numbered alike in both, and what leads to a box that is not printed leads nowhere."""
    trainer = next(edition for edition in EDITIONS if edition.audience == "trainer")
    text = "Xem [lời giải](#bang-an), [](#bang-sau).\n\n??? answer\n    | a |\n    | - |\n    | kín |\n\n"
    text += "    /// table-caption\n        attrs: {id: bang-an}\n    Ẩn.\n    ///\n\n"
    text += "| b |\n| - |\n| mở |\n\n/// table-caption\n    attrs: {id: bang-sau}\nSau.\n///\n"
    made = book(chapter(text))
    both = [text_of(PdfReader(io.BytesIO(render_pdf(made, TEMPLATES, e)))) for e in (EDITIONS[0], trainer)]
    assert "kín" not in both[0] and "Xem lời giải, Bảng 1.2, trang 3." in both[0]
    assert "kín" in both[1] and "Xem lời giải (Bảng 1.1, trang 3), Bảng 1.2, trang 3." in both[1]
    for kind in CLOSED:
        assert f"Trong {kind}." not in text_of(reader)


def test_lists_captions_and_links(reader: PdfReader) -> None:
    text = text_of(reader)
    assert in_order(
        text,
        "• gạch đầu dòng",
        "1. con một",
        "2. con hai",
        "việc chưa làm",
        "1. một",
        "đoạn trong mục",
        "5. năm",
        "6. sáu",
    )
    assert in_order(text, "Hình 1.1. Ba thùng.", "Bảng 1.1. Mức phạt.")
    assert re.search(r"Xem bảng \(Bảng 1\.1, trang 4\), hộp \(mục 1\.2, trang 5\), Luật,", text)
    links = {
        a.get_object().get("/A", {}).get("/URI") for page in reader.pages for a in page.get("/Annots", [])
    }
    assert "https://example.org/luat/" in links


def test_bookmarks_are_the_headings(reader: PdfReader) -> None:
    assert bookmarks(reader.outline) == [
        *("1 Mở đầu", ["1.1 Rác quanh ta", ["Danh sách", ["Nhỏ nữa"]], "1.2 Các hộp"]),
        *("2 Kết thúc", ["2.1 Hỏi"]),
    ]


def test_tags_serve_a_screen_reader(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF boolean
    assert root["/Lang"] == "vi-VN"
    tags = list(structure(reader))
    kinds = {tag["/S"] for tag in tags}
    assert kinds >= {
        "/Title",
        "/TOC",
        "/H1",
        "/H2",
        "/P",
        "/L",
        "/Table",
        "/TH",
        "/Figure",
        "/Caption",
        "/Note",
    }
    assert sorted(tag["/Alt"] for tag in tags if tag["/S"] == "/Figure") == [
        "Ba thùng rác",
        "Mã QR: https://example.org/so-tay/thu/",
        "Mã QR: https://example.org/so-tay/thu/01-mo-dau/",
        "Mã QR: https://example.org/so-tay/thu/01-mo-dau/",
        "Mã QR: https://example.org/so-tay/thu/ban-in/#ban-0-1",
    ]


def test_document_says_what_it_is_and_which_standards_it_keeps(reader: PdfReader) -> None:
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("Sổ tay thử", "Nhà in Minh Họa 01")
    assert about.creation_date == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    for part in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "<rdf:li>vi-VN<"):
        assert part in xmp


def test_fonts_are_ours_embedded_and_cut_down(reader: PdfReader) -> None:
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+(BeVietnamPro-\w+|DejaVuSansMono(-\w+)?)", font["/BaseFont"])
        assert {"/FontFile2", "/FontFile3"} & font["/FontDescriptor"].keys()


def test_same_book_gives_the_same_bytes(pdf: bytes) -> None:
    again = book(chapter(EVERYTHING), chapter("## Hỏi\n\nHết.", "Kết thúc"))
    assert render_pdf(again, TEMPLATES, EDITIONS[0]) == pdf


def test_vietnamese_comes_back_from_the_pdf(reader: PdfReader) -> None:
    assert "Ữ ặ Ỵ đ Nghĩa Đô" in text_of(reader)


def test_text_is_never_typst_code() -> None:
    tricks = '#panic("x") *a* $x$ @ref <label> // /* ` #{1+1} \\u{41} [b] = c'
    html = f"<h2>{escaped(tricks)}</h2><p>{escaped(tricks)} <code>{escaped(tricks)}</code></p>"
    made = replace(
        book(PrintChapter("01", tricks, html, SOURCE, BOOK_URL)),
        title=tricks,
        subtitle=tricks,
        publisher=tricks,
    )
    text = text_of(PdfReader(io.BytesIO(render_pdf(made, TEMPLATES, EDITIONS[0]))))
    assert text.count(tricks) >= 8  # cover (3), contents (3), chapter, section, words, code


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def test_control_characters_are_left_out() -> None:
    made = book(
        PrintChapter("01", "Mở đầu", "<p>a\x00b\x0bc&#7;d&#x1F;e<!-- không in --></p>", SOURCE, BOOK_URL)
    )
    assert "abcde" in text_of(PdfReader(io.BytesIO(render_pdf(made, TEMPLATES, EDITIONS[0]))))


def test_many_pictures_still_give_true_page_numbers() -> None:
    """A dozen pictures, each moving the next, are more than Typst settles by itself."""
    caption = "/// figure-caption\nHết\n///"
    sections = "".join(
        f"## Mục {n}\n\n{'chữ ' * (60 + n * 37 % 200)}\n\n![Hình {n}](hinh/rong.svg)\n\n{caption}\n\n"
        for n in range(1, 13)
    )
    made = PdfReader(io.BytesIO(render_pdf(book(chapter(sections)), TEMPLATES, EDITIONS[0])))
    texts = [page.extract_text().replace("\xa0", " ") for page in made.pages]
    contents = texts[1]
    for n in range(1, 13):
        page = next(i for i, text in enumerate(texts, 1) if i > 2 and f"1.{n} Mục {n}\n" in text)
        assert re.search(rf"Mục {n}[ .]* {page}\b", contents)
    captions = re.findall(r"Hình 1\.(\d+)\. Hết", text_of(made))
    assert sorted(map(int, captions)) == list(range(1, 13))


@pytest.mark.parametrize(
    ("text", "tag", "line"),
    [
        ("Một\n\n<video></video>", "video", 3),
        ("Một\n\n<p><my-tag>x</my-tag></p>", "my-tag", 3),
        ("Một\n\n<o:p>x</o:p>", "o:p", 3),
        ("Một\n\n<input type='radio'>", "input", 3),
        ("Một\n\n<table><tr><td>x</td></tr></table>", "tr", 3),
        ("Một\n\n# Hai", "h1", 3),
        ("Một\n\n## Hai\n\n#### Bốn", "h4", 5),
        ('Một\n\n!!! tip "Mẹo"\n    x', "!!! tip", 3),
        ("Một\n\n??? tip\n    x", "??? tip", 3),
        ("Một\n\n![x](hinh/thieu.svg)", "hinh/thieu.svg", 3),
        ("Một\nhai 🙂", "🙂", 2),
    ],
)
def test_what_cannot_be_printed_is_named_with_its_place(text: str, tag: str, line: int) -> None:
    with pytest.raises(UnprintableElement) as caught:
        render_pdf(book(chapter(text)), TEMPLATES, EDITIONS[0])
    assert (caught.value.source, caught.value.tag) == (SOURCE, tag)
    assert line_of_tag(text, tag) == line


def test_line_of_a_tag_that_is_not_there_is_the_first() -> None:
    assert line_of_tag("Một\n<videos>", "video") == 1
