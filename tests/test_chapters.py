"""A chapter that shows every construct, the editors' form, on the screen and on paper."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import markdown
import material
import pytest
import segno
from campaign import load
from campaign.editions import EDITIONS, Edition
from campaign.printing import book_files, render_pdf
from campaign.settling import Unsettled
from campaign.source import split_front_matter
from campaign.views import books, chapters, pages
from campaign.views.look import Look
from conftest import REPOSITORY
from desk import Desk
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40"/></svg>'
BOOK = "handbooks/so-tay-minh-hoa"
UNDER = "so-tay/so-tay-minh-hoa/"
TRAINER = next(edition for edition in EDITIONS if edition.audience == "trainer")
SECOND = """---
title: Chương hai
---

## Trước {#truoc}

Xem [](01-mo-dau.md), [](01-mo-dau.md#the), [](01-mo-dau.md#bang-gia). CTRSH ở quanh ta.

Sổ tay khác: [](../so-tay-khac/01-khac.md), [](../so-tay-khac/index.md),
[nơi khác](../so-tay-khac/01-khac.md).

### Nhỏ hơn {#nho-hon}

Lại xem [Nhỏ hơn](#nho-hon).

![Thùng](hinh/thùng.svg)

![Mã](qr:https://vi-du.vn/?a=1&b=2)

| Nối | Tiếp |
| --- | --- |
| a | b |

/// table-caption
Bảng của chương hai.
///
"""
GLOSSARY = """glossary:
  - {term: "chất thải rắn sinh hoạt", short: "CTRSH", meaning: "Rác hằng ngày."}
"""


OTHER = """sample: true
id: so-tay-khac
title: "Sổ tay Khác"
subtitle: "Minh họa"
summary: "Để dẫn sang."
audience: ["người đọc"]
edition: "1.0"
date: "2023-06-01"
chapters: [01-khac.md]
changes:
  - {edition: "1.0", date: "2023-06-01", note: "Bản đầu."}
"""


class Made:
    """The handbook of the tiny campaign with the form as its first chapter."""

    def __init__(self, desk: Desk) -> None:
        form = (REPOSITORY / "docs/data/_mau/chapter.md").read_text(encoding="utf-8")
        desk.write(f"{BOOK}/hinh/thung.svg", SVG)
        desk.write(f"{BOOK}/hinh/thùng.svg", SVG)
        desk.write(f"{BOOK}/02-hai.md", SECOND)
        desk.edit(
            f"{BOOK}/handbook.yml", "  - 01-mo-dau.md\n", "  - 01-mo-dau.md\n  - 02-hai.md\n" + GLOSSARY
        )
        desk.write("handbooks/so-tay-khac/handbook.yml", OTHER)
        desk.write("handbooks/so-tay-khac/01-khac.md", "---\ntitle: Khác\nsample: true\n---\n\nHết.\n")
        self.problems = desk.write(f"{BOOK}/01-mo-dau.md", form)
        campaign, _ = load(desk.root)
        assert campaign, self.problems
        self.campaign = campaign
        self.book = campaign.handbook["so-tay-minh-hoa"]
        self.look = Look(REPOSITORY / "overrides", self.book.date, "https://vi-du.vn/")
        self.root = desk.root
        self.rendered = dict(self._rendered())
        self.finished = chapters.finished(campaign, self.look, self.rendered)

    def _rendered(self):  # type: ignore[no-untyped-def]
        config = load_config(str(REPOSITORY / "mkdocs.yml"))
        for output in pages.record_pages(self.campaign, self.look):
            if output.path.startswith("so-tay/") and output.path != f"{UNDER}index.md":
                _, body, _ = split_front_matter(str(output.content))
                html = markdown.markdown(
                    body, extensions=config.markdown_extensions, extension_configs=config.mdx_configs
                )
                for name in ("01-mo-dau", "02-hai"):  # MkDocs' part: links to files become addresses
                    html = html.replace(f'href="{name}.md', f'href="../{name}/')
                html = html.replace('href="../so-tay-khac/01-khac.md', 'href="../../so-tay-khac/01-khac/')
                html = html.replace('href="../so-tay-khac/index.md', 'href="../../so-tay-khac/')
                html = html.replace("hinh/thùng.svg", "../hinh/th%C3%B9ng.svg")
                url = f"https://vi-du.vn/{output.path.removesuffix('.md').removesuffix('index')}/"
                url = url.replace("//", "/").replace(":/", "://")
                yield output.path, SimpleNamespace(content=html, canonical_url=url, toc=[])

    def screen(self, name: str) -> lxml.html.HtmlElement:
        uri = f"{UNDER}{name}.md"
        chapters.show(self.campaign, self.look, self.finished[uri], self.rendered[uri])
        return lxml.html.fragment_fromstring(self.rendered[uri].content, create_parent="div")

    def pdf(self, edition: Edition) -> bytes:
        printed = books.print_book(self.campaign, self.look, self.root, self.book, self.finished)
        return render_pdf(printed, REPOSITORY / "overrides" / "print", edition)

    def paper(self, edition: Edition) -> list[str]:
        """The text of each page."""
        pdf = self.pdf(edition)
        return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(Desk(tmp_path_factory.mktemp("mau") / "kho"))


@pytest.fixture(scope="module")
def trainer(made: Made) -> list[str]:
    return made.paper(TRAINER)


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def page_of(text: list[str], wanted: str) -> int:
    """The page, from 1, on which `wanted` stands: behind the contents."""
    return next(i for i, page in enumerate(text, 1) if i > 2 and wanted in page)


def test_the_form_passes_the_check(made: Made) -> None:
    assert made.problems == []


def test_a_screen_numbers_sections_tables_and_figures(made: Made) -> None:
    first, second = made.screen("01-mo-dau"), made.screen("02-hai")
    assert [words(h) for h in first.iter("h2")][:2] == [
        "1.1 Đề mục và chỗ dẫn đến",
        "1.2 Trích dẫn, chú thích, chỗ chưa chắc",
    ]
    assert [words(c)[:9] for c in first.iter("figcaption")] == ["Bảng 1.1.", "Hình 1.1."]
    assert [words(c)[:9] for c in second.iter("figcaption")] == ["Bảng 2.1."]


def test_a_reference_without_words_gets_the_name_of_its_target(made: Made) -> None:
    links = {link.get("href"): words(link) for link in made.screen("01-mo-dau").find_class("reference")}
    assert links == {"#bang-gia": "Bảng 1.1", "#hinh-thung": "Hình 1.1", "#the": "mục 1.4"}
    links = {link.get("href"): words(link) for link in made.screen("02-hai").find_class("reference")}
    assert links == {
        "../01-mo-dau/": "chương 1",
        "../01-mo-dau/#the": "mục 1.4",
        "../01-mo-dau/#bang-gia": "Bảng 1.1",
    }


def test_a_reference_to_another_book_names_it_on_screen_and_paper(made: Made, trainer: list[str]) -> None:
    links = {words(link): link.get("href") for link in made.screen("02-hai").iter("a")}
    assert links["chương 1 của sổ tay “Sổ tay Khác”"] == "../../so-tay-khac/01-khac/"
    assert links["sổ tay “Sổ tay Khác”"] == "../../so-tay-khac/"
    assert links["nơi khác"] == "../../so-tay-khac/01-khac/"
    told = "Sổ tay khác: chương 1 của sổ tay “Sổ tay Khác”, sổ tay “Sổ tay Khác”, nơi khác."
    assert told in " ".join(trainer)


def test_a_title_in_the_words_is_not_told_twice(trainer: list[str]) -> None:
    page = page_of(trainer, "Lại xem Nhỏ hơn")
    assert f"Lại xem Nhỏ hơn (trang {page})." in " ".join(trainer)


def test_the_kits_have_the_sheets_of_the_zones(made: Made) -> None:
    jobs = books.print_jobs(made.campaign, made.look, made.root, made.finished)
    kit = next(job for job in jobs if job.path == "so-tay/so-tay-minh-hoa-buoi-01.zip")
    names = zipfile.ZipFile(io.BytesIO(kit.make())).namelist()
    sheets = [Path(name).name for name in names if "/khu-vuc/" in name]
    assert sheets == sorted(f"{zone.id}.pdf" for zone in made.campaign.zones)


def test_dots_to_write_on_leave_the_words_their_room(strict: Page) -> None:
    blank = strict.locator("td.blank")
    expect(blank).to_have_text("……")
    strict.evaluate("document.querySelector('td.blank').textContent = '…'.repeat(60)")
    assert blank.evaluate("cell => cell.clientWidth") < 360 / 3  # px, of a phone


def test_notes_keep_their_numbers(made: Made) -> None:
    (note,) = made.screen("01-mo-dau").find_class("footnote-ref")
    assert (note.get("href"), words(note)) == ("#fn:nguon", "1")


def test_a_screen_opens_answers_plans_and_hints_when_asked(made: Made) -> None:
    first = made.screen("01-mo-dau")
    closed = {box.get("class"): words(box.find("summary")) for box in first.iter("details")}
    assert closed == {
        "plan": "Kế hoạch buổi học (60 phút)",
        "answer": "Lời giải",
        "trainer": "Dành cho giảng viên: Gợi ý",
        "note": "Ghi nhớ: Phần gập lại",
    }
    assert not any(box.get("open") for box in first.iter("details"))


def test_a_screen_has_the_session_abbreviations_and_codes(made: Made) -> None:
    first = made.screen("01-mo-dau")
    heads = [words(title) for title in first.find_class("admonition-title")]
    assert heads[:2] == ["Mục tiêu của buổi học (60 phút)", "Điều cần nhớ"]
    (code,) = first.find_class("qr-link")
    assert code.get("href") == "https://vi-du.vn/khu-vuc/"
    assert words(code.find("span")) == "Mã QR: danh sách khu, cụm công nghiệp"
    assert "viewBox" in made.rendered[f"{UNDER}01-mo-dau.md"].content
    (short,) = made.screen("02-hai").iter("abbr")
    assert (words(short), short.get("title")) == ("CTRSH", "chất thải rắn sinh hoạt")


def test_no_page_of_a_chapter_needs_an_inline_script(made: Made) -> None:
    for name in ("01-mo-dau", "02-hai"):
        root = made.screen(name)
        assert not list(root.iter("script", "style"))
        assert not [a for e in root.iter() for a in e.attrib if a.startswith(("on", "data-to", "data-label"))]


def test_references_on_paper_name_the_true_page(trainer: list[str]) -> None:
    whole = " ".join(trainer)
    table, tabs = page_of(trainer, "Bảng 1.1. Giá thu mua"), page_of(trainer, "Lời cho gia đình")
    figure = page_of(trainer, "Hình 1.1. Ba thùng")
    assert f"xem Bảng 1.1, trang {table}, Hình 1.1, trang {figure}, mục 1.4, trang {tabs}." in whole
    assert f"xem bảng giá (Bảng 1.1, trang {table})." in whole
    assert f"Xem chương 1, trang 3, mục 1.4, trang {tabs}, Bảng 1.1, trang {table}." in whole


def test_paper_opens_tabs_and_folds_one_after_the_other(trainer: list[str]) -> None:
    whole = " ".join(trainer)
    order = ["Mục tiêu của buổi học (60 phút)", "Điều cần nhớ", "Kế hoạch buổi học (60 phút)", "Hỏi và đáp"]
    order += ["Phần gập lại", "Trên web bấm mới mở"]
    order += ["Ở nhà", "Lời cho gia đình", "Ở chợ", "Lời cho tiểu thương"]
    assert re.search(".*".join(map(re.escape, order)), whole)


def test_paper_for_participants_has_no_answers(made: Made, trainer: list[str]) -> None:
    participant = " ".join(made.paper(EDITIONS[0]))
    for secret in ("10 − 4 = 6 kg", "Chỉ in trong bản giảng viên", "Hỏi và đáp"):
        assert secret in " ".join(trainer)
        assert secret not in participant
    assert "Công ty Minh Họa 01 mỗi ngày có 10 kg rác" in participant


def test_the_back_matter_is_printed_and_on_the_web(made: Made, trainer: list[str]) -> None:
    whole = " ".join(trainer)
    glossary, cited = whole.rindex("Từ ngữ và chữ viết tắt"), whole.rindex("Văn bản viện dẫn")
    assert "chất thải rắn sinh hoạt (CTRSH) Rác hằng ngày." in whole[glossary:]
    assert "01/2020/MH" in whole[cited:] and "hiệu lực" in whole[cited:]
    listed = made.rendered[f"{UNDER}van-ban-vien-dan.md"].content
    assert "Điều 2" in listed and 'href="../01-mo-dau/"' in listed


def test_a_code_on_paper_is_large_enough_and_leads_to_its_page(made: Made) -> None:
    printed = books.print_book(made.campaign, made.look, made.root, made.book, made.finished)
    files = book_files(printed, TRAINER)
    (image,) = [one for one in lxml.html.fromstring(files["chapters/01.xml"]).iter("img") if one.get("width")]
    assert image.get("width") == "113"  # px: 30 mm
    assert "Mã QR: danh sách khu, cụm công nghiệp" in " ".join(made.paper(TRAINER))
    expected = segno.make("https://vi-du.vn/khu-vuc/", error="m", micro=False)
    (drawn,) = [content for name, content in files.items() if name == image.get("src").removeprefix("/")]
    size = expected.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {size} {size}"' in drawn.decode()


def test_pictures_are_printed_whatever_is_in_their_names(made: Made) -> None:
    printed = books.print_book(made.campaign, made.look, made.root, made.book, made.finished)
    assert printed.images["../hinh/th%C3%B9ng.svg"] == SVG.encode()
    assert b"<svg" in printed.images["qr:https://vi-du.vn/?a=1&b=2"]


@pytest.mark.parametrize(
    ("where", "html", "said"),
    [
        (
            "02-hai",
            "<p>Một <video></video></p>",
            f"{BOOK}/02-hai.md:4: bản in không trình bày được “video”",
        ),
        (
            "tu-ngu",
            "<p>Trò <video></video></p>",
            f"{BOOK}/handbook.yml:1: bản in không trình bày được “video”",
        ),
    ],
)
def test_what_only_the_print_finds_is_told_with_its_file(
    made: Made, where: str, html: str, said: str
) -> None:
    """The check knows of all this; a build goes wrong with a sentence all the same."""
    uri = f"{UNDER}{where}.md"
    finished = {**made.finished, uri: replace(made.finished[uri], html=html)}
    jobs = books.print_jobs(made.campaign, made.look, made.root, finished)
    with pytest.raises(books.UnprintableChapter) as failed:
        next(job for job in jobs if job.path == "so-tay/so-tay-minh-hoa.pdf").make()
    assert str(failed.value).startswith(said)


def test_pages_that_find_no_rest_are_told_with_the_print(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise Unsettled

    monkeypatch.setattr("campaign.printing.settled_pdf", fail)
    first, *_ = books.print_jobs(made.campaign, made.look, made.root, made.finished)
    with pytest.raises(books.UnprintableChapter) as failed:
        first.make()
    what = "handbooks/so-tay-khac/handbook.yml:1: bản in “so-tay/so-tay-khac.pdf” không dàn xong trang"
    assert str(failed.value).startswith(what)


def test_nothing_changed_gives_the_same_bytes(made: Made) -> None:
    assert made.pdf(TRAINER) == made.pdf(TRAINER)


STYLES = (*Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css"),)


@pytest.fixture
def strict(browser: Browser, made: Made) -> Iterator[Page]:
    """The chapter's text under a policy that allows neither script nor inline style, with script off."""
    made.screen("01-mo-dau")
    styles = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    for sheet in ("site.css", "styles/handbook.css"):
        styles += (REPOSITORY / "overrides/assets" / sheet).read_text(encoding="utf-8")
    head = '<!doctype html><html lang="vi"><title>x</title><link rel="stylesheet" href="/x.css">'
    text = made.rendered[f"{UNDER}01-mo-dau.md"].content
    html = f'{head}<body class="md-typeset" data-md-color-scheme="default">{text}'

    def serve(route: Route) -> None:
        kind, body = ("text/css", styles) if route.request.url.endswith(".css") else ("text/html", html)
        policy = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'"}
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers=policy)

    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    context.route("**/*", serve)
    page = context.new_page()
    page.goto("http://vi-du.vn/")
    yield page
    context.close()


def test_tabs_are_turned_by_keyboard_without_script(strict: Page) -> None:
    expect(strict.get_by_text("Lời cho gia đình.")).to_be_visible()
    expect(strict.get_by_text("Lời cho tiểu thương.")).to_be_hidden()
    strict.get_by_label("Ở nhà").focus()
    strict.keyboard.press("ArrowRight")
    expect(strict.get_by_text("Lời cho gia đình.")).to_be_hidden()
    expect(strict.get_by_text("Lời cho tiểu thương.")).to_be_visible()
    strict.locator(".tabbed-labels > label").first.click()
    expect(strict.get_by_text("Lời cho gia đình.")).to_be_visible()


def test_folds_open_by_keyboard_and_on_the_browsers_paper(strict: Page) -> None:
    answer = strict.get_by_text("10 − 4 = 6 kg")
    expect(answer).to_be_hidden()
    strict.locator("details.answer > summary").focus()
    strict.keyboard.press("Enter")
    expect(answer).to_be_visible()
    strict.emulate_media(media="print")
    expect(strict.get_by_text("Trên web bấm mới mở")).to_be_visible()
    for text in ("Lời cho gia đình.", "Lời cho tiểu thương."):
        expect(strict.get_by_text(text)).to_be_visible()
