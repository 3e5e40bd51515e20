"""`campaign stale`."""

from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT


@click.command(
    "stale",
    cls=Command,
    help="""Nêu những gì đã cũ: bản tiếng Anh chậm hơn bản tiếng Việt, trang quá ngày xem lại, văn bản
    quá sáu tháng chưa kiểm tra hiệu lực, sự kiện đã qua mà chưa ghi kết quả. Ví dụ: campaign stale""",
)
@ROOT
def command(root: Path) -> None:
    raise click.ClickException("Lệnh này đang được viết.")
