"""How the listing of honours bears 2,000 entries: `python bench/honours.py [COUNT]`.

Builds a made-up campaign with COUNT honourees and with 40, in one run, and prints both beside each
other: seconds of the build, bytes of the listing (gzip -9), and in a browser the time from a key
press to the filtered list (median of 9). Needs what `make test` needs.
"""

import functools
import gzip
import http.server
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "hooks"), str(ROOT / "tests")]

import chromium  # noqa: E402
from campaign.build import build  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

LISTING = "vinh-danh/"
FIELDS = ("kcn", "ccn", "lang-nghe", "tai-che", "khai-khoang", "cong-dong", "giao-duc", "khac")
KINDS = ("organisation", "enterprise", "community")
ROUND = """\
sample: true
level: provincial
year: {year}
title: Đợt minh họa {year}
published: "{year}-12-20"
categories: [{{id: tieu-bieu, title: Tiêu biểu}}]
honourees:
"""
HONOUREE = """\
  - id: {year}-don-vi-{n}
    name: Đơn vị Minh Họa {n:04}
    kind: {kind}
    field: {field}
    category: tieu-bieu
    citation: Lời giới thiệu giả định số {n}.
    places: [xa-huu-lung]
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


def make(folder: Path, count: int) -> Path:
    """A copy of the repository whose only honours are `count` made-up ones."""
    for name in ("docs", "handbooks", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    awards = folder / "docs/data/awards"
    shutil.rmtree(awards, ignore_errors=True)
    awards.mkdir()
    for year in (2022, 2024):
        numbers = range(year % 4 // 2, count, 2)
        entries = (HONOUREE.format(year=year, n=n, kind=KINDS[n % 3], field=FIELDS[n % 8]) for n in numbers)
        text = ROUND.format(year=year) + "".join(entries)
        (awards / f"{year}-provincial.yml").write_text(text, encoding="utf-8")
    return folder


def milliseconds_to_filter(site: Path) -> float:
    """Median time from a key press in the search box to the next painted frame."""
    handler = functools.partial(Quiet, directory=str(site))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"http://127.0.0.1:{server.server_port}/{LISTING}")
        times = [page.evaluate(FILTER_ONCE, f"minh hoa {n}") for n in range(9)]
        browser.close()
        server.shutdown()
    return statistics.median(times)


FILTER_ONCE = """text => new Promise(done => {
  const box = document.querySelector("article input[type=search]")
  const start = performance.now()
  box.value = text
  box.dispatchEvent(new Event("input", { bubbles: true }))
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
})"""


def measure(count: int) -> tuple[float, int, float]:
    with tempfile.TemporaryDirectory() as folder:
        copy = make(Path(folder) / "copy", count)
        start = time.monotonic()
        site = build(copy, copy / "site", lambda progress: None).site
        seconds = time.monotonic() - start
        listing = (site / LISTING / "index.html").read_bytes()
        return seconds, len(gzip.compress(listing, 9, mtime=0)), milliseconds_to_filter(site)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rows = {n: measure(n) for n in (40, count)}
    print(f"{'honourees':>10} {'build s':>9} {'listing kB gz':>14} {'filter ms':>10}")
    for n, (seconds, size, milliseconds) in rows.items():
        print(f"{n:>10} {seconds:>9.1f} {size / 1000:>14.1f} {milliseconds:>10.1f}")
    few, many = rows[40], rows[count]
    ratios = [many[i] / few[i] for i in range(3)]
    print(f"{'ratio':>10} {ratios[0]:>9.1f} {ratios[1]:>14.1f} {ratios[2]:>10.1f}")


if __name__ == "__main__":
    main()
