"""The one door to the desk: its page, and Decap's server behind it, for this machine's browser alone.

What Decap saves is laid out as `campaign format` does before it is committed, and checked afterwards; what
the check refuses is not published. Other pages open in the same browser cannot ask anything: a request
must come from this very address (its Host and Origin say so), so neither a foreign page nor a foreign name
that resolves to 127.0.0.1 gets in.
"""

import json
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from campaign.desk.workplace import problems_on
from campaign.tidying import model_of, tidied

LOOPBACK = "127.0.0.1"
MAX_BYTES = 50_000_000  # of a request; pictures come in JSON
STOPPED = "Máy chủ của bàn biên tập đã dừng. Đóng bàn biên tập rồi mở lại."
NOT_PUBLISHED = "Chưa xuất bản được, còn chỗ cần sửa:\n"


@dataclass
class Desk:
    """What the door knows: the page's folder, the work tree, Decap's server, what was saved last."""

    pages: Path
    repository: Path
    server: str  # address of Decap's server
    saved: list[str] = field(default_factory=list)  # problems of the entry that was saved last

    def answer(self, request: dict[str, Any]) -> tuple[int, bytes]:
        """Status and JSON for one of Decap's requests."""
        action, params = request.get("action"), request.get("params") or {}
        if action == "persistEntry":
            for file in params.get("dataFiles") or [params["entry"]]:
                file["raw"] = tidy(file["raw"], file["path"])
        if action == "publishUnpublishedEntry":
            said = self._problems(params["collection"], params["slug"])
            if said:
                return 422, json.dumps({"error": NOT_PUBLISHED + "\n".join(said)}).encode()
        status, body = self._forward(request)
        if action == "persistEntry" and status == 200:
            slug = (params.get("dataFiles") or [params["entry"]])[0]["slug"]
            self.saved = self._problems(params["options"]["collectionName"], slug)
        return status, body

    def _problems(self, collection: str, slug: str) -> list[str]:
        return list(map(str, problems_on(f"cms/{collection}/{slug}", self.repository)))

    def _forward(self, request: dict[str, Any]) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json"}
        asked = urllib.request.Request(self.server, json.dumps(request).encode(), headers)
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 502, json.dumps({"error": STOPPED}).encode()


def tidy(text: str, name: str) -> str:
    """The text of a file as `campaign format` leaves it; what it cannot read stays, and the check tells."""
    model = model_of(name)
    made, _ = tidied(text.encode(), name, model) if model else (None, [])
    return text if made is None else made.decode()


class _Door(SimpleHTTPRequestHandler):
    """Serves the page's folder and hands Decap's requests on."""

    def __init__(self, desk: Desk, *arguments: Any) -> None:
        self._desk = desk
        super().__init__(*arguments, directory=str(desk.pages))

    def _is_own(self) -> bool:
        host = f"{LOOPBACK}:{self.connection.getsockname()[1]}"
        return (
            self.headers.get("Host") == host
            and self.headers.get("Origin", f"http://{host}") == f"http://{host}"
        )

    def do_GET(self) -> None:
        if not self._is_own():
            self._send(403, b"{}")
        elif self.path == "/problems.json":
            self._send(200, json.dumps(self._desk.saved).encode())
        else:
            super().do_GET()

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        is_json = self.headers.get("Content-Type", "").startswith("application/json")
        if not self._is_own() or not is_json or self.path != "/api/v1" or length > MAX_BYTES:
            self._send(403, b"{}")
            return
        self._send(*self._desk.answer(json.loads(self.rfile.read(length))))

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Say nothing: the page tells what went wrong."""


class _Gate(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away; anything else is a mistake of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_gate(desk: Desk, port: int) -> ThreadingHTTPServer:
    """A server for `desk` on the loopback address; port 0 takes any free one."""
    return _Gate((LOOPBACK, port), partial(_Door, desk))
