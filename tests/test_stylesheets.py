"""Sheets are cut down, and no page looks any different for it."""

from collections.abc import Callable
from pathlib import Path

import material
import pytest
from campaign.stylesheets import names_in, trimmed
from host import Host
from page_kinds import KINDS
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parent.parent
THEME = Path(material.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".used{color:red}.unused{color:red}", ".used{color:red}"),
        ("#used .unused{color:red}p{color:red}", "p{color:red}"),
        (".used:not(.unused){color:red}", ".used:not(.unused){color:red}"),
        (".used:is(.unused,p){color:red}", ".used:is(.unused,p){color:red}"),
        ("@media print{.unused{color:red}}", ""),
        (
            ':root{--a:red;--b:var(--c);--c:1;--d:url("x;.y}")}p{color:var(--a)}',
            ":root{--a:red;}p{color:var(--a)}",
        ),
        (".made{color:red}", ".made{color:red}"),
        ("a{animation:unused 1s}@keyframes unused{to{top:0}}.unused{top:0}", None),
    ],
)
def test_what_no_page_uses_goes(sheet: str, left: str | None) -> None:
    used = names_in(['<p class="used other" id=used>'], ['element.className = "made";'])
    [out] = trimmed({"x.css": sheet}, used).values()
    if left is None:
        assert "@keyframes unused" in out
    else:
        assert out.strip() == left


def test_what_is_no_css_stops_the_build() -> None:
    with pytest.raises(ValueError, match="Unexpected"):
        trimmed({"x.css": "p { color: red; } }"}, frozenset())


STYLES = """() => {
  // Sizes follow from all the others, but for rows that are not laid out before they are on the screen;
  // 0px is 0%.
  const set = /^(border|column|line|margin|max|min|outline|padding|scroll|stroke|text)-/;
  const used = /^--|^background-position|-origin$|^(block|inline)-size$|height|width|inset|top$|bottom$/;
  const names = [...getComputedStyle(document.body)].filter((name) => set.test(name) || !used.test(name));
  const styles = (element) => [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part);
    if (part && style.content === "none") return "";
    return names.map((name) => style.getPropertyValue(name)).join(";").replace(/\\b0(px|%)/g, "0");
  });
  const shown = [...document.querySelectorAll("body, header *, main *, footer *")];
  return shown.map((element) => element.tagName + "." + element.className + styles(element).join("|"));
}"""


def whole(site: Path) -> Callable[[Route], None]:
    """For `page.route`: each sheet as it was before it was cut, with the fonts' names of today."""
    fonts = {path.name.split(".")[0]: path.name for path in (site / "assets/fonts").glob("*.woff2")}

    def fulfil(route: Route) -> None:
        path = route.request.url.partition("/assets/")[2]
        name, _, _ = path.removesuffix(".css").rpartition(".")
        source = ROOT / "overrides/assets" / f"{name}.css"
        if name.startswith("stylesheets/"):
            source = THEME / "assets" / f"{name}.css"
        text = source.read_text(encoding="utf-8")
        for stem, font in fonts.items():
            text = text.replace(f"{stem}.woff2", font)
        route.fulfill(body=text, content_type="text/css")

    return fulfil


def styles(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return list(page.evaluate(STYLES))


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_page_looks_different(
    browser: Browser, host: Host, site: Path, width: int, scheme: str, part: int
) -> None:
    looks: list[Page] = []
    for _ in range(2):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        looks.append(context.new_page())
    cut, full = looks
    full.route("**/*.css", whole(site))
    different = [
        kind
        for kind in KINDS[part::2]
        if styles(cut, host.address + kind) != styles(full, host.address + kind)
    ]
    for page in looks:
        page.context.close()
    assert different == []
