"""Reading without a network, in a real browser: the server is really gone, or gives half of an update."""

import base64
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from campaign import load
from campaign.finishing import finish
from campaign.model import Handbook
from campaign.offline import write_offline
from conftest import REPOSITORY
from desk import CAMPAIGNS
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from test_access import ALL_RULES
from unsteady import Unsteady

OVERRIDES = REPOSITORY / "overrides"
BOOK = "so-tay/phan-loai-rac-tai-nguon/"
CHAPTER = BOOK + "02-ba-nhom-rac-va-cach-nhan-biet/"
ACTIVE = "navigator.serviceWorker.ready.then((found) => found.active.state)"
# Asks for an update, and says what became of it.
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  let worker;
  registration.addEventListener("updatefound", () => (worker = registration.installing));
  for (let tries = 0; !worker && tries < 100; tries++) {
    await registration.update(); // may join a check under way, which finds nothing
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (!worker) return "no update found";
  return new Promise((resolve) => {
    const look = () => ["activated", "redundant"].includes(worker.state) && resolve(worker.state);
    worker.addEventListener("statechange", look);
    look();
  });
}"""

# Whether, in the end, of all shells only that of a version is left.
ONLY_SHELL = """async (version) => {
  await (await navigator.serviceWorker.ready).update();
  for (let tries = 0; tries < 100; tries++) {
    const shells = (await caches.keys()).filter((name) => name.includes(" shell "));
    if (shells.length === 1 && shells[0].endsWith(` ${version}`)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}"""


@pytest.fixture
def host(site: Path) -> Iterator[Unsteady]:
    with Unsteady(site) as host:
        yield host


def ready(page: Page) -> None:
    assert page.evaluate(ACTIVE) in ("activating", "activated")


def is_styled(page: Page) -> bool:
    """Whether the page has its style and letters, not only its text."""
    page.evaluate("document.fonts.ready.then(() => null)")
    return bool(page.evaluate("[...document.fonts].some((font) => font.status === 'loaded')"))


def test_what_was_read_and_the_home_page_open_without_a_network(phone: Page, host: Unsteady) -> None:
    zone = host.address + "khu-vuc/kcn-dong-banh/"
    phone.goto(zone)
    ready(phone)
    host.stop()
    phone.goto(host.address)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Chuyên đề bảo vệ môi trường Lạng Sơn")
    assert is_styled(phone)
    phone.goto(host.address + "en/")
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    for way in ("", "index.html", "?tim=x#nguon"):  # however it is asked for
        phone.goto(zone + way)
        expect(phone.get_by_role("heading", level=1)).to_contain_text("Đồng Bành")
    assert is_styled(phone)
    phone.context.set_offline(True)
    expect(phone.get_by_text("bạn đang xem bản máy giữ lại")).to_be_visible()


def test_a_page_not_kept_says_so_in_both_languages_and_leads_to_what_is(phone: Page, host: Unsteady) -> None:
    phone.goto(host.address + "khu-vuc/kcn-dong-banh/")
    ready(phone)
    host.stop()
    phone.goto(host.address + "en/van-ban/72-2020-qh14/")
    expect(phone.get_by_role("heading", name="Không có mạng")).to_be_visible()
    expect(phone.get_by_role("heading", name="No network")).to_be_visible()
    assert is_styled(phone)
    assert Axe().run(phone, options=ALL_RULES).response["violations"] == []
    link = phone.get_by_role("link", name="Khu công nghiệp Đồng Bành")
    assert (link.bounding_box() or {})["height"] >= 44
    link.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Đồng Bành")
    phone.go_back()
    host.start()
    phone.get_by_role("link", name="Try again").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("72/2020/QH14")


def test_a_page_read_before_does_not_wait_for_a_network_that_hangs(phone: Page, host: Unsteady) -> None:
    zone = host.address + "khu-vuc/kcn-dong-banh/"
    phone.goto(zone)
    ready(phone)
    host.hung.set()
    phone.goto(zone)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Đồng Bành")


def test_a_handbook_is_kept_whole_with_its_pdf_and_taken_off_again(phone: Page, host: Unsteady) -> None:
    phone.goto(host.address + BOOK)
    ready(phone)
    section = phone.locator("[data-save]")
    button = section.get_by_role("button", name="Lưu sổ tay")
    status = section.get_by_role("status")
    expect(button).to_contain_text("MB)")
    for target in (button, section.get_by_role("combobox")):
        assert (target.bounding_box() or {})["height"] >= 44
    with_pdf = button.inner_text()
    section.get_by_label("Kèm bản PDF").select_option(label="Không kèm PDF")
    expect(button).not_to_have_text(with_pdf)
    large = section.locator("option", has_text="Chữ to").first.get_attribute("value") or ""
    section.get_by_label("Kèm bản PDF").select_option(large)
    button.press("Enter")
    expect(status).to_contain_text("Đã lưu vào máy này")
    expect(status).to_contain_text("Có kèm PDF")
    expect(section.get_by_role("button", name="Xóa khỏi máy")).to_be_focused()
    host.stop()
    phone.goto(host.address + CHAPTER)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Ba nhóm rác")
    assert is_styled(phone)
    for image in phone.locator("article img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") > 0
    assert first_letters(phone, host.address + large).startswith("%PDF-")
    phone.goto(host.address + BOOK)
    expect(status).to_contain_text("Đã lưu vào máy này")
    host.start()
    phone.reload()
    section.get_by_role("button", name="Xóa khỏi máy").click()
    expect(status).to_have_text("Đã xóa khỏi máy này.")
    expect(button).to_be_visible()
    assert not [name for name in phone.evaluate("caches.keys()") if " book " in name]


def first_letters(page: Page, address: str) -> str:
    """The first letters of a file, as a page's own navigation gets it."""
    return str(
        page.evaluate(
            """async (address) => {
              const names = (await caches.keys()).filter((name) => name.includes(" book "));
              const kept = await caches.match(address, { cacheName: names[0] });
              return (await kept.text()).slice(0, 5);
            }""",
            address,
        )
    )


def test_keeping_that_breaks_off_keeps_nothing(phone: Page, host: Unsteady) -> None:
    phone.goto(host.address + BOOK)
    ready(phone)
    section = phone.locator("[data-save]")
    expect(section.get_by_role("button", name="Lưu sổ tay")).to_contain_text("MB)")
    host.stop()
    section.get_by_role("button", name="Lưu sổ tay").click()
    expect(section.get_by_role("status")).to_contain_text("mạng")
    assert not [name for name in phone.evaluate("caches.keys()") if " book " in name]


def test_a_handbook_is_kept_also_while_a_question_to_the_reader_stands_open(
    phone: Page, host: Unsteady
) -> None:
    """Firefox asks whether the site may keep things for good; who does not see the question gets the book."""
    phone.add_init_script("navigator.storage.persist = () => new Promise(() => {})")
    phone.goto(host.address + BOOK)
    ready(phone)
    section = phone.locator("[data-save]")
    section.get_by_label("Kèm bản PDF").select_option(label="Không kèm PDF")
    section.get_by_role("button", name="Lưu sổ tay").click()
    expect(section.get_by_role("status")).to_contain_text("Đã lưu vào máy này")


def test_without_a_script_nothing_is_offered_that_would_not_work(browser: Browser, host: Unsteady) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + BOOK)
    expect(page.locator("[data-save]")).to_be_hidden()
    context.close()


def test_the_app_has_its_name_and_icons_on_every_page(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["lang"] == "vi"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        with Image.open(site / icon["src"]) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
            corner = image.convert("RGBA").getpixel((0, 0))
        assert isinstance(corner, tuple)
        assert corner[3] == (255 if icon["purpose"] == "maskable" else 0)
    for shortcut in manifest["shortcuts"]:
        assert (site / shortcut["url"] / "index.html").is_file()
    for path in site.rglob("index.html"):
        head = lxml.html.fromstring(path.read_bytes())
        link = head.xpath("string(//link[@rel='manifest']/@href)")
        assert (path.parent / link).resolve() == site / "manifest.webmanifest"


def told(site: Path) -> dict[str, Any]:
    """What the worker of a site is told of it."""
    line = (site / "sw.js").read_text(encoding="utf-8").partition("\n")[0]
    return dict(json.loads(line.removeprefix("self.SITE = ").removesuffix(";")))


def test_the_lists_are_true(site: Path) -> None:
    lists = [told(site)["shell"]]
    for path in site.glob("**/luu.json"):
        book = json.loads(path.read_text(encoding="utf-8"))
        lists.append(book["files"])
        assert len(book["pdfs"]) == 7
    assert len(lists) == 1 + 2 * 3
    for entries in lists:
        addresses = [address for address, _, _ in entries]
        assert len(set(addresses)) == len(addresses)
        assert not [address for address in addresses if address.endswith((".zip", ".pdf"))]
        for address, size, total in entries:
            file = site / address / "index.html" if address.endswith("/") or not address else site / address
            content = file.read_bytes()
            assert len(content) == size
            assert total == "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


# A tiny site, of which there are two editions -------------------------------------------------


@pytest.fixture(scope="module")
def book() -> Handbook:
    campaign, _ = load(CAMPAIGNS / "ok")
    assert campaign
    return campaign.handbooks[0]


def tiny(folder: Path, book: Handbook, edition: str, path: str = "/") -> Path:
    """A site each of whose pages says its edition, in text and in style ("1" has 1 px of border)."""
    files = {
        "index.html": ("", "."),
        "en/index.html": ("", ".."),
        "a/index.html": ("", ".."),
        "b/index.html": ("", ".."),
        f"so-tay/{book.id}/index.html": ("", "../.."),
        "mat-mang.html": ("mất mạng", path.rstrip("/")),
    }
    for name, (text, up) in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(
            f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{name}</title>'
            f'<link rel="stylesheet" href="{up}/assets/site.css">'
            f'<p hidden data-worker="{up}/sw.js"></p><script src="{up}/assets/register.js" defer></script>'
            f'<script src="{up}/assets/books.js" defer></script><h1>{text} {edition}</h1></html>',
            encoding="utf-8",
        )
    (folder / "assets").mkdir()
    (folder / "assets/site.css").write_text(f"h1 {{ border: {edition}px solid }}", encoding="utf-8")
    for script in ("register.js", "books.js"):
        shutil.copy(OVERRIDES / "assets" / script, folder / "assets" / script)
    (folder / f"so-tay/{book.id}.pdf").write_text(f"%PDF- {edition}", encoding="utf-8")
    finish(folder, OVERRIDES)
    write_offline(folder, OVERRIDES, [book])
    return folder


def seen(page: Page, address: str) -> tuple[str, str]:
    """The edition that a page is of, and that its style is of."""
    page.goto(address)
    border = page.evaluate("getComputedStyle(document.querySelector('h1')).borderTopWidth")
    return page.locator("h1").inner_text().split()[-1], border.removesuffix("px")


def test_an_update_never_shows_a_half_new_site(browser: Browser, tmp_path: Path, book: Handbook) -> None:
    one, two = (tiny(tmp_path / edition, book, edition) for edition in ("1", "2"))
    half = tmp_path / "half"  # a server that has the new worker, and not yet all that it lists
    shutil.copytree(two, half)
    for style in (half / "assets").glob("site.*.css"):
        style.unlink()
    folder = f"so-tay/{book.id}/"
    context = browser.new_context()
    page = context.new_page()
    with Unsteady(one) as host:
        assert seen(page, host.address + "a/") == ("1", "1")
        ready(page)
        keep = "([root, folder]) => new Books(root).keep(folder, `${folder.slice(0, -1)}.pdf`)"
        assert page.evaluate(keep, [host.address, folder])["edition"] == book.edition

        host.folder = half
        assert page.evaluate(UPDATE) == "redundant"
        host.stop()
        for address in ("", "a/", folder):
            assert seen(page, host.address + address) == ("1", "1")

        host.start()
        host.folder = two
        page.goto(host.address + "b/")
        assert page.evaluate(ONLY_SHELL, told(two)["version"])
        host.stop()
        for address in ("", "en/", "b/", folder):
            assert seen(page, host.address + address) == ("2", "2")
        assert seen(page, host.address + "a/") == ("1", "1")  # as it was read, in its own style
        pdf = "address => caches.match(address).then((found) => found.text())"
        assert page.evaluate(pdf, f"{host.address}so-tay/{book.id}.pdf") == "%PDF- 2"
        books = [name for name in page.evaluate("caches.keys()") if " book " in name]
        assert len(books) == 1
    context.close()


def test_the_same_site_has_the_same_worker(tmp_path: Path, book: Handbook) -> None:
    one, again, other = (
        tiny(tmp_path / name, book, edition) for name, edition in (("x", "1"), ("y", "1"), ("z", "2"))
    )
    assert (one / "sw.js").read_bytes() == (again / "sw.js").read_bytes()
    assert told(one)["version"] != told(other)["version"]


# How Firefox ends a navigation preload that finds no network: with an answer that is an error.
PRELOAD_OF_FIREFOX = """
const { get } = Object.getOwnPropertyDescriptor(FetchEvent.prototype, "preloadResponse");
Object.defineProperty(FetchEvent.prototype, "preloadResponse", {
  get() { return get.call(this).catch(() => Response.error()); },
});
"""


def test_pages_open_without_a_network_where_a_preload_ends_in_an_error(
    browser: Browser, tmp_path: Path, book: Handbook
) -> None:
    site = tiny(tmp_path / "site", book, "1")
    worker = (site / "sw.js").read_text(encoding="utf-8")
    (site / "sw.js").write_text(PRELOAD_OF_FIREFOX + worker, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    with Unsteady(site) as host:
        page.goto(host.address + "a/")
        ready(page)
        page.goto(host.address + "b/")
        host.stop()
        for address in ("a/", "b/", ""):
            page.goto(host.address + address)
            expect(page).to_have_title(f"{address}index.html")
    context.close()


def test_a_site_below_a_path_keeps_to_itself(browser: Browser, tmp_path: Path, book: Handbook) -> None:
    context = browser.new_context()
    page = context.new_page()
    with Unsteady(tiny(tmp_path / "site", book, "1", "/moi-truong/"), "/moi-truong/") as host:
        assert seen(page, host.address + "a/") == ("1", "1")
        ready(page)
        scope = page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)")
        assert scope == host.address
        host.stop()
        assert seen(page, host.address) == ("1", "1")
        assert seen(page, host.address + "b/khong-co/") == ("1", "1")
        expect(page.locator("h1")).to_contain_text("mất mạng")
        names = page.evaluate("caches.keys()")
        assert names and all(name.startswith("/moi-truong/ ") for name in names)
    context.close()
