"""A real browser on the built site: what a reader gets, on a phone and at a desk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


def test_pages_read_well_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "van-ban/")
    expect(page.locator("article tbody tr")).to_have_count(61)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.goto(address + "khu-vuc/")
    expect(page.get_by_role("link", name="Khu công nghiệp Đồng Bành", exact=True)).to_be_visible()
    context.close()


def test_the_register_is_filtered_as_people_type(phone: Page, address: str) -> None:
    phone.goto(address + "van-ban/")
    rows = phone.locator("article tbody tr:visible")
    search = phone.get_by_role("searchbox")
    status = phone.locator("article").get_by_role("status")
    search.fill("luat bao ve moi truong")
    expect(rows.filter(has_text="72/2020/QH14")).to_have_count(1)
    search.fill("bvmt khong co gi nhu the")
    expect(rows).to_have_count(0)
    search.fill("")
    expect(rows).to_have_count(61)
    phone.get_by_label("Loại").select_option("Nghị định")
    expect(rows.first).to_be_visible()
    count = rows.count()
    assert 5 < count < 61
    expect(status).to_contain_text(str(count))
    phone.reload()
    expect(rows).to_have_count(count)  # the state is in the address


def test_honours_are_found_without_diacritics(phone: Page, address: str) -> None:
    phone.goto(address + "vinh-danh/")
    rows = phone.locator("article .listing tbody tr:visible")
    everybody = rows.count()
    assert everybody > 40
    phone.get_by_role("searchbox").fill("cong ty minh hoa 01")
    expect(rows).to_have_count(4)  # the provincial, regional and national steps of one party
    phone.get_by_label("Năm").select_option("2025")
    expect(rows).to_have_count(1)
    address_then = phone.url
    phone.goto(address)
    phone.goto(address_then)
    expect(rows).to_have_count(1)
    expect(phone.get_by_role("searchbox")).to_have_value("cong ty minh hoa 01")


def test_recommendations_are_found_by_zone_and_status(phone: Page, address: str) -> None:
    phone.goto(address + "kien-nghi/")
    rows = phone.locator("article .listing tbody tr:visible")
    expect(rows).to_have_count(7)
    controls = phone.locator(".listing__controls")  # the search of the site has a “Khu vực” too
    controls.get_by_label("Khu vực").select_option("Cụm công nghiệp Hồ Sơn 1")
    expect(rows).to_have_count(2)  # one of them concerns another zone as well
    controls.get_by_label("Tình trạng").select_option("Giải quyết một phần")
    expect(rows).to_have_count(1)
    phone.reload()
    expect(rows).to_have_count(1)
    form = phone.get_by_role("link", name="Tải phiếu gửi phản ánh, kiến nghị")
    response = phone.request.get(form.evaluate("link => link.href"))
    assert response.body().startswith(b"%PDF-")


def test_what_has_ended_since_the_build_moves_to_the_past(browser: Browser, address: str) -> None:
    """The lists are those of the build; a reader who comes a year later sees them put right."""
    context = browser.new_context()
    context.clock.set_fixed_time("2027-01-15T08:00:00+07:00")
    page = context.new_page()
    page.goto(address + "su-kien/")
    title = "Tập huấn minh họa: phân loại rác tại nhà"
    expect(page.locator("[data-upcoming]").get_by_role("link", name=title)).to_have_count(0)
    expect(page.locator("[data-past]").get_by_role("link", name=title)).to_have_count(1)
    context.close()


def test_the_register_is_sorted_by_date(phone: Page, address: str) -> None:
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto(address + "van-ban/")
    phone.get_by_role("button", name="Ngày ban hành").click()
    header = phone.locator("th[aria-sort]")
    expect(header).to_have_attribute("aria-sort", "ascending")
    dates = phone.locator("article tbody td[data-value]").evaluate_all(
        "cells => cells.map(cell => cell.dataset.value).filter(Boolean)"
    )
    assert dates == sorted(dates)
    assert len(dates) > 40


def test_the_language_can_be_changed_on_every_page(phone: Page, address: str) -> None:
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto(address + "khu-vuc/kcn-dong-banh/")
    assert phone.locator("link[hreflang=en]").get_attribute("href", timeout=1000)
    phone.get_by_role("link", name="English").click()
    expect(phone).to_have_url(address + "en/khu-vuc/kcn-dong-banh/")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Đồng Bành Industrial Park")


def test_a_handbook_can_be_taken_home(phone: Page, address: str) -> None:
    phone.goto(address + "so-tay/")
    phone.get_by_role("link", name="Phân loại, thu gom chất thải rắn sinh hoạt tại nguồn").click()
    link = phone.locator("article a[href$='.pdf']:visible").first
    response = phone.request.get(link.evaluate("link => link.href"))
    assert response.headers["content-type"] == "application/pdf"
    assert response.body().startswith(b"%PDF-")


def test_the_payback_is_worked_out_as_people_write_numbers(phone: Page, address: str) -> None:
    """By keyboard alone, on a phone; amounts that are not clear are asked about, not guessed."""
    phone.goto(address + "san-xuat-sach-hon/")
    form = phone.locator(".payback form")
    expect(phone.locator(".payback table")).to_be_hidden()
    form.get_by_label("Tên giải pháp").focus()
    for text in ("Vá ống", "75.000.000", "60 triệu", "10.000.000"):
        phone.keyboard.type(text)
        phone.keyboard.press("Tab")
    answer = form.locator("[data-answer]")
    expect(answer).to_have_text(
        "Tiết kiệm ròng 50.000.000 đồng mỗi năm; hoàn vốn sau 1,5 năm (khoảng 18 tháng)."
    )
    total = form.get_by_role("status").and_(form.locator("[data-total]"))
    expect(total).to_contain_text("Cả nhóm hoàn vốn sau 1,5 năm.")
    expect(form.get_by_role("group", name="Giải pháp 1: Vá ống")).to_be_visible()
    cost = form.get_by_label("Chi phí, đồng")
    for written, said in (
        ("1.5", "“1.5” chưa rõ là số nào."),
        ("-3", "“-3” chưa rõ là số nào."),
        ("", "Còn thiếu chi phí."),
        ("0", "Không mất vốn"),
        ("1,5 tỷ", "hoàn vốn sau 30 năm"),
        ("75000000", "hoàn vốn sau 1,5 năm"),
    ):
        cost.fill(written)
        expect(answer).to_contain_text(said)
        expect(cost).to_have_attribute("aria-invalid", str(said.startswith("“")).lower())
    form.get_by_label("Chi phí vận hành thêm").fill("60.000.000")
    expect(answer).to_contain_text("không hoàn vốn")
    form.get_by_label("Chi phí vận hành thêm").fill("")


def test_several_measures_are_added_up_and_taken_away(phone: Page, address: str) -> None:
    phone.goto(address + "en/san-xuat-sach-hon/")
    form = phone.locator(".payback form")
    form.get_by_label("Cost, đồng").fill("1,500,000")
    form.get_by_label("Saving a year, đồng").fill("1.5 million")
    form.get_by_role("button", name="Add a measure").press("Enter")
    second = form.get_by_role("group", name="Measure 2")
    expect(second.get_by_label("Name of the measure")).to_be_focused()
    second.get_by_label("Cost, đồng").fill("1500000")
    total = form.locator("[data-total]")
    second.get_by_label("Cost, đồng").blur()
    expect(total).to_contain_text("Left out for missing or unclear figures: 1.")
    second.get_by_label("Saving a year, đồng").fill("500 thousand")
    second.get_by_label("Saving a year, đồng").blur()
    expect(total).to_have_text(
        "Measures counted: 2. Cost 3,000,000 đồng, net saving 2,000,000 đồng a year. "
        "Together paid back in 1.5 yr."
    )
    second.get_by_role("button", name="Remove this measure").press("Enter")
    expect(form.get_by_role("group")).to_have_count(1)
    expect(form.get_by_label("Name of the measure")).to_be_focused()
    expect(total).to_contain_text("Together paid back in 1 yr.")


def test_the_calculator_works_from_a_file_and_without_script(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "san-xuat-sach-hon/index.html").as_uri())
    expect(page.get_by_label("Chi phí, đồng")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".payback table")).to_be_visible()
    expect(page.get_by_role("button", name="Thêm giải pháp")).to_be_hidden()
    page.close()
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto((site / "san-xuat-sach-hon/index.html").as_uri())
    expect(still.get_by_text("Tính bằng tay")).to_be_visible()
    expect(still.locator(".payback tbody tr")).to_have_count(4)
    expect(still.locator(".payback form")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_menu_stands_on_one_line_from_a_small_laptop_up(
    browser: Browser, address: str, language: str
) -> None:
    page = browser.new_page()
    page.goto(address + language + "khu-vuc/")
    entries = page.locator(".tabs a:visible")
    for width in (960, 1024, 1100, 1167, 1168, 1200, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        boxes = entries.evaluate_all(
            """links => links.map((link) => {
                const words = document.createRange();
                words.selectNodeContents(link);
                return [link.getBoundingClientRect().top, words.getClientRects().length];
            })"""
        )
        assert len(boxes) >= 11, width
        assert {tuple(box) for box in boxes} == {(boxes[0][0], 1)}, width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    page.close()


@pytest.mark.parametrize(
    ("language", "short", "whole"),
    [
        ("", "Môi trường Lạng Sơn", "Chuyên đề bảo vệ môi trường Lạng Sơn"),
        ("en/", "Lạng Sơn environment", "Lạng Sơn environmental protection campaign"),
    ],
)
def test_a_phone_shows_the_short_name_and_tells_the_whole(
    phone: Page, address: str, language: str, short: str, whole: str
) -> None:
    phone.goto(address + language)
    name = phone.get_by_role("banner").get_by_role("link", name=whole, exact=True)
    shown = name.get_by_text(short, exact=True)
    expect(shown).to_be_visible()
    lines = "name => name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight)"
    assert shown.evaluate(lines) < 2.5
    phone.set_viewport_size({"width": 1280, "height": 800})
    expect(shown).to_be_hidden()


def test_documents_cited_are_cards_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + "so-tay/phan-loai-rac-tai-nguon/van-ban-vien-dan/")
    row = phone.get_by_role("row").filter(
        has=phone.get_by_role("link", name="Luật số 72/2020/QH14", exact=True)
    )
    cells = [cell.bounding_box() for cell in row.get_by_role("cell").all()]
    assert len(cells) == 3
    assert all(cell and cell["x"] == 16 and cell["width"] > 300 for cell in cells), cells
    expect(row).to_contain_text("chương 1: Điều 75 khoản 1, khoản 2, khoản 3, khoản 4; Điều 77 khoản 2")


def test_covers_of_handbooks_are_told_apart_by_their_colours(phone: Page, address: str) -> None:
    phone.goto(address)
    grounds = phone.locator(".cover").evaluate_all(
        "covers => covers.map((cover) => getComputedStyle(cover).backgroundColor)"
    )
    assert len(grounds) == len(set(grounds)) == 3
