"""For everyone: what automated checks can tell of WCAG 2.2 AA, on every kind of page and in open states.

They find perhaps a third of the barriers; what was done besides is told on the page docs/tiep-can.md.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from page_kinds import BOOK, KINDS, WIDE_CHAPTER
from playwright.sync_api import Browser, Locator, Page, expect
from waiting import until

CHECKS = (Path(__file__).parent / "page_checks.js").read_text(encoding="utf-8")
AXE = "async options => (await axe.run(options)).violations"
ALL_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
ZOOMED = {"width": 320, "height": 256}  # a window of 1280 × 1024 at 400 %
FINGER = 44  # CSS px: https://www.w3.org/TR/WCAG22/#target-size-enhanced
CHAPTER = f"{BOOK}02-ba-nhom-rac-va-cach-nhan-biet/"
# What a reader may set: https://www.w3.org/TR/WCAG22/#text-spacing
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that also knows axe and the checks of page_checks.js."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        has_touch=True,
        color_scheme="light",
        reduced_motion="reduce",  # colours are measured, not their way from light to dark
    )
    context.add_init_script(AXE_SCRIPT)
    context.add_init_script(CHECKS)
    yield context.new_page()
    context.close()


ONLY_ON_SCREEN = ("Menu", "English", "Sửa trang này", "Đang hiện", "Bỏ lọc", "Tải sổ tay (PDF)")


def barriers(page: Page, sizes: tuple[dict[str, int], ...] = (PHONE, DESK)) -> list[str]:
    """What axe finds now: every rule on each size, the colours in the dark as well."""
    found = []
    for size in sizes:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate("scrollTo(0, 0)")  # or the head lies over a link that axe then finds too small
        for scheme, rules in (("light", ALL_RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for violation in page.evaluate(AXE, rules):
                targets = [node["target"] for node in violation["nodes"]]
                found.append(f"{page.url} {size['width']} {scheme}: {violation['id']}: {targets}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(sizes[0])  # type: ignore[arg-type]
    return found


def told(troubles: list[str]) -> str:
    return "\n".join(dict.fromkeys(troubles))


def asked(page: Page, check: str) -> list[str]:
    return [f"{page.url} {said}" for said in page.evaluate(f"pageChecks.{check}")]


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("language", ["", "en/"])
def test_pages_are_sound(page: Page, address: str, language: str, part: int) -> None:
    """One visit to a page of each kind: axe, sizes of targets, widths, tables, languages, errors, hosts."""
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(request.url))
    page.on(
        "request",
        lambda request: None if request.url.startswith(address) else troubles.append(request.url),
    )
    for kind in [*KINDS, WIDE_CHAPTER][part::2]:
        page.goto(f"{address}{language}{kind}")
        troubles += asked(page, f"targets({FINGER})") + asked(page, "unmarked()")
        # Words differ between the languages, sizes and colours hardly do.
        troubles += barriers(page, (PHONE,) if language else (PHONE, DESK))
        for size in (PHONE, DESK, ZOOMED):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            troubles += asked(page, "sideways()")
        page.evaluate("() => new Promise(requestAnimationFrame)")  # frames of tables have seen their width
        troubles += asked(page, "tables()")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert not troubles, told(troubles)


def open_menu(page: Page) -> None:
    page.locator(".menu > summary").click()
    expect(page.locator(".menu nav")).to_be_visible()


def searched(query: str, results: bool) -> Callable[[Page], None]:
    def search(page: Page) -> None:
        page.locator("[data-search-open]").click()
        page.locator("#search-for").fill(query)
        shown = page.locator(".search__results a" if results else ".search__help")
        expect(shown.first).to_be_visible()

    return search


def filter_listing(page: Page) -> None:
    page.locator(".listing__controls select").first.select_option(index=1)
    expect(page.locator(".listing__status").first).to_be_visible()


def filter_to_nothing(page: Page) -> None:
    page.locator(".listing__controls input").first.fill("khong co gi nhu the")
    expect(page.locator(".listing tbody tr:visible")).to_have_count(0)


def focus_map(page: Page) -> None:
    page.locator(".map a").nth(3).focus()


def suggest(page: Page) -> None:
    page.locator(".finder input").press_sequentially("hoa son")
    expect(page.locator(".finder [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def answer(page: Page) -> None:
    suggest(page)
    page.keyboard.press("Enter")
    expect(page.locator(".finder__answer a").first).to_be_visible()


def calculate(page: Page) -> None:
    fields = page.locator(".payback input")
    for at, text in enumerate(("Vá ống", "75 triệu", "60 triệu", "x")):
        fields.nth(at).fill(text)
    page.locator(".payback button").first.click()


def unfold(page: Page) -> None:
    page.evaluate(
        "() => document.querySelectorAll('details').forEach(fold => fold.open = !fold.matches('.menu'))"
    )
    for label in page.locator(".tabbed-labels label:last-child").all():
        label.click()


STATES = {
    "menu": ("", open_menu, ".menu", (PHONE,)),
    "results": ("", searched("dong banh", True), ".search", (PHONE, DESK)),
    "nothing found": ("", searched("zzzz qqqq", False), ".search", (PHONE, DESK)),
    "filters": ("van-ban/", filter_listing, ".listing", (PHONE, DESK)),
    "no row": ("vinh-danh/", filter_to_nothing, ".listing", (PHONE, DESK)),
    "map": ("dia-phuong/", focus_map, ".map", (PHONE, DESK)),
    "suggestions": ("dia-phuong/", suggest, ".finder", (PHONE, DESK)),
    "answer": ("dia-phuong/", answer, ".finder", (PHONE, DESK)),
    "calculator": ("san-xuat-sach-hon/", calculate, ".payback", (PHONE, DESK)),
    "folds": (CHAPTER, unfold, ".page", (PHONE, DESK)),
}


@pytest.mark.parametrize("state", STATES)
def test_open_states_are_sound(page: Page, address: str, state: str) -> None:
    kind, act, within, sizes = STATES[state]
    page.goto(address + kind)
    act(page)
    troubles = (
        barriers(page, sizes) + asked(page, f"targets({FINGER}, '{within}')") + asked(page, "sideways()")
    )
    assert not troubles, told(troubles)


@pytest.mark.parametrize("kind", ["", "van-ban/", "dia-phuong/", "san-xuat-sach-hon/", CHAPTER])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keyboard_reaches_everything_in_sight(
    page: Page, address: str, kind: str, size: dict[str, int]
) -> None:
    """Forwards and back: a ring of 2 px with 3:1, never behind the head; nothing is a trap."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(address + kind)
    reachable = page.locator(
        "a[href]:visible, button:visible, input:visible, select:visible, summary:visible"
    ).evaluate_all(
        """found => found.filter((element) => element.tabIndex >= 0 && !element.closest(".md-skip")
            && element.checkVisibility({ visibilityProperty: true })
            && !(element.type === "radio" && !element.checked)).length"""
    )
    troubles: list[str] = []
    for key in ("Tab", "Shift+Tab"):
        stops = 0
        for _ in range(reachable + 60):
            page.keyboard.press(key)
            seen = page.evaluate("pageChecks.focus()")
            if seen["last"]:
                break
            stops += 1
            troubles += [f"{key}: {said}" for said in seen["troubles"]]
            if len(troubles) > 20:
                break
        assert not troubles, told(troubles)
        assert stops >= reachable, (key, stops, reachable)


def test_the_first_stop_skips_to_the_text(page: Page, address: str) -> None:
    for language, words in (("", "Chuyển đến nội dung"), ("en/", "Skip to content")):
        page.goto(f"{address}{language}khu-vuc/")
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name=words)
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


def closes(page: Page, opener: Locator, opened: Locator) -> None:
    opener.focus()
    page.keyboard.press("Enter")
    expect(opened).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(opener).to_be_focused()


def test_escape_closes_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address)
    closes(page, page.locator(".menu > summary"), page.locator(".menu nav"))
    closes(page, page.locator("[data-search-open]"), page.locator("#search"))
    page.goto(f"{address}dia-phuong/")
    suggest(page)
    page.keyboard.press("Escape")
    expect(page.locator(".finder [role=listbox]")).to_be_hidden()
    expect(page.locator(".finder input")).to_be_focused()


def test_the_menu_closes_when_the_focus_or_the_finger_leaves_it(page: Page, address: str) -> None:
    page.goto(address)
    open_menu(page)
    page.locator(".menu nav a").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".menu nav")).to_be_hidden()
    open_menu(page)
    page.locator("h1").click(position={"x": 2, "y": 2}, force=True)
    expect(page.locator(".menu nav")).to_be_hidden()


def test_a_wide_table_scrolls_by_keyboard_in_a_frame_with_its_name(page: Page, address: str) -> None:
    page.goto(address + WIDE_CHAPTER)
    frame = page.locator(".scroll[tabindex='0']").first
    expect(frame).to_have_attribute("data-more", "")
    expect(frame).to_have_attribute("role", "region")
    assert frame.get_attribute("aria-label") == frame.locator("caption").text_content()
    frame.focus()
    page.keyboard.press("ArrowRight")
    until(page, "() => document.querySelector('.scroll[tabindex]').scrollLeft > 0")
    page.set_viewport_size({"width": 2400, "height": 800})
    expect(page.locator(".scroll[tabindex]")).to_have_count(0)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_wider_spacing_cuts_nothing_off(page: Page, address: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    troubles = []
    for kind in KINDS:
        page.goto(address + kind)
        page.evaluate(
            """css => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(css);
                document.adoptedStyleSheets.push(sheet);
            }""",
            SPACED,
        )
        troubles += asked(page, "clipped()") + asked(page, "sideways()")
    assert not troubles, told(troubles)


def test_nothing_moves_for_those_who_asked_for_stillness(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        return (parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== 'none')
            || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
    }).map((element) => element.outerHTML.slice(0, 80))"""
    for kind in ("", "van-ban/", "san-xuat-sach-hon/", CHAPTER):
        page.goto(address + kind)
        assert page.evaluate(moving) == []


def test_colours_of_the_system_keep_rings_states_and_drawings(page: Page, address: str) -> None:
    """Windows' contrast themes: grounds and shadows go, so nothing may be told by them alone."""
    page.emulate_media(forced_colors="active")
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("pageChecks.focus().troubles") == []
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.goto(f"{address}khu-vuc/")
    mark, paper = (
        page.locator(one).first.evaluate("(element, part) => getComputedStyle(element)[part]", part)
        for one, part in (("mark", "color"), ("body", "backgroundColor"))
    )
    assert page.evaluate("([one, other]) => pageChecks.contrast(one, other)", [mark, paper]) > 4.5
    current = page.locator(".tabs [aria-current]")
    assert current.evaluate("link => parseFloat(getComputedStyle(link).borderBottomWidth)") >= 2
    page.goto(f"{address}vinh-danh/2025-cong-ty-minh-hoa-01/")
    code = page.locator(".qr")
    assert code.evaluate("code => getComputedStyle(code).backgroundColor") == "rgb(255, 255, 255)"
    page.goto(f"{address}dia-phuong/")
    area, name = page.locator(".map a path").first, page.locator(".map__names text").first
    ground, ink = (
        page.evaluate("([element, part]) => getComputedStyle(element)[part]", [one.element_handle(), "fill"])
        for one in (area, name)
    )
    assert page.evaluate("([one, other]) => pageChecks.contrast(one, other)", [ground, ink]) > 4.5


def test_a_page_without_english_says_so_and_marks_its_language(page: Page, address: str) -> None:
    page.goto(f"{address}en/{CHAPTER}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".page")).to_have_attribute("lang", "vi")
    expect(page.locator(".untranslated")).to_contain_text("has not been translated")
    expect(page.locator(".page h1")).to_have_text("Ba nhóm rác và cách nhận biết")
    expect(page.get_by_role("link", name="Tiếng Việt")).to_have_attribute("lang", "vi")


def test_pages_print_light_and_without_what_only_a_screen_can_use(browser: Browser, address: str) -> None:
    """From a dark screen, on white paper: the text, no menus, nothing that ends between two sheets."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    for kind in KINDS:
        page.goto(address + kind)
        title = " ".join(page.locator("h1").inner_text().split())
        page.emulate_media(media="print")
        cut = page.evaluate(
            """() => [...document.querySelectorAll("article tr, article figure, .grid.cards li, .facts dd")]
                .filter((part) => getComputedStyle(part).breakInside !== "avoid")
                .map((part) => part.outerHTML)"""
        )
        assert cut == [], kind
        paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
        page.emulate_media(media="screen")
        said = " ".join(" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper)
        assert title in said, kind
        guide = kind.startswith("bien-tap")  # it tells of buttons
        for only_on_screen in ONLY_ON_SCREEN if not guide else ():
            assert only_on_screen not in said, (kind, only_on_screen)
        picture = paper[0].render(scale=0.2).to_pil().convert("L")
        light = sum(picture.histogram()[200:]) / (picture.width * picture.height)
        assert light > 0.8, (kind, light)
    context.close()
