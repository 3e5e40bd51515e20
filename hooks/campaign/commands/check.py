"""`campaign check`."""

import sys
from pathlib import Path

import click

from campaign.commands.annotations import FORMATS
from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT, counted
from campaign.load import load
from campaign.problems import Problem


@click.command(
    "check",
    cls=Command,
    help="""Kiểm tra dữ liệu và các trang, nêu mọi chỗ cần sửa trong một lần.

    Ghi thêm ĐƯỜNG_DẪN thì chỉ nêu lỗi của các tệp ấy. Ví dụ:

    \b
      campaign check
      campaign check docs/data/awards docs/su-kien/2026-03-hoi-thao.md""",
)
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="text: cho người đọc; github: ghi chú trên dòng của đề nghị nhập (pull request); json: cho máy đọc.",
)
@click.argument("paths", metavar="[ĐƯỜNG_DẪN]…", nargs=-1, type=click.Path(path_type=Path, exists=True))
def command(root: Path, form: str, paths: tuple[Path, ...]) -> None:
    campaign, problems = load(root)
    shown = [one for one in problems if _asked(root, one, paths)]
    said = FORMATS[form](shown)
    click.echo(said, nl=False, err=form == "text")
    if form == "text":
        _sum_up(shown, len(problems) - len(shown), counted(campaign) if campaign else "")
    sys.exit(1 if shown else 0)


def _asked(root: Path, problem: Problem, paths: tuple[Path, ...]) -> bool:
    file = (root / problem.file).resolve()
    return not paths or any(file == path.resolve() or path.resolve() in file.parents for path in paths)


def _sum_up(shown: list[Problem], others: int, counts: str) -> None:
    if shown:
        click.echo(f"\nCó {len(shown)} chỗ cần sửa.", err=True)
    elif others:
        click.echo("Các tệp này không có lỗi.")
    else:
        click.echo(f"Không có lỗi: {counts}.")
    if others:
        click.echo(f"Còn {others} chỗ cần sửa ở các tệp khác: gõ “campaign check”.", err=True)
