"""The campaign's sixth content of work: shortcomings taken to the authorities."""

from typing import Literal

from campaign.dates import PartialDate
from campaign.model.base import Line, Record, Slug, Sources, Strict, Words

StepKind = Literal["raised", "recommended", "sent", "replied", "resolved", "rejected"]


class Step(Strict):
    """What happened, when, and the paper that says so."""

    kind: StepKind
    date: PartialDate
    document: Line | None = None  # number of the letter
    note: Words | None = None


class Recommendation(Record):
    """`docs/data/recommendations/<id>.yml`."""

    id: Slug
    title: Words
    subject: Words
    shortcoming: Words
    recommendation: Words
    addressee: Words
    zones: tuple[Slug, ...] = ()
    event: Slug | None = None  # where it was raised
    steps: tuple[Step, ...]
    sources: Sources
