"""The editors' commands: `campaign check`, `campaign new`, … (all of them: campaign.commands)."""

import sys

import click

from campaign.commands import Commands


@click.group(
    cls=Commands,
    options_metavar="[TÙY CHỌN]…",
    subcommand_metavar="LỆNH [THAM SỐ]…",
    help="Công cụ của người biên tập: tạo bản ghi mới, kiểm tra, dựng trang, in sổ tay.",
    epilog="Gõ “campaign LỆNH --help” để xem cách dùng từng lệnh.",
)
def main() -> None:
    for stream in (sys.stdout, sys.stderr):  # Windows may think in another code page
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


if __name__ == "__main__":
    main(prog_name="campaign")
