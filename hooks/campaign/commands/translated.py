"""`campaign translated`."""

import re
import sys
from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT
from campaign.load import read_page
from campaign.source import FRONT_MATTER
from campaign.translations import ENGLISH, stamp

STAMP = re.compile(r"^translation_of:.*\n", re.MULTILINE)


@click.command(
    "translated",
    cls=Command,
    help="""Ghi vào trang tiếng Anh rằng nó đã dịch đúng bản tiếng Việt hiện nay (khóa translation_of).

    Gõ lệnh này sau khi dịch xong, hoặc sau khi xem lại và thấy bản dịch vẫn đúng. Ví dụ:

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
    failed = False
    for path in paths:
        fault = _mark(root, path)
        failed |= bool(fault)
        click.echo(fault or f"Đã ghi: {path} dịch từ bản tiếng Việt hiện nay.", err=bool(fault))
    sys.exit(1 if failed else 0)


def _mark(root: Path, path: Path) -> str:
    """Write the version into the page; what an editor has to do first, if that cannot be."""
    docs = (root / "docs").resolve()
    if not path.name.endswith(ENGLISH) or docs not in path.resolve().parents:
        return f"{path}: không phải trang tiếng Anh trong docs/ (tên tệp kết thúc bằng {ENGLISH})."
    uri = path.resolve().relative_to(docs).as_posix().removesuffix(ENGLISH) + ".md"
    if not (docs / uri).is_file():
        return f"{path}: không có trang tiếng Việt docs/{uri}."
    source, problems = read_page(root, uri)
    if source is None:
        return "\n".join(map(str, problems))
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    head = FRONT_MATTER.match(text)
    if head is None:
        return f"{path}:1: thiếu phần đầu trang → thêm ba dòng đầu: “---”, “title: …”, “---”"
    line = stamp(source) + "\n"
    inside = head[1]
    new = STAMP.sub(line, inside) if STAMP.search(inside) else inside + line
    path.write_bytes(f"---\n{new}{text[head.end(1) :]}".encode())
    return ""
