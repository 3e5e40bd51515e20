"""Source -> model -> rules -> Campaign, or every Problem at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from campaign.campaign import Campaign
from campaign.messages_vi import sentence
from campaign.model import (
    Assessment,
    AwardRound,
    CampaignInfo,
    Document,
    Event,
    Handbook,
    Origin,
    PlaceFile,
    Recommendation,
    Record,
    VisitModel,
    Zone,
    ZoneTotals,
)
from campaign.problems import Problem
from campaign.prose import Page, PageHead
from campaign.rules import check
from campaign.source import Source, decode, read_yaml, split_front_matter

DATA = "docs/data"
FORMS = "_mau"  # the forms that editors copy; the build does not read them


@dataclass(frozen=True)
class Kind:
    """Where the records of one kind stand, and into which field of Campaign they go."""

    field: str
    pattern: str
    model: type[Record]


KINDS = (
    Kind("info", f"{DATA}/campaign.yml", CampaignInfo),
    Kind("place_files", f"{DATA}/places/*.yml", PlaceFile),
    Kind("zones", f"{DATA}/zones/*.yml", Zone),
    Kind("zone_totals", f"{DATA}/zone-totals.yml", ZoneTotals),
    Kind("documents", f"{DATA}/documents/*.yml", Document),
    Kind("rounds", f"{DATA}/awards/*.yml", AwardRound),
    Kind("assessments", f"{DATA}/assessments/*.yml", Assessment),
    Kind("models", f"{DATA}/models/*.yml", VisitModel),
    Kind("recommendations", f"{DATA}/recommendations/*.yml", Recommendation),
    Kind("handbooks", "handbooks/*/handbook.yml", Handbook),
)
EVENTS = "su-kien/"


@dataclass
class _Reading:
    """What has been read so far. `broken`: ids of records that did not pass, by field."""

    root: Path
    records: dict[str, list[Record]] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[str, set[str]] = field(default_factory=dict)


def load(root: Path) -> tuple[Campaign | None, list[Problem]]:
    """The campaign that stands below `root`, checked; or None and every Problem, in file order."""
    reading = _Reading(root)
    for kind in KINDS:
        for path in sorted(root.glob(kind.pattern)):
            _read_record(reading, kind, path)
    reading.problems += _stray_files(root)
    for path in sorted(root.glob("docs/**/*.md")):
        if not path.relative_to(root).as_posix().startswith(f"{DATA}/"):
            _read_page(reading, path)
    _read_chapters(reading)
    campaign = _assemble(reading)
    reading.problems += check(campaign, reading.broken)
    if reading.problems:
        return None, sorted(set(reading.problems))
    return campaign, []


def _name(reading: _Reading, path: Path) -> str:
    return path.relative_to(reading.root).as_posix()


def _text(reading: _Reading, path: Path) -> str | None:
    text, problems = decode(path.read_bytes(), _name(reading, path))
    reading.problems += problems
    return text


def _read_record(reading: _Reading, kind: Kind, path: Path) -> None:
    text = _text(reading, path)
    if text is None:
        return
    source, problems = read_yaml(text, _name(reading, path))
    reading.problems += problems
    stem = path.parent.name if kind.field == "handbooks" else path.stem
    if source:
        record = _validate(reading, kind.field, kind.model, source, stem)
        if record:
            reading.records.setdefault(kind.field, []).append(record)
    else:
        reading.broken.setdefault(kind.field, set()).add(stem)


def _validate(reading: _Reading, name: str, model: type[Record], source: Source, stem: str) -> Record | None:
    try:
        return model.model_validate(source.data).placed(Origin(source))
    except ValidationError as error:
        broken = reading.broken.setdefault(name, set())
        broken.add(stem)
        broken.update(_ids(source.data))
        for detail in error.errors():
            what, fix = sentence(detail, model)
            path = tuple(part for part in detail["loc"] if part != "[key]")
            reading.problems.append(Problem(source.file, source.line(path), what, fix))
    return None


def _ids(data: Any) -> set[str]:
    """Every `id` in data that did not pass, so that nobody is told they do not exist."""
    if isinstance(data, dict):
        own = {data["id"]} if isinstance(data.get("id"), str) else set()
        return own.union(*map(_ids, data.values()))
    if isinstance(data, list):
        return set().union(*map(_ids, data))
    return set()


def _stray_files(root: Path) -> Iterator[Problem]:
    """A file in `docs/data/` that no kind of record takes: most likely in the wrong folder."""
    taken = {path for kind in KINDS for path in root.glob(kind.pattern)}
    for path in sorted((root / DATA).rglob("*")):
        inside = path.relative_to(root / DATA)
        if path.is_file() and path not in taken and inside.parts[0] != FORMS:
            yield Problem(
                path.relative_to(root).as_posix(),
                1,
                "tệp không nằm trong thư mục dữ liệu nào, hoặc tên không kết thúc bằng “.yml”",
                "chuyển về đúng thư mục (zones, documents, awards …) và đổi đuôi thành .yml",
            )


def _read_page(reading: _Reading, path: Path) -> None:
    uri = path.relative_to(reading.root / "docs").as_posix()
    is_event = uri.startswith(EVENTS) and path.stem != "index" and not path.name.endswith(".en.md")
    page = _page(reading, path, uri, Event if is_event else PageHead)
    if page and isinstance(page.head, Event):
        reading.records.setdefault("events", []).append(page.head)
    if page:
        reading.pages.append(page)


def _page(
    reading: _Reading, path: Path, uri: str, model: type[Record], handbook: str | None = None
) -> Page | None:
    file = _name(reading, path)
    text = _text(reading, path)
    if text is None:
        return None
    head, body, line = split_front_matter(text)
    if head is None:
        reading.problems.append(
            Problem(file, 1, "thiếu phần đầu trang", "thêm ba dòng đầu: “---”, “title: …”, “---”")
        )
        return None
    source, problems = read_yaml(head, file, first_line=2)
    reading.problems += problems
    if source is None:
        return None
    if model is Event and isinstance(source.data, dict):
        source = Source(file, {"id": path.stem, **source.data}, source.lines)
    record = _validate(reading, "events" if model is Event else "pages", model, source, path.stem)
    if not isinstance(record, Event | PageHead):
        return None
    return Page(uri, file, record, body, line, handbook)


def _read_chapters(reading: _Reading) -> None:
    for book in reading.records.get("handbooks", []):
        assert isinstance(book, Handbook)
        folder = (reading.root / book.origin.file).parent
        for name in book.chapters:
            if (folder / name).is_file():
                uri = f"so-tay/{book.id}/{name}"
                page = _page(reading, folder / name, uri, PageHead, book.id)
                reading.pages += [page] if page else []


def _assemble(reading: _Reading) -> Campaign:
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
    many: Any = {
        name: tuple(records.get(name, ()))
        for name in [
            "place_files",
            "zones",
            "documents",
            "events",
            "rounds",
            "assessments",
            "models",
            "recommendations",
            "handbooks",
        ]
    }
    return Campaign(
        info=one("info"),
        zone_totals=one("zone_totals"),
        places=tuple(places),
        pages=tuple(reading.pages),
        **many,
    )
