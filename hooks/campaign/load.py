"""Source -> model -> rules -> Campaign, or every Problem at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from campaign.atlas import Atlas, read_atlas
from campaign.campaign import SAMPLED, Campaign
from campaign.catalogue import Section, message
from campaign.kinds import ATLAS, DATA, KINDS, Kind, files, head_of, stray_files
from campaign.messages_vi import sentence
from campaign.model import Event, Handbook, Origin, PlaceFile, Record
from campaign.pictures import read_pictures
from campaign.problems import Problem
from campaign.prose import ChapterHead, Page, PageHead
from campaign.rules import check
from campaign.source import Source, decode, read_yaml, split_front_matter

IDS = re.compile(r"^[ \t]*(?:- +)?(?:\{ *)?id *: *[\"']?([a-z0-9-]+)", re.MULTILINE)
"""Every `id` in a file that could not be read, so that nobody is told they do not exist."""

HEAD_OPEN = message(
    Section.PAGES, "phan-dau-chua-khep", "phần đầu trang chưa khép lại", "thêm dòng “---” ngay dưới các khóa"
)
NO_HEAD = message(
    Section.PAGES, "thieu-phan-dau", "thiếu phần đầu trang", "thêm ba dòng đầu: “---”, “title: …”, “---”"
)
CHAPTER_LEFT_OUT = message(
    Section.HANDBOOKS,
    "chuong-bi-quen",
    "chương “{name}” chưa có trong handbook.yml nên không được in",
    "thêm tên tệp vào “chapters”, hoặc chuyển tệp đi nơi khác",
    name="03-ten-chuong.md",
)
MAP_BROKEN = message(
    Section.PLACES,
    "ban-do-hong",
    "tệp bản đồ hỏng, hoặc không phải TopoJSON của các xã, phường",
    "lấy lại tệp này từ bản trước trong lịch sử git",
)


@dataclass
class _Reading:
    """What has been read so far. `broken`: ids of records (of pages, addresses) that did not pass."""

    root: Path
    records: dict[str, list[Record]] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[str, set[str]] = field(default_factory=dict)


def load(root: Path) -> tuple[Campaign | None, list[Problem]]:
    """The campaign that stands below `root`, checked; or None and every Problem, in file order."""
    reading = _Reading(root)
    for kind in KINDS:
        for path in files(root, kind.pattern):
            _read_record(reading, kind, path)
    reading.problems += stray_files(root)
    for path in files(root, "docs/**/*.md"):
        if not path.relative_to(root).as_posix().startswith(f"{DATA}/"):
            _read_page(reading, path)
    _read_chapters(reading)
    pictures, problems = read_pictures(root)
    reading.problems += problems
    campaign = _assemble(reading, _read_map(reading), pictures)
    reading.problems += check(campaign, reading.broken)
    if reading.problems:
        return None, sorted(set(reading.problems))
    return campaign, []


def read_page(root: Path, uri: str) -> tuple[Page | None, list[Problem]]:
    """One page of `docs/`, whatever is wrong with the rest."""
    reading = _Reading(root)
    _read_page(reading, root / "docs" / uri)
    return (reading.pages[0] if reading.pages else None), reading.problems


def _name(reading: _Reading, path: Path) -> str:
    return path.relative_to(reading.root).as_posix()


def _text(reading: _Reading, path: Path) -> str | None:
    text, problems = decode(path.read_bytes(), _name(reading, path))
    reading.problems += problems
    return text


def _source(reading: _Reading, text: str, path: Path, first_line: int = 1) -> Source | None:
    source, problems = read_yaml(text, _name(reading, path), first_line)
    reading.problems += problems
    return source


def _read_record(reading: _Reading, kind: Kind, path: Path) -> None:
    text = _text(reading, path)
    source = None if text is None else _source(reading, text, path)
    record = source and _validate(reading, kind.model, source)
    if record:
        reading.records.setdefault(kind.field, []).append(record)
        return
    stem = path.parent.name if kind.field == "handbooks" else path.stem
    legible = path.read_bytes().decode(errors="replace").replace("\0", "")  # UTF-16 has a NUL a letter
    reading.broken.setdefault(kind.field, set()).update([stem, *IDS.findall(legible)])
    if kind.field == "handbooks":  # its chapters are not read either
        names = ["index.md", *(chapter.name for chapter in files(path.parent, "[0-9]*.md"))]
        reading.broken.setdefault("pages", set()).update(f"so-tay/{stem}/{name}" for name in names)


def _validate(reading: _Reading, model: type[Record], source: Source) -> Record | None:
    try:
        return model.model_validate(source.data).placed(Origin(source))
    except ValidationError as error:
        for detail in error.errors():
            path = source.written(detail["loc"])
            said = sentence(detail, model, path)
            reading.problems.append(Problem(source.file, source.line(path), said))
    return None


def _read_page(reading: _Reading, path: Path) -> None:
    uri = path.relative_to(reading.root / "docs").as_posix()
    head = head_of(uri)
    page = _page(reading, path, uri, head)
    if page is None:
        reading.broken.setdefault("pages", set()).add(uri)
    if page is None and head is Event:
        reading.broken.setdefault("events", set()).add(path.stem)
    elif page and isinstance(page.head, Event):
        reading.records.setdefault("events", []).append(page.head)
    reading.pages += [page] if page else []


def _page(
    reading: _Reading, path: Path, uri: str, model: type[Record], handbook: str | None = None
) -> Page | None:
    text = _text(reading, path)
    if text is None:
        return None
    head, body, line = split_front_matter(text)
    if head is None:
        reading.problems.append(_headless(_name(reading, path), text))
        return None
    source = _source(reading, head, path, first_line=2)
    if source is None:
        return None
    if model is Event and isinstance(source.data, dict):
        source = Source(source.file, {"id": path.stem, **source.data}, source.lines)
    record = _validate(reading, model, source)
    if not isinstance(record, Event | PageHead):
        return None
    return Page(uri, source.file, record, body, line, handbook)


def _headless(file: str, text: str) -> Problem:
    return Problem(file, 1, HEAD_OPEN() if text.startswith("---") else NO_HEAD())


def _read_chapters(reading: _Reading) -> None:
    for book in reading.records.get("handbooks", []):
        assert isinstance(book, Handbook)
        folder = (reading.root / book.origin.file).parent
        for name in dict.fromkeys(book.chapters):
            if (folder / name).is_file():
                _read_chapter(reading, folder / name, book)
        for path in files(folder, "[0-9]*.md"):
            if path.name not in book.chapters:
                said = CHAPTER_LEFT_OUT(name=path.name)
                reading.problems.append(Problem(_name(reading, path), 1, said))


def _read_chapter(reading: _Reading, path: Path, book: Handbook) -> None:
    uri = f"so-tay/{book.id}/{path.name}"
    page = _page(reading, path, uri, ChapterHead, book.id)
    if page is None:
        reading.broken.setdefault("pages", set()).add(uri)
    reading.pages += [page] if page else []


def _read_map(reading: _Reading) -> Atlas | None:
    """The communes' borders; a campaign without them has no maps."""
    path = reading.root / ATLAS
    if not path.is_file():
        return None
    try:
        return read_atlas(path.read_bytes().decode(errors="replace"), ATLAS)
    except ValueError:
        reading.problems.append(Problem(ATLAS, 1, MAP_BROKEN()))
    return None


def _assemble(reading: _Reading, atlas: Atlas | None, pictures: Mapping[str, str]) -> Campaign:
    """A Campaign of all that passed; incomplete while there are problems."""
    records = reading.records

    def one(name: str) -> Any:
        return records[name][0] if records.get(name) else None

    places = []
    for file in records.get("place_files", []):
        assert isinstance(file, PlaceFile)
        for i, place in enumerate(file.places):
            place.placed(Origin(file.origin.source, ("places", i)))
            places.append(place)
    many: Any = {name: tuple(records.get(name, ())) for name in ("place_files", *SAMPLED)}
    return Campaign(
        info=one("info"),
        zone_totals=one("zone_totals"),
        places=tuple(places),
        pages=tuple(reading.pages),
        atlas=atlas,
        glossary=one("glossary"),
        pictures=pictures,
        **many,
    )
