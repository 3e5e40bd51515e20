"""`campaign translated`."""

from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT


@click.command(
    "translated",
    cls=Command,
    help="""Ghi vào trang tiếng Anh rằng nó đã dịch đúng bản tiếng Việt hiện nay (khóa translation_of). Ví dụ:

    \b
      campaign translated docs/chuyen-de.en.md""",
)
@ROOT
@click.argument(
    "paths",
    metavar="TRANG.en.md…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
def command(root: Path, paths: tuple[Path, ...]) -> None:
    raise click.ClickException("Lệnh này đang được viết.")
