"""A real browser over every kind of page: what a reader gets, on a phone and at a desk.

Automated checks find perhaps a third of the barriers; the pages were also looked at.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

KINDS = (
    "",
    "chuyen-de/",
    "khu-vuc/",
    "khu-vuc/kkt-dong-dang-lang-son/",
    "khu-vuc/ccn-tan-van/",
    "van-ban/",
    "van-ban/72-2020-qh14/",
    "so-tay/",
    "so-tay/phan-loai-rac-tai-nguon/",
    "so-tay/phan-loai-rac-tai-nguon/02-ba-nhom-rac-va-cach-nhan-biet/",
    "su-kien/",
    "su-kien/2026-12-10-tap-huan-phan-loai-rac/",
    "su-kien/loai/hoi-thao/",
    "vinh-danh/",
    "vinh-danh/2024-provincial/",
    "vinh-danh/2025-cong-ty-minh-hoa-01/",
    "mo-hinh/kcn-khanh-phu-ma-kem/",
    "du-lieu/",
    "xac-minh/",
)
PAGES = [*KINDS, *(f"en/{kind}" for kind in KINDS)]
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_sound(browser: Browser, address: str, width: int, scheme: str) -> None:
    """No barrier that axe finds, no sideways scrolling, no error, nothing from another host."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    page.on(
        "request",
        lambda request: None if request.url.startswith(address) else troubles.append(request.url),
    )
    for kind in PAGES:
        page.goto(address + kind)
        found = Axe().run(page, options=RULES)
        for violation in found.response["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            troubles.append(f"{kind}: {violation['id']} ({violation['helpUrl']}): {targets}")
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            troubles.append(f"{kind}: {overflow} px wider than the screen")
    context.close()
    assert troubles == []


def test_pages_read_well_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "van-ban/")
    expect(page.locator("article tbody tr")).to_have_count(61)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.goto(address + "khu-vuc/")
    expect(page.get_by_role("link", name="Khu công nghiệp Đồng Bành")).to_be_visible()
    context.close()


def test_the_register_is_filtered_as_people_type(phone: Page, address: str) -> None:
    phone.goto(address + "van-ban/")
    rows = phone.locator("article tbody tr:visible")
    search = phone.get_by_role("searchbox")
    status = phone.locator("[role=status], output, [aria-live=polite]").first
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
    link = phone.get_by_role("link", name="PDF").first
    response = phone.request.get(link.evaluate("link => link.href"))
    assert response.headers["content-type"] == "application/pdf"
    assert response.body().startswith(b"%PDF-")
