"""Where the editors' records stand, and which files stand nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from campaign.catalogue import Section, message
from campaign.model import (
    Addressee,
    Assessment,
    AwardRound,
    CampaignInfo,
    Document,
    Event,
    Glossary,
    Handbook,
    PlaceFile,
    Recommendation,
    Record,
    VisitModel,
    Zone,
    ZoneTotals,
)
from campaign.problems import Problem
from campaign.prose import EnglishHead, PageHead

DATA = "docs/data"
FORMS = "_mau"  # the forms that editors copy; the build does not read them
MAP = "map"  # the communes' borders, with a note on their source
ATLAS = f"{DATA}/{MAP}/xa-phuong.topojson"


@dataclass(frozen=True)
class Kind:
    """Where the records of one kind stand, and into which field of Campaign they go.

    `form` is the name of its form in `_mau/`.
    """

    field: str
    pattern: str
    model: type[Record]
    form: str


KINDS = (
    Kind("info", f"{DATA}/campaign.yml", CampaignInfo, "campaign"),
    Kind("place_files", f"{DATA}/places/*.yml", PlaceFile, "place"),
    Kind("zones", f"{DATA}/zones/*.yml", Zone, "zone"),
    Kind("zone_totals", f"{DATA}/zone-totals.yml", ZoneTotals, "zone-totals"),
    Kind("documents", f"{DATA}/documents/*.yml", Document, "document"),
    Kind("rounds", f"{DATA}/awards/*.yml", AwardRound, "award-round"),
    Kind("assessments", f"{DATA}/assessments/*.yml", Assessment, "assessment"),
    Kind("models", f"{DATA}/models/*.yml", VisitModel, "model"),
    Kind("addressees", f"{DATA}/addressees/*.yml", Addressee, "addressee"),
    Kind("recommendations", f"{DATA}/recommendations/*.yml", Recommendation, "recommendation"),
    Kind("glossary", f"{DATA}/glossary.yml", Glossary, "glossary"),
    Kind("handbooks", "handbooks/*/handbook.yml", Handbook, "handbook"),
)
EVENTS = "su-kien/"
STRAY = message(
    Section.FOLDERS,
    "tep-lac",
    "tệp không nằm trong thư mục dữ liệu nào, hoặc tên không kết thúc bằng “.yml”",
    "chuyển về đúng thư mục (zones, documents, awards …) và đổi đuôi thành .yml",
)
NO_HANDBOOK = message(
    Section.HANDBOOKS,
    "thieu-handbook-yml",
    "thư mục sổ tay “{folder}” chưa có tệp “handbook.yml”",
    "chép mẫu docs/data/_mau/handbook.yml vào đây rồi sửa",
    folder="rac-o-cho",
)


def head_of(uri: str) -> type[Record]:
    """What the page at `uri` of `docs/` has as its front matter."""
    if uri.endswith(".en.md"):
        return EnglishHead
    return Event if uri.startswith(EVENTS) and uri.rsplit("/", 1)[-1] != "index.md" else PageHead


def files(root: Path, pattern: str) -> list[Path]:
    """The files that match, in order; hidden ones (`.DS_Store`) are nobody's business."""
    found = (path for path in root.glob(pattern) if path.is_file())
    return sorted(path for path in found if not path.name.startswith("."))


def stray_files(root: Path) -> Iterator[Problem]:
    """Files that no kind of record takes: most likely in the wrong folder, or wrongly named."""
    taken = {path for kind in KINDS for path in files(root, kind.pattern)}
    for path in files(root, f"{DATA}/**/*"):
        if path not in taken and path.relative_to(root / DATA).parts[0] not in (FORMS, MAP):
            yield Problem(path.relative_to(root).as_posix(), 1, STRAY())
    folders = {path.parent: path for path in reversed(files(root, "handbooks/*/*"))}
    for folder, first in folders.items():
        if folder / "handbook.yml" not in taken:
            yield Problem(first.relative_to(root).as_posix(), 1, NO_HANDBOOK(folder=folder.name))
