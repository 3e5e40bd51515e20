"""Editions, booklets and kits: what a printer, a thumb and a trainer get."""

import ast
import io
import zipfile
from dataclasses import replace
from logging import getLogger
from pathlib import Path
from threading import Event

import pypdfium2
import pytest
import zxingcpp
from campaign import load
from campaign.editions import A4, A4_TWO_SIDED, A5_BOOKLET, EDITIONS, LARGE, Edition, Paper
from campaign.imposition import folded_order
from campaign.model.handbooks import Session
from campaign.output import Output
from campaign.press import Job, Press
from campaign.printing import page_count, render_pdf
from campaign.printshop import PrintShop
from campaign.views import books, prints
from campaign.views.kits import kit_jobs, pages_to_print, practice_html
from campaign.views.look import Look
from pypdf import PdfReader
from test_handbook import BOOK_URL, MM, TEMPLATES, book, chapter

HOOKS = Path(__file__).parents[1] / "hooks"
TINY = book(chapter("## Một\n\n" + "chữ " * 900), chapter("## Hai\n\nHết.", "Hai"))


def left_edges(pdf: bytes) -> list[int]:
    """Where the text of each page begins, in mm."""
    edges = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        edges.append(round(min(text.get_rect(n)[0] for n in range(text.count_rects())) / MM))
    return edges


@pytest.mark.parametrize(
    ("pages", "order"),
    [
        (1, [(None, 1), (None, None)]),
        (4, [(4, 1), (2, 3)]),
        (6, [(None, 1), (2, None), (6, 3), (4, 5)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
    ],
)
def test_pages_of_a_booklet_follow_each_other_when_folded(pages: int, order: list[object]) -> None:
    assert folded_order(pages) == order


def test_a_booklet_is_a4_across_and_reads_in_order() -> None:
    pdf = PdfReader(io.BytesIO(render_pdf(TINY, TEMPLATES, Edition("participant", A5_BOOKLET))))
    assert {(round(p.mediabox.width / MM), round(p.mediabox.height / MM)) for p in pdf.pages} == {(297, 210)}
    assert len(pdf.pages) % 2 == 0
    assert "Sổ tay thử" in pdf.pages[0].extract_text() and "trang 2/" in pdf.pages[1].extract_text()
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"
    assert pdf.metadata and pdf.metadata.title == "Sổ tay thử"
    inside = pypdfium2.PdfDocument(pdf.stream)[1].get_textpage()
    second, _ = inside.search("trang 2/").get_next()
    assert inside.get_charbox(second)[0] / MM < 297 / 2  # pages 2 and 3 lie open, from left to right


def test_margins_are_mirrored_for_both_sides() -> None:
    edges = left_edges(render_pdf(TINY, TEMPLATES, Edition("participant", A4_TWO_SIDED)))[1:]
    assert edges == [20 if n % 2 == 0 else 25 for n in range(2, len(edges) + 2)]


def test_the_imprint_is_on_the_back_of_the_cover_where_there_is_one() -> None:
    for paper, page in ((A4, 1), (A4_TWO_SIDED, 1)):
        pages = PdfReader(io.BytesIO(render_pdf(TINY, TEMPLATES, Edition("participant", paper)))).pages
        assert "In được đen trắng" in pages[page].extract_text()
        assert ("Mục lục" in pages[page].extract_text()) == (not paper.two_sided)


def test_a_long_address_breaks_behind_a_slash_only() -> None:
    url = "https://example.org/so-tay/phan-loai-thu-gom-chat-thai-ran-sinh-hoat-tai-nguon/"
    cover = (
        PdfReader(io.BytesIO(render_pdf(replace(TINY, url=url), TEMPLATES, EDITIONS[0])))
        .pages[0]
        .extract_text()
    )
    lines = [line.strip() for line in cover.splitlines()]
    assert "phan-loai-thu-gom-chat-thai-ran-sinh-hoat-tai-nguon/" in lines
    assert not any(line.endswith("-") for line in lines)


@pytest.mark.parametrize("paper", [A4, A5_BOOKLET, LARGE], ids=lambda paper: paper.id)
def test_short_boxes_stay_whole_and_no_title_is_left_alone(paper: Paper) -> None:
    """One box after more and more lines, so that some reach the foot of the page."""
    rows = "".join(f"    | việc {n} | …… |\n" for n in range(1, 61))
    note = '!!! note "Tên ngắn"\n    Lời đầu.\n\n' + "    chữ\n\n" * 3 + "    Lời cuối.\n"
    form = f'!!! check "Tên dài"\n    Nơi: ……\n\n    | Việc | Ai |\n    | --- | --- |\n{rows}'
    chapters = [
        chapter("## Mục\n\n" + "dòng\n\n" * lines + box) for box in (note, form) for lines in range(12, 40, 4)
    ]
    single = Edition("participant", replace(paper, booklet=False))
    pages = PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, single))).pages
    texts = [page.extract_text() for page in pages]
    short = [text for text in texts if "Tên ngắn" in text]
    assert len(short) == 7
    assert all("Lời đầu." in text and "Lời cuối." in text for text in short)
    long = [text for text in texts if "Tên dài" in text]
    assert len(long) == 7
    assert all("việc 1 " in text.replace("\n", " ") for text in long)


def test_blanks_have_room_for_a_pen() -> None:
    text = "## Một\n\n| Việc | Ai | Số | Ngày |\n| --- | --- | ---: | --- |\n| quét | …… | …… | …… |\n"
    page = pypdfium2.PdfDocument(render_pdf(book(chapter(text)), TEMPLATES, EDITIONS[0]))[2]
    words = page.get_textpage()

    def left(word: str) -> float:
        index, _ = words.search(word, match_case=True, match_whole_word=True).get_next()
        return words.get_charbox(index)[0] / MM

    assert left("Ngày") - left("Ai") > 40 + 15
    many = "…" * 40
    form = f"| Việc | Ai | Ngày |\n| --- | --- | --- |\n| quét sạch cả sân và cổng | {many} | {many} |\n"
    page = pypdfium2.PdfDocument(
        render_pdf(book(chapter("## Một\n\n" + form)), TEMPLATES, Edition("participant", LARGE))
    )[2]
    words = page.get_textpage()
    assert left("Ai") - left("Việc") > 50  # however many dots, the words keep their column
    assert "……" not in words.get_text_range()  # lines to write on instead


def test_a_long_address_in_a_narrow_cell_breaks_and_is_still_found() -> None:
    row = "| sửa đổi | khoamoitruonghue.edu.vn | đã đọc một phần, còn phải đối chiếu bản sửa năm sau |"
    made = book(chapter(f"## Một\n\n| Nội dung | Đọc ở đâu | Mức |\n| --- | --- | --- |\n{row}\n"))
    pdf = render_pdf(made, TEMPLATES, Edition("participant", replace(A4, width=110)))
    text = PdfReader(io.BytesIO(pdf)).pages[2].extract_text()
    assert "khoamoitruonghue.\nedu.vn" in text
    assert "\u200b" not in text


def test_the_column_that_makes_a_table_tall_gets_the_room() -> None:
    """Long lines are in the first column, but only one cell; it is the last that makes each row tall."""
    many = "<br>".join(["chương hai, chương ba, chương bốn"] * 5)
    title = "tên một văn bản dài " * 8
    rows = "".join(f"| {name} | {many} |\n" for name in ("luật", "nghị định", "thông tư", title))
    made = book(chapter(f"## Một\n\n| Tên | Nơi dẫn |\n| --- | --- |\n{rows}"))
    page = pypdfium2.PdfDocument(render_pdf(made, TEMPLATES, Edition("participant", LARGE)))[2]
    words = page.get_textpage()

    def left(word: str) -> float:
        index, _ = words.search(word, match_case=True, match_whole_word=True).get_next()
        return words.get_charbox(index)[0] / MM

    first, last = left("Nơi") - left("Tên"), 210 - 18 - left("Nơi")
    assert last > first


def test_no_row_goes_to_a_new_page_alone() -> None:
    rows = "".join(f"| việc {n} | {'dài ' * 40} |\n" for n in range(1, 5))
    table = f"| Việc | Lời |\n| --- | --- |\n{rows}"
    chapters = [chapter("## Mục\n\n" + "dòng\n\n" * lines + table) for lines in range(1, 22)]
    texts = [
        p.extract_text()
        for p in PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, EDITIONS[0]))).pages
    ]
    last = [text for text in texts if "việc 4" in text]
    assert len(last) == 21
    assert all("việc 3" in text for text in last)


def test_words_of_narrow_columns_do_not_run_into_each_other() -> None:
    heads = ("Hướng", "Môi trường", "Dễ làm", "Môi trường", "Ít tiền", "Môi trường", "Dễ làm", "Tổng")
    form = "\n".join("    |" + " {} |" * 8 for _ in range(3)).format(*heads, *["---"] * 8, *["……"] * 8)
    made = book(chapter(f'## Một\n\n!!! check "Phiếu"\n{form}\n'))
    page = pypdfium2.PdfDocument(render_pdf(made, TEMPLATES, Edition("participant", LARGE)))[2]
    words = page.get_textpage()
    rects = [words.get_rect(n) for n in range(words.count_rects())]
    table = [rect for rect in rects if any(h in words.get_text_bounded(*rect) for h in ("trường", "làm"))]
    assert len(table) >= 5
    for left, bottom, right, top in table:
        same = [r for r in rects if r[1] < top - 2 and r[3] > bottom + 2 and r != (left, bottom, right, top)]
        assert not [r for r in same if r[0] < right - 1 and r[2] > left + 1]


def test_large_print_is_large() -> None:
    sizes: list[float] = []
    for page in PdfReader(io.BytesIO(render_pdf(TINY, TEMPLATES, Edition("trainer", LARGE)))).pages[2:]:

        def measure(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
            if "chữ chữ" in text:
                sizes.append(abs(size * matrix[0]))

        page.extract_text(visitor_text=measure)
    assert sizes and min(sizes) >= 16


@pytest.mark.parametrize("height", [300, 560])
@pytest.mark.parametrize(("paper", "least"), [(A4, 7.5), (A5_BOOKLET, 7.5), (LARGE, 16)])
def test_words_in_pictures_can_be_read(paper: Paper, least: float, height: int) -> None:
    """Also where a picture is drawn smaller to fit a page; 17 is the least that pictures.py lets pass."""
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 {height}" width="480" height="{height}">'
    )
    svg = f'{drawn}<text x="9" y="99" font-size="17">W</text></svg>'.encode()
    caption = "/// figure-caption\nHết\n///"
    chapters = [
        chapter("dòng\n\n" * lines + f"![x](hinh/rong.svg)\n\n{caption}\n\nsau\n")
        for lines in range(0, 24, 2)
    ]
    made = replace(book(*chapters), images={"hinh/rong.svg": svg, "hinh/thung.svg": svg})
    single = Edition("participant", replace(paper, booklet=False))
    sizes: list[float] = []

    def measure(text: str, moved: list[float], _: object, __: object, size: float) -> None:
        if text == "W":
            sizes.append(size * moved[0])

    for page in PdfReader(io.BytesIO(render_pdf(made, TEMPLATES, single))).pages:
        page.extract_text(visitor_text=measure)
    assert len(sizes) == 12
    assert min(sizes) >= least - 0.01


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.suffix or "a4")
def test_every_edition_gives_the_same_bytes_again(edition: Edition) -> None:
    assert render_pdf(TINY, TEMPLATES, edition) == render_pdf(TINY, TEMPLATES, edition)


def test_codes_lead_to_the_book_its_versions_and_its_chapter() -> None:
    document = pypdfium2.PdfDocument(render_pdf(TINY, TEMPLATES, EDITIONS[0]))
    read = [
        [code.text for code in zxingcpp.read_barcodes(document[n].render(scale=3).to_pil())] for n in range(3)
    ]
    assert read == [[BOOK_URL], [f"{BOOK_URL}ban-in/#ban-0-1"], [f"{BOOK_URL}01-mo-dau/"]]


def test_what_changed_since_a_print() -> None:
    campaign, _ = load(Path(__file__).parent / "campaigns/ok")
    assert campaign
    new, old = prints.printed(campaign, campaign.handbooks[0])
    assert (new.anchor, new.later, new.chapters) == ("ban-1-1", (), ())
    assert old.anchor == "ban-1-0" and [page.head.title for page in old.chapters] == ["Mở đầu"]


def test_a_kit_has_all_there_is_to_print() -> None:
    campaign, _ = load(Path(__file__).parent / "campaigns/ok")
    assert campaign
    rows = "".join(f"    | hàng {n} | …… |\n" for n in range(1, 27))
    boxes = {"exercise": "Tính đi.", "answer": "Bốn.", "check": f"| Việc | Ai |\n    | --- | --- |\n{rows}"}
    text = "".join(f'!!! {kind} "Tên"\n    {inside}\n\n' for kind, inside in boxes.items())
    made = replace(TINY, chapters=(TINY.chapters[0], chapter(text)))
    session = Session.model_validate(
        {
            "minutes": 60,
            "aims": ["hiểu"],
            "messages": ["Nhớ."],
            "materials": ["giấy"],
            "plan": [{"minutes": 60, "activity": "Hỏi", "how": "Giơ tay."}],
        }
    )
    look = Look(TEMPLATES.parent, made.date)
    sheets = [("Khu Minh Họa 01", Output("khu-vuc/khu-01.pdf", b"mot trang", "docs/data/zones/khu-01.yml"))]
    (job,) = kit_jobs(look, campaign.handbooks[0], made, [None, session], sheets, [])
    content = job.make()
    assert content == job.make()
    kit = zipfile.ZipFile(io.BytesIO(content))
    assert {entry.date_time for entry in kit.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    names = [Path(name).name for name in kit.namelist()]
    assert names == [
        "01-ke-hoach-buoi-hoc.pdf",
        "02-danh-sach-ky-ten.pdf",
        "03-bai-tap-bang-kiem.pdf",
        "04-phieu-gop-y.pdf",
        "DOC-TRUOC.txt",
        "khu-01.pdf",
    ]
    assert kit.read(f"{Path(job.path).stem}/khu-vuc/khu-01.pdf") == b"mot trang"
    about = kit.read(kit.namelist()[4]).decode("utf-8-sig")
    assert "khu-vuc/khu-01.pdf: Khu Minh Họa 01" in about
    readers = [PdfReader(io.BytesIO(kit.read(name))) for name in kit.namelist()[:4]]
    texts = ["".join(page.extract_text() for page in reader.pages) for reader in readers]
    assert pages_to_print(content) == sum(len(reader.pages) for reader in readers)
    assert "Giơ tay." in texts[0] and "91/2025/QH15" in texts[1]
    assert [TINY.words["trainer_edition"] in text for text in texts] == [True, False, False, False]
    plan = pypdfium2.PdfDocument(io.BytesIO(kit.read(kit.namelist()[0])))[0].get_textpage()
    (_, foot, _, _), (_, _, _, head) = (
        plan.get_charbox(plan.search(words).get_next()[0]) for words in ("Thời gian", "Học xong")
    )
    assert head < foot - MM  # the heading stands below the line
    assert "Chương 2" in texts[2]
    form = next(page.extract_text() for page in readers[2].pages if "hàng 1\n" in page.extract_text())
    assert "hàng 26" in form  # a form to hand out is on one sheet
    assert [len(reader.pages) for reader in readers] == [1, 1, 2, 1]
    assert "Tính đi." in texts[2] and "Bốn." not in texts[2]
    assert "Bốn" not in practice_html(made.chapters[1].html)


def test_a_box_in_another_is_handed_out_once_and_a_folded_one_too() -> None:
    inner = '    !!! check "Phiếu"\n        Ô trống.\n'
    folded = '??? exercise "Gập"\n    Làm tiếp.\n\n!!! note "Lời"\n    Thôi.\n'
    text = f'!!! exercise "Bài"\n    Tính đi.\n\n{inner}\n{folded}'
    html = practice_html(chapter(text).html)
    assert [html.count(words) for words in ("Tính đi.", "Ô trống.", "Làm tiếp.", "Thôi.")] == [1, 1, 1, 0]


def test_the_press_makes_a_file_once(tmp_path: Path) -> None:
    made: list[int] = []
    job = Job("x.pdf", "khoa", lambda: made.append(1) or b"x")  # type: ignore[func-returns-value]
    assert list(Press(tmp_path).make_all([job])) == list(Press(tmp_path).make_all([job])) == [("x.pdf", b"x")]
    assert made == [1]


def test_the_press_tells_in_the_background_what_went_wrong(tmp_path: Path) -> None:
    said: list[tuple[str, str]] = []

    def fail() -> bytes:
        raise ValueError("hỏng")

    done = Event()

    def complain(path: str, error: Exception) -> None:
        said.append((path, str(error)))
        done.set()

    Press(tmp_path).make_later([Job("x.pdf", "khoa", fail)], lambda path, content: None, complain)
    assert done.wait(10)
    assert said == [("x.pdf", "hỏng")]


def test_prints_of_a_preview_wait_for_its_pages_and_old_ones_are_left_out(tmp_path: Path) -> None:
    """A second edit comes while a file is made for the first: what then waits in the queue is not made."""
    shop = PrintShop(getLogger("thu"))  # type: ignore[arg-type]
    shop.press.folder = tmp_path / "kho"
    made: list[str] = []
    began, edited = Event(), Event()

    def job(name: str, edit: str) -> Job:
        def make() -> bytes:
            began.set()
            assert edited.wait(10)
            made.append(f"{name}, {edit}")
            return render_pdf(book(chapter(edit)), TEMPLATES, EDITIONS[0])

        return Job(f"{name}.pdf", f"{name} {edit}", make)

    site = tmp_path / "trang"
    assert shop.take([job("a", "một"), job("b", "một")], site, behind=True) == {}
    assert not began.wait(0.2)
    shop.go_on()
    assert began.wait(10)
    shop.take([job("a", "hai"), job("b", "hai")], site, behind=True)
    shop.go_on()
    edited.set()
    done = Event()
    shop.press.make_later([Job("c", "c", bytes)], lambda path, content: done.set(), lambda path, error: None)
    assert done.wait(60)
    assert made == ["a, một", "a, hai", "b, hai"]
    assert shop.known["b.pdf"].pages == page_count((site / "b.pdf").read_bytes())


def imported(path: Path) -> set[Path]:
    """A module of the campaign, and all of the campaign's that it needs."""
    found = {path}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("campaign."):
            found |= imported(HOOKS.joinpath(*str(node.module).split(".")).with_suffix(".py"))
    return found


def test_a_print_is_made_anew_when_what_makes_it_changes() -> None:
    """All that `printing` loads is part of a print's key."""
    needed = imported(HOOKS / "campaign/printing.py")
    assert len(needed) > 10
    assert needed <= {path for name in books.MAKERS for path in (HOOKS / "campaign").glob(name)}


def test_a_session_on_paper_has_its_notes_and_knows_which_chapter_it_is() -> None:
    first = chapter("## Phần A {#a}\n\nx")
    second = chapter(
        '!!! exercise "Tính"\n    Tính đi.[^a] Xem [chỗ khác](../01/#a), [lại đây](#b).\n\n'
        "    | a |\n    | - |\n    | b |\n\n"
        "    /// table-caption\n        attrs: {id: b}\n    Bảng.\n    ///\n\n[^a]: Lời chú.\n"
    )
    whole = book(first, second)
    practice = replace(whole.chapters[1], html=practice_html(whole.chapters[1].html))
    only = replace(whole, chapters=(practice,), first=2)
    pdf = render_pdf(only, TEMPLATES, EDITIONS[0], "practice.typ")
    text = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    assert "Xem chỗ khác, lại đây (Bảng 2.1, trang 1)" in text
    assert "Tính đi.1" in text and "1 Lời chú." in text
