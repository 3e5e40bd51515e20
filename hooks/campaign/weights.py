"""What the files of a built site weigh, and what a page needs to be shown."""

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html

NEEDED = "//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //script/@src | //img/@src"
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")

Entry = tuple[str, int, str]
"""Address below the site's root (`so-tay/x/`, `assets/site.1a2b3c4d.css`), bytes, and the sum of its content
as browsers check it (https://www.w3.org/TR/sri-2/#the-integrity-attribute)."""


def entry(site: Path, address: str) -> Entry:
    content = file_of(site, address).read_bytes()
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return address, len(content), f"sha256-{digest}"


def file_of(site: Path, address: str) -> Path:
    """The file that a server sends for an address."""
    return site / address / "index.html" if address.endswith("/") or not address else site / address


def parse(page: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def inside(base: str, link: str) -> str | None:
    """The address below the root that `link` on the page `base` leads to; None to another host, or nowhere.

    The root is taken as "/": a link with a whole path (the 404 page has such) must not be asked about.
    """
    parts = urlsplit(urldefrag(link).url)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
    folder = parts.path.endswith("/") or posixpath.basename(parts.path) in (".", "..")
    return ("" if path == "." else path + "/") if folder else path


def needed(site: Path, page: str) -> Iterator[str]:
    """Addresses of the files without which the page at address `page` is not itself, each once."""
    found = dict.fromkeys(
        address
        for link in parse(file_of(site, page)).xpath(NEEDED)
        if (address := inside(page, str(link))) and file_of(site, address).is_file()
    )
    yield from found
    for style in [address for address in found if address.endswith(".css")]:
        for link in IN_STYLE.findall(file_of(site, style).read_text(encoding="utf-8")):
            address = inside(style, link)
            if address and address not in found and file_of(site, address).is_file():
                found[address] = None
                yield address
