"""How a page is found and where it stands: trails, the sitemap, feeds, the page of a wrong address."""

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.etree
import lxml.html
import pytest
from campaign.views.feeds import FEEDS
from campaign.views.linked_data import json_ld
from playwright.sync_api import Browser, Page, expect
from test_formats import read_ld

URL = "https://moi-truong-lang-son.example/"
CHAPTER = "so-tay/phan-loai-rac-tai-nguon/01-vi-sao-phai-phan-loai-rac/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def pages(site: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        yield address and f"{address}/", lxml.html.fromstring(path.read_bytes())


def seen(address: str, page: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    """The trail that readers see: (title, whole address); the page itself is the last."""
    links = page.xpath("//nav[@class='path']//a")
    steps = [(link.text_content(), urljoin(URL + address, link.get("href"))) for link in links]
    here = page.xpath("//nav[@class='path']//li[@aria-current='page']")
    return [*steps, *((one.text_content(), URL + address) for one in here)]


def test_the_way_to_a_page_is_the_same_for_readers_and_machines(site: Path) -> None:
    counted = 0
    for address, page in pages(site):
        depth = address.removeprefix("en/").count("/")
        trail = seen(address, page)
        assert bool(trail) == (depth > 1), address
        lists = [json.loads(one.text) for one in page.xpath("//script[@type='application/ld+json']")]
        told = [one for one in lists if one.get("@type") == "BreadcrumbList"]
        hidden = page.xpath("//meta[@name='robots']") or page.xpath("//*[@class='untranslated']")
        assert len(told) == (1 if trail and not hidden else 0), address
        for one in told:
            counted += 1
            assert [(step["name"], step["item"]) for step in one["itemListElement"]] == trail, address
    assert counted > 300


def test_a_chapter_stands_in_its_book_and_an_honour_in_its_round(site: Path) -> None:
    found = {
        address: seen(address, lxml.html.fromstring((site / address / "index.html").read_bytes()))
        for address in (CHAPTER, f"en/{CHAPTER}", "en/vinh-danh/2025-cong-ty-minh-hoa-01/")
    }
    assert [address for _, address in found[CHAPTER]] == [
        URL,
        f"{URL}so-tay/",
        f"{URL}so-tay/phan-loai-rac-tai-nguon/",
        URL + CHAPTER,
    ]
    assert [title for title, _ in found[f"en/{CHAPTER}"]] == [
        "Home",
        "Handbooks",
        "Sorting and collecting household solid waste at source",
        "Vì sao phải phân loại rác",
    ]
    honour = found["en/vinh-danh/2025-cong-ty-minh-hoa-01/"]
    assert honour[2][1] == f"{URL}en/vinh-danh/2025-national/"


def test_search_engines_learn_which_page_is_for_whom(site: Path) -> None:
    entries = lxml.etree.parse(site / "sitemap.xml").xpath("//s:url", namespaces=NAMES)
    assert len(entries) > 300
    for entry in entries:
        links = entry.xpath("x:link", namespaces=NAMES)
        versions = {link.get("hreflang"): link.get("href") for link in links}
        assert set(versions) in (set(), {"vi", "en", "x-default"})
        assert versions.get("x-default") == versions.get("vi")
    assert f"Sitemap: {URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8").splitlines()


def test_a_section_leads_to_its_feed(site: Path) -> None:
    for address, page in pages(site):
        name = address.removeprefix("en/").rstrip("/")
        found = page.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href")
        wanted = list(FEEDS) if not name else [name] if name in FEEDS else []
        assert [urljoin(URL + address, href) for href in found] == [f"{URL}{one}.xml" for one in wanted]
        if name in FEEDS:
            links = page.xpath("//p[@class='feeds']/a/@href")
            assert [urljoin(URL + address, href) for href in links] == [
                f"{URL}{name}.xml",
                f"{URL}{name}.json",
            ]


def test_a_handbook_is_a_book_with_its_chapters_and_its_pdf(site: Path) -> None:
    book = next(one for one in told(site, "so-tay/phan-loai-rac-tai-nguon/") if one["@type"] == "Book")
    assert (site / book["encoding"]["contentUrl"].removeprefix(URL)).read_bytes().startswith(b"%PDF-")
    assert book["hasPart"][0]["@id"] == URL + CHAPTER
    for part in book["hasPart"]:
        address = part["@id"].removeprefix(URL)
        (chapter,) = (one for one in told(site, address) if one["@type"] == "Chapter")
        assert chapter["isPartOf"]["@id"] == book["@id"]
        assert chapter["name"] == part["name"]
        assert read_ld(json_ld(chapter))[0]["@type"] == ["https://schema.org/Chapter"]
    assert not [one for one in told(site, f"en/{CHAPTER}") if one["@type"] == "Chapter"]


def told(site: Path, address: str) -> list[dict[str, Any]]:
    page = lxml.html.fromstring((site / address / "index.html").read_bytes())
    return [json.loads(one.text) for one in page.xpath("//script[@type='application/ld+json']")]


class Lost(http.server.SimpleHTTPRequestHandler):
    """Serves 404.html for what is not there, as hosts of sites do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = Path(str(self.directory), "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    handler = functools.partial(Lost, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_wrong_address_leads_on(phone: Page, host: str) -> None:
    phone.goto(f"{host}khu-vuc/sau/hon/kcn-dong-banh/")
    assert phone.locator("html").get_attribute("lang") == "vi"
    expect(phone.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    expect(phone.locator("section[lang=en] h2")).to_have_text("Page not found")
    first = phone.locator("section[lang=vi] form")
    expect(first.get_by_role("searchbox")).to_have_value("kcn dong banh")  # what was asked for
    first.get_by_role("button").click()
    expect(phone.locator(".search__results a").first).to_have_text("Khu công nghiệp Đồng Bành")
    phone.get_by_role("button", name="Đóng").click()
    phone.locator("section[lang=en]").get_by_role("link", name="Zones").click()
    expect(phone).to_have_url(f"{host}en/khu-vuc/")


def test_a_wrong_address_leads_on_without_script(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}en/no/such/page.html")
    for link in page.locator("main a[href^='/']").all():
        assert page.request.get(urljoin(host, str(link.get_attribute("href")))).ok
    page.locator("section[lang=en] form").get_by_role("button").click()
    page.wait_for_url("**/en/a-z/**")
    context.close()
