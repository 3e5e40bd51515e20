"""Handbooks: chapters in order, editions, and what changed between them."""

from typing import Annotated

from pydantic import Field

from campaign.dates import Day
from campaign.model.base import Line, Record, Slug, Strict, Words

ChapterFile = Annotated[str, Field(pattern=r"^[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*\.md$")]


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
    subtitle: Words
    summary: Words
    audience: tuple[Words, ...]
    edition: Line
    date: Day
    chapters: Annotated[tuple[ChapterFile, ...], Field(min_length=1)]
    planned: tuple[Words, ...] = ()
    changes: tuple[Change, ...] = ()
