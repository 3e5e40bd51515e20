"""Ids, file names and sources: the same for records of every kind."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel

from campaign.campaign import Campaign
from campaign.model import Record
from campaign.problems import did_you_mean
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

ONE_A_FILE = (
    "zones",
    "documents",
    "events",
    "rounds",
    "assessments",
    "models",
    "addressees",
    "recommendations",
)


@rule
def campaign_is_described(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """There is a `campaign.yml` and a `zone-totals.yml`."""
    for field, name in (("info", "campaign"), ("zone_totals", "zone-totals")):
        if getattr(campaign, field) is None and not known.broken(field):
            file = f"docs/data/{name}.yml"
            yield file, (1,), "thiếu tệp này", "lấy lại tệp này từ bản trước trong lịch sử git"


@rule
def file_is_named_after_its_record(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A record's file bears its id: what a page's address says is where its facts stand."""
    for kind in ONE_A_FILE:
        for record in getattr(campaign, kind):
            stem = PurePosixPath(record.origin.file).stem
            if stem != record.key:
                fix = f"đổi tên tệp thành “{record.key}” hoặc sửa lại trong tệp"
                what = f"tên tệp “{stem}” khác với mã “{record.key}” của bản ghi"
                yield record, ("id",), what, fix
    for book in campaign.handbooks:
        folder = PurePosixPath(book.origin.file).parent.name
        if folder != book.id:
            what = f"tên thư mục “{folder}” khác với id “{book.id}”"
            yield book, ("id",), what, "cho hai tên giống nhau"


@rule
def ids_are_unique(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """No two records of a kind have one id."""
    for kind in (*ONE_A_FILE, "places", "handbooks"):
        seen: dict[str, Record] = {}
        for record in getattr(campaign, kind):
            first = seen.setdefault(record.key, record)
            if first is not record:
                where = f"{first.origin.file}:{first.origin.line(('id',))}"
                yield record, ("id",), f"id “{record.key}” đã có ở {where}", "đặt một id khác"


@rule
def sources_are_listed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every key in a fact's `sources` stands in the record's own list of sources."""
    records: list[Record] = [*campaign.zones, *campaign.rounds, *campaign.assessments]
    records += campaign.recommendations
    records += [one for one in (campaign.zone_totals,) if one]
    for record in [*records, *campaign.place_files]:
        listed = set(getattr(record, "sources", {}))
        for path, key in _source_keys(record, ()):
            if key not in listed:
                cure = did_you_mean(key, listed, "thêm nguồn này vào “sources” của tệp")
                yield record, path, f"không có nguồn “{key}”", cure


def _source_keys(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every use of a source key inside a record, with its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "sources" and isinstance(inner, tuple):
                yield from (((*path, name, i), key) for i, key in enumerate(inner))
            elif name == "source" and isinstance(inner, str):
                yield (*path, name), inner
            else:
                yield from _source_keys(inner, (*path, name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _source_keys(item, (*path, i))
