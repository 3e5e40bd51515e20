"""`campaign format`."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT
from campaign.tidying import editable, tidied


@click.command(
    "format",
    cls=Command,
    help="""Xếp lại các tệp YAML và phần đầu của các trang: khóa theo thứ tự của mẫu, thụt dòng đều.

    Nội dung và chú thích giữ nguyên. Không ghi ĐƯỜNG_DẪN thì xếp mọi tệp. Ví dụ:

    \b
      campaign format docs/data/awards/2026-provincial.yml
      campaign format --check""",
)
@ROOT
@click.option("--check", is_flag=True, help="Chỉ nói tệp nào chưa đúng thứ tự, không sửa gì.")
@click.argument("paths", metavar="[ĐƯỜNG_DẪN]…", nargs=-1, type=click.Path(path_type=Path, exists=True))
def command(root: Path, check: bool, paths: tuple[Path, ...]) -> None:
    changed, failed = 0, False
    for path, name, model in _asked(root, paths):
        raw = path.read_bytes()
        new, problems = tidied(raw, name, model)
        failed |= bool(problems)
        for problem in problems:
            click.echo(str(problem), err=True)
        if new is not None and new != raw:
            changed += 1
            click.echo(f"Chưa đúng thứ tự: {name}" if check else f"Đã xếp lại: {name}")
            if not check:
                path.write_bytes(new)
    if check and changed:
        click.echo(f"\n{changed} tệp chưa đúng thứ tự. Gõ “campaign format” để xếp lại.", err=True)
    elif not changed and not failed:
        click.echo("Mọi tệp đã đúng thứ tự.")
    sys.exit(1 if failed or (check and changed) else 0)


def _asked(root: Path, paths: tuple[Path, ...]) -> Iterator[tuple[Path, str, type[BaseModel]]]:
    wanted = [path.resolve() for path in paths]
    for name, model in editable(root):
        path = root / name
        here = path.resolve()
        if not wanted or here in wanted or any(folder in here.parents for folder in wanted):
            yield path, name, model
