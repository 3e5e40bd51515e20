"""What a first visit weighs here and under plain Material: `python bench/bytes.py`.

Builds the same pages a second time with Material as it comes (its own script, search, sheets and fonts of
the system; no template, sheet or script of ours), then visits both with an empty cache, and prints kB on
their way (gzip -9). Needs a built site, from which the pages come as `campaign export` writes them, and
what `make test` needs.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "hooks"), str(ROOT / "tests")]

import chromium  # noqa: E402
from host import serving, visit  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from test_budgets import BUDGETS  # noqa: E402

SETTINGS = """\
site_name: Chuyên đề bảo vệ môi trường Lạng Sơn
theme: {name: material, language: vi, font: false}
plugins: [search]
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.details,
   pymdownx.superfences, pymdownx.tasklist, pymdownx.mark, {pymdownx.tabbed: {alternate_style: true}}]
"""


def plain(folder: Path) -> Path:
    """The pages of this campaign, in Vietnamese and English, built by Material as it comes."""
    export = [sys.executable, "-m", "campaign", "export", "--root", str(ROOT), str(folder / "docs")]
    subprocess.run(export, check=True, capture_output=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(ROOT / "site") as ours,
        serving(plain(Path(folder))) as theirs,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        print(f"{'kB here':>8} {'plain':>8} {'budget':>7}  page")
        for kind in BUDGETS:
            here = sum(visit(browser, ours, kind).values()) / 1000
            there = "–"
            if not kind.startswith("en/"):  # plain Material has no second language
                there = f"{sum(visit(browser, theirs, kind).values()) / 1000:.1f}"
            print(f"{here:>8.1f} {there:>8} {BUDGETS[kind]:>7}  {kind or '(home)'}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
