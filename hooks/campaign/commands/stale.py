"""`campaign stale`."""

import datetime as dt
from pathlib import Path

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT, load_or_stop, today
from campaign.staleness import (
    documents_unchecked,
    events_without_outcome,
    reviews_due,
    translations_behind,
)


@click.command(
    "stale",
    cls=Command,
    help="""Nêu những gì đã cũ: bản tiếng Anh chậm hơn bản tiếng Việt, trang quá ngày xem lại, văn bản
    quá sáu tháng chưa kiểm tra hiệu lực, sự kiện đã qua mà chưa ghi kết quả. Ví dụ:

    \b
      campaign stale
      campaign stale --date 2027-06-30""",
)
@ROOT
@click.option(
    "--date",
    metavar="NGÀY",
    help="Tính đến ngày nào (năm-tháng-ngày); không ghi thì là hôm nay.",
)
def command(root: Path, date: str | None) -> None:
    day = _day(date) if date else today()
    campaign = load_or_stop(root)
    sections = {
        "Bản tiếng Anh chậm hơn bản tiếng Việt": list(translations_behind(campaign)),
        "Trang quá ngày xem lại": list(reviews_due(campaign, day)),
        "Văn bản quá sáu tháng chưa kiểm tra hiệu lực": list(documents_unchecked(campaign, day)),
        "Sự kiện đã qua mà chưa ghi kết quả": list(events_without_outcome(campaign, day)),
    }
    for title, found in sections.items():
        if found:
            click.echo(f"{title}: {len(found)}")
            for old in found:
                click.echo(f"  {old}")
    if not any(sections.values()):
        click.echo("Không có gì cũ.")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise click.ClickException(f"“{text}” không phải một ngày. Viết như 2027-06-30.") from None
