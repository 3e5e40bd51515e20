"""Search in a real browser, as people type."""

from pathlib import Path

import pytest
from campaign import load
from campaign.views.search_words import synonyms
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parent.parent
KKT = "khu-vuc/kkt-dong-dang-lang-son/"
# What is typed, and the pages that may come first.
QUERIES = (
    ("dong dang", KKT),
    ("Đồng Đăng", KKT),
    ("đồng đăng", KKT),
    ("khu kinh te cua khau", KKT),
    ("hoa son", "khu-vuc/ccn-hoa-son-1/"),
    ("Hoà Sơn", "khu-vuc/ccn-hoa-son-1/"),
    ("Hòa Sơn", "khu-vuc/ccn-hoa-son-1/"),
    ("kcn dong banh", "khu-vuc/kcn-dong-banh/"),
    ("KCN Đồng Bành", "khu-vuc/kcn-dong-banh/"),
    ("ccn minh son", "khu-vuc/ccn-minh-son/"),
    ("KCN Hữu Lũng", "khu-vuc/kcn-vsip-lang-son/"),  # a former name
    ("thị trấn Thất Khê", "dia-phuong/xa-that-khe/"),  # an old unit
    ("nghi dinh 08/2022", "van-ban/08-2022-nd-cp/"),
    ("72/2020/QH14", "van-ban/72-2020-qh14/"),
)


def ask(page: Page, query: str) -> None:
    """Open the sheet with its shortcut and type."""
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Tìm trong trang này").fill(query)
    expect(page.locator(".search__status")).to_contain_text("kết quả")


def test_what_is_typed_finds_what_is_meant_first(phone: Page, address: str) -> None:
    phone.goto(address)
    firsts = {}
    for query, _ in QUERIES:
        ask(phone, query)
        firsts[query] = phone.locator(".search__results a").first.get_attribute("href")
        phone.keyboard.press("Escape")
    assert firsts == {query: f"/{wanted}" for query, wanted in QUERIES}


@pytest.mark.parametrize(
    ("query", "found"), [('"đồng bành"', True), ('"dong banh"', True), ('"đông banh"', False)]
)
def test_quotation_marks_mean_exactly(phone: Page, address: str, query: str, found: bool) -> None:
    phone.goto(address)
    phone.keyboard.press("/")
    phone.get_by_role("searchbox", name="Tìm trong trang này").fill(query)
    status = phone.locator(".search__status")
    expect(status).to_contain_text("kết quả" if found else "Không thấy trang nào")


def test_the_readers_language_comes_first(phone: Page, address: str) -> None:
    phone.goto(address + "en/")
    phone.keyboard.press("/")
    phone.get_by_role("searchbox", name="Search this site").fill("dong dang")
    expect(phone.locator(".search__status")).to_contain_text("results")
    links = phone.locator(".search__results a")
    hrefs = links.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert f"/en/{KKT}" in hrefs[:2]
    own = [href.startswith("/en/") for href in hrefs]
    assert own == sorted(own, reverse=True)
    expect(phone.locator(".search__results li[lang=vi]")).to_have_count(own.count(False))


def test_results_by_kind_and_by_keyboard(phone: Page, address: str) -> None:
    phone.goto(address + "van-ban/")
    phone.get_by_role("button", name="Tìm", exact=True).focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("searchbox", name="Tìm trong trang này")).to_be_focused()
    phone.keyboard.type("dong banh")
    expect(phone.locator(".search__status")).to_contain_text("kết quả")
    phone.get_by_role("radio", name="Khu vực").check()
    expect(phone.locator(".search__results a").first).to_have_text("Khu công nghiệp Đồng Bành")
    expect(phone.locator(".search__results a:not([href*='/khu-vuc/'])")).to_have_count(0)
    phone.get_by_role("searchbox", name="Tìm trong trang này").focus()
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/khu-vuc/kcn-dong-banh/")


def test_a_kind_is_found_however_far_down_it_stands(phone: Page, address: str) -> None:
    """More pages say "minh họa" than are read at once; the events among them are all there when asked for."""
    phone.goto(address)
    ask(phone, "minh hoa")
    phone.get_by_role("radio", name="Sự kiện").check()
    expect(phone.locator(".search__results a[href*='/su-kien/']").first).to_be_visible()
    expect(phone.locator(".search__results a:not([href*='/su-kien/'])")).to_have_count(0)


def test_acronyms_of_the_handbooks_lead_to_what_they_stand_for() -> None:
    campaign, problems = load(ROOT)
    assert campaign, problems
    short = synonyms(campaign).short
    own = {entry.short for entry in campaign.info.abbreviations}
    terms = {term.short: term for book in campaign.handbooks for term in book.glossary if term.short}
    assert own <= short.keys() and terms.keys() <= short.keys()
    assert terms.keys() - own  # some stand in a glossary alone
    assert short["EPR"] == "trách nhiệm mở rộng của nhà sản xuất"


def test_an_excerpt_shows_its_letters_and_no_html(phone: Page, address: str) -> None:
    phone.goto(address)
    ask(phone, "đồng đăng")
    first = phone.locator(".search__results li").first
    assert "\u0335" not in first.inner_text()
    expect(first.locator("mark").first).to_contain_text("ồng")
    assert first.locator("p *:not(mark)").count() == 0


def test_without_a_result_the_reader_is_told_what_to_do(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.keyboard.press("/")
    phone.get_by_role("searchbox", name="Tìm trong trang này").fill("xyzzyqwv")
    expect(phone.locator(".search__status")).to_have_text("Không thấy trang nào.")
    phone.get_by_role("link", name="danh sách mọi trang từ A đến Y").click()
    phone.wait_for_url("**/a-z/")


def test_nothing_of_the_engine_is_loaded_before_the_sheet_opens(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address, wait_until="networkidle")
    assert not [url for url in asked if "pagefind" in url]
    ask(phone, "rac thai")
    assert [url for url in asked if "pagefind" in url]


def test_without_an_index_the_sheet_says_so_at_once(phone: Page, address: str) -> None:
    """As without a network; in a preview, which has no index, the page has other words for it."""
    phone.route("**/pagefind/*", lambda route: route.abort())
    phone.goto(address)
    phone.keyboard.press("/")
    expect(phone.locator(".search__status")).to_contain_text("Chưa tìm được")


def test_without_a_script_the_button_leads_to_the_list_of_all_pages(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Tìm", exact=True).click()
    page.wait_for_url("**/a-z/")
    expect(page.get_by_role("link", name="Khu công nghiệp Đồng Bành", exact=True)).to_be_visible()
    context.close()
