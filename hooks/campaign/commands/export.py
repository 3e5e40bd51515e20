"""`campaign export DIR`."""

from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT, load_or_stop, today
from campaign.export import export
from campaign.views.look import Look


@click.command(
    "export",
    cls=Command,
    help="Chép ra THƯ_MỤC_MỚI toàn bộ trang dưới dạng Markdown, cho công cụ dựng trang khác.",
)
@ROOT
@click.argument("target", metavar="THƯ_MỤC_MỚI", type=click.Path(path_type=Path, file_okay=False))
def command(root: Path, target: Path) -> None:
    if target.exists() and any(target.iterdir()):
        raise click.ClickException(f"Thư mục {target} không trống. Hãy chọn một thư mục mới.")
    count = export(load_or_stop(root), Look(root / "overrides", today()), root, target)
    click.echo(f"Đã ghi {count} tệp vào {target}.")
