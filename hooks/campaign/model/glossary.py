"""Names and how they are written in English, the same on every page."""

from typing import Annotated

from pydantic import Field

from campaign.model.base import Line, Record, Strict


class Name(Strict):
    """A name. `also` are other good ways to write it, `avoid` those that the check refuses."""

    vi: Line
    en: Line
    also: tuple[Line, ...] = ()
    avoid: tuple[Line, ...] = ()


class Glossary(Record):
    """`docs/data/glossary.yml`."""

    names: Annotated[tuple[Name, ...], Field(min_length=1)]
