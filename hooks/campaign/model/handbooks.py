"""Handbooks: chapters in order, editions, and what changed between them."""

from typing import Annotated

from pydantic import Field

from campaign.dates import Day
from campaign.model.base import Line, Record, Slug, Strict, Words

ChapterFile = Annotated[str, Field(pattern=r"^[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*\.md$")]


class Step(Strict):
    """One step of a session plan. `minutes` of the session's; `how` tells the trainer how it is done."""

    minutes: Annotated[int, Field(gt=0, le=480)]
    activity: Line
    how: Line | None = None


class Session(Strict):
    """What a chapter is as a lesson. Texts are plain and in the chapter's language."""

    minutes: Annotated[int, Field(gt=0, le=480)]
    aims: Annotated[tuple[Line, ...], Field(min_length=1)]  # each completes "Học xong, người tham gia:"
    messages: Annotated[tuple[Line, ...], Field(min_length=1)]  # what has to be remembered
    materials: tuple[Line, ...] = ()  # what the trainer brings
    plan: tuple[Step, ...] = ()  # for the trainer; its minutes add up to the session's (a rule)


class Term(Strict):
    """A term of a handbook; `short` is its abbreviation, explained wherever the web shows it."""

    term: Words
    short: Line | None = None
    meaning: Words


class Change(Strict):
    """What an edition changed, for whoever holds an older print."""

    edition: Line
    date: Day
    chapters: tuple[ChapterFile, ...] = ()
    note: Words


class Handbook(Record):
    """`handbooks/<id>/handbook.yml`."""

    id: Slug
    title: Words
    short_title: Words | None = None  # at the head of every printed page, where a long title has no room
    subtitle: Words
    summary: Words
    audience: tuple[Words, ...]
    edition: Line
    date: Day
    chapters: Annotated[tuple[ChapterFile, ...], Field(min_length=1)]
    planned: tuple[Words, ...] = ()
    glossary: tuple[Term, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def history(self) -> tuple[Change, ...]:
        """Every edition, oldest first; the last is this one (a rule)."""
        return self.changes or (Change(edition=self.edition, date=self.date, note=self.summary),)
