"""The editors' commands: `campaign check`, `campaign build`, `campaign export DIR`, `campaign serve`."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from campaign.build import HANOI, BuildFailed, Built, build
from campaign.campaign import Campaign
from campaign.export import export
from campaign.load import load
from campaign.printing import page_count
from campaign.progress import Progress
from campaign.views.look import Look

STEPS = {
    "doc-kiem": "Đọc và kiểm tra dữ liệu",
    "doc-trang": "Đọc các trang",
    "in-so-tay": "In sổ tay",
    "viet-trang": "Ghi các trang",
    "lap-chi-muc": "Lập chỉ mục tìm kiếm",
}
KINDS = {
    "places": "địa phương",
    "zones": "khu vực",
    "documents": "văn bản",
    "events": "sự kiện",
    "rounds": "đợt vinh danh",
    "assessments": "đánh giá",
    "models": "mô hình",
    "addressees": "nơi nhận kiến nghị",
    "recommendations": "kiến nghị",
    "handbooks": "sổ tay",
}
ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="Thư mục của kho (nơi có mkdocs.yml).",
)


@click.group(help="Công cụ của người biên tập: kiểm tra, dựng trang, in sổ tay.")
def main() -> None:
    for stream in (sys.stdout, sys.stderr):  # Windows may think in another code page
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


@main.command(help="Kiểm tra dữ liệu và các trang. Ví dụ: campaign check")
@ROOT
def check(root: Path) -> None:
    campaign = _load(root)
    counts = campaign.counts()
    kept = ", ".join(f"{counts[kind]} {name}" for kind, name in KINDS.items() if counts[kind])
    click.echo(f"Không có lỗi: {kept}.")


@main.command("build", help="Dựng toàn bộ trang và sổ tay PDF vào site/. Ví dụ: campaign build")
@ROOT
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default="site",
    help="Thư mục kết quả; bản cũ chỉ bị thay khi bản mới đã xong.",
)
def build_command(root: Path, site: Path) -> None:
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
    _summary(console, _load(root), built, site)


@main.command("export", help="Chép ra DIR toàn bộ trang dưới dạng Markdown, cho công cụ dựng trang khác.")
@ROOT
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def export_command(root: Path, target: Path) -> None:
    if target.exists() and any(target.iterdir()):
        raise click.ClickException(f"Thư mục {target} không trống. Hãy chọn một thư mục mới.")
    look = Look(root / "overrides", dt.datetime.now(HANOI).date())
    count = export(_load(root), look, root, target)
    click.echo(f"Đã ghi {count} tệp vào {target}.")


@main.command(help="Xem thử trên máy mình; sửa tệp rồi lưu là thấy ngay. Ví dụ: campaign serve")
@ROOT
@click.option("--address", default="127.0.0.1:8000", help="Địa chỉ xem thử.")
def serve(root: Path, address: str) -> None:
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    sys.exit(subprocess.call(command, cwd=root, env=environment))


def _load(root: Path) -> Campaign:
    campaign, problems = load(root)
    if campaign is None:
        for problem in problems:
            click.echo(str(problem), err=True)
        click.echo(f"\nCó {len(problems)} chỗ cần sửa.", err=True)
        sys.exit(1)
    return campaign


def _summary(console: Console, campaign: Campaign, built: Built, site: Path) -> None:
    table = Table(show_header=False, box=None, padding=(0, 2))
    table.add_row("Trang", f"{built.pages['vi']} tiếng Việt, {built.pages['en']} tiếng Anh")
    for pdf in built.pdfs:
        name = pdf.relative_to(built.site).as_posix()
        table.add_row(
            "PDF",
            f"{name}: {page_count(pdf.read_bytes())} trang, {pdf.stat().st_size / 1000:,.0f} kB",
        )
    counts = campaign.counts()
    records = [f"{counts[kind]} {name}" for kind, name in KINDS.items() if counts[kind]]
    table.add_row("Bản ghi", ", ".join(records))
    table.add_row("Cảnh báo", str(len(built.warnings)))
    table.add_row("Thời gian", f"{built.seconds:.1f} giây")
    table.add_row("Xem tại", str(site / "index.html"))
    console.print("\n[bold green]Đã dựng xong.[/]")
    console.print(table)
    for warning in built.warnings:
        console.print(escape(warning))


if __name__ == "__main__":
    main()
