"""`campaign report`."""

from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT


@click.command(
    "report",
    cls=Command,
    help="""So kho này với bản BẢN_GỐC trong git, viết báo cáo bằng Markdown cho đề nghị nhập: trang thêm,
    đổi, mất; bản ghi đổi ra sao; bản tiếng Anh nào cũ đi; sổ tay nào phải in lại; đường dẫn nào hỏng. Ví dụ:

    \b
      campaign report --base origin/main""",
)
@ROOT
@click.option("--base", metavar="BẢN_GỐC", required=True, help="Bản để so: một nhánh, thẻ hay mã commit.")
def command(root: Path, base: str) -> None:
    raise click.ClickException("Lệnh này đang được viết.")
