"""A roll of many honours: pages that need no script, and one list that is filtered as a whole."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from campaign.build import build
from campaign.views.roll import ROWS
from host import Host, serving
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parent.parent
MANY = 230
KINDS = ("organisation", "enterprise")
ROUND = """\
sample: true
level: provincial
year: 2024
title: "Đợt Minh Họa 2024"
published: "2024-12-20"
categories: [{id: tieu-bieu, title: "Tiêu biểu"}]
honourees:
"""
HONOUREE = """\
  - id: 2024-don-vi-{n}
    name: "Đơn vị Minh Họa {n:03}"
    kind: {kind}
    field: khac
    category: tieu-bieu
    citation: "Lời giới thiệu giả định số {n}."
    places: [xa-minh-hoa]
"""
INDEX = """\
---
title: Vinh danh
description: "Danh sách minh họa."
---

# Vinh danh

<!-- bang: vinh-danh -->
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up campaign with MANY honours, built."""
    return built(tmp_path_factory.mktemp("nhieu"), MANY)


def built(root: Path, count: int) -> Path:
    """The site of a made-up campaign with `count` honours, in the empty folder `root`."""
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    (root / "handbooks").mkdir()  # nothing to print
    shutil.copytree(ROOT / "tests/campaigns/ok/docs", root / "docs")
    for name in ("data/recommendations", "data/addressees", "data/assessments", "data/awards", "su-kien"):
        shutil.rmtree(root / "docs" / name)  # what has lists or books of its own, which this site has not
    (root / "docs/data/awards").mkdir()
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"\nnav:\n(?:  - .*\n)+", "\nnav: [index.md, vinh-danh/index.md]\n", settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    places = root / "docs/data/places/xa-phuong.yml"
    named = places.read_text(encoding="utf-8")
    places.write_text(named.replace(', en: "Minh Họa Commune"', ""), encoding="utf-8")
    (root / "docs/vinh-danh/index.md").write_text(INDEX, encoding="utf-8")
    entries = "".join(HONOUREE.format(n=n, kind=KINDS[n % 2]) for n in range(count))
    (root / "docs/data/awards/2024-provincial.yml").write_text(ROUND + entries, encoding="utf-8")
    return build(root, root / "site", lambda progress: None).site


@pytest.fixture(scope="module")
def roll(many: Path) -> Iterator[Host]:
    with serving(many) as host:
        yield host


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def names(page: Page) -> list[str]:
    return page.locator("article tbody tr > :first-child a").all_text_contents()


def test_without_script_everybody_is_on_one_of_its_pages(browser: Browser, roll: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(roll.address + "vinh-danh/")
    found = names(page)
    for number in (2, 3):
        pages = page.get_by_role("navigation", name="Các trang của danh sách")
        pages.get_by_role("link", name=f"Trang {number}", exact=True).click()
        expect(pages.locator("[aria-current=page]")).to_have_text(f"Trang {number}")
        found += names(page)
    assert found == [f"Đơn vị Minh Họa {n:03}" for n in range(MANY)]
    page.locator("article tbody a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đơn vị Minh Họa 200")
    context.close()


@pytest.mark.parametrize("list_", ["nam/2024", "hang-muc/tieu-bieu", "2024-provincial", "trang/2"])
def test_no_page_has_more_than_its_share(many: Path, list_: str) -> None:
    for language in ("", "en/"):
        text = (many / language / "vinh-danh" / list_ / "index.html").read_text(encoding="utf-8")
        rows = lxml.html.fromstring(text).xpath("//article//tbody/tr")
        assert len(rows) == ROWS


def test_what_a_reader_loads_stays_the_same(roll: Host, reader: Page) -> None:
    """The roll itself, 230 names or 2,000, comes only when somebody filters."""
    reader.goto(roll.address + "vinh-danh/")
    reader.wait_for_load_state("networkidle")
    assert not any(path.endswith("danh-sach.js") for path, _ in roll.sent)
    expect(reader.get_by_role("status").first).to_have_text("Đang hiện 100 trong 230 mục")
    reader.locator(".listing__controls").get_by_role("searchbox").focus()
    expect(reader.get_by_role("button", name="Hiện thêm")).to_be_visible()
    assert any(path.endswith("danh-sach.js") for path, _ in roll.sent)


def test_the_whole_roll_is_filtered_from_any_page(roll: Host, reader: Page) -> None:
    reader.goto(roll.address + "vinh-danh/trang/3/")
    rows = reader.locator("article tbody tr")
    controls = reader.locator(".listing__controls")
    controls.get_by_role("searchbox").fill("minh hoa 007")
    expect(rows).to_have_count(1)
    controls.get_by_role("searchbox").fill("")
    controls.get_by_label("Là ai").select_option("Doanh nghiệp")
    expect(reader.get_by_role("status").first).to_have_text("Đang hiện 100 trong 115 mục")
    reader.get_by_role("button", name="Hiện thêm").click()
    expect(rows).to_have_count(115)
    expect(rows.nth(100).get_by_role("link")).to_be_focused()
    reader.reload()  # the state is in the address
    expect(rows).to_have_count(100)
    reader.get_by_role("button", name="Được vinh danh").click()
    reader.get_by_role("button", name="Được vinh danh").click()
    expect(rows.first).to_contain_text("Đơn vị Minh Họa 229 (minh họa)")
    rows.first.get_by_role("link").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Đơn vị Minh Họa 229")


def test_what_is_vietnamese_in_an_english_roll_says_so(roll: Host, reader: Page) -> None:
    reader.goto(roll.address + "en/vinh-danh/?tim=minh+hoa+201")
    row = reader.locator("article tbody tr")
    expect(row).to_have_count(1)
    assert row.locator("[lang=vi]").all_text_contents() == ["Đơn vị Minh Họa 201", "Xã Minh Họa"]
    expect(row).to_contain_text("Provincial")


def test_the_roll_of_a_year_leads_to_its_filter(roll: Host, reader: Page) -> None:
    reader.goto(roll.address + "vinh-danh/nam/2024/")
    expect(reader.locator(".listing__controls")).to_have_count(0)
    reader.get_by_role("link", name="Tìm và lọc trong năm 2024").click()
    expect(reader.locator(".listing__controls").get_by_label("Năm")).to_have_value("2024")
    expect(reader.get_by_role("button", name="Hiện thêm")).to_be_visible()


def test_from_a_usb_stick_the_roll_is_filtered_too(many: Path, reader: Page) -> None:
    reader.goto((many / "vinh-danh/index.html").as_uri())
    reader.locator(".listing__controls").get_by_role("searchbox").fill("minh hoa 201")
    expect(reader.locator("article tbody tr")).to_have_count(1)
    reader.locator("article tbody a").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Đơn vị Minh Họa 201")


def test_without_the_network_the_page_is_searched_and_says_so(roll: Host, reader: Page) -> None:
    reader.route("**/danh-sach.js", lambda route: route.abort())
    reader.goto(roll.address + "vinh-danh/")
    reader.locator(".listing__controls").get_by_role("searchbox").focus()
    expect(reader.get_by_role("status").first).to_contain_text("Chưa tải được cả danh sách")
    reader.locator(".listing__controls").get_by_role("searchbox").fill("minh hoa 042")
    expect(reader.locator("article tbody tr")).to_have_count(1)
