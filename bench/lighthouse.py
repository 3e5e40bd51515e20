"""Lighthouse, as on a phone, over the kinds of pages: `python bench/lighthouse.py [PAGE …]`.

Serves site/ on the loopback address, packed and under its own headers, and prints the four scores of each
page with what Lighthouse would mend. Needs a built site, what `make test` needs, and Lighthouse on the path
(`npm install --global lighthouse`) or named by LIGHTHOUSE.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT / "hooks"), str(ROOT / "tests")]

import chromium  # noqa: E402
from host import serving  # noqa: E402

PAGES = (
    "",
    "khu-vuc/",
    "khu-vuc/kcn-dong-banh/",
    "su-kien/2026-12-10-tap-huan-phan-loai-rac/",
    "so-tay/phan-loai-rac-tai-nguon/02-ba-nhom-rac-va-cach-nhan-biet/",
    "dia-phuong/",
)
OPTIONS = ("--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox")


def report(url: str) -> dict:
    """What Lighthouse says of the page at `url`, in its own form."""
    command = [os.environ.get("LIGHTHOUSE", "lighthouse"), url, *OPTIONS]
    environment = {**os.environ, "CHROME_PATH": str(chromium.find())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    pages = sys.argv[1:] or PAGES
    with serving(ROOT / "site") as host:
        for page in pages:
            said = report(host.address + page)
            scores = {name: round(100 * (one["score"] or 0)) for name, one in said["categories"].items()}
            print(
                page or "(home)", *(f"{name} {score}" for name, score in scores.items()), sep="  ", flush=True
            )
            counted = {
                ref["id"] for one in said["categories"].values() for ref in one["auditRefs"] if ref["weight"]
            }
            for name in sorted(counted):
                audit = said["audits"][name]
                if audit["score"] is not None and audit["score"] < 0.9:
                    print(f"    {audit['title']}: {audit.get('displayValue', '')}", flush=True)


if __name__ == "__main__":
    main()
