"""The USB edition, unpacked and opened from the disk."""

import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from campaign.usb import EPOCH, FOLDER, PATH, on_disk
from playwright.sync_api import Browser, Page, expect

ADDRESSES = "//a/@href | //link[not(@hreflang)]/@href | //*/@src | //*/@data-finder | //*/@data-rows"


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("usb")
    with zipfile.ZipFile(site / PATH) as archive:
        archive.extractall(folder)
    return folder / FOLDER


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../x/", "../x/index.html"),
        ("../x/?a=b#c", "../x/index.html?a=b#c"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("#c", "#c"),
        ("x.pdf", "x.pdf"),
        ("https://vidu.example/x/", "https://vidu.example/x/"),
        ("mailto:a@vidu.example", "mailto:a@vidu.example"),
    ],
)
def test_links_name_their_files(link: str, expected: str) -> None:
    assert on_disk(link) == expected


def test_the_zip_is_whole_and_always_the_same(site: Path) -> None:
    with zipfile.ZipFile(site / PATH) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        assert names == sorted(names)
        assert {entry.date_time for entry in entries} == {EPOCH}
        readme = archive.read(f"{FOLDER}/DOC-TRUOC.txt").decode("utf-8-sig")
    pages = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    pdfs = {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    assert {f"{FOLDER}/{name}" for name in pages | pdfs} <= set(names)
    assert not [name for name in names if "usb.zip" in name or "pagefind" in name]
    assert max(map(len, names)) < 200  # Windows stops at 260
    for said in ("index.html", "giải nén", "ô tìm kiếm", "the search box", "CC BY 4.0"):
        assert said in readme


def test_every_address_in_it_is_a_file_of_it(stick: Path) -> None:
    wrong = []
    for path in sorted(stick.rglob("*.html")):
        page = lxml.html.fromstring(path.read_bytes())
        for link in page.xpath(
            "//a/@href | //link[not(@hreflang)]/@href | //*/@src | //*/@data-finder | //*/@data-rows"
        ):
            parts = urlsplit(link)
            if not parts.scheme and parts.path:
                target = path.parent / unquote(parts.path)
                if not target.resolve().is_relative_to(stick) or not target.is_file():
                    wrong.append((path.relative_to(stick).as_posix(), link))
    assert wrong == []


def test_its_page_says_its_weight_and_the_stick_does_not_offer_itself(site: Path, stick: Path) -> None:
    for language, sign in (("", ","), ("en/", ".")):
        there = lxml.html.fromstring((site / language / "khong-mang/index.html").read_bytes())
        (link,) = there.xpath("//a[@download]/@href")
        target = posixpath.normpath(posixpath.join(f"{language}khong-mang", link))
        assert target == PATH
        size = f"{(site / PATH).stat().st_size / 1e6:.1f}".replace(".", sign)
        assert size in there.xpath("string(//*[@data-usb-size])")
        here = lxml.html.fromstring((stick / language / "khong-mang/index.html").read_bytes())
        assert not here.xpath("//a[@download]")
        assert here.xpath("//*[@data-usb][not(@hidden)]")


def test_it_opens_and_works_from_the_disk(browser: Browser, stick: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: check_local(request.url, troubles))
    page.goto((stick / "index.html").as_uri())
    page.get_by_role("link", name="Văn bản", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Be Vietnam Pro\"'))")
    assert page.evaluate("[...document.fonts].some((font) => font.status === 'loaded')")
    find_in_the_table(page)
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_url((stick / "en/a-z/index.html").as_uri())
    page.goto((stick / "dia-phuong/index.html").as_uri())
    find_a_place(page)
    page.get_by_role("link", name="Bản này khác trang trên mạng thế nào?").click()
    expect(page.get_by_text("Bạn đang đọc bản USB")).to_be_visible()
    assert troubles == []
    context.close()


def check_local(address: str, troubles: list[str]) -> None:
    if not address.startswith(("file:", "data:")):
        troubles.append(address)


def find_in_the_table(page: Page) -> None:
    rows = page.locator("article tbody tr:visible")
    page.get_by_role("searchbox").fill("luat bao ve moi truong")
    expect(rows.filter(has_text="72/2020/QH14")).to_have_count(1)
    page.get_by_role("button", name="Bỏ lọc").click()
    page.get_by_label("Loại").select_option("Nghị định")
    expect(rows.filter(has_text="72/2020/QH14")).to_have_count(0)


def find_a_place(page: Page) -> None:
    page.get_by_role("combobox").fill("tan thanh")
    page.get_by_role("option").first.click()
    page.locator(".finder__answer").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.endswith("/index.html")
