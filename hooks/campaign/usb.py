"""The USB edition: one zip of the whole site that opens from a disk, for where there is no network.

A browser opens `x/index.html` from a disk but not `x/`; allows there no service worker, no modules (so no
Pagefind), no fonts and masks from another file. So links get their file names, styles carry their fonts
and pictures inside, and what needs a server (`data-http` in the templates) is left out, while `data-usb`
is shown. The button for search is a link to the list of all pages, as it is without a script.
"""

import base64
import mimetypes
import posixpath
import re
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import lxml.html
from lxml.builder import E

from campaign.campaign import Campaign
from campaign.dates import Language
from campaign.views.look import Look, Speech
from campaign.weights import IN_STYLE, inside, parse

FOLDER = "moi-truong-lang-son"
PATH = f"tai-ve/{FOLDER}-usb.zip"
ABOUT = "khong-mang"  # the page that tells of it
README = "DOC-TRUOC.txt"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can tell: the same site gives the same bytes
LEFT_OUT = (
    "tai-ve/*",
    "chia-se/*",  # pictures for other sites' links to this one
    "pagefind/*",
    "assets/javascripts/*",
    "assets/fonts/*",
    *(f"assets/{name}.*.js" for name in ("register", "search", "books", "save", "kept")),
    "*.map",
    "*/luu.json",
    "404.html",
    "mat-mang.html",
    "manifest.webmanifest",
    "robots.txt",
    "sitemap.xml*",
    "_*",  # for the server
    ".*",
)
PACKED = (".pdf", ".zip", ".png", ".jpg", ".woff2")  # already as small as they get


def write_usb(site: Path, campaign: Campaign, look: Look) -> None:
    """Put the zip into `site`, and say on the page about it what it weighs."""
    target = site / PATH
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted(_files(site, campaign, look)):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    _tell_size(site, target.stat().st_size, look)


def _files(site: Path, campaign: Campaign, look: Look) -> Iterator[tuple[str, bytes]]:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_dir() or any(fnmatch(name, pattern) for pattern in LEFT_OUT):
            continue
        if path.suffix == ".html":
            yield name, _page(path, name, campaign, look)
        else:
            yield name, _style(path) if path.suffix == ".css" else path.read_bytes()
    words = {language: look.words[language]["usb"] for language in look.words}
    dates = {language: _date(language, campaign, look) for language in look.words}
    readme = look.plain_text(f"offline/{README}", words=words, dates=dates, title=campaign.info.short_title)
    yield README, readme.replace("\n", "\r\n").encode("utf-8-sig")  # as Windows' Notepad reads it


def _page(path: Path, name: str, campaign: Campaign, look: Look) -> bytes:
    page = parse(path)
    for element in page.xpath("//*[@data-http] | //meta[@http-equiv]"):  # "self" is nothing on a disk
        element.drop_tree()
    for element in page.xpath("//*[@data-usb]"):
        element.attrib.pop("hidden", None)
    for link in page.iter("a"):
        if "href" in link.attrib:
            link.set("href", on_disk(link.get("href")))
    language: Language = "en" if name.startswith("en/") else "vi"
    _sign(page, name, language, _date(language, campaign, look), look)
    return bytes(lxml.html.tostring(page, encoding="utf-8", doctype="<!doctype html>"))


def on_disk(link: str) -> str:
    """A link as a browser opens it from a disk: "../x/#y" -> "../x/index.html#y"."""
    parts = urlsplit(link)
    path = parts.path
    if parts.scheme or parts.netloc or not path or path.startswith("/"):
        return link
    if path.endswith("/") or posixpath.basename(path) in (".", ".."):
        path = f"{path.rstrip('/')}/index.html"
    return urlunsplit(("", "", path, parts.query, parts.fragment))


def _sign(page: lxml.html.HtmlElement, name: str, language: Language, date: str, look: Look) -> None:
    """Which edition it is, at the foot of each page."""
    home = "" if language == "vi" else f"{language}/"
    about = posixpath.relpath(f"{home}{ABOUT}/index.html", posixpath.dirname(name) or ".")
    words = look.words[language]["usb"]
    for foot in page.find_class("foot__who"):
        foot.append(E.p(words["sign"].format(date=date), " ", E.a(words["about"], href=f"{about}#usb")))


def _date(language: Language, campaign: Campaign, look: Look) -> str:
    return Speech(language, "", campaign, look.words[language], look.today, look.url).date(look.today)


def _style(path: Path) -> bytes:
    """A style with its fonts and pictures inside: from a disk, browsers refuse both as other files."""

    def whole(found: re.Match[Any]) -> str:
        asked = path.parent / found[1]
        if inside(path.name, found[1]) is None or not asked.is_file():
            return str(found[0])
        kind = "font/woff2" if asked.suffix == ".woff2" else mimetypes.guess_type(asked.name)[0]
        return f'url("data:{kind};base64,{base64.b64encode(asked.read_bytes()).decode()}"'

    text = path.read_text(encoding="utf-8")
    return re.sub(IN_STYLE.pattern + """["']?""", whole, text).encode()


def _tell_size(site: Path, size: int, look: Look) -> None:
    for language in look.words:
        path = site / ("" if language == "vi" else language) / ABOUT / "index.html"
        if path.is_file():
            page = parse(path)
            number = f"{size / 1e6:.1f}"
            number = number.replace(".", ",") if language == "vi" else number
            for element in page.xpath("//*[@data-usb-size]"):
                element.text = look.words[language]["usb"]["size"].format(n=number)
            path.write_bytes(lxml.html.tostring(page, encoding="utf-8", doctype="<!doctype html>"))
