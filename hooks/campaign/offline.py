"""Reading without a network: `sw.js` and, for each handbook, the list of what to keep (`luu.json`).

The service worker is our own (overrides/offline/worker.js, and overrides/assets/books.js, which pages use
too). Workbox, the library for this, comes by npm only, and the build needs no Node; its precache also
keeps all editions of a site in one cache and has no notion of a book that is kept whole with its PDF.

Everything is listed with the sum of its content, so that a phone takes a new edition of the site whole
or not at all, whatever a server is in the middle of. The same site gives the same bytes.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from campaign.editions import EDITIONS
from campaign.model import Handbook
from campaign.weights import entry, file_of, needed

LOST = "mat-mang.html"  # what is shown in the place of a page that is not on the phone
HOMES = ("", "en/")
# Its addresses are whole paths, whatever the path of the site is.
OF_LOST = re.compile(r"assets/[\w./-]+\.(?:css|js|svg)")
LIST = "luu.json"


def write_offline(site: Path, overrides: Path, handbooks: Iterable[Handbook]) -> None:
    """Put the lists and then the worker, which is of this very site, into `site`."""
    for book in handbooks:
        for home in HOMES:
            folder = f"{home}so-tay/{book.id}/"
            if (site / folder / "index.html").is_file():
                (site / folder / LIST).write_text(_json(_book_list(site, folder, book)), encoding="utf-8")
    (site / "sw.js").write_text(_worker(site, overrides), encoding="utf-8")


def _worker(site: Path, overrides: Path) -> str:
    scripts = ("assets/books.js", "offline/worker.js")
    code = "\n".join((overrides / name).read_text(encoding="utf-8") for name in scripts)
    shell = [entry(site, address) for address in shell_addresses(site)]
    told = {"shell": shell, "lost": LOST, "list": LIST}
    version = hashlib.sha256((_json(told) + code).encode()).hexdigest()[:12]
    return f"self.SITE = {_json({'version': version, **told})};\n{code}"


def shell_addresses(site: Path) -> Iterator[str]:
    """What every reader's phone keeps: the home pages, the page of a lost network, and what they need."""
    found = dict.fromkeys([*HOMES, LOST])
    for home in HOMES:
        if file_of(site, home).is_file():
            found |= dict.fromkeys(needed(site, home))
    found |= dict.fromkeys(OF_LOST.findall((site / LOST).read_text(encoding="utf-8")))
    return (address for address in found if file_of(site, address).is_file())


def _book_list(site: Path, folder: str, book: Handbook) -> dict[str, object]:
    """A handbook in one language: its pages with what they need, and the PDFs to choose from."""
    pages = [
        f"{path.parent.relative_to(site).as_posix()}/" for path in sorted((site / folder).rglob("index.html"))
    ]
    parts = dict.fromkeys(part for page in pages for part in needed(site, page))
    papers = [f"so-tay/{book.id}{edition.suffix}.pdf" for edition in EDITIONS]
    title = book.title.en if folder.startswith("en/") and book.title.en else book.title.vi
    return {
        "title": title,
        "edition": book.edition,
        "date": book.date.isoformat(),
        "files": [entry(site, address) for address in [*pages, *parts]],
        "pdfs": [entry(site, path) for path in papers if (site / path).is_file()],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
