"""Opens the desk: packages, work tree, pages, Decap's server, and the door to all of it."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import IO

from campaign.campaign import Campaign
from campaign.desk.gate import LOOPBACK, Desk, open_gate
from campaign.desk.node import NoDesk, packages
from campaign.desk.pages import write_pages
from campaign.desk.workplace import open_workplace

CACHE = Path(".cache") / "desk"
READY = {"configured with", "listening on"}  # it says both when it is, in either order


@contextmanager
def desk_of(campaign: Campaign, root: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """The desk's web server, ready to serve; all is put away afterwards. Raises NoDesk."""
    cache = root / CACHE
    modules = packages(root / "overrides" / "desk", cache)
    repository = open_workplace(root, cache)
    write_pages(cache / "trang", campaign, root, modules)
    with (
        _decap_server(modules, repository) as address,
        _bound(Desk(cache / "trang", repository, address), port) as gate,
    ):
        yield gate


def _bound(desk: Desk, port: int) -> ThreadingHTTPServer:
    try:
        return open_gate(desk, port)
    except OSError:
        raise NoDesk(
            f"Cổng {port} đang có chương trình khác dùng. Thử: campaign desk --port {port + 1}"
        ) from None


@contextmanager
def _decap_server(modules: Path, repository: Path) -> Iterator[str]:
    """Address of Decap's server in git mode, on the loopback address alone, for no page of any origin."""
    port = _free_port()
    environment = {
        **os.environ,
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "BIND_HOST": LOOPBACK,
        "PORT": str(port),
        "ORIGIN": "null.invalid",
        "LOG_LEVEL": "info",
    }
    command = ["node", str(modules / "decap-server" / "dist" / "index.js")]
    process = subprocess.Popen(
        command,
        cwd=modules.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        reader = _wait(process)
        yield f"http://{LOOPBACK}:{port}/api/v1"
    finally:
        process.terminate()
        process.wait()
    reader.join()


def _wait(process: subprocess.Popen[str]) -> Thread:
    """Until it is ready; a thread then reads its log on, so that it never waits for a reader."""
    stream = process.stdout
    assert stream
    said = ""
    for line in stream:
        said += line
        if all(sign in said for sign in READY):
            reader = Thread(target=_drain, args=[stream], daemon=True)
            reader.start()
            return reader
    stream.close()
    raise NoDesk(f"Máy chủ của bàn biên tập không chạy được:\n{said.strip()}")


def _drain(stream: IO[str]) -> None:
    with stream:
        for _ in stream:
            pass


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((LOOPBACK, 0))
        return int(one.getsockname()[1])
