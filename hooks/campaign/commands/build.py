"""`campaign build`."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from campaign import usb
from campaign.build import BuildFailed, Built, build
from campaign.campaign import Campaign
from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT, counted, load_or_stop
from campaign.printing import page_count
from campaign.progress import Progress

STEPS = {
    "doc-kiem": "Đọc và kiểm tra dữ liệu",
    "doc-trang": "Đọc các trang",
    "in-so-tay": "In sổ tay",
    "ve-anh": "Vẽ ảnh chia sẻ",
    "viet-trang": "Ghi các trang",
    "hoan-thien": "Làm nhẹ, đặt lớp bảo vệ",
    "lap-chi-muc": "Lập chỉ mục tìm kiếm",
    "dong-goi": "Đóng gói bản USB",
}


@click.command("build", cls=Command, help="Dựng toàn bộ trang và sổ tay PDF vào site/. Ví dụ: campaign build")
@ROOT
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ_MỤC",
    default="site",
    help="Thư mục kết quả; bản cũ chỉ bị thay khi bản mới đã xong.",
)
def command(root: Path, site: Path) -> None:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, disable=not console.is_terminal) as bar:
        tasks = {}

        def show(progress: Progress) -> None:
            if progress.step not in tasks:
                tasks[progress.step] = bar.add_task(STEPS[progress.step], total=progress.total)
            bar.update(tasks[progress.step], completed=progress.done, total=progress.total)

        try:
            built = build(root.resolve(), site.resolve(), show)
        except BuildFailed as error:
            console.print(f"\n[bold red]Chưa dựng được trang.[/] Bản trước ở {site}/ vẫn còn nguyên.")
            console.print(escape(error.said), soft_wrap=True)
            sys.exit(1)
    _summary(console, load_or_stop(root), built, site)


def _summary(console: Console, campaign: Campaign, built: Built, site: Path) -> None:
    table = Table(show_header=False, box=None, padding=(0, 2))
    table.add_row("Trang", f"{built.pages['vi']} tiếng Việt, {built.pages['en']} tiếng Anh")
    for pdf in built.pdfs:
        name = pdf.relative_to(built.site).as_posix()
        table.add_row(
            "PDF",
            f"{name}: {page_count(pdf.read_bytes())} trang, {pdf.stat().st_size / 1000:,.0f} kB",
        )
    stick = built.site / usb.PATH
    table.add_row("Bản USB", f"{usb.PATH}: {stick.stat().st_size / 1e6:,.1f} MB")
    table.add_row("Bản ghi", counted(campaign))
    table.add_row("Cảnh báo", str(len(built.warnings)))
    table.add_row("Thời gian", f"{built.seconds:.1f} giây")
    table.add_row("Xem tại", str(site / "index.html"))
    console.print("\n[bold green]Đã dựng xong.[/]")
    console.print(table)
    for warning in built.warnings:
        console.print(escape(warning))
