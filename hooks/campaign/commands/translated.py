"""`campaign translated`."""

import re
import sys
from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT
from campaign.load import read_page
from campaign.prose import Page
from campaign.review.base import NoSuchVersion
from campaign.review.history import changed_since
from campaign.source import FRONT_MATTER
from campaign.translations import ENGLISH, stamp, version

STAMP = re.compile(r"^translation_of:[ \t]*[\"']?([^\"'\n#]*).*\n", re.MULTILINE)


@click.command(
    "translated",
    cls=Command,
    help="""Ghi vào trang tiếng Anh rằng nó đã dịch đúng bản tiếng Việt hiện nay (khóa translation_of).

    Gõ lệnh này sau khi dịch xong, hoặc sau khi xem lại và thấy bản dịch vẫn đúng. Ví dụ:

    \b
      campaign translated --changes docs/chuyen-de.en.md
      campaign translated docs/chuyen-de.en.md""",
)
@ROOT
@click.option(
    "--changes", is_flag=True, help="Chỉ cho xem bản tiếng Việt đã đổi những gì từ khi dịch, không ghi gì."
)
@click.argument(
    "paths",
    metavar="TRANG.en.md…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
def command(root: Path, changes: bool, paths: tuple[Path, ...]) -> None:
    failed = False
    for path in paths:
        try:
            uri, source = _original(root, path)
            click.echo(_changes(root, path, uri, source) if changes else _mark(path, source))
        except _NotNow as fault:
            failed = True
            click.echo(str(fault), err=True)
    sys.exit(1 if failed else 0)


class _NotNow(Exception):
    """What an editor has to do first."""


def _original(root: Path, path: Path) -> tuple[str, Page]:
    """The Vietnamese page of an English file, and its place. Raises _NotNow."""
    docs = (root / "docs").resolve()
    if not path.name.endswith(ENGLISH) or docs not in path.resolve().parents:
        raise _NotNow(f"{path}: không phải trang tiếng Anh trong docs/ (tên tệp kết thúc bằng {ENGLISH}).")
    uri = path.resolve().relative_to(docs).as_posix().removesuffix(ENGLISH) + ".md"
    if not (docs / uri).is_file():
        raise _NotNow(f"{path}: không có trang tiếng Việt docs/{uri}.")
    source, problems = read_page(root, uri)
    if source is None:
        raise _NotNow("\n".join(map(str, problems)))
    return uri, source


def _mark(path: Path, source: Page) -> str:
    """Write the version into the page."""
    text, head = _head(path)
    inside = head[1]
    line = stamp(source) + "\n"
    new = STAMP.sub(line, inside) if STAMP.search(inside) else inside + line
    path.write_bytes(f"---\n{new}{text[head.end(1) :]}".encode())
    return f"Đã ghi: {path} dịch từ bản tiếng Việt hiện nay."


def _changes(root: Path, path: Path, uri: str, source: Page) -> str:
    """What the Vietnamese page has changed since; words that went in [-…-], words that came in {+…+}."""
    _, head = _head(path)
    made_from = STAMP.search(head[1])
    if made_from is None:
        raise _NotNow(f"{path}: chưa ghi đã dịch từ bản nào.")
    if made_from[1] == version(source):
        return f"{path}: bản tiếng Việt chưa đổi từ khi dịch."
    try:
        found = changed_since(root, uri, made_from[1])
    except NoSuchVersion:
        found = None
    if found is None:
        raise _NotNow(f"{path}: trong git không thấy bản tiếng Việt “{made_from[1]}”; hãy so cả trang.")
    return found.rstrip("\n")


def _head(path: Path) -> tuple[str, re.Match[str]]:
    """The text of a page and its front matter. Raises _NotNow where it has none."""
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    head = FRONT_MATTER.match(text)
    if head is None:
        raise _NotNow(f"{path}:1: thiếu phần đầu trang → thêm ba dòng đầu: “---”, “title: …”, “---”")
    return text, head
