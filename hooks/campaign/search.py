"""The search index of a built site, by Pagefind (https://pagefind.app/docs/config-options/).

Pagefind folds tones ("Lạng" is found as "lang") but holds đ for a letter of its own. So every đ goes
into the index as d with a stroke laid over it (U+0335), which folds like a tone; assets/search.js asks
the same way and turns it back in what it shows. Exact spelling then still ranks before folded.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import lxml.html
from lxml.builder import E

from campaign.views.search_words import Synonyms

FOLDER = "pagefind"
STROKE = str.maketrans({"đ": "d\u0335", "Đ": "D\u0335"})
# Pagefind brings its own ways to show results; ours is assets/search.js.
UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")
# What a reader can choose from, by the kind that a page says it is. Meta data, no filter of Pagefind's:
# those are written in another order each time.
GROUPS = {
    "zone": "zone",
    "place": "place",
    "event": "event",
    "round": "honour",
    "honouree": "honour",
    "document": "document",
    "handbook": "handbook",
    "chapter": "handbook",
    "appendix": "handbook",
    "prints": "handbook",
    "model": "model",
    "assessment": "assessment",
    "recommendation": "recommendation",
    "addressee": "recommendation",
}
SKIPPED = ("contents", "badge", "source", "sample")  # classes of what is no text of the page


def write_index(site: Path, synonyms: Synonyms) -> None:
    """Put the index of every page of `site` into its folder `pagefind/`; the same site, the same bytes."""
    with TemporaryDirectory() as folder:
        stripped = Path(folder)
        for address, html in _pages(site, synonyms):
            path = stripped / address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html.translate(STROKE), encoding="utf-8")
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        _run_pagefind(stripped, site / FOLDER)
    for pattern in UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()


def _run_pagefind(pages: Path, target: Path) -> None:
    """Its news (it knows no stems of Vietnamese words, which have none) are told only where it fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    entry = target / "pagefind-entry.json"  # names the languages in any order
    entry.write_text(json.dumps(json.loads(entry.read_text()), sort_keys=True))


def _pages(site: Path, synonyms: Synonyms) -> Iterator[tuple[str, str]]:
    """Address and HTML of what is worth finding: each text once, in its own language."""
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).parent.as_posix().removeprefix(".")
        document = lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot()
        found = document.find_class("page")
        # Not the lists of all pages, and not what falls back to Vietnamese on an English address.
        if found and found[0].get("data-kind") != "index" and not found[0].get("lang"):
            language = document.get("lang")
            key = address.removeprefix("en").lstrip("/") if language == "en" else address
            others = synonyms.pages.get(f"{key}/", ())
            yield address, _stripped(found[0], language, others, synonyms.short)


def _stripped(
    page: lxml.html.HtmlElement, language: str, others: tuple[str, ...], short: Mapping[str, str]
) -> str:
    """A page as Pagefind is to see it: its text, its kind, and the words that lead to it."""
    for element in (*page.iter("nav", "script"), *(one for name in SKIPPED for one in page.find_class(name))):
        element.drop_tree()
    title = " ".join(page.find(".//h1").text_content().split())
    called = [*others, *(other for name in (title, *others) for other in _renamed(name, short))]
    missing = _missing(page.text_content(), short)
    group = GROUPS.get(page.get("data-kind", ""), "page")
    body = E.body(
        {"data-pagefind-body": "", "data-pagefind-meta": f"kind:{group}"},
        page,
        E.p({"data-pagefind-weight": "10", "data-pagefind-meta": "names"}, "; ".join(called)),
        E.p({"data-pagefind-weight": "0.5"}, "; ".join(missing)),
    )
    return str(lxml.html.tostring(E.html({"lang": language}, body), encoding="unicode"))


def _renamed(name: str, short: Mapping[str, str]) -> Iterator[str]:
    """A name with an acronym for what it stands for, and the other way round."""
    for acronym, meaning in short.items():
        for found, other in ((re.escape(meaning), acronym), (rf"\b{re.escape(acronym)}\b", meaning)):
            renamed = re.sub(found, other, name, flags=re.IGNORECASE)
            if renamed != name:
                yield renamed


def _missing(text: str, short: Mapping[str, str]) -> Iterator[str]:
    """Acronyms that a text spells out without naming them, and the other way round."""
    lower = text.lower()
    for acronym, meaning in short.items():
        spelt_out, abbreviated = meaning in lower, bool(re.search(rf"\b{re.escape(acronym)}\b", text))
        if spelt_out != abbreviated:
            yield acronym if spelt_out else meaning
