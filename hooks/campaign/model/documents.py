"""Letters and legal documents: what each says, and whether it is in force."""

import datetime as dt
from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from campaign.dates import Day, PartialDate
from campaign.model.base import Line, Record, Slug, Sources, Strict, Words, one_of

DocumentKind = Literal[
    "luat",
    "nghi-quyet",
    "nghi-dinh",
    "quyet-dinh",
    "thong-tu",
    "quy-chuan",
    "cong-van",
    "ke-hoach",
    "van-kien-dang",
]
DocumentGroup = Literal[
    "moi-truong", "nen-tang", "khu-cum-cong-nghiep", "du-lieu", "thi-dua", "the-thuc", "quy-hoach"
]
Force = Literal["in-force", "ended", "not-applicable", "unknown"]
ForceToday = Literal["in-force", "not-yet", "ended", "not-applicable", "unknown"]


class DocumentLink(Strict):
    """Another document: one of the register by `document`, any other by `number`."""

    model_config = one_of("document", "number")
    document: Slug | None = None
    number: Line | None = None
    date: PartialDate | None = None
    verified: bool = True
    note: Words | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "DocumentLink":
        if (self.document is None) == (self.number is None):
            raise PydanticCustomError("one_of", "", {"keys": "“document” hoặc “number”"})
        return self


class Document(Record):
    """`docs/data/documents/<id>.yml`; `<id>` is the slug of the number."""

    id: Slug
    kind: DocumentKind
    group: DocumentGroup
    number: Line | None = None
    title: Words
    issuer: Words
    date: PartialDate | None = None
    effective: PartialDate | None = None
    ends: PartialDate | None = None  # no longer in force from this day on
    force: Force  # as the editor last found it, on the day `checked`
    checked: Day
    status: Words  # the same in words, with what is uncertain
    amended_by: tuple[DocumentLink, ...] = ()
    replaced_by: tuple[DocumentLink, ...] = ()
    replaces: tuple[DocumentLink, ...] = ()
    relevance: Words
    verified: bool
    note: Words | None = None
    sources: Sources

    def force_on(self, day: dt.date) -> ForceToday:
        """Whether it is in force on `day`: by its dates where they tell, else as last checked."""
        if self.force == "not-applicable":
            return "not-applicable"
        if self.ends and self.ends.first <= day:
            return "ended"
        if self.effective and self.effective.first > day:
            return "not-yet"
        return self.force
