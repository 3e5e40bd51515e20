"""`campaign report`."""

import os
import re
from pathlib import Path

import click
from markupsafe import Markup

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT, today
from campaign.load import load
from campaign.review.base import NoSuchVersion, commit_of, machine_files_changed, unpacked
from campaign.review.report import compared, told
from campaign.views.filling import tidy
from campaign.views.look import Look


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
@click.option(
    "--site",
    metavar="ĐỊA_CHỈ",
    help="Địa chỉ của trang mà các liên kết dẫn tới; không ghi thì theo biến SITE_URL.",
)
def command(root: Path, base: str, site: str | None) -> None:
    url = site or os.environ.get("SITE_URL") or Look.url
    look = Look(root / "overrides", today(), url.rstrip("/") + "/")
    click.echo(tidy(_written(root, base, look)), nl=False)


REVISION = re.compile(r"[\w./~^@-]+")


def _written(root: Path, base: str, look: Look) -> str:
    after, problems = load(root)
    if after is None:
        return look.plain("report/broken.md", problems=problems, base="")
    named = Markup(base) if REVISION.fullmatch(base) else base  # else its signs would be protected
    try:
        commit = commit_of(root, base)
        with unpacked(root, commit) as folder:
            before, faults = load(folder)
            if before is None:
                return look.plain("report/broken.md", problems=faults, base=named)
            report = compared(before, after, look, (folder, root), machine_files_changed(root, commit))
    except NoSuchVersion:
        cure = "Xem tên các nhánh bằng lệnh: git branch --all"
        raise click.ClickException(f"Trong git không có bản “{base}”. {cure}") from None
    return told(report, after, look, named)
