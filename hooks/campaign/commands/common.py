"""What the commands share: where the campaign stands, and how to say that it does not load."""

import datetime as dt
import sys
from pathlib import Path

import click

from campaign.campaign import Campaign
from campaign.dates import HANOI
from campaign.load import load

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
    metavar="THƯ_MỤC",
    default=".",
    help="Thư mục của kho (nơi có mkdocs.yml).",
)


def today() -> dt.date:
    """The day it is in Hanoi."""
    return dt.datetime.now(HANOI).date()


def load_or_stop(root: Path) -> Campaign:
    """The campaign; where it has problems they are told, and the command ends."""
    campaign, problems = load(root)
    if campaign is None:
        for problem in problems:
            click.echo(str(problem), err=True)
        click.echo(f"\nCó {len(problems)} chỗ cần sửa.", err=True)
        sys.exit(1)
    return campaign


def counted(campaign: Campaign) -> str:
    """How many records there are: "15 khu vực, 61 văn bản"."""
    counts = campaign.counts()
    return ", ".join(f"{counts[kind]} {name}" for kind, name in KINDS.items() if counts[kind])
