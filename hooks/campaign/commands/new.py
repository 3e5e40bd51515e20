"""`campaign new`."""

from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT


@click.command(
    "new",
    cls=Command,
    help="""Tạo một tệp mới từ mẫu, đúng chỗ, đúng tên; chưa ghi tùy chọn nào thì máy hỏi điều ấy.

    LOẠI: event (sự kiện), round (đợt vinh danh), honouree (một mục trong đợt), zone (khu vực), document
    (văn bản), assessment (đánh giá), recommendation (kiến nghị), chapter (chương sổ tay).
    Không bao giờ ghi đè tệp đã có. Ví dụ:

    \b
      campaign new event
      campaign new round --level provincial --year 2028""",
)
@ROOT
@click.argument("kind", metavar="LOẠI")
def command(root: Path, kind: str) -> None:
    raise click.ClickException("Lệnh này đang được viết.")
