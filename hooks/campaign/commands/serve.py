"""`campaign serve`."""

import os
import subprocess
import sys
from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT


@click.command(
    "serve",
    cls=Command,
    help="Xem thử trên máy mình; sửa tệp rồi lưu là thấy ngay. Ví dụ: campaign serve",
)
@ROOT
@click.option("--address", metavar="MÁY:CỔNG", default="127.0.0.1:8000", help="Địa chỉ xem thử.")
def command(root: Path, address: str) -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    sys.exit(subprocess.call(mkdocs, cwd=root, env=environment))
