"""`campaign schemas`."""

import sys
from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT
from campaign.schemas import schema_files


@click.command(
    "schemas",
    cls=Command,
    help="""Ghi lại các lược đồ JSON trong docs/data/_mau/schema/, nhờ đó VS Code gợi ý và gạch đỏ khi gõ.

    Chạy sau khi sửa mẫu trong docs/data/_mau/ hoặc sửa mô hình dữ liệu. Ví dụ: campaign schemas""",
)
@ROOT
@click.option("--check", is_flag=True, help="Chỉ nói lược đồ nào đã cũ, không sửa gì.")
def command(root: Path, check: bool) -> None:
    old = [(path, text) for path, text in schema_files(root) if _read(path) != text]
    for path, text in old:
        click.echo(f"{'Đã cũ' if check else 'Đã ghi'}: {path.relative_to(root).as_posix()}")
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if not old:
        click.echo("Mọi lược đồ đã đúng.")
    sys.exit(1 if check and old else 0)


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""
