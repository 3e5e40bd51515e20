"""Where each record's page stands in the source tree. Once published, never changed."""

from campaign.dates import Language
from campaign.model import (
    Addressee,
    Assessment,
    AwardRound,
    Document,
    Event,
    Handbook,
    Honouree,
    Place,
    Recommendation,
    VisitModel,
    Zone,
)


def zone_uri(zone: Zone) -> str:
    return f"khu-vuc/{zone.id}.md"


FORMER = "dia-phuong/ten-cu.md"  # every former unit has its line there, with its id as the anchor


def place_uri(place: Place) -> str:
    """The page of a commune of today."""
    return f"dia-phuong/{place.id}.md"


def document_uri(document: Document) -> str:
    return f"van-ban/{document.id}.md"


def handbook_uri(book: Handbook) -> str:
    return f"so-tay/{book.id}/index.md"


def prints_uri(book: Handbook) -> str:
    """The page that tells an old print from a new one."""
    return f"so-tay/{book.id}/ban-in.md"


def appendix_uri(book: Handbook, name: str) -> str:
    return f"so-tay/{book.id}/{name}.md"


def event_uri(event: Event) -> str:
    return f"su-kien/{event.id}.md"


def event_year_uri(year: int) -> str:
    return f"su-kien/nam/{year}.md"


def event_type_uri(type_: str) -> str:
    return f"su-kien/loai/{type_}.md"


def round_uri(award: AwardRound) -> str:
    return f"vinh-danh/{award.id}.md"


def honouree_uri(honouree: Honouree) -> str:
    return f"vinh-danh/{honouree.id}.md"


def award_year_uri(year: int) -> str:
    return f"vinh-danh/nam/{year}.md"


def category_uri(category: str) -> str:
    return f"vinh-danh/hang-muc/{category}.md"


def model_uri(model: VisitModel) -> str:
    return f"mo-hinh/{model.id}.md"


def assessment_uri(assessment: Assessment) -> str:
    return f"san-xuat-sach-hon/{assessment.id}.md"


def recommendation_uri(item: Recommendation) -> str:
    return f"kien-nghi/{item.id}.md"


def addressee_uri(addressee: Addressee) -> str:
    return f"kien-nghi/noi-nhan/{addressee.id}.md"


def recommendation_group_uri(group: str, key: str | int) -> str:
    """Recommendations that share a subject ("linh-vuc"), a zone ("khu-vuc") or a year ("nam")."""
    return f"kien-nghi/{group}/{key}.md"


def in_language(uri: str, language: Language) -> str:
    """Where the page of `uri` stands in `language`: `x.md`, `x.en.md`."""
    return uri if language == "vi" else uri.removesuffix(".md") + f".{language}.md"
