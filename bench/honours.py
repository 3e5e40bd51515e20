"""How the roll of honours bears 2,000 names: `python bench/honours.py [COUNT]`.

Builds a made-up campaign with 20 honours and one with COUNT, in temporary folders, and prints for each the
seconds of the build and what a first visit to /vinh-danh/ weighs (kB, gzip -9). Then, in the same browser and
run, the time in which the list of COUNT is filtered (median of 9) and its ratio to a rival: the plain way,
a page that has all rows in its table and hides those that do not fit. Needs what `make test` needs.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "hooks"), str(ROOT / "tests")]

import chromium  # noqa: E402
from host import serving, visit  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from test_roll import built  # noqa: E402

LISTING = "vinh-danh/"
FEW = 20
OURS = """text => {
  const box = document.querySelector(".listing__controls input[type=search]")
  const start = performance.now()
  box.value = text
  box.dispatchEvent(new Event("input", { bubbles: true }))
  document.body.offsetHeight  // the layout belongs to it
  return performance.now() - start
}"""
RIVAL_ROWS = """() => {
  const body = document.querySelector("article tbody")
  const like = body.rows[0]
  body.replaceChildren(...window.campaignRows.map(([name]) => {
    const row = like.cloneNode(true)
    row.cells[0].querySelector("a").textContent = name
    return row
  }))
}"""
RIVAL = """text => {
  const start = performance.now()
  for (const row of document.querySelectorAll("article tbody tr"))
    row.hidden = !fold(row.textContent).includes(text)
  document.body.offsetHeight
  return performance.now() - start
}"""


def median(page: Page, script: str) -> float:
    """Milliseconds; each time other words."""
    return statistics.median(page.evaluate(script, f"minh hoa 0{n}") for n in range(9))


def filtering(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds here and the rival's."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address)
    page.locator(".listing__controls").get_by_role("searchbox").focus()
    page.wait_for_function("window.campaignRows && document.querySelector('.listing__more')")
    ours = median(page, OURS)
    page.evaluate(RIVAL_ROWS)
    return ours, median(page, RIVAL)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        print(f"{'honours':>8} {'build s':>8} {'first visit kB':>15}")
        for number in (FEW, count):
            with tempfile.TemporaryDirectory() as folder:
                start = time.monotonic()
                site = built(Path(folder), number)
                seconds = time.monotonic() - start
                with serving(site) as host:
                    weight = sum(visit(browser, host, LISTING).values()) / 1000
                    print(f"{number:>8} {seconds:>8.1f} {weight:>15.1f}", flush=True)
                    if number == count:
                        ours, rival = filtering(browser, host.address + LISTING)
        print(f"filter: {ours:.1f} ms; all rows in the page: {rival:.1f} ms; ratio {ours / rival:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
