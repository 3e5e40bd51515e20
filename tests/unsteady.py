"""A host whose content, and whose very presence, a test can change."""

import threading
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import host


class Unsteady:
    """Serves `folder` below `path` ("/" or "/a/b/"), under the headers of the site it starts with.

    `stop` and `start` take it off the network and back, at the same address. While `hung` is set, it takes
    requests and does not answer.
    """

    def __init__(self, folder: Path, path: str = "/") -> None:
        self.folder = folder
        self.path = path
        self.port = 0
        self.hung = threading.Event()
        self.over = threading.Event()
        self._server: Server | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.path}"

    def start(self) -> None:
        self._server = Server(self)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def __enter__(self) -> "Unsteady":
        self.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.over.set()
        self.stop()


class Handler(host.Handler):
    server: "Server"

    def send_head(self) -> BinaryIO | None:
        unsteady = self.server.unsteady
        if unsteady.hung.is_set():
            unsteady.over.wait()
        return super().send_head()

    def translate_path(self, path: str) -> str:
        unsteady = self.server.unsteady
        self.directory = str(unsteady.folder)
        below = path.removeprefix(unsteady.path) if path.startswith(unsteady.path) else "404.html"
        return super().translate_path(f"/{below}")


class Server(host.Host):
    def __init__(self, unsteady: Unsteady) -> None:
        super().__init__(unsteady.folder, unsteady.port, Handler)
        self.unsteady = unsteady
