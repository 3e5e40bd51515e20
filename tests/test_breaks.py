"""What breaks over a line, a column, a page, and what does not."""

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from campaign.editions import A4, A5_BOOKLET, EDITIONS, LARGE, Audience, Edition, Paper
from campaign.handbook.glue import glue
from campaign.handbook.tree import parsed, written
from campaign.printing import book_files, render_pdf
from campaign.views.chapters import by_article
from pypdf import PdfReader
from test_handbook import MM, TEMPLATES, book, chapter, with_numbers


def test_the_clauses_of_an_article_are_cited_together() -> None:
    wheres = ["Điều 9", "Điều 49 khoản 1", "Điều 49 khoản 3 điểm a", "Điều 49a", "Phụ lục II"]
    expected = ["Điều 9", "Điều 49 khoản 1, khoản 3 điểm a", "Điều 49a", "Phụ lục II"]
    assert list(by_article(wheres)) == expected


def test_notes_are_counted_as_they_are_called_in_boxes_too() -> None:
    made = chapter('!!! note "Hộp"\n    Trong hộp.[^b]\n\nNgoài.[^a] Lại.[^b]\n\n[^a]: A.\n\n[^b]: B.\n')
    root = parsed(with_numbers(made)[0].html)
    assert [call.text for call in root.find_class("footnote-ref")] == ["1", "2", "1"]
    assert [note.get("id") for note in root.iterfind(".//ol/li")] == ["fn:b", "fn:a"]
    assert [re.findall(r"\d", back.get("title")) for back in root.find_class("footnote-backref")] == [
        ["1"],
        ["1"],
        ["2"],
    ]


@pytest.mark.parametrize("below", ["Câu dưới.[^a]", '!!! warning "Câu dưới"\n    Lời.[^a]\n'])
def test_no_heading_is_left_behind_by_what_moves_on_with_its_note(below: str) -> None:
    note = f"\n\n[^a]: {'Lời chú dài. ' * 40}"
    chapters = [
        chapter("## Mục\n\n" + "dòng\n\n" * lines + f"## Đầu\n\n{below}{note}") for lines in range(8, 28)
    ]
    pages = PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, EDITIONS[0]))).pages
    with_heading = [
        text for page in pages if re.search(r"^\d+\.2 Đầu$", text := page.extract_text(), re.MULTILINE)
    ]
    assert len(with_heading) == 20
    assert all("Câu dưới" in text for text in with_heading)


def test_a_line_does_not_depend_on_the_page_that_it_names() -> None:
    """The digits of the type are not alike in width: a line that broke by them could flicker for ever."""
    lines = "Xem [đây](../08/#m) nhé.\n\nXem [đây](../17/#m) nhé."
    made = book(chapter(lines), *(chapter("## Mục {#m}\n\nx") for _ in range(20)))
    page = pypdfium2.PdfDocument(render_pdf(made, TEMPLATES, EDITIONS[0]))[3].get_textpage()
    assert re.findall(r"trang\s+(\d+)\)", page.get_text_range()) == ["11", "20"]

    def lefts(word: str) -> list[float]:
        search = page.search(word)
        return [page.get_charbox(search.get_next()[0])[0] for _ in range(2)]

    first, second = (end - start for start, end in zip(lefts("trang"), lefts("nhé"), strict=True))
    assert abs(first - second) < 0.01


def test_a_note_in_the_head_of_a_cramped_table_is_printed_once() -> None:
    heads = " | ".join(
        ["Dòng thải[^a]", "Nguyên liệu", "Nước", "Năng lượng", "Xử lý", "Thu lại", "Cộng mỗi ngày"]
    )
    rows = "| Vụn khô khi cắt, khi đóng gói | 1 | 2 | nhiều lời | 3 | 4 | 5 |\n" * 3
    text = f"## Một\n\n| {heads} |\n{'| --- ' * 7}|\n{rows}\nSau bảng.[^a]\n\n[^a]: Lời chú.\n"
    pdf = render_pdf(book(chapter(text)), TEMPLATES, Edition("participant", LARGE))
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert words.count("Lời chú.") == 1


def test_a_table_too_cramped_for_columns_is_a_block_for_each_row() -> None:
    heads = ("Dòng thải", "Nguyên liệu", "Nước", "Năng lượng", "Xử lý", "Thu lại", "Cộng mỗi ngày")
    names = ("Vụn khô khi cắt, khi đóng gói", "Nước vo và ngâm")
    rows = "".join(f"| {name} |" + " 1.558.400 |" * 6 + "\n" for name in names)
    made = book(chapter(f"## Một\n\n| {' | '.join(heads)} |\n{'| --- ' * 7}|\n{rows}"))
    texts = [
        PdfReader(io.BytesIO(render_pdf(made, TEMPLATES, Edition("participant", paper))))
        .pages[2]
        .extract_text()
        for paper in (A4, LARGE)
    ]
    assert "Nguyên liệu: 1.558.400" not in texts[0]
    for text in (*names, *(f"{head}: 1.558.400" for head in heads[1:])):
        assert text in texts[1]


@pytest.mark.parametrize("paper", [A4, A5_BOOKLET, LARGE], ids=lambda paper: paper.id)
def test_the_number_of_a_document_stays_on_one_line(paper: Paper) -> None:
    number = "08/2022/NĐ-CP"
    lines = "".join(f"{'chữ ' * n}{number} giai đoạn 2021–2025.\n\n" for n in range(8, 24))
    rows = "".join(f"| {'chữ ' * n} | {number} sửa {number} | {'lời ' * 12} |\n" for n in range(1, 9))
    text = f"## Một\n\n{lines}\n| Một | Hai | Ba |\n| --- | --- | --- |\n{rows}"
    single = Edition("participant", replace(paper, booklet=False))
    pages = PdfReader(io.BytesIO(render_pdf(book(chapter(text)), TEMPLATES, single))).pages
    whole = "".join(page.extract_text() for page in pages)
    assert whole.count(number) == 16 + 16 and whole.count("2021–2025") == 16


@pytest.mark.parametrize("paper", [A4, A5_BOOKLET, LARGE], ids=lambda paper: paper.id)
def test_no_word_stands_out_of_its_page_however_long(paper: Paper) -> None:
    word, address = "dài" * 40, f"https://vi-du.vn/{'tep_rat_dai' * 12}.html"
    said = f"{word} <{address}>"
    boxed = f'- một\n    - {said}\n\n!!! note "{word}"\n    - {said}\n\n'
    text = f"## Một\n\n{said}\n\n{boxed}Gọi[^a].\n\n[^a]: {said}\n"
    single = Edition("participant", replace(paper, booklet=False))
    pdf = render_pdf(book(chapter(text)), TEMPLATES, single)
    for page in pypdfium2.PdfDocument(pdf):
        texts = page.get_textpage()
        right = max(texts.get_rect(n)[2] for n in range(texts.count_rects()))
        assert right < (paper.width - paper.outside) * MM + 2  # a letter may stand out a little
    whole = "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
    assert word in whole and address in whole  # a search finds them whole


def test_a_plan_stays_on_one_page_before_the_text_that_it_is_for() -> None:
    rows = "".join(f"    | {n} | việc {n} | làm |\n" for n in range(1, 19))
    plan = f'!!! plan "Kế hoạch"\n    | Phút | Việc | Cách |\n    | ---: | --- | --- |\n{rows}\n'
    chapters = [chapter("dòng\n\n" * lines + plan + "sau đó\n\n" * 30) for lines in range(2, 27, 4)]
    pages = PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, Edition("trainer", A4)))).pages
    texts = [page.extract_text() for page in pages]
    plans = [n for n, text in enumerate(texts) if "Kế hoạch" in text]
    assert len(plans) == 7
    assert all("việc 1 " in texts[n] and "việc 18" in texts[n] for n in plans)
    assert all("sau đó" not in texts[n].split("Kế hoạch")[0] for n in plans)
    assert all("sau đó" not in texts[n - 1] for n in plans if "Chương" not in texts[n])


@pytest.mark.parametrize("kind", ["p", "ul", "ol"])
def test_a_box_breaks_with_some_lines_on_both_sides(kind: str) -> None:
    mark = {"p": "", "ul": "- ", "ol": "1. "}[kind]
    said = "\n\n".join(f"    {mark}câu{n}." for n in range(1, 15))
    chapters = [chapter("dòng\n\n" * lines + f'!!! note "Tên"\n\n{said}\n') for lines in range(1, 24)]
    texts = [
        p.extract_text()
        for p in PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, EDITIONS[0]))).pages
    ]
    counts = [sum(f"câu{n}." in text for n in range(1, 15)) for text in texts]
    assert sum(counts) == 14 * 23
    assert sum(0 < count < 14 for count in counts) > 0
    assert all(count == 0 or count >= 3 for count in counts)
    if kind == "ol":  # drawn as two lists, counted as one
        assert all(f"{n}. câu{n}." in " ".join(" ".join(texts).split()) for n in range(1, 15))


def test_in_a_booklet_too_no_lines_of_a_box_go_on_alone() -> None:
    said = "".join(f"    câu{n} {'chữ ' * 30}.\n\n" for n in range(1, 9))
    chapters = [chapter("dòng\n\n" * lines + f'!!! note "Tên"\n\n{said}') for lines in range(1, 20)]
    files = book_files(book(*chapters), Edition("participant", A5_BOOKLET))
    last = [name for name in files if name.startswith("chapters/")]
    assert all(re.search(r'<p keep="[\d.]+">câu[67] ', files[name].decode()) for name in last)


def test_no_picture_comes_between_the_halves_of_a_table() -> None:
    rows = "".join(f"| hàng {n} | {'lời ' * 30} |\n" for n in range(1, 22))
    table = f"| Việc | Lời |\n| --- | --- |\n{rows}"
    picture = "![Ô đen](hinh/rong.svg)\n\n/// figure-caption\nÔ đen.\n///\n\n"
    chapters = [chapter("## Mục\n\n" + "dòng\n\n" * lines + picture + table) for lines in range(8, 24, 3)]
    texts = [
        p.extract_text()
        for p in PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, EDITIONS[0]))).pages
    ]
    flat = [" ".join(text.split()) for text in texts]
    drawn = [n for n, text in enumerate(flat) if "Ô đen." in text]
    begun = [n for n, text in enumerate(flat) if "hàng 1 " in text]
    assert len(drawn) == len(begun) == 6
    assert all(picture <= table for picture, table in zip(drawn, begun, strict=True))
    assert any(page > 0 and "Mục" not in flat[page] for page in drawn)  # some went to the next page


CALLING = {
    "a paragraph": f"{'chữ ' * 60}gọi[^a].",
    "a line near the end": f"{'chữ ' * 200}gọi[^a] {'lời ' * 30}",
    "an item of a list": f"- một\n- {'chữ ' * 20}gọi[^a] {'lời ' * 40}\n- ba",
    "a row": f"| Một | Hai |\n| --- | --- |\n| trên | trên |\n| gọi[^a] | {'chữ ' * 60}|\n| dưới | dưới |",
    "a box": f'!!! note "Tên"\n    {"chữ " * 10}gọi[^a] {"lời " * 60}',
}


@pytest.mark.parametrize("calling", CALLING.values(), ids=CALLING)
def test_a_note_stands_on_the_page_that_calls_it_and_no_heading_alone(calling: str) -> None:
    after = "sau đó\n\n" * 6
    note = f"[^a]: Lời chú{' dài' * 80}.\n"
    chapters = [
        chapter("## Mục\n\n" + "dòng\n\n" * lines + f"### Tên riêng\n\n{calling}\n\n{after}{note}")
        for lines in range(10, 32)
    ]
    pages = PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, EDITIONS[0]))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    called, printed = ([n for n, text in enumerate(texts) if word in text] for word in ("gọi", "Lời chú"))
    assert len(called) == len(printed) == 22
    # Typst gives a note of an item or a box to the next page where this one is full.
    behind = {0, 1} if calling.startswith(("- ", "!!!")) else {0}
    assert {note - call for call, note in zip(called, printed, strict=True)} <= behind
    assert all("Tên riêng" not in text or "chữ" in text or "trên" in text for text in texts)


def test_a_note_first_called_in_an_answer_is_printed_where_it_is_called_again() -> None:
    text = """!!! answer "Đáp án"
    Trong đáp án.[^mot][^hai]

Ngoài đáp án.[^mot] Lại gọi.[^mot]

[^mot]: Lời một.

[^hai]: Lời hai.
"""
    pages = {}
    for edition in (EDITIONS[0], Edition("trainer", A4)):
        page = PdfReader(io.BytesIO(render_pdf(book(chapter(text)), TEMPLATES, edition))).pages[-1]
        pages[edition.audience] = " ".join(page.extract_text().split())
    assert "Ngoài đáp án.1 Lại gọi.1" in pages["participant"]
    assert [pages["participant"].count(said) for said in ("Lời một.", "Lời hai.")] == [1, 0]
    assert [pages["trainer"].count(said) for said in ("Lời một.", "Lời hai.")] == [1, 1]


def test_notes_called_side_by_side_are_parted() -> None:
    text = "Câu có hai nguồn.[^mot][^hai] Câu có một.[^hai]\n\n[^mot]: Nguồn một.\n[^hai]: Nguồn hai.\n"
    page = PdfReader(io.BytesIO(render_pdf(book(chapter(text)), TEMPLATES, EDITIONS[0]))).pages[-1]
    assert "Câu có hai nguồn.1,2 Câu có một.2" in " ".join(page.extract_text().split())


KEPT = {
    "xem Điều 9 khoản 2 điểm b": "xem Điều~9 khoản~2 điểm~b",
    "Mục 1.2, Hình 3.1, chương IV": "Mục~1.2, Hình~3.1, chương~IV",
    "nặng 3,5 kg, dài 2 m³, hết 500.000 đồng/kg": "nặng 3,5~kg, dài 2~m³, hết 500.000~đồng/kg",
    "ngày 31 tháng 12 năm 2025": "ngày~31 tháng~12 năm~2025",
    "trong 30 ngày làm việc": "trong 30~ngày làm việc",
    "300 − 40 × 2 = 220 ≥ 200": "300 −~40 ×~2 =~220 ≥~200",
    "Họ tên: …… Nặng …… kg": "Họ tên:~…… Nặng ……~kg",
    "☐ có ☐ chưa": "☐~có ☐~chưa",
    "số liệu của 5 kỳ": "số liệu của 5 kỳ",
    "4 gà, 2 lợn, 6 g": "4 gà, 2 lợn, 6~g",
    "<mark>cần kiểm chứng</mark>": "<mark>cần~kiểm~chứng</mark>",
    "<code>dài 5 kg</code>": "<code>dài 5 kg</code>",
    "<table><tr><td>Điều 9: 5 kg, 500 đồng</td></tr></table>": (
        "<table><tr><td>Điều 9: 5~kg, 500 đồng</td></tr></table>"
    ),
}


@pytest.mark.parametrize(("said", "kept"), KEPT.items())
def test_what_a_line_must_not_part(said: str, kept: str) -> None:
    root = parsed(said)
    glue(root)
    assert written(root).replace("&nbsp;", "~").replace("\xa0", "~") == kept


FORM = '!!! check "Phiếu"\n' + "".join(f"    - [ ] việc {n}\n" for n in range(1, 26)) + "\n"


@pytest.mark.parametrize("audience", ["participant", "trainer"])
def test_a_form_stays_on_one_page_and_the_text_runs_on(audience: Audience) -> None:
    after = "sau đó\n\n" * 30
    chapters = [chapter("dòng\n\n" * lines + FORM + after) for lines in range(1, 25, 3)]
    pages = PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, Edition(audience, A4)))).pages
    texts = [page.extract_text() for page in pages]
    forms = [n for n, text in enumerate(texts) if "Phiếu" in text]
    assert len(forms) == 8
    assert all("việc 1\n" in texts[n] and "việc 25\n" in texts[n] for n in forms)
    moved = [n for n in forms if "Chương" not in texts[n]]
    assert moved
    assert all("sau đó" in texts[n - 1] for n in moved)  # no white is left behind


def test_a_short_form_does_not_come_before_the_long_one_that_floats() -> None:
    short = '!!! check "Tờ ngắn"\n' + "".join(f"    - [ ] ý {n}\n" for n in range(1, 12)) + "\n"
    chapters = [chapter("dòng\n\n" * lines + FORM + short + "sau đó\n\n" * 30) for lines in range(1, 25, 2)]
    pages = PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, EDITIONS[0]))).pages
    said = re.findall("Phiếu|Tờ ngắn", " ".join(page.extract_text() for page in pages))
    assert said == ["Phiếu", "Tờ ngắn"] * 12


def test_dots_at_the_end_of_a_line_run_to_the_edge() -> None:
    text = "Tên: ……\n\n- Việc: ……\n\nSố ………… kg\n\n| A | B |\n| - | - |\n| …… kg | x |\n"
    page = pypdfium2.PdfDocument(render_pdf(book(chapter(text)), TEMPLATES, EDITIONS[0]))[2].get_textpage()
    right = {}
    for label in ("Tên", "Việc", "Số"):
        rects = [page.get_rect(n) for n in range(page.count_rects())]
        line = next(r for r in rects if label in page.get_text_bounded(*r))
        right[label] = max(r[2] for r in rects if abs(r[1] - line[1]) < 6)
    edge = (A4.width - A4.outside) * MM
    assert right["Tên"] > edge - 10 and right["Việc"] > edge - 10
    assert right["Số"] < edge - 200


def test_a_chapter_is_set_closer_where_that_spares_a_page_of_a_few_lines() -> None:
    counts = []
    for lines in range(40, 70):
        made = book(chapter("dòng\n\n" * lines))
        texts = [
            p.extract_text() for p in PdfReader(io.BytesIO(render_pdf(made, TEMPLATES, EDITIONS[0]))).pages
        ]
        counts.append([text.count("dòng") for text in texts if "dòng" in text])
    assert [sum(count) for count in counts] == list(range(40, 70))
    ends = [count[-1] for count in counts if len(count) > 1]
    assert ends and min(ends) > 4


def test_no_heading_stays_behind_when_a_note_is_held() -> None:
    note = f"[^a]: Lời chú{' dài' * 80}.\n"
    said = f"## Mục lớn\n\n### Mục nhỏ\n\n{'chữ ' * 100}gọi[^a] {'lời ' * 30}\n\n"
    chapters = [chapter("dòng\n\n" * lines + said + note) for lines in range(10, 32)]
    texts = [
        p.extract_text()
        for p in PdfReader(io.BytesIO(render_pdf(book(*chapters), TEMPLATES, EDITIONS[0]))).pages
    ]
    for text in (text for text in texts if "Mục lục" not in text):
        assert ("Mục lớn" in text) == ("Mục nhỏ" in text)
        assert "Mục nhỏ" not in text or "chữ chữ" in text
