"""A host as a reader meets one, on the loopback address: gzip, and the headers of the site's own `_headers`.

with serving(site) as host:  # host.address, host.sent
"""

import functools
import gzip
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote, urlsplit

from campaign import hosting
from playwright.sync_api import Browser

TYPES = {f".{ending}": kind for ending, kind in hosting.TYPES.items()}


class Rule(NamedTuple):
    """A path, or the beginning of many, and the headers for it."""

    path: str
    headers: dict[str, str]

    def holds(self, path: str) -> bool:
        return path.startswith(self.path[:-1]) if self.path.endswith("*") else path == self.path


def rules(text: str) -> list[Rule]:
    """What a `_headers` file says (https://docs.netlify.com/manage/routing/headers/)."""
    found: list[Rule] = []
    for line in text.splitlines():
        if line.startswith("/"):
            found.append(Rule(line.strip(), {}))
        elif line.strip() and not line.startswith("#"):
            name, _, value = line.partition(":")
            found[-1].headers[name.strip()] = value.strip()
    return found


class Handler(http.server.SimpleHTTPRequestHandler):
    """Sends a file packed where that helps, and what is no file as 404.html."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | TYPES
    server: "Host"

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                return super().send_head()  # the way to the address with a slash
            path /= "index.html"
        status = HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            path = Path(self.directory, "404.html")
        body = path.read_bytes() if path.is_file() else b""
        kind = self.guess_type(path)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if kind in hosting.PACKED:
            body = packed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.server.sent.append((urlsplit(self.path).path, len(body)))
        return io.BytesIO(body)

    def end_headers(self) -> None:
        for rule in self.server.rules:
            if rule.holds(unquote(urlsplit(self.path).path)):
                for name, value in rule.headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Host(http.server.ThreadingHTTPServer):
    """`sent`: path and bytes of every body so far, packed."""

    request_queue_size = 64

    def __init__(self, site: Path, port: int = 0, handler: type[Handler] = Handler) -> None:
        super().__init__(("127.0.0.1", port), functools.partial(handler, directory=str(site)))
        headers = site / "_headers"
        self.rules = rules(headers.read_text(encoding="utf-8")) if headers.is_file() else []
        self.sent: list[tuple[str, int]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


@functools.cache
def packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


@contextmanager
def serving(site: Path) -> Iterator[Host]:
    """The site in the folder `site`, as long as the `with` lasts."""
    with Host(site) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()


def visit(browser: Browser, host: Host, address: str, width: int = 360) -> dict[str, int]:
    """Bytes of all that a first visit to a page of the site asks for, by path, packed.

    Headless Chromium asks for no icon and no manifest; people's browsers do. A service worker is left out:
    what it keeps, it fetches when the page has long been there.
    """
    context = browser.new_context(viewport={"width": width, "height": 740}, service_workers="block")
    page = context.new_page()
    host.sent.clear()
    page.goto(host.address + address)
    page.wait_for_load_state("networkidle")
    links = page.locator("link[rel~=icon], link[rel=manifest]")
    for url in links.evaluate_all("links => links.map((link) => link.href)"):
        if urlsplit(url).path not in dict(host.sent):
            page.request.get(url)
    context.close()
    return dict(host.sent)
