"""Safe and private: every page runs under the site's own strict policy, asks no other host, keeps nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import lxml.html
import pytest
from campaign import hosting
from host import Host, rules
from page_kinds import KINDS
from playwright.sync_api import Browser, Page, expect

TOLD = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("POLICY", event.effectiveDirective, event.blockedURI, event.sourceFile));"""


@dataclass
class Watched:
    """A page, and everything that went against the rules on it."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)

    def open(self, kind: str) -> Page:
        self.page.goto(self.address + kind)
        return self.page


@pytest.fixture
def watched(browser: Browser, host: Host) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(TOLD)
    page = context.new_page()
    found = Watched(page, host.address)
    page.on("console", lambda said: found.troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.troubles.append(str(error)))
    own = (host.address, "data:", "blob:")
    context.on("request", lambda asked: asked.url.startswith(own) or found.troubles.append(asked.url))
    yield found
    assert found.troubles == []
    assert context.cookies() == []
    context.close()


def test_every_kind_of_page_obeys_the_policy(watched: Watched) -> None:
    for kind in [*KINDS, *(f"en/{kind}" for kind in KINDS)]:
        watched.open(kind).wait_for_load_state()
        assert watched.page.evaluate("Object.keys(localStorage)") == []


def test_so_does_what_pages_do(watched: Watched) -> None:
    page = watched.open("")
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("searchbox").fill("dong dang")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("Đồng Đăng")
    page.get_by_role("button", name="Đóng").click()
    page.get_by_role("button", name="Chuyển sang nền tối").click()
    assert page.evaluate("({ ...localStorage })") == {"colours": "slate"}  # all that is ever kept
    page = watched.open("dia-phuong/")
    page.get_by_role("combobox").fill("tan thanh")
    page.get_by_role("option").first.click()
    expect(page.locator(".finder__answer h2")).to_contain_text("Tân Thành")
    page = watched.open("van-ban/")
    page.locator(".listing__controls").get_by_role("searchbox").fill("bao ve moi truong")
    page = watched.open("san-xuat-sach-hon/")
    page.locator(".payback").get_by_label("Chi phí, đồng").fill("1,5 tỷ")


def test_the_policy_is_one_that_bites(watched: Watched) -> None:
    """What an intruder would put into a page does nothing, and is noticed here."""
    page = watched.open("xac-minh/")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.caught = true";
      document.body.append(script);
      document.body.setAttribute("style", "display: none");
    }""")
    assert page.evaluate("window.caught") is None
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    said = " ".join(watched.troubles)
    assert "script-src-elem inline" in said
    assert "style-src-attr inline" in said
    watched.troubles.clear()


def test_no_page_has_script_or_style_in_its_text(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        root = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        assert root.xpath("//style | //*[@style] | //@*[starts-with(name(), 'on')]") == [], path
        for script in root.xpath("//script[not(@src)]"):
            assert script.get("type") in ("application/ld+json", "application/json"), path
        assert root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [hosting.IN_PAGES], (
            path
        )


def test_the_policy_allows_nothing_inline() -> None:
    policy = hosting.HEADERS["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert not re.search(r"\*|https?:", policy)


def test_hosts_are_told_the_same(site: Path) -> None:
    everywhere, *lasting = rules((site / "_headers").read_text(encoding="utf-8"))
    assert everywhere.path == "/*"
    assert everywhere.headers == hosting.HEADERS
    named = {rule.path for rule in lasting}
    assert named == {f"/{path.relative_to(site)}" for path in site.glob("assets/**/*.????????.*")}
    assert all(rule.headers == {"Cache-Control": hosting.FOREVER} for rule in lasting)
    for name in (".htaccess", ".nginx.conf"):
        text = (site / name).read_text(encoding="utf-8")
        for header, value in hosting.HEADERS.items():
            assert f'{header} "{value}"' in text


def test_names_change_with_content(site: Path) -> None:
    """A file that browsers keep for a year is asked for under its name of today, in pages and in sheets."""
    for path in site.rglob("*.html"):
        for name in re.findall(
            r'="[^"]*?(assets/[^"]+\.(?:css|js|woff2))"', path.read_text(encoding="utf-8")
        ):
            assert re.search(r"\.[0-9a-f]{8}\.\w+$", name), (path, name)
            assert (site / name).is_file(), (path, name)
    for sheet in site.glob("assets/**/*.css"):
        for url in re.findall(r'url\("?(?!data:)([^")]+)', sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / url).is_file(), (sheet, url)
    assert not list(site.glob("assets/javascripts"))  # of the theme, and asked for by nobody
