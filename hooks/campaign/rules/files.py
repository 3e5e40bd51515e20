"""Ids, file names and sources: the same for records of every kind."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel

from campaign.campaign import ONE_A_FILE, Campaign
from campaign.catalogue import Section, message
from campaign.model import Record
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path

NO_FILE = message(
    Section.FOLDERS, "thieu-tep", "thiếu tệp này", "lấy lại tệp này từ bản trước trong lịch sử git"
)
NAME_DIFFERS = message(
    Section.FOLDERS,
    "ten-tep-khac-ma",
    "tên tệp “{stem}” khác với mã “{id}” của bản ghi",
    "đổi tên tệp thành “{id}” hoặc sửa lại trong tệp",
    stem="kcn-dong-ban",
    id="kcn-dong-banh",
)
FOLDER_DIFFERS = message(
    Section.FOLDERS,
    "ten-thu-muc-khac-ma",
    "tên thư mục “{folder}” khác với id “{id}”",
    "cho hai tên giống nhau",
    folder="rac-o-cho",
    id="phan-loai-rac-o-cho",
)
ID_TWICE = message(
    Section.LINKS,
    "ma-lap",
    "id “{id}” đã có ở {where}",
    "đặt một id khác",
    id="kcn-dong-banh",
    where="docs/data/zones/kcn-dong-banh.yml:1",
)
NO_SOURCE = message(
    Section.LINKS,
    "khong-co-nguon",
    "không có nguồn “{key}”",
    "thêm nguồn này vào “sources” của tệp",
    key="bao-lang-son",
)


@rule(Section.FOLDERS, "Phải có docs/data/campaign.yml và docs/data/zone-totals.yml.", NO_FILE)
def campaign_is_described(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """There is a `campaign.yml` and a `zone-totals.yml`."""
    for field, name in (("info", "campaign"), ("zone_totals", "zone-totals")):
        if getattr(campaign, field) is None and not known.broken(field):
            file = f"docs/data/{name}.yml"
            yield file, (1,), NO_FILE()


@rule(
    Section.FOLDERS,
    "Tên tệp là mã của bản ghi; tên thư mục sổ tay là mã của sổ tay.",
    NAME_DIFFERS,
    FOLDER_DIFFERS,
)
def file_is_named_after_its_record(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """A record's file bears its id: what a page's address says is where its facts stand."""
    for kind in ONE_A_FILE:
        for record in getattr(campaign, kind):
            stem = PurePosixPath(record.origin.file).stem
            if stem != record.key:
                yield record, ("id",), NAME_DIFFERS(stem=stem, id=record.key)
    for book in campaign.handbooks:
        folder = PurePosixPath(book.origin.file).parent.name
        if folder != book.id:
            yield book, ("id",), FOLDER_DIFFERS(folder=folder, id=book.id)


@rule(Section.LINKS, "Trong một loại, không hai bản ghi nào có cùng mã.", ID_TWICE)
def ids_are_unique(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """No two records of a kind have one id."""
    for kind in (*ONE_A_FILE, "places", "handbooks"):
        seen: dict[str, Record] = {}
        for record in getattr(campaign, kind):
            first = seen.setdefault(record.key, record)
            if first is not record:
                where = f"{first.origin.file}:{first.origin.line(('id',))}"
                yield record, ("id",), ID_TWICE(id=record.key, where=where)


@rule(Section.LINKS, "Nguồn mà một dữ kiện gọi tới phải có trong “sources” của chính tệp ấy.", NO_SOURCE)
def sources_are_listed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """Every key in a fact's `sources` stands in the record's own list of sources."""
    records: list[Record] = [*campaign.zones, *campaign.rounds, *campaign.assessments]
    records += campaign.recommendations
    records += [one for one in (campaign.zone_totals,) if one]
    for record in [*records, *campaign.place_files]:
        listed = set(getattr(record, "sources", {}))
        for path, key in _source_keys(record, ()):
            if key not in listed:
                yield record, path, NO_SOURCE.near(key, listed, key=key)


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
