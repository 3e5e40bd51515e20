"""Finds the Chromium that the browser tests drive, or installs one, or says what to install.

`python tests/chromium.py` prints its path; conftest.py asks `find()`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "Kiểm thử cần Chromium: cài gói “chromium” hoặc Google Chrome, rồi chạy lại"
    " (hoặc đặt CHROMIUM=/đường/dẫn). / The browser tests need Chromium: install it and run again."
)


def find() -> str | None:
    """Path of a Chromium: $CHROMIUM, one on the PATH, or Playwright's own."""
    given = os.environ.get("CHROMIUM")
    if given:
        return given if Path(given).is_file() else None
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Debian's package where we are root, else Playwright's download; failing is no error here."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]):
            subprocess.run(command, stdout=sys.stderr, check=False)
    else:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, stdout=sys.stderr, check=False)


def main() -> None:
    if not find() and not os.environ.get("CHROMIUM"):
        install()
    path = find()
    if not path:
        sys.exit(ADVICE)
    print(path)


if __name__ == "__main__":
    main()
