"""What every record is made of: texts in two languages, facts with their sources, ids."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    AnyUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    UrlConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from campaign.dates import PartialDate
from campaign.source import Path, Source

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 80


def _check_slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > LONGEST_SLUG:
        raise PydanticCustomError("slug", "{value}", {"value": value})
    return value


Slug = Annotated[
    str,
    AfterValidator(_check_slug),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": LONGEST_SLUG}),
]
"""An id: part of an address and of a file name, so only a-z, 0-9 and single hyphens."""

WebAddress = Annotated[
    AnyUrl,
    UrlConstraints(allowed_schemes=["http", "https"], max_length=2000),
    WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s/]", "maxLength": 2000}),
]
"""Nothing but http and https: an editor's link never runs a script."""


def _check_text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "")
    return value.strip()


Line = Annotated[str, AfterValidator(_check_text), WithJsonSchema({"type": "string", "pattern": r"\S"})]


class Strict(BaseModel):
    """A part of a record: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def one_of(*keys: str) -> ConfigDict:
    """What JSON Schema is told of a part that has exactly one of `keys` (a validator says it here)."""
    return ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in keys]})


class Text(Strict):
    """A text in Vietnamese and, where somebody has written it, in English."""

    vi: Annotated[Line, Field(title="Tiếng Việt")]
    en: Annotated[Line | None, Field(title="Tiếng Anh")] = None


def _read_text(value: Any) -> Any:
    if value is None or isinstance(value, list):
        raise PydanticCustomError("words", "")
    return {"vi": value} if isinstance(value, str) else value


Words = Annotated[Text, BeforeValidator(_read_text, json_schema_input_type=Line | Text)]
"""A Text that may be written as a plain string, which is then Vietnamese."""


class Reference(Strict):
    """Where a fact was read. `url` is empty where only a description of the place is known."""

    title: Words
    url: WebAddress | None = None
    date: PartialDate | None = None
    note: Words | None = None


Value = TypeVar("Value")


class Fact(Strict, Generic[Value]):
    """A value with its evidence. `verified`: somebody read a page that states it."""

    value: Value
    verified: bool
    as_of: PartialDate | None = None
    sources: tuple[Slug, ...] = ()  # keys of the record's `sources`
    note: Words | None = None


class _Labelled(Strict):
    label: Words


class Figure(Fact[Words], _Labelled):  # so the label is the first of its keys
    """Anything else that was published, in words with units."""


@dataclass(frozen=True)
class Origin:
    """Where a record stands in the editors' files."""

    source: Source
    path: Path = ()

    @property
    def file(self) -> str:
        return self.source.file

    def line(self, path: Path = ()) -> int:
        return self.source.line(self.path + path)


class Record(Strict):
    """One thing that editors describe. `sample` marks what was made up to show the site."""

    sample: bool = False
    _origin: Origin = PrivateAttr()

    @property
    def origin(self) -> Origin:
        return self._origin

    @property
    def key(self) -> str:
        """What other records call it by."""
        return str(getattr(self, "id", ""))

    def placed(self, origin: Origin) -> "Record":
        """This record, told once where it was read."""
        self._origin = origin
        return self


Sources = Annotated[Mapping[Slug, Reference], Field(default_factory=dict)]
Part = Literal["early", "middle", "late"]
