"""“Tìm nơi của bạn” in a browser: as people type, by keyboard, from a USB stick, without script."""

import unicodedata
from pathlib import Path

import pytest
from campaign import load, places
from playwright.sync_api import Browser, Page, expect
from waiting import until

ROOT = Path(__file__).parent.parent
TYPED = """([box, names]) => names.map((name) => {
  box.value = name;
  box.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("[role=option]")].map((option) => option.textContent);
})"""


def bare(text: str) -> str:
    """`text` as typed in a hurry."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def choices(page: Page, names: list[str]) -> list[list[str]]:
    """What the list offers for each name."""
    box = page.get_by_role("combobox")
    box.focus()
    until(page, "() => window.campaignPlaces && document.querySelector('[role=combobox]').placeholder")
    return page.evaluate(TYPED, [box.element_handle(), names])  # type: ignore[no-any-return]


@pytest.mark.parametrize("write", [str, bare, lambda name: unicodedata.normalize("NFD", name)])
def test_every_name_old_and_new_is_found(phone: Page, address: str, write) -> None:  # type: ignore[no-untyped-def]
    """All 65 units of today, 194 + 6 former ones and 11 districts, with and without diacritics."""
    campaign, _ = load(ROOT)
    assert campaign
    units = [*places.today(campaign), *places.former(campaign), *places.districts(campaign)]
    assert len(units) == 276
    phone.goto(address + "dia-phuong/")
    offered = choices(phone, [write(unit.name.vi) for unit in units])
    for unit, found in zip(units, offered, strict=True):
        heirs = [heir.name.vi for heir in places.heirs(campaign, unit)]
        mine = [text for text in found if text.startswith(unit.name.vi)]
        assert any(unit.is_current or all(heir in text for heir in heirs) for text in mine), (unit.id, found)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tt cao loc", "Thị trấn Cao Lộc"),
        ("xã Cao Lộc", "Xã Cao Lộc"),
        ("huyện Cao Lộc", "Huyện Cao Lộc"),
        ("TP Lạng Sơn", "Thành phố Lạng Sơn"),
        ("lang son", "Thành phố Lạng Sơn"),
        ("Hoà Sơn", "Xã Hòa Sơn"),
        ("tân thanh", "Xã Tân Thanh"),
        ("Tân Thành", "Xã Tân Thành"),
        ("hong phong cao loc", "Xã Hồng Phong"),
        ("dong dang", "Xã Đồng Đăng"),
        ("06187", "Phường Kỳ Lừa"),
        ("nông trường thái bình", "Thị trấn NT Thái Bình"),
    ],
)
def test_the_likeliest_stands_first(phone: Page, address: str, typed: str, first: str) -> None:
    phone.goto(address + "dia-phuong/")
    found = choices(phone, [typed])[0]
    assert found and found[0].startswith(first), found


def test_by_keyboard_and_read_aloud(phone: Page, address: str) -> None:
    phone.goto(address + "dia-phuong/")
    box = phone.get_by_role("combobox")
    box.press_sequentially("thi tran cao loc")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "finder-0")
    box.press("Enter")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(phone.get_by_role("status").first).to_contain_text("nay thuộc Phường Kỳ Lừa")
    expect(phone.get_by_role("status").first).to_contain_text("Không phải Xã Cao Lộc")
    answer = phone.locator(".finder__answer")
    expect(answer).to_contain_text("Ủy ban nhân dân phường Kỳ Lừa")
    expect(answer.get_by_role("link", name="Cụm công nghiệp Hợp Thành")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.reload()  # the answer is in the address
    expect(answer.get_by_role("heading", level=2)).to_contain_text("Thị trấn Cao Lộc")
    answer.get_by_role("link", name="Mở trang Phường Kỳ Lừa").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Phường Kỳ Lừa")


def test_escape_closes_and_nothing_found_says_so(phone: Page, address: str) -> None:
    phone.goto(address + "dia-phuong/")
    box = phone.get_by_role("combobox")
    box.press_sequentially("khong co noi nay")
    expect(phone.get_by_role("status").first).to_contain_text("Không có nơi nào như vậy")
    box.fill("huu lung")
    expect(phone.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(phone.get_by_role("listbox")).to_be_hidden()


def test_in_english(phone: Page, address: str) -> None:
    phone.goto(address + "en/dia-phuong/")
    phone.get_by_role("combobox").press_sequentially("chi lang ward")
    phone.get_by_role("combobox").fill("phuong chi lang")
    phone.get_by_role("option").first.tap()
    expect(phone.locator(".finder__answer")).to_contain_text("People’s Committee of Lương Văn Tri Ward")


def test_from_a_usb_stick(browser: Browser, site: Path) -> None:
    """file:// refuses fetch() and modules; the data is a script, and so it loads."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "dia-phuong/index.html").as_uri())
    page.get_by_role("combobox").press_sequentially("xa hoa son")
    expect(page.get_by_role("option").first).to_contain_text("Xã Hòa Sơn")
    page.get_by_role("combobox").press("Enter")
    link = page.locator(".finder__answer").get_by_role("link", name="Mở trang Xã Tân Thành")
    assert str(link.get_attribute("href")).endswith("/index.html")
    context.close()


def test_without_script_the_list_of_names_answers(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "dia-phuong/")
    page.locator(".finder").get_by_role("link").click()
    line = page.locator("#thi-tran-cao-loc-06187")
    expect(line).to_contain_text("nay thuộc Phường Kỳ Lừa")
    expect(line).to_contain_text("Không phải Xã Cao Lộc")
    campaign, _ = load(ROOT)
    assert campaign
    for unit in (*places.former(campaign), *places.districts(campaign)):
        assert page.locator(f"[id={unit.id}]").count() == 1, unit.id
    context.close()


def test_the_map_leads_to_places_and_the_table_says_the_same(phone: Page, address: str) -> None:
    phone.goto(address + "dia-phuong/")
    assert phone.locator(".map svg a").count() == 65
    rows = phone.locator(".listing tbody tr")
    assert rows.count() == 65
    for shape in phone.locator(".map svg a.map__zone title").all_text_contents():
        name, _, zones = shape.partition(": ")
        row = rows.filter(has=phone.get_by_role("link", name=name, exact=True))
        for zone in zones.split("; "):
            expect(row.first).to_contain_text(zone)
    phone.locator(".map svg a", has=phone.locator("title", has_text="Xã Hữu Lũng")).focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Xã Hữu Lũng")
