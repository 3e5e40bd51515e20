"""The campaign's sixth content of work: shortcomings taken to the authorities, and what came of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from campaign.dates import PartialDate
from campaign.durations import Duration
from campaign.model.base import Line, Record, Slug, Sources, Strict, Words

Subject = Literal[
    "nuoc-thai",
    "khi-thai",
    "chat-thai-ran",
    "chat-thai-nguy-hai",
    "san-xuat-sach-hon",
    "ha-tang",
    "thu-tuc",
    "tuyen-truyen",
    "khac",
]
StepKind = Literal[
    "raised",
    "recommended",
    "sent",
    "forwarded",
    "reminded",
    "replied",
    "resolved",
    "partly-resolved",
    "rejected",
    "withdrawn",
]
Status = Literal["not-sent", "waiting", "replied", "resolved", "partly-resolved", "rejected", "withdrawn"]
OUTCOMES: tuple[Status, ...] = ("resolved", "partly-resolved", "rejected", "withdrawn")
ASKING = ("sent", "forwarded", "reminded")
ANSWERING = ("replied", "resolved", "partly-resolved", "rejected")
WRITTEN = (*ASKING, "replied")  # no such step without a paper that shows it
AuthorityLevel = Literal["central", "provincial", "district", "commune", "other"]


class Takeover(Strict):
    """Who took over from an authority, and which of its tasks where they were divided."""

    addressee: Slug
    part: Words | None = None


class Addressee(Record):
    """`docs/data/addressees/<id>.yml`: an authority, between two dates.

    An authority of a place (`place`) that is no more is succeeded by those of the place's heirs.
    """

    id: Slug
    name: Words
    level: AuthorityLevel
    place: Slug | None = None  # the unit whose People's Committee it is
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None  # last day, included; empty: still there
    successors: tuple[Takeover, ...] = ()
    documents: tuple[Slug, ...] = ()  # the register's papers that say so
    verified: bool
    note: Words | None = None
    sources: Sources

    def ended_before(self, date: PartialDate) -> bool:
        """Whether it was surely gone by then."""
        return self.valid_to is not None and self.valid_to.last < date.first

    def began_after(self, date: PartialDate) -> bool:
        """Whether it was surely not yet there."""
        return self.valid_from is not None and self.valid_from.first > date.last


class Step(Strict):
    """What happened, when, and the paper that says so."""

    kind: StepKind
    date: PartialDate
    addressee: Slug | None = None  # to whom, or who answered, where it is not the record's own
    document: Line | None = None  # number of the letter
    source: Slug | None = None  # where that paper can be read: a key of the record's `sources`
    note: Words | None = None


@dataclass(frozen=True)
class Wait:
    """From the first letter to its answer; `answered` is None while there is none."""

    asked: Step
    answered: Step | None
    lasted: Duration


class Recommendation(Record):
    """`docs/data/recommendations/<id>.yml`. Nobody's name belongs here, only what was said."""

    id: Slug
    title: Words
    subject: Subject
    shortcoming: Words
    recommendation: Words
    addressee: Slug
    zones: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    event: Slug | None = None  # where it was raised
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    sources: Sources

    @property
    def year(self) -> int:
        """The year of its first step."""
        return self.steps[0].date.first.year

    def addressee_of(self, step: Step) -> str:
        """Id of the authority that a step concerns."""
        return step.addressee or self.addressee

    def steps_until(self, today: dt.date) -> tuple[Step, ...]:
        """The steps that can have been taken by `today`."""
        return tuple(step for step in self.steps if step.date.first <= today)

    def status_on(self, today: dt.date) -> Status:
        """How it stands on `today`: its outcome, or whose turn it is."""
        for step in reversed(self.steps_until(today)):
            for outcome in OUTCOMES:
                if step.kind == outcome:
                    return outcome
            if step.kind == "replied":
                return "replied"
            if step.kind in ASKING:
                return "waiting"
        return "not-sent"

    def waits(self, today: dt.date) -> tuple[Wait, ...]:
        """Every wait for an answer: from a first letter to the answer, or to `today`.

        Forwarding and reminding do not start the clock anew. A withdrawal ends the wait.
        """
        return tuple(self._waits(today))

    def _waits(self, today: dt.date) -> Iterator[Wait]:
        asked: Step | None = None
        for step in self.steps_until(today):
            if step.kind in ASKING:
                asked = asked or step
            elif asked and step.kind in (*ANSWERING, "withdrawn"):
                yield Wait(asked, step, Duration.between(asked.date, step.date))
                asked = None
        if asked:
            yield Wait(asked, None, Duration.between(asked.date, PartialDate(today.isoformat())))
